"""The review of a memo: code first, then what a model and the library add.

Everything that is said follows from verdicts of detectors; a model only points at sentences, and
the same text with the same model gives the same findings.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from assistant.errors import ModelError
from assistant.llm.model import ChatModel
from assistant.memo import pointing, precedents
from assistant.memo.detectors import DETECTORS
from assistant.memo.document import parse
from assistant.memo.findings import SEVERITIES, Review
from assistant.memo.gaps import blanked, gap_sentences
from assistant.memo.kinds import MemoKind, memo_kinds
from assistant.memo.lint import lint
from assistant.memo.oddities import look
from assistant.memo.parts import Parts
from assistant.memo.ranking import SHOWN, ranked, standing
from assistant.memo.reach import level_of
from assistant.memo.readers import readers
from assistant.memo.reading import Reading, Role
from assistant.memo.roles import read
from assistant.memo.verdicts import Verdict
from assistant.memo.wording import findings, strengths
from assistant.stopwatch import Stopwatch

_MOST_ASKED = 4
"""Questions to the model: a fixed number and no time limit, so the same text gives the same."""
_AMONG = 3
"""A sentence at which the model points must be among so many that lean most towards the part."""
_ALONE = "Code alone made this review."
_GAPS = "Places marked as still open: {}. They count as missing."
_NEVER: Callable[[], bool] = lambda: False  # noqa: E731


class Reviewer(Protocol):
    """Reviews the text of a memo."""

    def reviewing(
        self, text: str, kind: str, stop: Callable[[], bool] = _NEVER
    ) -> Iterator[Review]:
        """What code finds first, then the whole review. Raises KeyError for an unknown kind."""


class MemoReviewer:
    """The reviewer of the product."""

    def __init__(
        self,
        shelf: precedents.PastMemos | None = None,
        model: ChatModel | None = None,
        parts: Parts | None = None,
        trouble: str = "",
    ) -> None:
        self._shelf = shelf
        self._model = model
        self._parts = parts
        self._trouble = trouble

    def reviewing(
        self, text: str, kind: str, stop: Callable[[], bool] = _NEVER
    ) -> Iterator[Review]:
        """What code finds first, then the whole review. Raises KeyError for an unknown kind."""
        chosen, watch = memo_kinds()[kind], Stopwatch()
        odd = look(text)
        notes = tuple(each.said for each in odd)
        if not all(each.reviewable for each in odd):
            yield Review(kind, (), notes=notes)
            return
        reading = read(blanked(parse(text)), kind)
        verdicts = _verdicts(chosen, reading)
        first = _review(chosen, reading, verdicts, notes)
        watch.mark("code")
        yield dataclasses.replace(first, timings=watch.marks())
        reading, degraded = self._pointed(chosen, reading, verdicts, stop)
        watch.mark("model")
        again = _verdicts(chosen, reading)
        kept = {n: again[n] if old.status == "missing" else old for n, old in verdicts.items()}
        whole = _review(chosen, reading, kept, notes)
        past = precedents.safe(self._shelf, reading)
        watch.mark("library")
        yield dataclasses.replace(
            whole,
            precedents=past,
            degraded=degraded,
            model=self._model.name if self._model and not degraded else "",
            timings=watch.marks(),
        )

    def _pointed(
        self,
        kind: MemoKind,
        reading: Reading,
        verdicts: Mapping[str, Verdict],
        stop: Callable[[], bool],
    ) -> tuple[Reading, str]:
        """The reading with the parts that the model found and the head confirmed."""
        if self._model is None:
            return reading, f"{self._trouble} {_ALONE}".strip()
        if not pointing.fits(self._model, reading.document):
            return reading, "The memo is too long for the model, so code alone reviewed it."
        if self._parts is None:
            return reading, "The encoder is missing, so the model's word could not be confirmed."
        missing = [c for c in kind.criteria if verdicts[c.name].status == "missing"]
        asked = sorted(missing, key=lambda c: (SEVERITIES.index(c.severity), -c.weight))
        said = [each.plain for each in reading.document.sentences]
        found: dict[int, frozenset[Role]] = {}
        try:
            for criterion, number in pointing.pointed(
                self._model, reading.document, asked[:_MOST_ASKED], stop
            ):
                if number - 1 in self._parts.ranked(said, criterion.roles, _AMONG):
                    found[number] = found.get(number, frozenset()) | set(criterion.roles[:1])
        except ModelError as error:
            return reading, error.one_line()
        roles = {**reading.roles}
        for number, parts in found.items():
            roles[number] = roles.get(number, frozenset()) | parts
        return dataclasses.replace(reading, roles=roles), ""


def _verdicts(kind: MemoKind, reading: Reading) -> dict[str, Verdict]:
    return {each.name: DETECTORS[each.detector](reading) for each in kind.criteria}


def _review(
    kind: MemoKind, reading: Reading, verdicts: Mapping[str, Verdict], notes: tuple[str, ...]
) -> Review:
    found = ranked(kind, findings(kind, reading, verdicts))
    document = reading.document
    gaps = len(gap_sentences(document))
    return Review(
        kind=kind.name,
        findings=tuple(found[:SHOWN]),
        further=tuple(found[SHOWN:]),
        strengths=tuple(strengths(kind, document, verdicts)),
        level=level_of(reading),
        readers=readers(kind, reading, verdicts) if document.sentences else None,
        lint=lint(document),
        standing=standing(kind, found, gaps),
        notes=(*notes, _GAPS.format(gaps)) if gaps else notes,
    )
