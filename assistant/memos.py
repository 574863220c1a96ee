"""A person's memos: written, reviewed version by version, helped with, and handed out.

One service for the pages and the commands. The text that is worked on is saved apart from the
versions, which never change, and a text that was saved elsewhere meanwhile is never overwritten.
"""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Protocol

from assistant.cases import Case
from assistant.errors import Overtaken
from assistant.framing.canvas import Canvas
from assistant.llm.model import ChatModel
from assistant.manuscripts import Memo, Origin
from assistant.materials import material, memo_title
from assistant.memo import exporting, life
from assistant.memo.accepting import (
    accept_kind,
    accept_reason,
    accept_text,
    accept_title,
    shortened,
    state_of_text,
    title_of,
    with_proposal,
    words_in,
)
from assistant.memo.comparing import Change, compared
from assistant.memo.document import parse
from assistant.memo.drafting import draft
from assistant.memo.findings import Review
from assistant.memo.helping import Proposal, propose
from assistant.memo.importing import read_file
from assistant.memo.keeping import finding_from_kept
from assistant.memo.kinds import memo_kinds
from assistant.memo.life import Tracked
from assistant.memo.tracked import MemoPage, MemoVersion, TrackedFinding, page_of, version_of
from assistant.memo_reviews import MemoReviews, no_such_finding
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository

__all__ = (
    "Change",
    "Memo",
    "MemoPage",
    "MemoVersion",
    "Memos",
    "Proposal",
    "TrackedFinding",
    "state_of_text",
)


class CasePage(Protocol):
    """A case with its canvas."""

    @property
    def case(self) -> Case:
        """The case."""

    @property
    def canvas(self) -> Canvas:
        """What its author has established."""


