"""What is on a memo's page: the record at one moment, with the review that runs, if one does."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from assistant.memo.document import Document, parse
from assistant.memo.findings import Finding, Review
from assistant.memo.kinds import MemoKind, memo_kinds
from assistant.memos import MemoPage, TrackedFinding
from ui.components.memo import around
from ui.components.memo.panel import Listed, Said
from ui.components.memo.paper import Mark, beginning, hook
from ui.components.memo.saved import units
from ui.state import Desk
from ui.views.memo import address, reviewing


class Sight:
    """What is on the page. Raises NotFound."""

    def __init__(self, desk: Desk, memo_id: str) -> None:
        self.desk = desk
        self.page: MemoPage = desk.mentor.memos.page(memo_id)
        self.work = reviewing.running(desk, memo_id)
        self._first = self.work.now().review if self.work is not None else None

    @property
    def memo_id(self) -> str:
        """The memo's id."""
        return self.page.memo.id

    @cached_property
    def kind(self) -> MemoKind:
        """Its kind."""
        return memo_kinds()[self.page.memo.kind]

    @cached_property
    def document(self) -> Document:
        """The working text, parsed; of one that is no memo any more, its beginning."""
        return parse(beginning(self.page.text))

    @property
    def is_cut(self) -> bool:
        """Whether the document is only the beginning of the text."""
        return len(self.document.text) < len(self.page.text)

    def label_of(self, criterion: str) -> str:
        """What a criterion is called; criteria of another kind by their name."""
        return self._labels.get(criterion, criterion.replace("_", " ").capitalize())

    @cached_property
    def _labels(self) -> dict[str, str]:
        every = [each for kind in memo_kinds().values() for each in kind.criteria]
        own = {each.name: each.label for each in self.kind.criteria}
        return {each.name: each.label for each in every} | own

    @property
    def review(self) -> Review | None:
        """The review that is shown: of one that runs, what was found until now."""
        return self._first or self.page.review

    def said(self) -> Said | None:
        """What the side shows; None before the first review."""
        review = self.review
        if review is None:
            return None
        labels = self._labels
        chosen = address.chosen()
        if self._first is not None:
            found = [Listed(each) for each in (*review.findings, *review.further)]
            return Said(review, found, labels, chosen=chosen)
        return Said(
            review,
            self._listed("open", "regressed"),
            labels,
            addressed=self._listed("addressed"),
            waived=self._listed("waived"),
            chosen=chosen,
        )

    @cached_property
    def marks(self) -> dict[int, list[Mark]]:
        """What is said about each sentence of the working text, the gravest first."""
        marks: dict[int, list[Mark]] = {}
        for finding, sentences in self._placed():
            for number in sentences:
                marks.setdefault(number, []).append(
                    Mark(hook(finding.id), finding.severity, finding.missing)
                )
        if self.review is not None:
            where = {sentence.text: sentence.number for sentence in self.document.sentences}
            for strength in self.review.strengths:
                found = where.get(strength.quote)
                if found is not None:
                    marks.setdefault(found, []).append(Mark(around.strength_hook(strength)))
        return marks

    def hooks(self) -> list[str]:
        """All names by which sentences are marked."""
        return [mark.hook for marks in self.marks.values() for mark in marks]

    def places(self) -> list[tuple[str, int, int]]:
        """Where the sentences of each finding stand, as browsers count."""
        text = self.page.text
        return [
            (hook(finding.id), units(text, span[0]), units(text, span[1]))
            for finding, numbers in self._placed()
            if (span := self._span(numbers))
        ]

    def place_of(self, finding_id: str) -> tuple[int, int] | None:
        """The characters of the sentences of a finding; None when it has none."""
        found = (numbers for finding, numbers in self._placed() if finding.id == finding_id)
        return self._span(next(found, ()))

    def _span(self, numbers: Sequence[int]) -> tuple[int, int] | None:
        """From the first to the last, where they follow each other; else the first alone."""
        if not numbers:
            return None
        first, last = min(numbers), max(numbers)
        last = last if last - first < len(numbers) else first
        return self.document.sentence(first).start, self.document.sentence(last).end

    def _placed(self) -> Iterable[tuple[Finding, Sequence[int]]]:
        """The open findings with their sentences in the working text."""
        last = len(self.document.sentences)
        if self._first is not None:
            for each in (*self._first.findings, *self._first.further):
                yield each, [number for number in each.sentences if number <= last]
            return
        for tracked in self._tracked("open", "regressed"):
            yield tracked.finding, [number for number in tracked.sentences if number <= last]

    def _tracked(self, *states: str) -> list[TrackedFinding]:
        """Those in one of these states, in the order of the review."""
        review = self.page.review
        ranked = (*review.findings, *review.further) if review is not None else ()
        place = {finding.id: number for number, finding in enumerate(ranked)}
        found = [each for each in self.page.findings if each.state in states]
        return sorted(found, key=lambda each: place.get(each.finding.id, len(place)))

    def _listed(self, *states: str) -> list[Listed]:
        return [Listed(each.finding, _note(each)) for each in self._tracked(*states)]


def _note(tracked: TrackedFinding) -> str:
    match tracked.state:
        case "addressed":
            return f"addressed in version {tracked.closed_in}"
        case "regressed":
            return "it was settled, and is back"
        case "waived":
            return f"left: {tracked.reason}" if tracked.reason else "left"
    return ""
