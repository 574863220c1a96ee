"""A small server that speaks the chat-completions protocol and fails in any way it is told to."""

import json
import math
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["StubHandler"], None]


@dataclass
class StubEndpoint:
    """What was asked, and how to answer: one behaviour a request, the last one stays."""

    base_url: str
    behaviours: list[Behaviour]
    requests: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Set when the client closed the connection during a reply."""
    over: threading.Event = field(default_factory=threading.Event)
    """Set when the server ends, so that a stalled reply does not outlive the test."""

    def next_behaviour(self) -> Behaviour:
        """The behaviour for the request that was just recorded."""
        return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


class StubHandler(BaseHTTPRequestHandler):
    """Answers one request by the endpoint's next behaviour."""

    protocol_version = "HTTP/1.1"
    endpoint: StubEndpoint

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.endpoint.requests.append(json.loads(body) if body else {})
        self.endpoint.paths.append(self.path)
        self.endpoint.headers.append({k.lower(): v for k, v in self.headers.items()})
        if not self.path.endswith("/v1/chat/completions"):
            self.whole(404, "text/plain", b"404 page not found")
            return
        try:
            self.endpoint.next_behaviour()(self)
        except (BrokenPipeError, ConnectionResetError):
            self.endpoint.hung_up.set()
            self.close_connection = True

    def do_GET(self) -> None:
        self.endpoint.paths.append(self.path)
        self.whole(200 if self.path == "/health" else 404, "application/json", b"{}")

    def whole(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        """Send a complete response."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def error(self, status: int, code: str = "error", param: str = "", **headers: str) -> None:
        """Send an error in OpenAI's form."""
        error = {"message": "secret words", "type": "t", "code": code, "param": param or None}
        self.whole(status, "application/json", json.dumps({"error": error}).encode(), **headers)

    def begin(self) -> None:
        """Begin a stream of events whose end is the end of the connection."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def raw(self, line: str) -> None:
        """Send one event as it is."""
        self.wfile.write(f"data: {line}\n\n".encode())
        self.wfile.flush()

    def piece(self, text: str, finish: str | None = None) -> None:
        """Send one piece of a reply."""
        delta = {"content": text} if text else {}
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "stub"}
        self.raw(json.dumps({**chunk, "choices": [choice]}))

    def likely(self, text: str, chances: dict[str, float]) -> None:
        """Send one token with what might have stood in its place, by probability."""
        top = [{"token": each, "logprob": math.log(p)} for each, p in chances.items()]
        content = [{"token": text, "logprob": math.log(chances[text]), "top_logprobs": top}]
        choice = {"index": 0, "delta": {"content": text}, "logprobs": {"content": content}}
        chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "stub"}
        self.raw(json.dumps({**chunk, "choices": [{**choice, "finish_reason": None}]}))

    def pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        self.endpoint.over.wait(seconds)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def reply(*pieces: str, finish: str | None = "stop", done: bool = True) -> Behaviour:
    """A stream of these pieces. Without `finish` and `done` it is a clean end half-way."""

    def behave(handler: StubHandler) -> None:
        handler.begin()
        for text in pieces:
            handler.piece(text)
        if finish:
            handler.piece("", finish)
        if done:
            handler.raw("[DONE]")

    return behave


def fails(status: int, code: str = "error", param: str = "", **headers: str) -> Behaviour:
    """An error response."""
    return lambda handler: handler.error(status, code, param, **headers)


def body(kind: str, text: str) -> Behaviour:
    """A 200 whose body is not a stream."""
    return lambda handler: handler.whole(200, kind, text.encode())


def redirects(target: str) -> Behaviour:
    """A redirect to somewhere else."""
    return lambda handler: handler.whole(307, "text/plain", b"", Location=target)


def slow_first_byte(seconds: float) -> Behaviour:
    """Says nothing at all for a while."""

    def behave(handler: StubHandler) -> None:
        handler.pause(seconds)
        reply("late")(handler)

    return behave


def stalls(*pieces: str, seconds: float, comments: bool = False) -> Behaviour:
    """Stops sending after these pieces; with `comments` it keeps the connection warm."""

    def behave(handler: StubHandler) -> None:
        handler.begin()
        for text in pieces:
            handler.piece(text)
        end = time.monotonic() + seconds
        while time.monotonic() < end and not handler.endpoint.over.is_set():
            if comments:
                handler.wfile.write(b": still here\n\n")
                handler.wfile.flush()
            handler.pause(0.02)

    return behave


def endless(pause: float = 0.01) -> Behaviour:
    """Sends words until the client hangs up."""

    def behave(handler: StubHandler) -> None:
        handler.begin()
        while not handler.endpoint.over.is_set():
            handler.piece("word ")
            handler.pause(pause)

    return behave


def cuts_socket(*pieces: str) -> Behaviour:
    """Resets the connection after these pieces."""

    def behave(handler: StubHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for text in pieces:
            handler.piece(text)
        handler.pause(0.05)  # let the pieces arrive: a reset throws away what is under way
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()
        handler.close_connection = True

    return behave


def raw_events(*lines: str, before: str = "") -> Behaviour:
    """Sends these events as they are, after one piece if `before` is given."""

    def behave(handler: StubHandler) -> None:
        handler.begin()
        if before:
            handler.piece(before)
        for line in lines:
            handler.raw(line)

    return behave


@contextmanager
def stub_endpoint(*behaviours: Behaviour) -> Iterator[StubEndpoint]:
    """Serve on a free port of the loopback interface."""
    endpoint = StubEndpoint(base_url="", behaviours=list(behaviours) or [reply("Hello", " there.")])
    handler = type("Handler", (StubHandler,), {"endpoint": endpoint})
    with _QuietServer(("127.0.0.1", 0), handler) as server:
        endpoint.base_url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield endpoint
        finally:
            endpoint.over.set()
            server.shutdown()
            thread.join()


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""
