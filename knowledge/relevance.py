"""How relevant a passage is to a question: signals, their weights, and the floor.

No signal judges well alone. What a passage is worth among others (`order`) and whether anything
answers at all (`Floor`) are two questions, so each has weights of its own. Those for the real
encoder are fitted on the tune half of the labelled questions by `python -m evals.retrieval fit`,
but for what the floor asks to be reached, which is chosen; docs/retrieval.md has the tables behind
them. Those for the encoder without meaning are set by hand.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.hashing_embedding import HASHING_PREFIX

_DOUBT = 2.0
"""Added to the weight of all stems: that a greeting's one word is found means little."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A question's stems with how telling each is."""

    rarity: Mapping[str, float]
    seen: frozenset[str]
    """The stems that the shelf has at all."""

    def support(self, found: Collection[str]) -> float:
        """The share of the question, by rarity, that is found; less sure for few stems."""
        weights = (weight for stem, weight in self.rarity.items() if stem in found)
        return sum(weights) / (sum(self.rarity.values()) + _DOUBT)


def weigh(frequencies: Mapping[str, int], passages: int) -> Terms:
    """Weigh stems by the number of passages that have them, of so many in all."""
    rarity = {stem: math.log(1.0 + passages / (1.0 + count)) for stem, count in frequencies.items()}
    return Terms(rarity, frozenset(stem for stem, count in frequencies.items() if count))


class Asked(NamedTuple):
    """How near the questions that a passage is known to answer come to a question."""

    mean: float
    """The mean cosine of the three nearest."""
    best: float
    """The likeness of the likest, token by token."""
    words: float
    """BM25 over them, as a share of the best of this search, 0..1."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What to expect of `Asked` for a passage without such questions.

    Without it a document that nobody has written questions for would always stand behind one
    that has them. Fitted by least squares on passages that have them.
    """

    offset: Asked
    cosine: Asked
    tokens: Asked
    window: Asked

    def of(self, cosine: float, tokens: float, window: float) -> Asked:
        """The expectation, from what the passage itself shows."""
        terms = zip(self.offset, self.cosine, self.tokens, self.window, strict=True)
        return Asked(*(a + b * cosine + c * tokens + d * window for a, b, c, d in terms))


EXPECTED = Expected(
    offset=Asked(0.169, 0.370, 0.139),
    cosine=Asked(0.197, 0.077, 0.355),
    tokens=Asked(-0.185, -0.098, -0.136),
    window=Asked(0.307, 0.311, -0.146),
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a passage and a question."""

    cosine: float
    """Of both as wholes, by the encoder, -1..1."""
    tokens: float
    """Late interaction: the mean of the question tokens' best likenesses, -1..1."""
    window: float
    """The cosine of the question and the passage's best stretch of about two sentences."""
    asked: float
    asked_best: float
    asked_words: float
    """The three of `Asked`, or what is to be expected of them."""
    words: float
    """BM25, as a share of the best of this search, 0..1."""
    role: bool
    """Whether a section of that heading usually says what is asked."""
    kind: int
    """How much the passage has of what is asked for: a reason, a number, a day, a role."""
    document_asked: float = 0.0
    """The best `asked` among the found passages of its document."""
    neighbours: float = 0.0
    """The mean of the three best `tokens` among them."""


@dataclass(frozen=True, slots=True)
class Order:
    """The weights by which passages are ranked."""

    tokens: float
    window: float
    words: float
    """Of `words`, as far as the question's words are found at all."""
    asked: float
    asked_best: float
    asked_words: float
    document_asked: float
    """Of these three, as far as the question's words are not found."""
    role: float
    kind: float
    neighbours: float

    def score(self, signals: Signals, surety: float) -> float:
        """Comparable within one search only; `surety` is that of the lexical index, 0..1.

        A blind index drags a good one down, so words count as far as they are found, and what
        a passage is known to answer counts for a question that comes in other words.
        """
        in_words = self.words * signals.words
        in_others = (
            self.asked_best * signals.asked_best
            + self.asked_words * signals.asked_words
            + self.document_asked * signals.document_asked
        )
        return (
            self.tokens * signals.tokens
            + self.window * signals.window
            + self.asked * signals.asked
            + self.role * signals.role
            + self.kind * signals.kind
            + self.neighbours * signals.neighbours
            + in_words * surety
            + in_others * (1.0 - surety)
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a passage answering a question, or for anything answering it."""

    asked: float
    """`document_asked`: the document is known to answer such questions."""
    lead: float
    """How far the best stands before the sixth in the order, or this passage does."""
    support: float
    """The share of the question's telling words that it has, 0..1."""
    spread: float
    """The best cosine of the search less its last."""
    missing: bool
    """Whether the question names something that is not there at all."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The weights of the evidence, and what they must reach."""

    asked: float
    lead: float
    support: float
    spread: float
    missing: float
    offset: float
    answers: float = 0.5
    """What the best of each signal together must reach, else nothing is found."""
    passage: float = 0.2
    """What a passage's own signals must reach to be shown."""

    def score(self, evidence: Evidence) -> float:
        """Relevance in 0..1."""
        total = (
            self.asked * evidence.asked
            + self.lead * evidence.lead
            + self.support * evidence.support
            + self.spread * evidence.spread
            + self.missing * evidence.missing
            + self.offset
        )
        return 1.0 / (1.0 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Weights:
    """How passages are ranked, and when nothing answers."""

    order: Order
    floor: Floor


_WITH_TOKENS = Weights(
    Order(
        tokens=14.07, window=2.90, words=2.79, asked=0.86, asked_best=24.60, asked_words=4.03,
        document_asked=9.17, role=0.92, kind=1.16, neighbours=3.67,
    ),
    Floor(asked=13.45, lead=0.05, support=0.04, spread=4.26, missing=-1.15, offset=-4.78),
)  # fmt: skip
_WITHOUT_MEANING = Weights(
    Order(
        tokens=0.0, window=0.0, words=10.0, asked=4.0, asked_best=2.0, asked_words=4.0,
        document_asked=2.0, role=0.25, kind=0.25, neighbours=0.0,
    ),
    Floor(asked=0.0, lead=0.0, support=6.2, spread=0.0, missing=-1.5, offset=-0.6),
)  # fmt: skip
"""For hashed words, whose cosine says little more than the lexical support."""


def weights_for(embedder_name: str) -> Weights:
    """The weights that fit an encoder, as encoders spread their cosines differently."""
    return _WITHOUT_MEANING if embedder_name.startswith(HASHING_PREFIX) else _WITH_TOKENS
