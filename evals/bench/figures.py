"""Figures, their targets, and the table that shows whether they are met."""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; `target` None means that it is only reported."""

    name: str
    value: float
    unit: str
    target: float | None = None
    better: Literal["lower", "higher"] = "lower"
    note: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is held."""
        if self.target is None:
            return True
        return self.value <= self.target if self.better == "lower" else self.value >= self.target

    def verdict(self) -> str:
        """met, or by how much it is missed."""
        if self.target is None:
            return ""
        if self.met:
            return "met"
        if self.target == 0:
            return f"missed by {shown(self.value)}"
        return f"missed by {abs(self.value / self.target - 1):.0%}"

    def goal(self) -> str:
        """The target as a person reads it."""
        if self.target is None:
            return "–"
        return f"{'≤' if self.better == 'lower' else '≥'} {shown(self.target)} {self.unit}".strip()


def shown(value: float) -> str:
    """Three significant digits, without an exponent."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0..1) of the values do not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_of(times: int, work: Callable[[], object]) -> float:
    """The median seconds of some repetitions."""
    return statistics.median(timed(work) for _ in range(times))


def table(figures: Iterable[Figure]) -> str:
    """The figures as aligned lines."""
    rows = [("figure", "measured", "target", "")]
    rows += [
        (f.name, f"{shown(f.value)} {f.unit}".strip(), f.goal(), f"{f.verdict()}  {f.note}".strip())
        for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip()
        for row in rows
    )
