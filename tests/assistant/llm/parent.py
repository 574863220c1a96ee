"""A process that starts an embedded server and then waits to be killed."""

import sys
import threading
from functools import partial
from pathlib import Path

from assistant.llm.child import ServerSettings, launch
from assistant.llm.server import EmbeddedServer


def main() -> None:
    gguf, log = map(Path, sys.argv[1:3])
    command = (sys.executable, "-m", sys.argv[3])
    server = EmbeddedServer(ServerSettings(gguf, log), partial(launch, command=command))
    with server.in_use():
        sys.stdout.write(f"{server.pid}\n")
        sys.stdout.flush()
        threading.Event().wait()


if __name__ == "__main__":
    main()
