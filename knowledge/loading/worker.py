"""The process that parses: `python -m knowledge.loading.worker`, started by the sandbox.

It reads requests from its input and writes one answer each to its output, until its input ends
or whoever started it is gone. It limits itself before it reads the first one: memory, processor
time a file, the size of files it could write. Where a limit cannot be set (macOS knows no limit
of address space) it goes without; the sandbox's own limit of time holds everywhere.
"""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Mapping
from typing import BinaryIO

from knowledge.errors import DocumentRefused
from knowledge.loading.dispatch import check, load_any
from knowledge.loading.frames import packed, read_frame
from knowledge.loading.limits import MAX_MEMORY, MAX_SECONDS
from knowledge.loading.loaded import to_plain

_MAX_WRITTEN = 4_000_000
"""Bytes of a file: enough for Python to keep a compiled module, and for nothing else."""
_WATCH_SECONDS = 0.5


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not come between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    limit_memory(MAX_MEMORY)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    with contextlib.suppress(EOFError, BrokenPipeError):
        answers.write(packed({"ready": True}))
        answers.flush()
        while True:
            header, body = read_frame(lambda size: _exactly(requests, size))
            limit_seconds(MAX_SECONDS)
            answers.write(answer(header, body))
            answers.flush()


def answer(request: Mapping[str, object], raw: bytes) -> bytes:
    """The answer to a request; `last` in it says that this process has had enough."""
    name = str(request["name"])
    try:
        if request["do"] == "unpack":
            from knowledge.loading.archive import unpack

            check(raw, name)
            members = unpack(raw, name)
            listed = [[each.path, len(each.content), each.reason] for each in members]
            return packed({"members": listed}, b"".join(each.content for each in members))
        return packed({"loaded": to_plain(load_any(raw, name))})
    except DocumentRefused as refusal:
        return packed({"refused": [refusal.message, refusal.next_step]})
    except RecursionError:
        return _refused(f"{name} is nested too deeply.", "Save it in a simpler form.", last=False)
    except MemoryError:
        return _refused(
            f"{name} takes more memory than one file may.",
            "Split it into smaller documents.",
            last=True,
        )


def limit_memory(size: int) -> None:
    """No more address space than `size` bytes, no large files, no core dump."""
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, size),
            (resource.RLIMIT_FSIZE, _MAX_WRITTEN),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def limit_seconds(seconds: float) -> None:
    """No more processor time than this from now on; the system ends the process after it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        until = int(time.process_time() + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def _refused(message: str, next_step: str, *, last: bool) -> bytes:
    return packed({"refused": [message, next_step], "last": last})


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _watch(parent: int) -> None:
    """End when the one who started us is gone, even in the middle of a file."""
    while os.getppid() == parent:
        time.sleep(_WATCH_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
