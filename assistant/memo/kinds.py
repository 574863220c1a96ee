"""The kinds of memo, as data.

`kinds/criteria.toml` holds every criterion once; each kind's own file says which of them it asks
for, how much they weigh there, and what its sections are.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.memo.findings import Severity, Standing
from assistant.memo.reading import Role

_FOLDER = Path(__file__).with_name("kinds")
_CRITERIA = "criteria"


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which a criterion is broken, and how that is said."""

    name: str
    weak: str
    """What is weak; may name the words of a verdict in braces."""
    question: str
    severity: Severity | None
    """When it weighs differently from the criterion itself."""
    caps: Standing | None
    """A memo with this fault stands no higher than so."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a sound memo of a kind does."""

    name: str
    label: str
    asks: str
    """The closed question: which sentence does this?"""
    sound: str
    """What sound looks like, in one line."""
    praise: str
    """What is said of a sentence that shows it; empty when it is too plain to be praised."""
    why: str
    """Why it matters; may name {decider}."""
    severity: Severity
    weight: int
    """Rank among findings of the same severity: higher comes first."""
    detector: str
    """The name in the table of detectors."""
    roles: tuple[Role, ...]
    """The parts that sentences play which show it."""
    faults: Mapping[str, Fault]


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section that memos of a kind have."""

    title: str
    holds: tuple[str, ...]
    """Names of criteria that it answers."""
    slots: tuple[str, ...]
    """Slots of a case's canvas whose words belong here."""
    gap: str
    """What is said where the author has said nothing yet: a question."""


@dataclass(frozen=True, slots=True)
class MemoKind:
    """One kind of memo."""

    name: str
    label: str
    purpose: str
    reader: str
    """Who acts on it, when the memo names nobody: "the one who decides"."""
    words: tuple[int, int]
    """The length that such memos have, from and to."""
    sections: tuple[SectionPlan, ...]
    criteria: tuple[Criterion, ...]
    strong: str
    """An example that does what the criteria ask for: Markdown."""
    weak: str
    """One that does not, as it is often seen."""

    def criterion(self, name: str) -> Criterion:
        """The criterion of that name. Raises KeyError."""
        for each in self.criteria:
            if each.name == name:
                return each
        raise KeyError(name)


@functools.cache
def memo_kinds() -> Mapping[str, MemoKind]:
    """All kinds by name, in their order: decision, design, postmortem, brief, knowledge."""
    shared = _load(_CRITERIA)["criteria"]
    files = [_load(path.stem) for path in _FOLDER.glob("*.toml") if path.stem != _CRITERIA]
    ordered = sorted(files, key=lambda data: data["order"])
    return {data["name"]: _kind(data, shared) for data in ordered}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _kind(data: dict[str, Any], shared: dict[str, Any]) -> MemoKind:
    folder = _FOLDER / "examples"
    return MemoKind(
        name=data["name"],
        label=data["label"],
        purpose=data["purpose"],
        reader=data["reader"],
        words=(data["words"][0], data["words"][1]),
        sections=tuple(_section(each) for each in data["sections"]),
        criteria=tuple(
            _criterion(name, {**shared[name], **own}) for name, own in data["criteria"].items()
        ),
        strong=(folder / f"{data['name']}-strong.md").read_text(encoding="utf-8"),
        weak=(folder / f"{data['name']}-weak.md").read_text(encoding="utf-8"),
    )


def _section(data: dict[str, Any]) -> SectionPlan:
    holds, slots = tuple(data.get("holds", ())), tuple(data.get("slots", ()))
    return SectionPlan(data["title"], holds, slots, data["gap"])


def _criterion(name: str, data: dict[str, Any]) -> Criterion:
    return Criterion(
        name=name,
        label=data["label"],
        asks=data["asks"],
        sound=data["sound"],
        praise=data.get("praise", ""),
        why=data["why"],
        severity=data["severity"],
        weight=data.get("weight", 0),
        detector=data.get("detector", name),
        roles=tuple(data["roles"]),
        faults={key: _fault(key, fault) for key, fault in data["faults"].items()},
    )


def _fault(name: str, data: dict[str, Any]) -> Fault:
    return Fault(name, data["weak"], data["question"], data.get("severity"), data.get("caps"))
