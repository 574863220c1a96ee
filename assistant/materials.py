"""What a case's canvas gives to the draft of a memo: the author's own words, by subject.

The framing mode and the memo studio do not know each other; this is where the one's canvas
becomes the other's material.
"""

import re

from assistant import titles
from assistant.framing.canvas import Canvas, Entry, Slot
from assistant.framing.export import telling
from assistant.framing.gap import GapParts, merged
from assistant.framing.grammar import trimmed
from assistant.framing.people import deciding
from assistant.framing.slots import SLOTS
from assistant.memo.drafting import Material, Said, Words
from assistant.memo.own_words import capital, stands_alone

_OWN = re.compile(r"^(?:my|our|the|a|an)\s+", re.I)
_CUT = "…"
_LONGEST_TITLE = 14
_SPOKEN = re.compile(
    r"^(?:(?:good question|hm+|well|yes|ok(?:ay)?|fine|sorry|right|honestly|to be honest|"
    r"i don['’]?t know)[.,!:]+\s+)+(?=\S)",
    re.I,
)
_TO_THE_COACH = re.compile(
    r"\b(?:(?:tell|help|give) me|you(?:'re| are)? (?:think|keep|ask|just)|"
    r"(?:do|would|should|can) you|your (?:opinion|recommendation|advice))\b",
    re.I,
)
_POINTS_BACK = re.compile(r"\b(?:it|them|they|this|these|those|he|she|both)\b", re.I)
_LABELS = {"problem": "What goes wrong", "gap": "How big it is", "means_to": "What it is for",
           "frames": "How we see it", "level": "How far it reaches"}  # fmt: skip
"""Where a page that is not a memo has a heading instead."""


def material(canvas: Canvas) -> Material:
    """The author's words of a canvas, those that settle a thing before those that touch it."""
    gap = merged([entry.gap for entry in telling(canvas.slot("gap")) if entry.gap])
    return Material(
        words={slot.name: _words(slot, gap, canvas.words("means_to")) for slot in canvas.slots},
        decider=_decider(canvas),
        wanted=gap.wanted,
        by_when=gap.by_when,
    )


def memo_title(canvas: Canvas, title: str) -> str:
    """A case's title as a memo's; what is wanted or wrong, where it is a message cut short."""
    if not title.endswith(_CUT):
        return title
    short = [
        words
        for slot in ("goal", "problem")
        for words in (canvas.words(slot), *(each.text for each in telling(canvas.slot(slot))))
        if words and len(words.split()) <= _LONGEST_TITLE
    ]
    goal = canvas.words("goal")
    best = [words for words in short if words == goal or _tells(words)] or short
    return capital((best or [title])[0].rstrip(" ."))


def _tells(words: str) -> bool:
    """Whether a reader understands the words without what stood before them."""
    return stands_alone(words) and not _POINTS_BACK.search(words)


def _words(slot: Slot, gap: GapParts, wished: str) -> Words:
    kind = SLOTS[slot.name]
    entries = [entry for entry in telling(slot) if not _TO_THE_COACH.search(entry.text)]
    if slot.name == "gap":
        entries = [e for e in entries if e.gap in (None, gap) or e.text == slot.main]
    elif slot.name == "problem":
        # What somebody should be able to do one day is not what goes wrong today.
        entries = [entry for entry in entries if entry.text not in wished]
    elif slot.name == "level" and slot.status != "firm":
        entries = []
    said = tuple(Said(_spoken_off(e), e.test, e.chosen) for e in entries)
    label = kind.stands_as or _LABELS.get(slot.name, "")
    return Words(slot.status if said else "empty", said, label, kind.asks)


def _spoken_off(entry: Entry) -> str:
    """The words without what only belongs in a conversation; the author's own edit as it is."""
    if entry.by == "author":
        return entry.text
    return trimmed(_SPOKEN.sub("", entry.text)) or entry.text


def _decider(canvas: Canvas) -> str:
    """The role that decides, with its article: "the VP of product", "the CTO"."""
    named = deciding(canvas.words("decider"))
    role = _OWN.sub("", named)
    return f"the {role}" if titles.ROLE.search(named) else named
