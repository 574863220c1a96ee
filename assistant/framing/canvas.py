"""The canvas: the frame of a case, derived from what the author's turns were read to say.

Thin for now: nothing of it is stored apart from the observations that each turn carries, so it
cannot disagree with the conversation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.conversation import Turn

SlotStatus = Literal["empty", "weak", "firm"]

SLOTS: tuple[tuple[str, str], ...] = (
    ("goal", "What you want to do"),
    ("means_to", "What that is for"),
    ("problem", "The problem, without a solution in it"),
    ("gap", "The gap: now, wanted, by when"),
    ("decider", "Who decides"),
    ("affected", "Who is affected, and what they care about"),
    ("options", "Other ways, including doing nothing"),
    ("evidence", "What would change your mind"),
    ("next_step", "The next step"),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot with the author's own words as evidence, latest last."""

    name: str
    label: str
    status: SlotStatus
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Canvas:
    """All slots, in order."""

    slots: tuple[Slot, ...]

    def slot(self, name: str) -> Slot:
        """The slot of that name. Raises KeyError."""
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise KeyError(name)

    def latest(self, name: str) -> str:
        """The last words the author gave for a slot, or nothing."""
        quotes = self.slot(name).quotes
        return quotes[-1] if quotes else ""

    def filled(self) -> tuple[Slot, ...]:
        """The slots that are not empty."""
        return tuple(slot for slot in self.slots if slot.status != "empty")


def canvas_of(path: Sequence[Turn]) -> Canvas:
    """The canvas after a path of turns; reads only what the author's turns carry."""
    quotes: dict[str, list[str]] = {name: [] for name, _ in SLOTS}
    firm: set[str] = set()
    for turn in path:
        for seen in turn.observations if turn.role == "author" else ():
            name = seen.slot.removesuffix("?")
            if name in quotes and seen.quote not in quotes[name]:
                quotes[name].append(seen.quote)
                if not seen.slot.endswith("?"):
                    firm.add(name)
    return Canvas(
        tuple(
            Slot(name, label, _status(name, quotes, firm), tuple(quotes[name]))
            for name, label in SLOTS
        )
    )


def _status(name: str, quotes: dict[str, list[str]], firm: set[str]) -> SlotStatus:
    if not quotes[name]:
        return "empty"
    return "firm" if name in firm else "weak"
