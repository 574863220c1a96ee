"""The canvas: the frame of a case, derived from what the author's turns were read to say.

Thin for now: nothing of it is stored apart from the observations that each turn carries, so it
cannot disagree with the conversation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.conversation import Turn

SlotStatus = Literal["empty", "weak", "firm"]

SLOTS: Mapping[str, tuple[str, str]] = {
    "goal": ("What you want to do", "Plan"),
    "means_to": ("What that is for", "What for"),
    "problem": ("The problem, without a solution in it", "Problem"),
    "gap": ("The gap: now, wanted, by when", "Gap"),
    "decider": ("Who decides", "Decides"),
    "affected": ("Who is affected, and what they care about", "Affected"),
    "options": ("Other ways, including doing nothing", "Other ways"),
    "evidence": ("What would change your mind", "Would change your mind"),
    "next_step": ("The next step", "Next step"),
}
"""By name: the label on the page, and the short one in a summary."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot with the author's own words as evidence, latest last."""

    name: str
    label: str
    short_label: str
    status: SlotStatus
    quotes: tuple[str, ...] = ()
    main: str = ""
    """The quote that counts: a direct answer, else the first firm one, else the first."""


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

    def words(self, name: str) -> str:
        """The author's words that count for a slot, or nothing."""
        return self.slot(name).main

    def filled(self) -> tuple[Slot, ...]:
        """The slots that are not empty."""
        return tuple(slot for slot in self.slots if slot.status != "empty")


def canvas_of(path: Sequence[Turn]) -> Canvas:
    """The canvas after a path of turns; reads only what the turns carry."""
    drafts = {name: _Draft() for name in SLOTS}
    asked = ""
    for turn in path:
        if turn.role == "coach":
            asked = turn.slot
            continue
        for seen in turn.observations:
            name = seen.slot.rstrip("?")
            if name in drafts:
                drafts[name].add(seen.quote, firm=seen.slot == name, direct=asked == name)
    return Canvas(tuple(draft.slot(name) for name, draft in drafts.items()))


@dataclass(slots=True)
class _Draft:
    quotes: list[str] = field(default_factory=list)
    firm: str = ""
    direct: str = ""

    def add(self, quote: str, *, firm: bool, direct: bool) -> None:
        if quote not in self.quotes:
            self.quotes.append(quote)
        if firm:
            self.firm = self.firm or quote
            self.direct = quote if direct else self.direct

    def slot(self, name: str) -> Slot:
        status: SlotStatus = "firm" if self.firm else "weak" if self.quotes else "empty"
        main = self.direct or self.firm or next(iter(self.quotes), "")
        return Slot(name, *SLOTS[name], status, tuple(self.quotes), main)
