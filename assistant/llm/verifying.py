"""Whether a model's files are there and whole.

After a full check a stamp is written beside the files: their sizes, times and checksums. As long
as it agrees with the files, a quick look is enough.
"""

import hashlib
import json
from pathlib import Path

from assistant.errors import WeightsCorrupt, WeightsMissing
from assistant.llm.registry import Entry, WeightsFile

_STAMP = "verified.json"


def folder_of(entry: Entry, cache: Path) -> Path:
    """Where a model's files are kept."""
    return cache / "models" / entry.name


def locate(entry: Entry, cache: Path) -> Path:
    """The folder of a pulled model, checked quickly; fully when it has not been checked yet.

    Raises WeightsMissing or WeightsCorrupt.
    """
    folder = folder_of(entry, cache)
    _check_sizes(entry, folder)
    if _read_stamp(folder) != _stamp(entry, folder):
        verify(entry, cache)
    return folder


def verify(entry: Entry, cache: Path) -> Path:
    """Check every byte, and write the stamp. Raises WeightsMissing or WeightsCorrupt."""
    folder = folder_of(entry, cache)
    _check_sizes(entry, folder)
    for file in entry.files:
        if sha256_of(folder / file.name) != file.sha256:
            raise _corrupt(entry, folder / file.name, "has a wrong checksum")
    write_stamp(entry, folder)
    return folder


def sha256_of(path: Path) -> str:
    """The checksum of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_stamp(entry: Entry, folder: Path) -> None:
    """Note that the files as they are now have passed the full check."""
    # Without the stamp (a read-only folder) the next start checks fully again: slow, not wrong.
    try:
        (folder / _STAMP).write_text(json.dumps(_stamp(entry, folder)), encoding="utf-8")
    except OSError:
        return


def _check_sizes(entry: Entry, folder: Path) -> None:
    for file in entry.files:
        path = folder / file.name
        if not path.is_file():
            raise WeightsMissing(
                f"The weights of {entry.name} are not on this machine yet.",
                next_step=f"Run `mentor model pull {entry.name}`.",
            )
        if (size := path.stat().st_size) != file.size:
            raise _corrupt(entry, path, f"has {size} bytes instead of {file.size}")


def _corrupt(entry: Entry, path: Path, problem: str) -> WeightsCorrupt:
    return WeightsCorrupt(
        f"The weights file {path} {problem}.",
        next_step=f"Run `mentor model pull {entry.name}`: it replaces the file.",
    )


def _stamp(entry: Entry, folder: Path) -> dict[str, object]:
    return {file.name: _stamp_of(folder / file.name, file) for file in entry.files}


def _stamp_of(path: Path, file: WeightsFile) -> list[object]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, file.sha256]


def _read_stamp(folder: Path) -> object:
    try:
        return json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
