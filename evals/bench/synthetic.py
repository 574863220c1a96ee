"""A library of any size, made from seeded templates, and an encoder that keeps up with it.

Encoding 100,000 passages takes minutes; here a passage gets the real vector of its subject with
a little noise of its own, and only questions are really encoded. So neighbourhoods are as dense
as in a real library of that size, and a search costs what it costs with the real encoder.
"""

import random
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from knowledge.embedding import TOKEN_SCALE, Embedder, Encoded, Tokens, Vectors

SUBJECTS = tuple(
    f"{thing} of the {system}"
    for thing in ("ownership", "cost", "migration", "latency", "on-call load", "rollout", "schema")
    for system in (
        *("billing service", "search index", "event bus", "mobile client", "data warehouse"),
        *("identity provider", "feature flags", "build pipeline", "pricing engine", "audit log"),
        *("customer portal", "notification queue", "partner interface", "image store"),
        *("booking engine", "report generator", "message broker", "recommendation model"),
    )
)
ASPECTS = (
    "what we decided and why",
    "which options were refused",
    "what it costs every month",
    "who decides and by when",
    "which risk worries us most",
    "what would make us reopen it",
    "how the teams are affected",
    "what happened after the change",
)
_SENTENCES = (
    "The {team} team measured {number} requests an hour before the change and {other} after it.",
    "We expect to save {number} hours a month, at a cost of {other} days of work in {quarter}.",
    "The {role} decides this by {quarter}, after hearing the {team} team.",
    "Doing nothing would keep {number} open incidents, as it has since {quarter}.",
    "The {team} team prefers the smaller step, because it can be undone within {number} minutes.",
    "If fewer than {number} customers ask for it by {quarter}, the question is opened again.",
    "An earlier attempt failed when {number} jobs ran at once and the {team} team was not told.",
    "The {role} asked for evidence, and {number} of {other} samples supported the claim.",
)
_WORDS = {
    "team": ("platform", "payments", "search", "mobile", "data", "identity", "growth", "support"),
    "role": ("engineering director", "product lead", "chief architect", "finance partner"),
    "quarter": tuple(
        f"Q{quarter} of 20{year}" for year in range(21, 27) for quarter in range(1, 5)
    ),
}
_SUBJECT = re.compile(r"Concerning the ([^,]+), ([^.:]+):")


def write_documents(folder: Path, count: int, sections: int = 10, seed: int = 1) -> None:
    """Write `count` Markdown documents of that many passages each."""
    chance = random.Random(seed)  # noqa: S311  (not for secrets)
    for number in range(count):
        place = folder / f"{number // 500:03d}"
        place.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(_document(chance, number, sections))
        (place / f"memo-{number:05d}.md").write_text(text, encoding="utf-8")


def questions(count: int, seed: int = 2) -> tuple[str, ...]:
    """Questions about the subjects, all different in their words."""
    chance = random.Random(seed)  # noqa: S311
    return tuple(
        f"In {chance.choice(_WORDS['quarter'])}, {chance.choice(ASPECTS)} concerning the "
        f"{chance.choice(SUBJECTS)} for the {chance.choice(_WORDS['team'])} team?"
        for _ in range(count)
    )


def _document(chance: random.Random, number: int, sections: int) -> Iterator[str]:
    subject = chance.choice(SUBJECTS)
    yield f"# Memo {number}: {subject}"
    for section in range(sections):
        aspect = chance.choice(ASPECTS)
        yield f"## Part {section + 1}: {aspect}"
        told = " ".join(_sentence(chance) for _ in range(7))
        yield f"Concerning the {subject}, {aspect}: {told}"


def _sentence(chance: random.Random) -> str:
    words = {name: chance.choice(choices) for name, choices in _WORDS.items()}
    numbers = {"number": chance.randint(2, 900), "other": chance.randint(2, 900)}
    return chance.choice(_SENTENCES).format(**words, **numbers)


class QuickEmbedder:
    """The real encoder for a few texts, its vectors of the subjects with noise for many."""

    def __init__(self, real: Embedder, noise: float = 0.6, seed: int = 3) -> None:
        self._real = real
        self._noise = noise
        self._chance = np.random.default_rng(seed)
        pairs = [(subject, aspect) for subject in SUBJECTS for aspect in ASPECTS]
        self._row = {pair: row for row, pair in enumerate(pairs)}
        self._width = real.encode(["width"])[0].tokens.shape[1]
        self._vectors = real.embed([f"Concerning the {s}, {a}" for s, a in pairs])

    @property
    def name(self) -> str:
        """The real one's, so that the index is taken for its own."""
        return self._real.name

    @property
    def dimensions(self) -> int:
        return self._real.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length."""
        if len(texts) < 3:
            return self._real.embed(texts)
        base = self._vectors[[self._row_of(text) for text in texts]]
        noise = self._chance.standard_normal(base.shape) * (self._noise / np.sqrt(self.dimensions))
        vectors = base + noise
        unit: Vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(
            np.float32
        )
        return unit

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Vectors as `embed` gives them, and as many random tokens as the text has words."""
        if len(texts) < 3:
            return self._real.encode(texts)
        return [
            Encoded(vector, self._tokens(len(text.split())))
            for vector, text in zip(self.embed(texts), texts, strict=True)
        ]

    def _tokens(self, words: int) -> Tokens:
        rows = self._chance.standard_normal((words, self._width))
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        tokens: Tokens = np.rint(rows / lengths * TOKEN_SCALE).astype(np.int8)
        return tokens

    def _row_of(self, text: str) -> int:
        found = _SUBJECT.search(text)
        pair = (found[1], found[2]) if found else ("", "")
        return self._row.get(pair, zlib.crc32(text.encode()) % len(self._row))
