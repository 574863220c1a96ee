"""Starts the embedded server's process and talks to it: handshake, health, memory, end."""

import contextlib
import http.client
import json
import logging
import os
import secrets
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

from assistant.errors import ModelUnavailable, WeightsCorrupt, WeightsMissing
from assistant.llm.server_process import LOAD_FAILED, ServerConfig

_log = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-m", "assistant.llm.server_process")
_PROJECT = Path(__file__).resolve().parents[2]
_END_LIMIT_S = 3.0


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the embedded server is run. Times in seconds."""

    gguf: Path
    log_file: Path
    """Written anew at each start; holds no prompt and no reply."""
    context_tokens: int = 8192
    memory_mb: int = 1800
    threads: int = 0
    start_limit_s: float = 60.0
    look_every_s: float = 0.5
    """How often the process is looked at."""
    health_limit_s: float = 15.0
    """How long it may fail to answer its health check."""
    first_back_off_s: float = 0.25
    longest_back_off_s: float = 30.0
    steady_after_s: float = 60.0
    """A process that lived so long resets the back-off."""


class Child:
    """A server process that has loaded its model and answers at `base_url`."""

    def __init__(self, process: subprocess.Popen[str], port: int, api_key: str) -> None:
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self.api_key = api_key
        self.pid = process.pid
        self._process = process
        self._port = port

    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def healthy(self) -> bool:
        """Whether it answers its health check within a second."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=1.0)
        with contextlib.closing(connection):
            try:
                connection.request("GET", "/health")
                return connection.getresponse().status == http.HTTPStatus.OK
            except (OSError, http.client.HTTPException):
                return False

    def memory_mb(self) -> float:
        """Resident memory in MiB; 0 when it is gone."""
        try:
            return float(psutil.Process(self.pid).memory_info().rss) / 2**20
        except psutil.Error:
            return 0.0

    def end(self) -> None:
        """Ask it to end, and make it end."""
        _end(self._process)


Launch = Callable[[ServerSettings], Child]


def launch(settings: ServerSettings, command: Sequence[str] = _COMMAND) -> Child:
    """Start the process and wait until it serves.

    Raises WeightsMissing, WeightsCorrupt, or ModelUnavailable when it cannot. The process is
    tied to the calling thread (Linux) and to this process: it ends with them.
    """
    _check(settings.gguf)
    config = ServerConfig(
        gguf=str(settings.gguf.resolve()),
        api_key=secrets.token_urlsafe(32),
        parent=os.getpid(),
        context_tokens=settings.context_tokens,
        threads=settings.threads,
    )
    with _opened_log(settings.log_file) as log:
        process = subprocess.Popen(  # noqa: S603 - our own module, no input in the command
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            cwd=_PROJECT,
            env=_environment(),
        )
    timer = threading.Timer(settings.start_limit_s, process.kill)
    timer.start()
    try:
        answer = _handshake(process, config)
    finally:
        timer.cancel()
        timer.join()
    port = answer.get("port")
    if isinstance(port, int):
        _log.info("embedded server runs with process id %d", process.pid)
        return Child(process, port, config.api_key)
    _end(process)
    raise _refusal(answer, settings, process.returncode)


def _check(gguf: Path) -> None:
    try:
        with gguf.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise WeightsMissing(
            f"The model file {gguf} cannot be read ({error.strerror}).",
            next_step="Run `mentor model pull`, or set MENTOR_LLM__GGUF to a GGUF file.",
        ) from error
    if magic != b"GGUF":
        raise _corrupt(gguf)


def _corrupt(gguf: Path) -> WeightsCorrupt:
    return WeightsCorrupt(
        f"The model file {gguf} is damaged or of an unknown kind.",
        next_step="Delete it and run `mentor model pull`, or set MENTOR_LLM__GGUF to another.",
    )


def _opened_log(path: Path) -> IO[bytes]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb")
    except OSError as error:
        raise ModelUnavailable(
            f"The model server's log {path} cannot be written ({error.strerror}).",
            next_step="Make the folder writable, or set MENTOR_HOME to one that is.",
        ) from error


def _environment() -> dict[str, str]:
    """Ours without settings and keys, which the process neither needs nor should see."""
    foreign = ("MENTOR_", "LLAMA_", "OPENAI_")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


def _handshake(process: subprocess.Popen[str], config: ServerConfig) -> dict[str, object]:
    """What the process says after loading; empty when it ended without a word."""
    if process.stdin is None or process.stdout is None:
        return {}
    try:
        process.stdin.write(config.to_line())
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
    except (OSError, ValueError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _refusal(
    answer: dict[str, object], settings: ServerSettings, code: int | None
) -> WeightsCorrupt | ModelUnavailable:
    if answer.get("error") == LOAD_FAILED:
        return _corrupt(settings.gguf)
    if "error" in answer:
        return ModelUnavailable(
            f"The embedded model cannot run: {answer['error']}.",
            next_step="Run `mentor doctor`, or set MENTOR_LLM__BASE_URL to another model.",
        )
    return ModelUnavailable(
        f"The model process ended before it was ready (code {code}).",
        next_step=f"Its log is {settings.log_file}; memory may be short (it needs about 1.5 GB).",
    )


def _end(process: subprocess.Popen[str]) -> None:
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        process.wait(_END_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
