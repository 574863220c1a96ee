"""A case: one thinking project of one author, and what its author did to its canvas by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChangeAction = Literal["edit", "undo", "restore"]


@dataclass(frozen=True, slots=True)
class Case:
    """The thread that runs through all modes."""

    id: str
    title: str
    kind: str
    """The kind of case as its author set it; empty while nobody has."""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class CanvasChange:
    """One step of the author's on a canvas. Steps are only ever added."""

    id: str
    case_id: str
    number: int
    """Counts the changes of a case from 1."""
    at: datetime
    action: ChangeAction
    edits: tuple[Mapping[str, object], ...] = ()
    """The framing mode's own JSON, all at the same moment; empty for an undo."""
    takes_back: str = ""
    """Of an undo: the id of the change that no longer counts."""


def standing(changes: Iterable[CanvasChange]) -> tuple[CanvasChange, ...]:
    """The changes that count: what was taken back and the taking back itself left out."""
    every = tuple(changes)
    taken_back = {change.takes_back for change in every if change.takes_back}
    return tuple(c for c in every if c.action != "undo" and c.id not in taken_back)
