"""How relevant a passage is to a question, and the floor below which nothing is found.

No signal judges well alone, so four are weighed: the cosine of question and passage; the lexical
support (share of the question's key stems, by rarity, in the passage or its headings); how much
of the question the shelf has no word for; and how far the best passage stands out from the rest.
The weights are fitted on the labelled questions of tests/knowledge.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knowledge.hashing_embedding import HASHING_PREFIX

_DOUBT = 2.0
"""Added to the weight of all stems: that a greeting's one word is found means little."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A question's stems with how telling each is."""

    rarity: Mapping[str, float]
    unknown: float
    """The share of the question, by rarity, for which the shelf has no word."""

    def support(self, found: Collection[str]) -> float:
        """The share of the question, by rarity, that is found; less sure for few stems."""
        weights = (weight for stem, weight in self.rarity.items() if stem in found)
        return sum(weights) / self._total()

    def _total(self) -> float:
        return sum(self.rarity.values()) + _DOUBT


def weigh(frequencies: Mapping[str, int], passages: int) -> Terms:
    """Weigh stems by the number of passages that have them, of so many in all."""
    rarity = {stem: math.log(1.0 + passages / (1.0 + count)) for stem, count in frequencies.items()}
    unknown = sum(rarity[stem] for stem, count in frequencies.items() if count == 0)
    return Terms(rarity, unknown / (sum(rarity.values()) + _DOUBT))


@dataclass(frozen=True, slots=True)
class Floor:
    """The weights of the signals, and what they must reach."""

    cosine: float = 6.4
    support: float = 2.8
    unknown: float = -2.1
    spread: float = 8.1
    offset: float = -4.35
    answers: float = 0.5
    """What the best cosine and the best support together must reach, else nothing is found."""
    passage: float = 0.2
    """What a passage's own signals must reach to be shown."""

    def score(self, cosine: float, support: float, unknown: float, spread: float) -> float:
        """Relevance in 0..1; `spread` is the best cosine of the search less its last."""
        evidence = (
            self.cosine * cosine
            + self.support * support
            + self.unknown * unknown
            + self.spread * spread
            + self.offset
        )
        return 1.0 / (1.0 + math.exp(-evidence))


_WITHOUT_MEANING = Floor(cosine=0.9, support=6.2, unknown=-2.4, spread=0.0, offset=-1.1)
"""For hashed words, whose cosine says little more than the lexical support."""


def floor_for(embedder_name: str) -> Floor:
    """The floor that fits an encoder, as encoders spread their cosines differently."""
    return _WITHOUT_MEANING if embedder_name.startswith(HASHING_PREFIX) else Floor()
