"""`python -m evals.bench [--quick] [--only PART …]`: print the figures and keep them as JSON."""

import argparse
import json
import logging
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import psutil

from assistant.settings import Settings
from evals.bench import crowd, library, reviewing, speaking, starting
from evals.bench.figures import Figure, table

RESULTS = Path("bench-results")
Part = Callable[[Path, Path, bool], Iterator[Figure]]
PARTS: dict[str, Part] = {
    "starting": lambda cache, folder, quick: starting.measure(cache, folder),
    "library": lambda cache, folder, quick: library.measure(
        cache, folder, (1_000,) if quick else (1_000, 100_000)
    ),
    "crowd": lambda cache, folder, quick: crowd.measure(folder, *((10, 5) if quick else (50, 20))),
    "speaking": lambda cache, folder, quick: speaking.measure(
        cache, folder, rounds=1 if quick else 2
    ),
    "reviewing": lambda cache, folder, quick: reviewing.measure(
        cache, folder, rounds=1 if quick else 2
    ),
}


def main() -> int:
    """Measure, print, keep. Returns 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m evals.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a subset that takes a minute or two")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    chosen = parser.parse_args()
    logging.basicConfig(level=logging.WARNING)
    figures: list[Figure] = []
    cache = Settings().cache
    with tempfile.TemporaryDirectory(prefix="whetstone-bench-") as folder:
        for part in chosen.only:
            sys.stderr.write(f"› {part}\n")
            figures += PARTS[part](cache, Path(folder), chosen.quick)
    sys.stdout.write(table(figures) + "\n")
    sys.stdout.write(f"Kept in {_keep(figures)}\n")
    return 0 if all(figure.met for figure in figures) else 1


def _keep(figures: list[Figure]) -> Path:
    now = datetime.now(UTC)
    machine = {
        "cores": psutil.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1024**3, 1),
        "python": platform.python_version(),
        "system": platform.platform(),
    }
    rows = [{**asdict(figure), "met": figure.met} for figure in figures]
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y%m%dT%H%M%SZ}.json"
    content = {"measured_at": now.isoformat(), "machine": machine, "figures": rows}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
