"""Has files parsed in a process of its own, which is limited and can be lost at any time.

A file that kills it, or takes too long, is refused; the next one gets a new process. The process
is started when the first file comes, knows nothing of the caller's environment (which holds
keys), and ends with it.
"""

import contextlib
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from knowledge.errors import DocumentRefused, LibraryUnavailable
from knowledge.loading.archive import Member
from knowledge.loading.frames import FrameBroken, packed, read_frame
from knowledge.loading.limits import MAX_BYTES, MAX_SECONDS
from knowledge.loading.loaded import Loaded, from_plain
from knowledge.loading.refusals import too_large

_log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "knowledge.loading.worker")

_ROOT = Path(__file__).parents[2]
_WALL = 4.0
"""How much longer than its processor time a file may take, on a busy machine."""
_BLOCK = 1 << 20
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR")


class Sandbox:
    """Parses one file after the other. Not thread-safe; close it, or use it in a `with`."""

    def __init__(
        self, command: Sequence[str] = COMMAND, *, seconds: float = _WALL * MAX_SECONDS
    ) -> None:
        self._command, self._seconds = command, seconds
        self._process: subprocess.Popen[bytes] | None = None

    def load(self, raw: bytes, name: str) -> Loaded:
        """The document in these bytes.

        Raises DocumentRefused, and LibraryUnavailable when no process can be started.
        """
        header, _ = self._ask("load", raw, name)
        try:
            return from_plain(_mapping(header["loaded"]))
        except (KeyError, ValueError) as error:
            raise self._lost(name) from error

    def unpack(self, raw: bytes, name: str) -> tuple[Member, ...]:
        """The documents in a zip, not yet parsed. Raises like `load`."""
        header, body = self._ask("unpack", raw, name)
        members: list[Member] = []
        at = 0
        try:
            for path, size, reason in header["members"]:  # type: ignore[attr-defined]
                members.append(Member(str(path), body[at : at + int(size)], str(reason)))
                at += int(size)
        except (KeyError, ValueError, TypeError) as error:
            raise self._lost(name) from error
        return tuple(members)

    def close(self) -> None:
        """End the process; closing twice does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, what: str, raw: bytes, name: str) -> tuple[dict[str, object], bytes]:
        if len(raw) > MAX_BYTES:
            raise too_large(name)
        process = self._process or self._started()
        try:
            header, body = self._answer(process, packed({"do": what, "name": name}, raw))
        except TimeoutError as error:
            self.close()
            raise _too_slow(name) from error
        except (OSError, EOFError, FrameBroken) as error:
            raise self._lost(name) from error
        if header.get("last"):
            self.close()
        if "refused" in header:
            raise _refusal(header["refused"]) or self._lost(name)
        return header, body

    def _started(self) -> "subprocess.Popen[bytes]":
        environment = {key: os.environ[key] for key in _PASSED_ON if key in os.environ}
        try:
            process = subprocess.Popen(  # noqa: S603 - our own module by our own Python
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd=_ROOT,
                env={**environment, "PYTHONPATH": str(_ROOT)},
                start_new_session=True,
            )
            self._process = process
            self._answer(process, b"")
        except (OSError, EOFError, FrameBroken) as error:
            self.close()
            raise _no_process() from error
        return process

    def _answer(
        self, process: "subprocess.Popen[bytes]", request: bytes
    ) -> tuple[dict[str, object], bytes]:
        """Send the bytes of a request and wait for the next message."""
        if process.stdin is None or process.stdout is None:
            raise EOFError
        until = time.monotonic() + self._seconds
        _write(process.stdin.fileno(), request, until)
        source = process.stdout.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(source, selectors.EVENT_READ)
            return read_frame(lambda size: _read(source, size, selector, until))

    def _lost(self, name: str) -> DocumentRefused:
        """What to say of a file when the process is gone or talks nonsense."""
        code = None
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = self._process.wait(1)
        self.close()
        _log.warning("the process that parses was lost: code=%s", code)
        if code is not None and code == -getattr(signal, "SIGXCPU", 0):
            return _too_slow(name)
        return DocumentRefused(
            f"{name} cannot be read: it is damaged, or takes more memory than one file may.",
            next_step="Save it again or split it, and add that file.",
        )


def _write(target: int, data: bytes, until: float) -> None:
    """Write all, without waiting for a reader beyond the time. Raises TimeoutError, OSError."""
    os.set_blocking(target, False)
    view = memoryview(data)
    with selectors.DefaultSelector() as selector:
        selector.register(target, selectors.EVENT_WRITE)
        while view:
            _wait(selector, until)
            view = view[os.write(target, view[:_BLOCK]) :]


def _read(source: int, size: int, selector: selectors.BaseSelector, until: float) -> bytes:
    data = bytearray()
    while len(data) < size:
        _wait(selector, until)
        piece = os.read(source, min(size - len(data), _BLOCK))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)


def _wait(selector: selectors.BaseSelector, until: float) -> None:
    if not selector.select(max(0.0, until - time.monotonic())):
        raise TimeoutError


def _mapping(value: object) -> Mapping[str, object]:
    if isinstance(value, dict):
        return value
    raise ValueError("no mapping")


def _refusal(said: object) -> DocumentRefused | None:
    if isinstance(said, list) and len(said) == 2:
        return DocumentRefused(str(said[0]), next_step=str(said[1]))
    return None


def _too_slow(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} takes too long to read: more than {MAX_SECONDS:.0f} seconds.",
        next_step="Split it into smaller documents, or save it in a simpler form.",
    )


def _no_process() -> LibraryUnavailable:
    return LibraryUnavailable(
        "Documents cannot be read: the process that reads them does not start.",
        next_step="Free memory and try again; `mentor doctor` shows what is installed.",
    )
