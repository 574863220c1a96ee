"""What a path of turns was read to say, slot by slot: the raw material of the canvas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from assistant.conversation import Turn
from assistant.framing.premise import claims_share
from assistant.framing.slots import NAMES, SlotName

_LEVELS = frozenset({"level:1", "level:2", "level:3", "level:4"})
_CHOICES = frozenset({"choice:first", "choice:second"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One observation about a slot, with the turn that holds its words."""

    slot: SlotName
    quote: str
    by: Literal["code", "model"]
    turn_id: str
    at: datetime
    firm: bool
    direct: bool
    """Whether it answers a question about this slot, or puts the coach's reading right."""


def readings(path: Sequence[Turn]) -> tuple[Reading, ...]:
    """All readings in order; a claim that its author took back is left out."""
    found: list[Reading] = []
    asked = ""
    for turn in path:
        if turn.role == "coach":
            asked = turn.slot
            continue
        if any(seen.slot == "flag:conceded" for seen in turn.observations):
            found = [r for r in found if r.slot != "problem" or not claims_share(r.quote)]
        found.extend(_of_turn(turn, asked))
    return tuple(found)


def levels(path: Sequence[Turn]) -> Iterator[tuple[int, str, str, Literal["code", "model"]]]:
    """Level, quote, turn and source of everything that says how far the case reaches."""
    for turn in path:
        for seen in turn.observations:
            if seen.slot in _LEVELS:
                yield int(seen.slot[-1]), seen.quote, turn.id, seen.source


def chosen_frame(path: Sequence[Turn]) -> str:
    """Which frame, "first" or "second"; nothing while no frame was chosen."""
    found = [s.slot for turn in path for s in turn.observations if s.slot in _CHOICES]
    return found[-1].removeprefix("choice:") if found else ""


def tests_by_turn(path: Sequence[Turn]) -> dict[str, str]:
    """The test that was named in a turn, by the turn's id."""
    return {turn.id: s.quote for turn in path for s in turn.observations if s.slot == "test"}


def _of_turn(turn: Turn, asked: str) -> Iterator[Reading]:
    insists = any(seen.slot == "flag:disagree" for seen in turn.observations)
    for seen in turn.observations:
        name = next((known for known in NAMES if known == seen.slot.rstrip("?")), None)
        if name is not None:
            yield Reading(
                slot=name,
                quote=seen.quote,
                by=seen.source,
                turn_id=turn.id,
                at=turn.created_at,
                firm=not seen.slot.endswith("?"),
                direct=asked == name or (insists and name == "problem"),
            )
