"""A memo read: what part each sentence plays, the options, the figures and the dates in it.

Detectors ask this reading and do not search the text for themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.memo.document import Document, Section, Sentence

Role = Literal[
    "ask",
    "decider",
    "deadline",
    "why_now",
    "option",
    "do_nothing",
    "criteria",
    "evidence",
    "downside",
    "reversibility",
    "risk",
    "mitigation",
    "reopen",
    "next_step",
    "dissent",
    "success",
    "goal",
    "non_goal",
    "proposal",
    "rollout",
    "rollback",
    "failure_mode",
    "test_plan",
    "unresolved",
    "impact",
    "timeline",
    "factor",
    "went_well",
    "detection",
    "action",
    "not_taken",
    "takeaway",
    "audience",
    "context",
    "limits",
    "how_to",
    "contact",
]
"""What a sentence does in a memo. It may do several things."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option that the memo weighs."""

    name: str
    sentences: tuple[int, ...]
    """All sentences that are about it, also those in other sections that name it."""
    words: int
    """How many words these have."""
    does_nothing: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts."""

    sentence: int
    text: str
    """As it stands: "3.5 weeks", "40 %"."""
    value: float
    unit: str
    """Normalised and singular: "week", "%", "eur"; empty for a bare count."""
    about: frozenset[str]
    """Stems of the content words near it: what it is a number of."""


@dataclass(frozen=True)
class Reading:
    """A document with what was read in it."""

    document: Document
    kind: str
    roles: Mapping[int, frozenset[Role]]
    """By the number of the sentence; a sentence without a role is left out."""
    sections: Mapping[int, frozenset[Role]]
    """What the headings say that their sections are about, by the number of the section."""
    options: tuple[Option, ...] = ()
    figures: tuple[Figure, ...] = ()

    def of(self, *roles: Role) -> tuple[Sentence, ...]:
        """The sentences that play any of these parts, in order."""
        wanted = frozenset(roles)
        return tuple(
            each
            for each in self.document.sentences
            if wanted & self.roles.get(each.number, frozenset())
        )

    def under(self, *roles: Role) -> tuple[Section, ...]:
        """The sections whose headings announce any of these, in order."""
        wanted = frozenset(roles)
        return tuple(
            each
            for each in self.document.sections
            if wanted & self.sections.get(each.number, frozenset())
        )

    def first_screen(self, words: int = 150) -> tuple[Sentence, ...]:
        """The sentences that begin within the first so many words."""
        found: list[Sentence] = []
        so_far = 0
        for sentence in self.document.sentences:
            if so_far >= words:
                break
            found.append(sentence)
            so_far += sentence.words
        return tuple(found)
