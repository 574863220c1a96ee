"""The process that serves the embedded model: `python -m assistant.llm.server_process`.

It reads one JSON line (a `ServerConfig`) from standard input, loads the model, answers with one
JSON line on standard output, `{"port": …}` or `{"error": …}`, and serves until standard input
ends. So it ends with its parent, however the parent ends. Only home of xllamacpp.
"""

import ctypes
import json
import os
import signal
import sys
import threading
from dataclasses import asdict, dataclass
from typing import IO, Any

LOAD_FAILED = "load"
"""The error that means that the weights could not be loaded."""

_BATCH = 256
"""Tokens evaluated at once; more takes memory and gains nothing on few cores."""
_WARNINGS_ONLY = 2
"""llama.cpp's log level that leaves out what is asked and answered."""


@dataclass(frozen=True, slots=True)
class ServerConfig:
    """What the process needs to know; it travels by standard input, so no key is in argv."""

    gguf: str
    api_key: str
    parent: int
    """Process id of the parent."""
    context_tokens: int
    threads: int
    """0: as many as there are cores."""

    def to_line(self) -> str:
        """The line that the process reads."""
        return json.dumps(asdict(self)) + "\n"

    @classmethod
    def from_line(cls, line: str) -> "ServerConfig":
        """Raises ValueError or TypeError when the line is not ours."""
        return cls(**json.loads(line))


def main() -> int:
    """Serve until standard input ends."""
    config = ServerConfig.from_line(sys.stdin.readline())
    _end_with_parent(config.parent)
    # The engine writes its log to both outputs; only we may use the line to the parent.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    threading.Thread(target=end_with_stdin, daemon=True).start()
    try:
        server = _serve(config)
    except ImportError:
        return _answer(answers, error="the package xllamacpp is not installed")
    except RuntimeError:
        return _answer(answers, error=LOAD_FAILED)
    port = int(server.listening_address.rsplit(":", 1)[1])
    _answer(answers, port=port)
    threading.Event().wait()
    return 0


def _answer(answers: IO[str], **fields: object) -> int:
    """Say one line to the parent. Returns the exit code for a failure."""
    answers.write(json.dumps(fields) + "\n")
    answers.flush()
    return 3


def _serve(config: ServerConfig) -> Any:
    """Load the model and serve it on a free port of the loopback interface."""
    import xllamacpp  # type: ignore[import-untyped]

    params = xllamacpp.CommonParams()
    params.model.path = config.gguf
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [config.api_key]
    params.cors_origins = ""
    params.cors_origins_explicit = True
    params.cors_credentials = False
    params.ui = False
    params.endpoint_slots = False
    params.n_parallel = 1
    params.n_ctx = config.context_tokens
    params.n_batch = params.n_ubatch = _BATCH
    # Memory-mapped weights would stay in memory beside their repacked copy: 0.6 GB more.
    params.load_mode = xllamacpp.llama_load_mode.LLAMA_LOAD_MODE_NONE
    # The slot keeps its own prompt; a second cache of other prompts would only take memory.
    params.cache_ram_mib = 0
    params.cache_idle_slots = False
    params.verbosity = _WARNINGS_ONLY
    params.offline = True
    threads = config.threads or os.cpu_count() or 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    return xllamacpp.Server(params)


def _end_with_parent(parent: int) -> None:
    """Ask the kernel to kill us when the parent's thread that started us ends (Linux only)."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)


def end_with_stdin() -> None:
    """End this process when standard input ends, which it does when the parent is gone."""
    while sys.stdin.readline():
        pass
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
