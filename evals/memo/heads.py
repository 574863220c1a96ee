"""Trains the head that knows the parts of sentences: `python -m evals.memo.heads`.

From the labelled sentences, the bundled memos (a sentence plays the part that its heading names)
and the clean memos of the tune split; the test split is never looked at. Prints how often the
sentence that leans most towards a part plays it, with each tune memo left out in turn.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt
import yaml

from assistant.memo.document import parse
from assistant.memo.parts import Head, Scores, without_subject
from assistant.memo.reading import Role
from assistant.settings import Settings
from assistant.wiring import embedder
from evals.memo.memos import memos
from knowledge.embedding import Embedder
from knowledge.ingest import bundled_corpus

_SENTENCES = Path(__file__).parents[1] / "datasets" / "memo" / "sentences.yaml"
_RIDGE = 1.0
_HEADINGS: Mapping[str, Role] = {
    "not take": "not_taken",
    "non-goals": "non_goal",
    "goals": "goal",
    "decision": "ask",
    "why now": "why_now",
    "motivation": "why_now",
    "alternatives": "option",
    "options": "option",
    "downside": "downside",
    "drawbacks": "downside",
    "reversib": "reversibility",
    "reopen": "reopen",
    "dissent": "dissent",
    "next step": "next_step",
    "actions": "action",
    "timeline": "timeline",
    "impact": "impact",
    "contributing": "factor",
    "went well": "went_well",
    "unresolved": "unresolved",
    "rollout": "rollout",
    "test plan": "test_plan",
    "failure modes": "failure_mode",
    "risks": "risk",
    "success": "success",
}


@dataclass(frozen=True)
class Labelled:
    """Sentences of one text with their parts."""

    name: str
    vectors: Scores
    parts: Sequence[frozenset[str]]


def main() -> None:
    """Train, measure and write the head."""
    encoder = embedder(Settings())
    texts = [*_alone(encoder), *_corpus(encoder), *_tune(encoder)]
    seen = {part for text in texts for parts in text.parts for part in parts}
    roles: tuple[Role, ...] = tuple(role for role in get_args(Role) if role in seen)
    tune = [text for text in texts if text.name.startswith("tune ")]
    right = [hit for held in tune for hit in _hits(roles, texts, held)]
    sys.stdout.write(f"{len(roles)} parts, {sum(len(t.parts) for t in texts)} sentences; ")
    sys.stdout.write(f"right at first: {np.mean(right):.2f} of {len(right)}\n")
    weights, bias = _fit(roles, texts)
    Head(encoder.name, roles, weights, bias).save()


def _alone(encoder: Embedder) -> Iterator[Labelled]:
    data: dict[str, list[str]] = yaml.safe_load(_SENTENCES.read_text(encoding="utf-8"))
    said = [(words, frozenset(key.split("+"))) for key, all_ in data.items() for words in all_]
    yield Labelled("alone", encoder.embed([words for words, _ in said]), [p for _, p in said])


def _corpus(encoder: Embedder) -> Iterator[Labelled]:
    for path in sorted((bundled_corpus() / "memos").glob("*.md")):
        document = parse(path.read_text(encoding="utf-8"))
        vectors = encoder.embed([each.plain for each in document.sentences])
        titles = [document.sections[each.section].title.lower() for each in document.sentences]
        parts = [
            frozenset(next(([role] for words, role in _HEADINGS.items() if words in title), []))
            for title in titles
        ]
        yield Labelled(path.stem, without_subject(vectors), parts)


def _tune(encoder: Embedder) -> Iterator[Labelled]:
    for memo in memos("tune"):
        carried: dict[int, frozenset[str]] = {}
        for role, references in memo.carries.items():
            for sentence in memo.named(references):
                carried[sentence.number] = carried.get(sentence.number, frozenset()) | {role}
        sentences = memo.document.sentences
        vectors = without_subject(encoder.embed([each.plain for each in sentences]))
        parts = [carried.get(each.number, frozenset()) for each in sentences]
        yield Labelled(f"tune {memo.name}", vectors, parts)


def _fit(
    roles: Sequence[str], texts: Sequence[Labelled]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Ridge regression in its dual form: there are fewer sentences than it would seem."""
    features = np.vstack([text.vectors for text in texts])
    wanted = np.vstack([_targets(roles, text) for text in texts])
    bias = wanted.mean(axis=0)
    gram = features @ features.T + _RIDGE * np.eye(len(features), dtype=np.float32)
    weights = features.T @ np.linalg.solve(gram, wanted - bias)
    return weights.astype(np.float32), bias.astype(np.float32)


def _targets(roles: Sequence[str], text: Labelled) -> npt.NDArray[np.float32]:
    return np.array([[role in parts for role in roles] for parts in text.parts], dtype=np.float32)


def _hits(roles: Sequence[str], texts: Sequence[Labelled], held: Labelled) -> Iterator[bool]:
    """For each part that the held-out memo has: whether its likeliest sentence plays it."""
    weights, bias = _fit(roles, [text for text in texts if text is not held])
    scores, wanted = held.vectors @ weights + bias, _targets(roles, held)
    for column in range(len(roles)):
        if wanted[:, column].any():
            yield bool(wanted[scores[:, column].argmax(), column])


if __name__ == "__main__":
    main()
