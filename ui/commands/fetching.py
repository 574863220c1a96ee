"""Fetches weights, with a bar where a person watches."""

import sys
from pathlib import Path

from assistant.holdings import make_ready
from assistant.llm.registry import Entry
from assistant.llm.weights import Progress
from ui.commands.progress import bytes_fetched


def fetch(entry: Entry, cache: Path, *, quiet: bool) -> Path:
    """Bring one model here and return its folder. Raises WeightsError or KnowledgeError."""
    if not quiet and not sys.stderr.isatty():
        sys.stderr.write(f"Looking after {entry.name} ({entry.size / 2**20:,.0f} MB) …\n")
    with bytes_fetched(quiet=quiet) as bar:

        def report(now: Progress) -> None:
            bar(now.done, now.total, f"{now.entry} ({now.source})")

        return make_ready(entry, cache, report)
