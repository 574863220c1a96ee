"""How relevant a passage is to a question, on two signals, and the floor below which it is not.

The signals: the cosine of question and passage, and the lexical support, the share of the
question's key stems (weighted by rarity) that stand in the passage or its headings. Either alone
is a poor judge; the constants are fitted on the labelled questions of tests/knowledge.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knowledge.hashing_embedding import HASHING_PREFIX


@dataclass(frozen=True, slots=True)
class Floor:
    """The weights of the signals, and what a search needs to answer at all."""

    cosine: float = 9.0
    support: float = 4.0
    offset: float = -5.5
    best: float = 0.5
    """The best passage must reach this, else the search finds nothing."""
    others: float = 0.25
    """Further passages must reach this."""

    def score(self, cosine: float, support: float) -> float:
        """Relevance in 0..1."""
        return 1.0 / (
            1.0 + math.exp(-(self.cosine * cosine + self.support * support + self.offset))
        )


_WITHOUT_MEANING = Floor(cosine=4.0, support=6.0, offset=-5.0)
"""For hashed words, whose cosine says little more than the lexical support."""


def floor_for(embedder_name: str) -> Floor:
    """The floor that fits an encoder, as encoders spread their cosines differently."""
    return _WITHOUT_MEANING if embedder_name.startswith(HASHING_PREFIX) else Floor()


def support(rarity: Mapping[str, float], found: Collection[str]) -> float:
    """The share of the question's stems, by rarity, that are found; 0 without stems."""
    total = sum(rarity.values())
    if total <= 0.0:
        return 0.0
    return sum(weight for stem, weight in rarity.items() if stem in found) / total
