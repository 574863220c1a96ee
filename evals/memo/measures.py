"""How good a reviewer is on the planted-defect set.

One that fires everywhere finds every defect, and fails on the clean memos and on the repaired
ones; a silent one does the opposite.
"""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.memo.trials import Plain, Redressed, Results, Trial

RECALL, FIRST, QUIET, CLOSED = 0.85, 0.6, 0.8, 0.9
"""The aims."""
_DRAWS = 2000
_SEED = 20
_WITHIN = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `value` is a number although `of` may be 0."""

    hits: float
    of: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 when there is nothing to share."""
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """How defects were found: those of one operator, or all."""

    shown: Share
    """Recall@6: among the one to fix first and five more."""
    first: Share
    named: Share
    """Of those found at all: with the fault that was planted."""
    touched: Share
    """Of those found that have sentences: the finding points at one that shows the defect."""
    overlap: Share
    """Of the same: F1 of the sentences it points at, summed."""
    closed: Share
    """Of those found: gone when the text is repaired."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its aim; 0 as aim of one that has none."""

    name: str
    value: float
    aim: float
    basis: str

    @property
    def met(self) -> bool:
        """Whether the aim is reached."""
        return self.value >= self.aim

    def line(self) -> str:
        """The figure as it is printed."""
        verdict = "met" if self.met else "MISSED"
        return f"{self.name}: {self.value:.2f} ({self.basis}; aim {self.aim:.2f}) {verdict}"


def found(trials: Sequence[Trial]) -> Found:
    """How the defects of these trials were found."""
    hits = [trial for trial in trials if trial.finding is not None]
    shared = [f1 for trial in hits if (f1 := agreement(trial)) is not None]
    return Found(
        shown=Share(sum(trial.shown for trial in trials), len(trials)),
        first=Share(sum(trial.first for trial in trials), len(trials)),
        named=Share(sum(trial.named is True for trial in hits), len(hits)),
        touched=Share(sum(f1 > 0 for f1 in shared), len(shared)),
        overlap=Share(sum(shared), len(shared)),
        closed=Share(sum(trial.closed is True for trial in hits), len(hits)),
    )


def agreement(trial: Trial) -> float | None:
    """F1 of the sentences pointed at; None when nothing was found or nothing can be pointed at."""
    told, finding = set(trial.planted.sentences), trial.finding
    if finding is None or not told:
        return None
    return 2 * len(told & set(finding.sentences)) / (len(told) + len(set(finding.sentences)))


def quiet(plain: Sequence[Plain]) -> Share:
    """Clean memos without an alarm of high severity."""
    return Share(sum(not each.grave for each in plain), len(plain))


def alarms(plain: Sequence[Plain]) -> float:
    """Findings of any severity a clean memo, on average."""
    return statistics.fmean(len(each.alarms) for each in plain) if plain else 0.0


def undisturbed(redressed: Sequence[Redressed]) -> Share:
    """Harmless rewrites that raise no finding which the memo itself does not have."""
    return Share(sum(not each.raised for each in redressed), len(redressed))


def figures(results: Results) -> tuple[Figure, ...]:
    """The figures that have an aim."""
    every, calm = found(results.trials), quiet(results.plain)
    return (
        Figure("recall@6", every.shown.value, RECALL, f"{every.shown.of} defects"),
        Figure("fix-first hit rate", every.first.value, FIRST, f"{every.first.of} defects"),
        Figure("clean memos without a high alarm", calm.value, QUIET, f"{calm.of} memos"),
        Figure("repaired defects close", every.closed.value, CLOSED, f"{every.closed.of} found"),
    )


def interval(trials: Sequence[Trial], hit: Callable[[Trial], bool]) -> tuple[float, float]:
    """Bounds of 95 % for a share, by drawing whole memos, as defects of one memo are alike."""
    by_memo: dict[str, list[bool]] = {}
    for trial in trials:
        by_memo.setdefault(trial.planted.memo, []).append(hit(trial))
    if not by_memo:
        return (0.0, 0.0)
    counts = np.array([(sum(hits), len(hits)) for hits in by_memo.values()])
    drawn = np.random.default_rng(_SEED).integers(len(counts), size=(_DRAWS, len(counts)))
    sums = counts[drawn].sum(axis=1)
    low, high = np.percentile(sums[:, 0] / sums[:, 1], _WITHIN)
    return (float(low), float(high))
