"""`python -m evals.bench.weighing`: opens the library of the settings in a process of its own.

Prints, as JSON, how long that took and what the process weighs after some searches; a process that
has just built the library would weigh what building leaves behind.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import Settings
from assistant.wiring import open_workplace
from evals.bench.figures import timed
from evals.bench.starting import memory_mb
from evals.bench.synthetic import questions

_SEARCHES = 30


@dataclass(frozen=True, slots=True)
class Weight:
    """Of a process that has a library open."""

    opening_s: float
    memory_mb: float


def weigh(home: Path, cache: Path) -> Weight:
    """Of the library in a home that no other process has open."""
    environment = os.environ | {
        "MENTOR_HOME": str(home),
        "MENTOR_CACHE": str(cache),
        "MENTOR_LLM__BACKEND": "none",
    }
    command = [sys.executable, "-m", "evals.bench.weighing"]
    told = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return Weight(**json.loads(told.stdout))


def folder_mb(folder: Path) -> float:
    """What the files in a folder take, in MB."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1024**2


def main() -> None:
    """Open, search, tell."""
    with open_workplace(Settings()) as place:
        opening = timed(place.library.get)
        for question in questions(_SEARCHES):
            place.library.get().search(question)
        found = {"opening_s": opening, "memory_mb": memory_mb(os.getpid())}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
