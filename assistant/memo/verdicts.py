"""What a detector says of one criterion."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.memo.reading import Reading

Status = Literal["sound", "weak", "missing", "silent"]
"""`silent`: the criterion does not apply to this text, or code cannot tell; nothing is said."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one criterion stands."""

    status: Status
    sentences: tuple[int, ...] = ()
    """Sound: those that show it. Weak: those at fault. Missing: where it should stand, if known."""
    fault: str = ""
    """Weak or missing: which of the criterion's faults."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What the wording of the fault is filled with; verbatim words of the text, or counts."""


Detector = Callable[[Reading], Verdict]
SILENT = Verdict("silent")
