"""What a mode is: a value with the functions that the coach runs in order.

A mode knows neither the model, the record nor the library; what it asks of the library is handed
to it as functions. It says what it reads in a message,
which move follows, what the library should be asked, how the move is worded, and what the
finished words must satisfy.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assistant.conversation import Citation, Observation, Turn
from assistant.llm.model import Tier
from knowledge.passages import Hit

Rewrite = Callable[[Iterable[str]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a conversation's case beside its turns."""

    kind: str = ""
    """The kind of case as the author set it; empty when nobody has."""
    edits: tuple[Mapping[str, object], ...] = ()
    """What the author changed by hand, as the mode's own JSON, oldest first."""
    earlier: tuple[Turn, ...] = ()
    """The turns of the case's earlier conversations in this mode, oldest first."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The move that follows, and what it needs."""

    move: str
    why: str
    """One sentence for the person who asks "why this?"."""
    slot: str = ""
    """The slot of the canvas that the move works on, if any."""
    query: str = ""
    """What to ask the library; empty when the move needs no passage."""
    otherwise: "Decision | None" = None
    """What to do when the library has nothing above its floor."""
    phrasings: tuple[str, ...] = ()
    """Several readings of the query, the likeliest first, where one is not certain."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words for a move that need no model."""

    id: str
    text: str
    citations: tuple[Citation, ...] = ()
    answered: bool = True


@dataclass(frozen=True, slots=True)
class Brief:
    """How a move is to be phrased."""

    authored: Callable[[], Wording]
    """Stands when there is no model, when it fails, or when its words fail the check twice."""
    prompt: str = ""
    """Name of the prompt whose words go to the model; empty: the authored wording is the reply."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    max_words: int = 120
    max_questions: int = 1
    max_tokens: int = 220
    hits: tuple[Hit, ...] = ()
    with_history: bool = True
    rewrite: Rewrite | None = None
    """What the model's words go through before anyone sees them."""
    silence: str = ""
    """What the model says when it has no answer; it is held back from the stream."""
    instead: Callable[[], Wording] | None = None
    """What is said when the model is silent. Both are made only when they are needed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The finished words, or the reasons why they cannot stand."""

    text: str
    citations: tuple[Citation, ...] = ()
    faults: tuple[str, ...] = ()
    """Names of the broken parts of the contract; empty when the words may stand."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    instead: Callable[[], Wording] | None = None
    """Words to use at once, where a second try would not help."""


@dataclass(frozen=True, slots=True)
class Question:
    """One closed extraction asked of the model about a message, after the reply is shown."""

    slot: str
    asks: str
    accepts: Callable[[str], bool] = bool
    """Code's own look at the words that were copied."""


class Decide(Protocol):
    """The policy: what follows from the turns so far (the last one is the author's)."""

    def __call__(self, path: tuple[Turn, ...]) -> Decision: ...


class Phrase(Protocol):
    """The wording of a decided move."""

    def __call__(
        self, path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...], tier: Tier | None
    ) -> Brief: ...


class Admit(Protocol):
    """A mode's own look at the passages that the library found."""

    def __call__(
        self, path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...]
    ) -> tuple[Hit, ...]: ...


class Check(Protocol):
    """The contract of a move, applied to a model's finished words."""

    def __call__(self, text: str, brief: Brief, path: tuple[Turn, ...]) -> Checked: ...


def admit_all(path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Take the passages as the library ranks them."""
    return hits


@dataclass(frozen=True, slots=True)
class Mode:
    """One way of working with the mentor."""

    name: str
    read: Callable[[tuple[Turn, ...]], tuple[Observation, ...]]
    """Observations in the last (author's) turn, each quoting it verbatim."""
    decide: Decide
    phrase: Phrase
    check: Check
    questions: Callable[[tuple[Turn, ...]], tuple[Question, ...]]
    """What is still to be extracted from the last author's turn by a model."""
    admit: Admit = admit_all
    """Which of the found passages bear on the move, and in which order."""
    within: "Callable[[Context], Mode] | None" = None
    """The mode as it works inside a case; None when the case makes no difference to it."""

    def inside(self, context: Context) -> "Mode":
        """The mode for one case."""
        return self if self.within is None else self.within(context)
