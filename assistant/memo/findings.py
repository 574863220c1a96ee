"""What a review says: findings, strengths, precedents, readers; pure data.

A finding points at sentences by their numbers and carries the words of the first as a quote, so
that it can be found again in a later version of the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
Standing = Literal["draft", "nearly", "ready"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One comment on one criterion."""

    id: str
    """Stays the same as long as the fault does: in a later version, and on every run."""
    criterion: str
    fault: str
    """Which way the criterion is broken: a name under it in its kind's file."""
    severity: Severity
    sentences: tuple[int, ...]
    """Numbers of the sentences at fault; of something missing, where it should stand, or none."""
    quote: str
    """The first of these sentences as it stands in the text; empty when something is missing."""
    weak: str
    """What is weak, about this text."""
    why: str
    """Why it matters to the one who decides, or reads."""
    question: str
    """What the author may ask themselves to mend it."""
    missing: bool


@dataclass(frozen=True, slots=True)
class Strength:
    """Something that is sound, with the sentences that show it."""

    criterion: str
    sentences: tuple[int, ...]
    quote: str
    said: str


@dataclass(frozen=True, slots=True)
class Precedent:
    """A past document that faced the same, with its own words."""

    document: str
    document_id: str
    passage_id: str
    heading: str
    status: str
    dated: str
    """ISO 8601, or empty."""
    quote: str
    """Stands verbatim in the passage."""
    said: str
    """One sentence that says how it bears on this memo."""


@dataclass(frozen=True, slots=True)
class MemoLevel:
    """The level of impact that the memo argues at; 0 when nothing in it shows one."""

    number: int
    name: str
    sentences: tuple[int, ...]
    quote: str
    next_needs: str


@dataclass(frozen=True, slots=True)
class Reader:
    """What one kind of reader takes away, in the memo's own sentences, and asks."""

    name: str
    takes_away: tuple[int, ...]
    quotes: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readers:
    """Somebody with a minute, and somebody who reads it all."""

    executive: Reader
    deep: Reader
    disagree: str
    """Where the two come away with different things; empty when they do not."""


@dataclass(frozen=True, slots=True)
class LintWarning:
    """A weakness of the prose, shown folded away."""

    rule: str
    sentence: int
    quote: str
    """The words in question, verbatim."""
    said: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that is said about one version of a memo."""

    kind: str
    findings: tuple[Finding, ...]
    """The one to fix first, then at most five more; what ranks lower is in `further`."""
    further: tuple[Finding, ...] = ()
    strengths: tuple[Strength, ...] = ()
    precedents: tuple[Precedent, ...] = ()
    level: MemoLevel = field(default_factory=lambda: MemoLevel(0, "", (), "", ""))
    readers: Readers | None = None
    """None when there is too little text to read."""
    lint: tuple[LintWarning, ...] = ()
    standing: Standing = "draft"
    notes: tuple[str, ...] = ()
    """What was odd about the text itself, and how it was treated."""
    degraded: str = ""
    """Why the review was made without a model; empty when it was not."""
    model: str = ""
    timings: Mapping[str, float] = field(default_factory=dict)
    """Seconds, by step."""

    @property
    def fix_first(self) -> str:
        """The id of the finding that matters most; empty when there is none."""
        return self.findings[0].id if self.findings else ""
