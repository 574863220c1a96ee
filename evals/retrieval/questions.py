"""The labelled questions on the bundled library (evals/datasets/retrieval/*.yaml).

A question names its answers by the sentence that answers it, word for word, and not by passage,
so that a change of chunking leaves the labels true. The split is by a hash of the question, so
that nobody chooses what is tuned on.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

FOLDER = Path(__file__).parents[1] / "datasets" / "retrieval"

QuestionKind = Literal["plain", "paraphrase", "superseded", "current", "follow_up", "unanswerable"]
Split = Literal["tune", "test"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that answers, and the document it stands in."""

    document: str
    """The source: the path below the corpus folder."""
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what answers it; any of the answers counts."""

    question: str
    kind: QuestionKind
    answers: tuple[Answer, ...] = ()
    after: str = ""
    """Of a follow-up: the question before it."""
    after_document: str = ""
    """Of a follow-up: the source that the answer to the question before it cited."""

    @property
    def split(self) -> Split:
        """Fixed by the question's own words."""
        digest = hashlib.sha256(f"{self.after}\n{self.question}".encode()).digest()
        return "tune" if digest[0] % 2 else "test"


def load(folder: Path = FOLDER, names: str = "*.yaml") -> tuple[Question, ...]:
    """The questions of files of these names, in order. Raises ValueError for a malformed one."""
    return tuple(
        _question(item)
        for path in sorted(folder.glob(names))
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    )


def _question(item: Mapping[str, Any]) -> Question:
    kind = item["kind"]
    if kind not in get_args(QuestionKind):
        raise ValueError(f"{item['question']!r} is of an unknown kind: {kind!r}")
    answers: Sequence[Mapping[str, str]] = item.get("answers", ())
    if (kind == "unanswerable") == bool(answers):
        raise ValueError(f"{item['question']!r} has answers, or lacks them, against its kind")
    return Question(
        question=item["question"],
        kind=cast("QuestionKind", kind),
        answers=tuple(Answer(each["document"], each["quote"]) for each in answers),
        after=item.get("after", ""),
        after_document=item.get("after_document", ""),
    )