class Memos:
    """The memos of one owner; another's are not found."""

    def __init__(
        self,
        memos: MemoRepository,
        versions: MemoVersionRepository,
        reviews: MemoReviews,
        case_page: Callable[[str], CasePage],
        model: ChatModel | None = None,
    ) -> None:
        self._memos = memos
        self._versions = versions
        self._reviews = reviews
        self._case_page = case_page
        self._model = model

    def create(
        self,
        title: str,
        kind: str,
        text: str = "",
        *,
        case_id: str | None = None,
        origin: Origin = "written",
    ) -> MemoPage:
        """A new memo; without a title it is named by its text. Raises BadMessage, NotFound."""
        name, words = accept_kind(kind), accept_text(text)
        titled = accept_title(title if title.strip() else title_of(words))
        memo = self._memos.create(titled, name, words, case_id=case_id, origin=origin)
        return self.page(memo.id)

    def from_case(self, case_id: str, kind: str) -> MemoPage:
        """A draft of the author's own words, with gaps where they have said nothing yet.

        Raises BadMessage, NotFound.
        """
        name, page = accept_kind(kind), self._case_page(case_id)
        title = shortened(memo_title(page.canvas, page.case.title))
        text = draft(memo_kinds()[name], material(page.canvas), title)
        return self.create(title, name, text, case_id=case_id, origin="drafted")

    def import_file(self, name: str, content: bytes, kind: str) -> MemoPage:
        """A memo out of a file; the page's note says what was left out of it.

        Raises BadMessage, and KnowledgeError when nothing can be parsed now.
        """
        known, found = accept_kind(kind), read_file(name, content)
        title = shortened(found.title) or title_of(found.text) or PurePath(name).stem
        page = self.create(title, known, found.text, origin="imported")
        return dataclasses.replace(page, note=found.note)

    def recent(self, limit: int = 50) -> tuple[Memo, ...]:
        """The memos worked on last, latest first; discarded ones are left out."""
        return self._memos.recent(limit)

    def of_case(self, case_id: str) -> tuple[Memo, ...]:
        """The memos of a case, latest first."""
        return self._memos.of_case(case_id)

    def page(self, memo_id: str) -> MemoPage:
        """A memo as it stands. Raises NotFound."""
        now = self._memos.get(memo_id)
        last = self._versions.last(memo_id)
        reviewed = (
            last if last is None or last.review else self._versions.last(memo_id, reviewed=True)
        )
        return page_of(now, last, reviewed, self._tracked(memo_id))

    def save(self, memo_id: str, text: str, *, seen: str) -> str:
        """Keep the working text; gives its state.

        `seen` is the state of the text that the editor started from. Raises NotFound, BadMessage
        for a text beyond all measure, and Overtaken when another text was saved since; nothing
        is changed then.
        """
        words = accept_text(text)
        self._write(memo_id, words, seen)
        return state_of_text(words)

    def review(
        self,
        memo_id: str,
        *,
        stop: Callable[[], bool] = lambda: False,
        progress: Callable[[Review], None] | None = None,
    ) -> MemoPage:
        """Keep the working text as a version, if it is a new one, and review it.

        `progress` is given what code found, long before a model has answered. Raises NotFound,
        BadMessage for a text that cannot be reviewed or is being reviewed by now, MentorError.
        """
        self._reviews.review(memo_id, stop, progress)
        return self.page(memo_id)

    def reviewing(
        self, text: str, kind: str, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Review]:
        """Reviews of a text of which nothing is kept; the last is whole. Raises BadMessage."""
        return self._reviews.of_text(accept_text(text), accept_kind(kind), stop)

    def look(self, text: str, kind: str) -> Review:
        """The review of a text of which nothing is kept. Raises BadMessage."""
        *_, whole = self.reviewing(text, kind)
        return whole

    def waive(self, memo_id: str, finding_id: str, reason: str) -> None:
        """Leave a finding be, for a reason. Raises NotFound, BadMessage, Overtaken."""
        words = accept_reason(reason)

        def change(found: Tracked, version: int) -> Tracked:
            if found.state == "addressed":
                raise Overtaken(
                    "This finding is settled by now.", next_step="There is nothing left to waive."
                )
            return life.waive(found, words, version)

        self._reviews.change(memo_id, finding_id, change)

    def reopen(self, memo_id: str, finding_id: str) -> None:
        """Take a finding up again that was left be. Raises NotFound."""
        self._reviews.change(memo_id, finding_id, life.reopen)

    def versions(self, memo_id: str) -> tuple[MemoVersion, ...]:
        """All versions, oldest first, with what each settled. Raises NotFound."""
        self._memos.get(memo_id)
        tracked = self._tracked(memo_id)
        return tuple(version_of(each, tracked) for each in self._versions.all(memo_id))

    def version(self, memo_id: str, number: int) -> MemoVersion:
        """One version. Raises NotFound."""
        self._memos.get(memo_id)
        return version_of(self._versions.get(memo_id, number), self._tracked(memo_id))

    def compare(self, memo_id: str, before: int, after: int | None = None) -> tuple[Change, ...]:
        """What changed from one version to another, or to the working text. Raises NotFound."""
        now = self._memos.get(memo_id).text
        then = self._versions.get(memo_id, before).text
        text = now if after is None else self._versions.get(memo_id, after).text
        return compared(parse(then), parse(text))

    def restore(self, memo_id: str, number: int) -> MemoPage:
        """Work on the text of a version again; what was worked on becomes a version first.

        Raises NotFound, and Overtaken when the text is saved elsewhere at the same moment.
        """
        back = self._versions.get(memo_id, number)
        seen = self._memos.get(memo_id).text
        if seen.strip():
            self._versions.keep(memo_id, words_in)
        self._write(memo_id, back.text, state_of_text(seen), "restored")
        return self.page(memo_id)

    def rename(self, memo_id: str, title: str) -> None:
        """Give a memo another title. Raises NotFound, BadMessage."""
        self._memos.rename(memo_id, accept_title(title))

    def set_kind(self, memo_id: str, kind: str) -> None:
        """Make it a memo of another kind; findings that this one asks for are kept aside.

        Raises NotFound, BadMessage.
        """
        self._memos.set_kind(memo_id, accept_kind(kind))

    def discard(self, memo_id: str) -> None:
        """Show a memo no more; it can be brought back. Raises NotFound."""
        self._memos.discard(memo_id)

    def bring_back(self, memo_id: str) -> None:
        """Undo a discarding. Raises NotFound."""
        self._memos.bring_back(memo_id)

    def help(
        self, memo_id: str, start: int, end: int, wish: str = "", *, finding_id: str = ""
    ) -> Proposal:
        """One change to the sentences between two characters of the working text.

        With a finding, a change that answers it. Raises NotFound.
        """
        page = self.page(memo_id)
        found = next((e.finding for e in page.findings if e.finding.id == finding_id), None)
        if finding_id and found is None:
            raise no_such_finding()
        document = parse(page.text)
        return propose(document, start, end, finding=found, wish=wish, model=self._model)

    def accept(self, memo_id: str, proposal: Proposal, seen: str) -> str:
        """Make a proposed change in the working text; gives its new state.

        Raises NotFound, and Overtaken when the text or the words in question are not as seen.
        """
        words = with_proposal(self._memos.get(memo_id).text, proposal)
        self._write(memo_id, words, seen)
        return state_of_text(words)

    def markdown(self, memo_id: str) -> str:
        """The working text, as it stands. Raises NotFound."""
        return exporting.to_markdown(self._memos.get(memo_id).text)

    def docx(self, memo_id: str) -> bytes:
        """The working text as a Word file. Raises NotFound."""
        now = self._memos.get(memo_id)
        return exporting.to_docx(now.text, now.memo.title, at=now.memo.updated_at)

    def _write(self, memo_id: str, text: str, seen: str, origin: Origin | None = None) -> None:
        """Replace the working text unless it is no longer as its author saw it."""

        def allowed(current: str) -> None:
            if current != text and state_of_text(current) != seen:
                raise Overtaken(
                    "The memo was saved elsewhere since you opened it here.",
                    next_step="Nothing was overwritten. Keep one of the two texts, or join them.",
                )

        self._memos.write(memo_id, text, allowed, origin)

    def _tracked(self, memo_id: str) -> tuple[Tracked, ...]:
        return tuple(map(finding_from_kept, self._versions.findings(memo_id)))
