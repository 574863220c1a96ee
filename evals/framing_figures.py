"""The figures of the framing suite over all its conversations."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation import Turn
from evals.framing_checks import (
    COACH_SHARE,
    IDEAS,
    MEDIAN_WORDS,
    REFLECTIONS_PER_QUESTION,
    coach_turns,
    invents,
    reflecting,
    share,
    unasked_advice,
    words,
)

_ADVICE = 0.02


@dataclass(frozen=True, slots=True)
class Run:
    """One conversation: its turns, and how many ideas were reached (None: not asked of it)."""

    name: str
    path: tuple[Turn, ...]
    ideas: int | None
    kept: tuple[bool, ...]
    """Whether what was expected of it in particular came about."""


@dataclass(frozen=True, slots=True)
class FramingFigure:
    """One figure with its target."""

    name: str
    value: float
    target: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the target is held."""
        return self.value >= self.target if self.at_least else self.value <= self.target

    def line(self) -> str:
        """The figure as a person reads it."""
        sign = "≥" if self.at_least else "≤"
        verdict = "met" if self.met else "MISSED"
        return f"{self.name:<58} {self.value:>7.2f}   {sign} {self.target:<6g} {verdict}"


def figures(runs: Sequence[Run]) -> tuple[FramingFigure, ...]:
    """The figures over all runs."""
    turns = [turn for run in runs for turn in coach_turns(run.path)]
    counts = [reflecting(run.path) for run in runs]
    asked = sum(total for _, total in counts)
    reached = [run.ideas for run in runs if run.ideas is not None]
    kept = [one for run in runs for one in run.kept]
    everything = sum(words(turn) for run in runs for turn in run.path)
    found = [
        FramingFigure(
            "reflections to questions",
            sum(held for held, _ in counts) / max(1, asked),
            REFLECTIONS_PER_QUESTION,
            at_least=True,
        ),
        FramingFigure(
            "turns with unasked advice", sum(map(unasked_advice, turns)) / len(turns), _ADVICE
        ),
        FramingFigure("most questions in one turn", max(t.text.count("?") for t in turns), 1),
        FramingFigure(
            "coach's share of all words", sum(map(words, turns)) / everything, COACH_SHARE
        ),
        FramingFigure(
            "highest share in one conversation, quotes left out",
            max(share(run.path) for run in runs),
            COACH_SHARE,
        ),
        FramingFigure("median words of a turn", statistics.median(map(words, turns)), MEDIAN_WORDS),
        FramingFigure(
            "turns with an invented number or name",
            sum(invents(turn, run.path) for run in runs for turn in coach_turns(run.path)),
            0,
        ),
    ]
    if reached:
        name = "fewest of F1–F10 within 10 turns, author cooperating"
        found.append(FramingFigure(name, min(reached), IDEAS, at_least=True))
    if kept:
        name = "particular expectations that came about"
        found.append(FramingFigure(name, sum(kept) / len(kept), 1, at_least=True))
    return tuple(found)
