"""Conversations as pure data: turns in a tree, and the citations they carry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Role = Literal["author", "coach"]
Status = Literal["complete", "running", "stopped", "broken", "failed"]
"""`stopped` by the person; `broken` when the process died; `failed` when no words came."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A claim's link to a passage, with the verbatim quote that supports it."""

    marker: int
    passage_id: str
    document_id: str
    document: str
    """The document's title."""
    heading: str
    quote: str


@dataclass(frozen=True, slots=True)
class CitationReport:
    """A person's word that a passage does not support what it is cited for."""

    conversation_id: str
    turn_id: str
    marker: int
    passage_id: str
    document: str
    """The document's title at that time."""
    quote: str
    note: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds from the moment the message was kept."""

    retrieval_s: float = 0.0
    first_token_s: float = 0.0
    total_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Observation:
    """Something read in one of the author's messages, with the words that show it."""

    slot: str
    quote: str
    """Verbatim in the message; code has verified it."""
    source: Literal["code", "model"] = "code"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation. `parent_id` makes the turns a tree."""

    id: str
    conversation_id: str
    parent_id: str | None
    role: Role
    text: str
    created_at: datetime
    status: Status = "complete"
    observations: tuple[Observation, ...] = ()
    move: str = ""
    slot: str = ""
    """The slot of the canvas that the move worked on, if any."""
    why: str = ""
    answered: bool = True
    """False when the library had no answer and the reply says so."""
    wording: str = ""
    """Which authored wording was used (so that it is not used twice); empty for the model's."""
    citations: tuple[Citation, ...] = ()
    degraded: str = ""
    """Empty, or why authored wording or quotes stand where a model would have written."""
    guard: Mapping[str, int] = field(default_factory=dict)
    """What the guard and the checks changed or refused, by name, with how often."""
    prompt_fingerprint: str = ""
    model: str = ""
    timings: Timings = Timings()


@dataclass(frozen=True, slots=True)
class Conversation:
    """All turns of one conversation, oldest first."""

    id: str
    case_id: str | None
    mode: str
    title: str
    created_at: datetime
    updated_at: datetime
    turns: tuple[Turn, ...] = ()

    def turn(self, turn_id: str) -> Turn | None:
        """The turn with this id, if it is one of ours."""
        return next((turn for turn in self.turns if turn.id == turn_id), None)

    def path_to(self, turn_id: str | None) -> tuple[Turn, ...]:
        """The turns from the root to `turn_id`, in order; empty for None."""
        by_id = {turn.id: turn for turn in self.turns}
        path: list[Turn] = []
        while turn_id is not None:
            turn = by_id[turn_id]
            path.append(turn)
            turn_id = turn.parent_id
        return tuple(reversed(path))

    def latest_path(self) -> tuple[Turn, ...]:
        """The branch that was written to last."""
        return self.path_to(self.turns[-1].id) if self.turns else ()
