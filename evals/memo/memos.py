"""The clean memos of the planted-defect set, with what their sentences do.

A label names sentences by how they begin, by their block or by their section, so that a memo can
be edited without counting anew.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from assistant.memo.document import Document, Sentence, parse

Split = Literal["tune", "test"]
Reference = str | Mapping[str, str]
"""How a sentence begins; or {section: title} or {block: how it begins} for all in one."""
Edit = Mapping[str, Any]
_FOLDER = Path(__file__).parents[1] / "datasets" / "memo"


@dataclass(frozen=True)
class CleanMemo:
    """A memo that does what its kind asks for, and how it may be broken."""

    name: str
    kind: str
    split: Split
    text: str
    carries: Mapping[str, Sequence[Reference]]
    """What sentences do, by the names of `assistant.memo.reading.Role`."""
    rewrites: Mapping[str, Sequence[Edit]]
    """The edits of operators that need this memo's own words."""
    skip: frozenset[str]
    """Operators that would leave the thing said elsewhere in this memo."""

    @property
    def document(self) -> Document:
        """The memo, parsed."""
        return parse(self.text)

    def named(self, references: Sequence[Reference]) -> tuple[Sentence, ...]:
        """The sentences that are referred to, in order, each once. Raises ValueError."""
        found = {
            each.number: each
            for reference in references
            for each in sentences(self.document, reference)
        }
        return tuple(found[number] for number in sorted(found))


@functools.cache
def memos(split: Split | None = None) -> tuple[CleanMemo, ...]:
    """All clean memos, or those of one part, in the order of `splits.yaml`."""
    parts = _yaml(_FOLDER / "splits.yaml")
    chosen = [split] if split else get_args(Split)
    return tuple(_memo(name, part) for part in chosen for name in parts[part])


def sentences(document: Document, reference: Reference) -> tuple[Sentence, ...]:
    """The sentences that a label names. Raises ValueError when it does not name just one place."""
    if isinstance(reference, str):
        return (beginning(document, reference),)
    ((way, words),) = reference.items()
    if way == "block":
        block = beginning(document, words).block
        return tuple(each for each in document.sentences if each.block == block)
    titled = [each for each in document.sections if each.title == words]
    if way != "section" or len(titled) != 1:
        raise ValueError(f"{len(titled)} sections are called {words!r}")
    return document.of_section(titled[0].number)


def beginning(document: Document, words: str) -> Sentence:
    """The one sentence that begins so. Raises ValueError when there is not exactly one."""
    found = [each for each in document.sentences if each.text.startswith(words)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} sentences begin with {words!r}")
    return found[0]


def _memo(name: str, split: Split) -> CleanMemo:
    label = _yaml(_FOLDER / "labels" / f"{name}.yaml")
    return CleanMemo(
        name=name,
        kind=label["kind"],
        split=split,
        text=(_FOLDER / "clean" / f"{name}.md").read_text(encoding="utf-8"),
        carries=label["carries"],
        rewrites=label["rewrites"],
        skip=frozenset(label.get("skip", ())),
    )


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
