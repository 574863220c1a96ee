"""What the derived indexes share: a folder, and the stamp that says what they were built from."""

import contextlib
import json
import os
import shutil
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from knowledge.errors import LibraryUnavailable

_STAMP = "stamp.json"


class IndexDamaged(Exception):
    """A derived index cannot be read; it can be deleted and rebuilt from the record."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Identity of an index's contents; an empty fingerprint means: changed and not yet settled."""

    maker: str = ""
    """What turned text into entries: the encoder's or analyser's name."""
    fingerprint: str = ""
    """The record's fingerprint after the last complete change."""
    count: int = -1
    """How many entries there were then."""
    checksums: dict[str, int] = field(default_factory=dict)
    """CRC-32 of files at the last orderly close, by name relative to the folder."""


class DerivedIndex(ABC):
    """An index in a folder of its own, which can be deleted and filled again from the record."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @abstractmethod
    def open(self) -> None:
        """Open the index in the folder, made if it is not there, and try it.

        Raises IndexDamaged.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the files; closing twice does nothing."""

    @abstractmethod
    def count(self) -> int:
        """How many entries the index holds. Raises IndexDamaged."""

    def reset(self) -> None:
        """Delete everything and start anew."""
        self.close()
        empty_folder(self._folder)
        self.open()

    @property
    def stamp(self) -> Stamp:
        """What the index was built from."""
        return read_stamp(self._folder)

    @stamp.setter
    def stamp(self, stamp: Stamp) -> None:
        write_stamp(self._folder, stamp)


def read_stamp(folder: Path) -> Stamp:
    """The folder's stamp, or an empty one when there is none or it is unreadable."""
    try:
        content = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
        sums = {str(name): int(value) for name, value in content["checksums"].items()}
        count = int(content["count"])
        return Stamp(str(content["maker"]), str(content["fingerprint"]), count, sums)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Stamp()


def write_stamp(folder: Path, stamp: Stamp) -> None:
    """Replace the folder's stamp atomically. Raises LibraryUnavailable."""
    part = folder / (_STAMP + ".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(asdict(stamp), file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / _STAMP)
    except OSError as error:
        raise unwritable(folder, error) from error


def checksums(folder: Path, paths: Iterable[Path]) -> dict[str, int]:
    """CRC-32 of each file, by its path relative to the folder."""
    sums: dict[str, int] = {}
    for path in paths:
        total = 0
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                total = zlib.crc32(block, total)
        sums[path.relative_to(folder).as_posix()] = total
    return sums


def empty_folder(folder: Path) -> None:
    """Delete the folder with all it holds and make it again. Raises LibraryUnavailable."""
    try:
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder)
        else:
            with contextlib.suppress(FileNotFoundError):
                folder.unlink()
        folder.mkdir(parents=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: OSError) -> LibraryUnavailable:
    """What to tell the person when a folder does not let us write."""
    return LibraryUnavailable(
        f"The library's folder {folder} cannot be used ({error.strerror or error}).",
        next_step="Your documents are safe in the record. Free space or make the folder "
        "writable (or set MENTOR_HOME to another one), then try again.",
    )
