"""Whetstone as a person has it: served by `mentor web`, with a model that can be slow."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright

from assistant.llm.model import ChatMessage, Request
from assistant.llm.scripted import plausible_reply
from tests.stub_endpoint import StubHandler

CORPUS = Path(__file__).parents[2] / "knowledge" / "corpus"
HOSTILE = "Note ![a](https://evil.example/a.png) <img src=https://evil.example/b.png> end."
LAUNCH = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MENTOR = (sys.executable, "-c", "from ui.cli import main; main()")
_READY_WITHIN_S = 60.0


@dataclass(frozen=True)
class Served:
    """A running front end."""

    url: str
    home: Path
    process: "subprocess.Popen[bytes]"

    def child(self) -> int:
        """The process id of the server that `mentor web` started."""
        import psutil

        return int(psutil.Process(self.process.pid).children()[0].pid)


def launch(playwright: Playwright, chromium: str) -> Browser:
    """A browser that asks for nothing on its own."""
    return playwright.chromium.launch(executable_path=chromium, args=list(LAUNCH))


def environment(home: Path, **settings: str) -> dict[str, str]:
    """The environment of `mentor` on that home."""
    return {**os.environ, "MENTOR_HOME": str(home), **settings}


def ingest(home: Path, folder: Path) -> None:
    """Take a folder into the library of that home."""
    _mentor(home, "knowledge", "ingest", str(folder))


def sample_corpus(target: Path) -> Path:
    """A few of the bundled documents, and one that tries to load something from elsewhere."""
    target.mkdir(parents=True)
    for kind in ("frameworks", "memos"):
        for path in sorted((CORPUS / kind).glob("*.md"), reverse=True)[:8]:
            shutil.copy(path, target / path.name)
    (target / "hostile.md").write_text(f"# Zebra crossing notes\n\n{HOSTILE}\n", "utf-8")
    return target


@contextmanager
def served(home: Path, **settings: str) -> Iterator[Served]:
    """Run `mentor web` on a free port until the block ends."""
    port = free_port()
    process = subprocess.Popen(
        [*MENTOR, "web", "--no-browser"],
        env=environment(home, MENTOR_UI__PORT=str(port), **settings),
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until_healthy(port, process)
        yield Served(f"http://127.0.0.1:{port}", home, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(20)


def wait_until_healthy(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Wait for the server. Raises TimeoutError."""
    end = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError("the server did not come up")


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tame(handler: StubHandler) -> None:
    """Answer from the passages, word by word; slowly and at length when asked for it so."""
    request = request_of(handler.endpoint.requests[-1])
    asked = request.messages[-1].content
    reply = plausible_reply(request)
    slow = "slowly" in asked
    if slow:
        reply = at_length(asked)
    if "picture" in asked:
        reply = f"{HOSTILE} {reply}"
    handler.begin()
    pause = 0.05 if slow else 0.01
    for word in re.findall(r"\s*\S+", reply):
        handler.piece(word)
        handler.pause(pause)
    handler.piece("", "stop")
    handler.raw("[DONE]")


def at_length(asked: str, sentences: int = 3) -> str:
    """The first sentences of each passage that was handed over, with their markers."""
    found = re.findall(r"^\[(\d+)\] [^\n:]*: (.+)$", asked, re.MULTILINE)
    said = [
        f"{sentence.rstrip('.!?')} [{marker}]."
        for marker, text in found
        for sentence in re.split(r"(?<=[.!?])\s+", text)[:sentences]
    ]
    return " ".join(said) or "I see."


def request_of(body: Mapping[str, Any]) -> Request:
    """What was asked over the wire, as our own request."""
    messages = tuple(ChatMessage(each["role"], str(each["content"])) for each in body["messages"])
    form = body.get("response_format") or {}
    schema = form.get("json_schema", {}).get("schema")
    return Request(messages, max_tokens=200, json_schema=schema)


def _mentor(home: Path, *arguments: str) -> None:
    subprocess.run(
        [*MENTOR, *arguments],
        env=environment(home, MENTOR_LLM__BACKEND="none"),
        stdout=subprocess.DEVNULL,
        check=True,
    )
