"""Finds the files to ingest and gives documents their ids."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.loading.markdown import SUFFIXES

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest."""

    path: Path
    source: str
    """Relative to the folder that was named; for a file that was named, its name."""
    reason: str = ""
    """Why it cannot be taken, known before reading it."""


def find(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """The files under these paths in a stable order; hidden ones and other kinds are passed over.

    A path that was named but is missing or of another kind comes with a reason.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.exists():
            yield SourceFile(path, path.name, "There is no such file.")
        elif path.suffix.lower() not in SUFFIXES:
            kinds = ", ".join(sorted(SUFFIXES))
            yield SourceFile(path, path.name, f"Only {kinds} files can be taken so far.")
        else:
            yield SourceFile(path, path.name)


def document_id(source: str) -> str:
    """A stable, readable id: the source's name and a hash of the whole source."""
    name = source.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    plain = _NOT_PLAIN.sub("-", name).strip("-")[:_LONGEST_NAME].strip("-")
    digest = hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{plain or 'document'}-{digest}"


def _in_folder(root: Path) -> Iterator[SourceFile]:
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if any(part.startswith(".") for part in inside.parts):
            continue
        if path.suffix.lower() in SUFFIXES and path.is_file():
            yield SourceFile(path, inside.as_posix())
