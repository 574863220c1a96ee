"""Finds the files to ingest and gives documents their ids."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import DocumentRefused
from knowledge.loading.kinds import ADVICE, ARCHIVE, FORMATS, inner_path, nearly, suffix_of
from knowledge.loading.limits import MAX_BYTES

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in memory."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to ingest: on disk, or in memory."""

    path: str
    """As the person knows it."""
    source: str
    """Relative to the folder that was named, or a bare name; forward slashes, as text only."""
    place: Path | None = None
    content: bytes = b""
    """Where there is no place."""
    reason: str = ""
    """Why it cannot be taken, known before reading it."""

    stands_for: str = ""
    """The source of the document whose place it takes; empty when it takes its own."""

    @property
    def is_archive(self) -> bool:
        """Whether it holds documents, and is none."""
        return suffix_of(self.source) == ARCHIVE

    def read(self) -> bytes:
        """Its bytes, one more than may be taken at most. Raises DocumentRefused."""
        if self.place is None:
            return self.content
        try:
            with self.place.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise DocumentRefused(
                f"{self.source} cannot be read ({error.strerror}).",
                next_step="Check its permissions and try again.",
            ) from error


def find(paths: Iterable[Path]) -> Iterator[SourceFile]:
    """The files under these paths in a stable order; hidden ones and other kinds are passed over.

    A path that was named but is missing or of another kind comes with a reason, and so does a
    document in a folder that could be taken in another format.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.exists():
            yield _refused(path, "There is no such file.")
        else:
            yield _named(str(path), path.name, path)


def given(uploads: Sequence[Upload]) -> Iterator[SourceFile]:
    """The files in memory, in order; those of another kind come with a reason."""
    for upload in uploads:
        yield _named(upload.name, upload.name, None, upload.content)


def in_place_of(source: str, file: Path | Upload) -> SourceFile:
    """A file that takes the place of the document of that source; an archive cannot."""
    if isinstance(file, Upload):
        found = _named(file.name, file.name, None, file.content)
    elif file.is_file():
        found = _named(str(file), file.name, file)
    else:
        found = _refused(file, "There is no such file.")
    if found.is_archive and not found.reason:
        reason = "A zip file holds many documents and cannot take the place of one."
        found = replace(found, reason=reason)
    return replace(found, stands_for=source)


def document_id(source: str) -> str:
    """A stable, readable id: the source's name and a hash of the whole source."""
    name = source.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    plain = _NOT_PLAIN.sub("-", name).strip("-")[:_LONGEST_NAME].strip("-")
    digest = hashlib.sha256(source.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return f"{plain or 'document'}-{digest}"


def _named(path: str, name: str, place: Path | None, content: bytes = b"") -> SourceFile:
    source = inner_path(name) or "document"
    reason = nearly(source)
    if not reason and not _is_taken(source):
        reason = f"{source} is of a kind that cannot be taken. {ADVICE}"
    return SourceFile(path, source, place, content, reason)


def _in_folder(root: Path) -> Iterator[SourceFile]:
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if any(part.startswith(".") for part in inside.parts):
            continue
        source = inner_path(inside.as_posix())
        reason = nearly(source)
        if (reason or _is_taken(source)) and path.is_file():
            yield SourceFile(str(path), source, path, reason=reason)


def _is_taken(source: str) -> bool:
    return suffix_of(source) in FORMATS or suffix_of(source) == ARCHIVE


def _refused(path: Path, reason: str) -> SourceFile:
    return SourceFile(str(path), inner_path(path.name) or "document", reason=reason)
