"""Stands in for the embedded server's process: same handshake, no model.

What it does is written in the "weights" file behind the magic bytes.
"""

import json
import os
import sys
import threading
from pathlib import Path

from assistant.llm.server_process import LOAD_FAILED, ServerConfig, end_with_stdin
from tests.stub_endpoint import StubHandler, reply, stub_endpoint


def main() -> int:
    config = ServerConfig.from_line(sys.stdin.readline())
    manner = Path(config.gguf).read_bytes().removeprefix(b"GGUF").decode()
    if manner == "load":
        return say(error=LOAD_FAILED)
    if manner == "crash":
        os._exit(7)
    threading.Thread(target=end_with_stdin, daemon=True).start()
    if manner == "mute":
        threading.Event().wait()
    ballast = b"x" * (300 * 2**20 if manner == "big" else 0)
    sys.stderr.write(f"argv {sys.argv} key-in-argv {config.api_key in ' '.join(sys.argv)}\n")
    sys.stderr.write(f"settings {sorted(n for n in os.environ if n.startswith('MENTOR_'))}\n")
    sys.stderr.flush()

    def dies(handler: StubHandler) -> None:
        handler.begin()
        handler.piece("Half ")
        os._exit(9)

    with stub_endpoint(dies if manner == "dies" else reply("Hello", " there.")) as endpoint:
        say(port=int(endpoint.base_url.rsplit(":", 1)[1].removesuffix("/v1")))
        threading.Event().wait()
    return min(len(ballast), 0)


def say(**fields: object) -> int:
    sys.stdout.write(json.dumps(fields) + "\n")
    sys.stdout.flush()
    return 3


if __name__ == "__main__":
    sys.exit(main())
