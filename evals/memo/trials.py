"""Puts the planted-defect set before a reviewer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.memo.document import parse
from assistant.memo.findings import Finding, Review
from assistant.memo.life import Course, settled
from evals.memo.harmless import Rewritten, rewritten
from evals.memo.memos import CleanMemo, Split, memos
from evals.memo.operators import Planted, planted


class Reviewer(Protocol):
    """Reviews the text of a memo; the last review is the whole one."""

    def reviewing(self, text: str, kind: str) -> Iterator[Review]:
        """One or more reviews of the same text, each saying more than the one before."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a reviewer said of a memo with one defect, and of its clean twin."""

    planted: Planted
    review: Review
    clean: Review

    @property
    def finding(self) -> Finding | None:
        """The finding on the criterion that was broken, wherever it stands."""
        said = (*self.review.findings, *self.review.further)
        return next((each for each in said if each.criterion == self.planted.criterion), None)

    @property
    def shown(self) -> bool:
        """Whether it is among those that the author sees."""
        return any(each.criterion == self.planted.criterion for each in self.review.findings)

    @property
    def first(self) -> bool:
        """Whether it is the one to fix first."""
        said = self.review.findings
        return bool(said) and said[0].criterion == self.planted.criterion

    @property
    def named(self) -> bool | None:
        """Whether the finding names the fault that was planted; None when there is no finding."""
        return self.finding.fault == self.planted.fault if self.finding else None

    @property
    def closed(self) -> bool | None:
        """Whether repairing the text settles the finding; None when there was none.

        It does not when the repaired text is said to have the same fault elsewhere.
        """
        found = self.finding
        if found is None:
            return None
        left = (*self.clean.findings, *self.clean.further)
        if any((each.criterion, each.fault) == (found.criterion, found.fault) for each in left):
            return False
        return self._settled(found.id)

    def _settled(self, finding_id: str) -> bool:
        """Whether it is addressed, as an author sees it who has the repaired text reviewed."""
        before, after = parse(self.planted.text), parse(self.planted.repaired)
        kept, _ = settled((), self.review, Course(before, before, 1))
        kept, _ = settled(kept, self.clean, Course(before, after, 2))
        return any(each.finding.id == finding_id and each.state == "addressed" for each in kept)


@dataclass(frozen=True, slots=True)
class Plain:
    """What a reviewer said of a clean memo."""

    memo: CleanMemo
    review: Review

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """Everything it found, as there is nothing to find."""
        return (*self.review.findings, *self.review.further)

    @property
    def grave(self) -> tuple[Finding, ...]:
        """The alarms of high severity."""
        return tuple(each for each in self.alarms if each.severity == "high")


@dataclass(frozen=True, slots=True)
class Redressed:
    """What a reviewer said of a clean memo in another dress, and of the memo itself."""

    rewritten: Rewritten
    review: Review
    clean: Review

    @property
    def raised(self) -> frozenset[str]:
        """The criteria that it minds only in the other dress."""
        return frozenset(_criteria(self.review) - _criteria(self.clean))


@dataclass(frozen=True, slots=True)
class Results:
    """The whole set, or one part of it, reviewed."""

    trials: Sequence[Trial]
    plain: Sequence[Plain]
    redressed: Sequence[Redressed]


def run(
    reviewer: Reviewer, split: Split | None = None, told: Callable[[str], None] = lambda name: None
) -> Results:
    """Have everything reviewed; `told` hears the name of each memo before it begins.

    Raises what the reviewer raises.
    """
    trials: list[Trial] = []
    plain: list[Plain] = []
    redressed: list[Redressed] = []
    for memo in memos(split):
        told(memo.name)
        clean = final(reviewer, memo.text, memo.kind)
        plain.append(Plain(memo, clean))
        trials.extend(
            Trial(each, final(reviewer, each.text, each.kind), clean)
            for each in planted(split)
            if each.memo == memo.name
        )
        redressed.extend(
            Redressed(each, final(reviewer, each.text, each.kind), clean)
            for each in rewritten(split)
            if each.memo == memo.name
        )
    return Results(trials, plain, redressed)


def final(reviewer: Reviewer, text: str, kind: str) -> Review:
    """The whole review of a text. Raises ValueError when the reviewer gave none."""
    review = None
    for review in reviewer.reviewing(text, kind):  # noqa: B007
        pass
    if review is None:
        raise ValueError("the reviewer gave no review")
    return review


def _criteria(review: Review) -> set[str]:
    return {each.criterion for each in (*review.findings, *review.further)}
