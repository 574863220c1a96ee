"""A memo as it is kept: the text that is worked on, and the versions that were reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Origin = Literal["written", "imported", "drafted", "restored"]
"""Where a text came from that was then worked on."""
FindingState = Literal["open", "addressed", "regressed", "waived"]


@dataclass(frozen=True, slots=True)
class Memo:
    """Which memo it is."""

    id: str
    title: str
    kind: str
    case_id: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A memo with its working text."""

    memo: Memo
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A text that was kept to be reviewed, and its review as JSON."""

    number: int
    """Counts the versions of a memo from 1."""
    at: datetime
    origin: Origin
    kind: str
    words: int
    text: str
    review: Mapping[str, object] | None = None
    """The memo mode's own JSON; None while there is none."""
    reviewed_at: datetime | None = None
    model: str = ""
    prompt_fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """How a finding stands, with the rest of it as JSON."""

    id: str
    criterion: str
    fault: str
    state: FindingState
    reason: str
    """Of a waived one: why it may stay."""
    opened_in: int
    closed_in: int | None
    """The version that settled it."""
    kept: Mapping[str, object] = field(default_factory=dict)
    """The memo mode's own JSON."""
