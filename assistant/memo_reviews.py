"""Reviews the memos of one person and keeps what is said beside the version it is said of."""

import dataclasses
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from assistant.errors import BadMessage, MentorError, NotFound
from assistant.manuscripts import KeptFinding, KeptVersion
from assistant.memo.document import parse
from assistant.memo.findings import Review
from assistant.memo.keeping import finding_from_kept, finding_to_kept, review_to_json
from assistant.memo.kinds import memo_kinds
from assistant.memo.life import Course, Tracked, settled
from assistant.memo.oddities import look
from assistant.storage.memo_versions import MemoVersionRepository, Reviewed
from prompts import library as prompts

_PROMPT = "memo/point"


class Reviewing(Protocol):
    """Reviews the text of a memo, as `assistant.memo.review` does."""

    def reviewing(self, text: str, kind: str, stop: Callable[[], bool] = ...) -> Iterator[Review]:
        """What code finds first, then the whole review."""


class Running:
    """Which memos are being reviewed by this process, so that none is reviewed twice at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memos: set[str] = set()

    @contextmanager
    def alone(self, memo_id: str) -> Iterator[None]:
        """While this lasts, nobody else can begin. Raises BadMessage when somebody has."""
        with self._lock:
            if memo_id in self._memos:
                raise BadMessage(
                    "This memo is being reviewed already.",
                    next_step="Wait until that review is there, or stop it.",
                )
            self._memos.add(memo_id)
        try:
            yield
        finally:
            with self._lock:
                self._memos.discard(memo_id)


class MemoReviews:
    """The reviews of one owner's memos."""

    def __init__(
        self,
        versions: MemoVersionRepository,
        reviewer: Callable[[], Reviewing],
        running: Running,
    ) -> None:
        """`reviewer` is asked for when something is to be reviewed, as it needs much."""
        self._versions = versions
        self._reviewer = reviewer
        self._running = running

    def of_text(
        self, text: str, kind: str, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Review]:
        """Reviews of a text of a known kind, of which nothing is kept; the last one is whole."""
        return self._reviewer().reviewing(text, kind, stop)

    def review(
        self,
        memo_id: str,
        stop: Callable[[], bool] = lambda: False,
        progress: Callable[[Review], None] | None = None,
    ) -> None:
        """Keep the working text as a version, review it, and keep the review and its findings.

        `progress` is given what there is until now. A version that was begun and broken off
        stays without a review, or has what was found until then. Raises BadMessage for a text
        that cannot be reviewed or is being reviewed, NotFound, MentorError.
        """
        with self._running.alone(memo_id):
            version = self._versions.keep(memo_id, _counted)
            whole: Review | None = None
            try:
                for review in self._reviewer().reviewing(version.text, version.kind, stop):
                    whole = review
                    if progress is not None:
                        progress(self._named(memo_id, version, review))
            except MentorError as error:
                if whole is None:
                    raise
                whole = dataclasses.replace(whole, degraded=error.one_line())
            if whole is not None:
                self._keep(memo_id, version, whole)

    def change(
        self, memo_id: str, finding_id: str, change: Callable[[Tracked, int], Tracked]
    ) -> None:
        """Change how one finding stands since the version that was reviewed last.

        Raises NotFound.
        """
        reviewed = self._versions.last(memo_id, reviewed=True)
        number = reviewed.number if reviewed is not None else 1

        def make(kept: tuple[KeptFinding, ...]) -> list[KeptFinding]:
            if finding_id not in {each.id for each in kept}:
                raise no_such_finding()
            return [
                finding_to_kept(change(finding_from_kept(each), number))
                if each.id == finding_id
                else each
                for each in kept
            ]

        self._versions.change_findings(memo_id, make)

    def _named(self, memo_id: str, version: KeptVersion, review: Review) -> Review:
        """A review that is not kept, with the ids that its findings have in the record."""
        kept = self._versions.findings(memo_id)
        latest = self._versions.last(memo_id, reviewed=True)
        return _after(version, review, kept, latest)[1]

    def _keep(self, memo_id: str, version: KeptVersion, review: Review) -> None:
        def make(kept: tuple[KeptFinding, ...], latest: KeptVersion | None) -> Reviewed:
            if latest is not None and latest.number > version.number:
                return review_to_json(review), kept  # Somebody else was faster with a newer text.
            now, named = _after(version, review, kept, latest)
            return review_to_json(named), now

        self._versions.keep_review(
            memo_id,
            version.number,
            make,
            model=review.model,
            prompt_fingerprint=prompts.fingerprint(_PROMPT) if review.model else "",
        )


def no_such_finding() -> NotFound:
    """For a finding that was never made of this memo."""
    return NotFound("There is no such finding.", next_step="Choose one from the list.")


def _after(
    version: KeptVersion,
    review: Review,
    kept: tuple[KeptFinding, ...],
    latest: KeptVersion | None,
) -> tuple[tuple[KeptFinding, ...], Review]:
    course = Course(
        before=parse(latest.text if latest is not None else ""),
        after=parse(version.text),
        version=version.number,
        asked={criterion.name for criterion in memo_kinds()[version.kind].criteria},
    )
    now, named = settled([finding_from_kept(each) for each in kept], review, course)
    return tuple(map(finding_to_kept, now)), named


def _counted(text: str) -> int:
    """How many words a text has. Raises BadMessage for one that cannot be reviewed."""
    for odd in look(text):
        if not odd.reviewable:
            said, _, advice = odd.said.partition(". ")
            raise BadMessage(f"{said}.", next_step=f"{advice} Your text is kept.".strip())
    return parse(text).words
