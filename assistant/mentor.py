"""One person's door to everything: conversations, memos, the library, replies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.canvases import Canvases, kind_name
from assistant.coach import Coach
from assistant.conversation import CitationReport, Conversation, Turn
from assistant.framing.canvas import Canvas, canvas_of
from assistant.jobs import Jobs, LiveReply
from assistant.memos import Memos
from assistant.messages import accept_message
from assistant.modes import Mode
from assistant.shelves import Shelves
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.jobs import JobRepository
from assistant.storage.reports import ReportRepository
from knowledge.library import Library

_TITLE_CHARACTERS = 60
ModeName = Literal["ask", "framing"]


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """Which model answers, and what to do when none does."""

    backend: str
    name: str
    ready: bool
    detail: str
    """What is missing and how to mend it; empty when ready."""


class Mentor:
    """What the web pages and the command line call, for one owner."""

    def __init__(
        self,
        coach: Coach,
        cases: CaseRepository,
        canvases: Canvases,
        memos: Memos,
        conversations: ConversationRepository,
        jobs: Jobs,
        job_record: JobRepository,
        shelves: Shelves,
        reports: ReportRepository,
        status: ModelStatus,
        asking: Mode,
    ) -> None:
        self.cases = cases
        self.canvases = canvases
        self.memos = memos
        self.conversations = conversations
        self.shelves = shelves
        self.model_status = status
        self.asking = asking
        """How questions to the library are decided: for a look at what it would find."""
        self._coach = coach
        self._jobs = jobs
        self._job_record = job_record
        self._reports = reports

    @property
    def library(self) -> Library:
        """The organisation's library. Raises KnowledgeError when it cannot be opened."""
        return self.shelves.library("organisation")

    def begin(self, mode: ModeName, first_words: str, *, kind: str = "") -> Conversation:
        """Start a conversation named after its first words; a framing one gets a case.

        `kind` is the kind of that case, if its author said one. The words themselves are not
        kept yet: `say` does that. Raises BadMessage.
        """
        title = title_from(accept_message(first_words))
        known = kind_name(kind)
        case_id = self.cases.create(title, known).id if mode == "framing" else None
        return self.conversations.start(mode, title=title, case_id=case_id)

    def resume(self, case_id: str) -> Conversation:
        """The framing conversation of a case that was written to last, or a new one.

        Raises NotFound.
        """
        found = [c for c in self.conversations.of_case(case_id) if c.mode == "framing"]
        return self.conversations.get(found[0].id) if found else self.begin_in(case_id)

    def begin_in(self, case_id: str) -> Conversation:
        """Start another framing conversation about a case. Raises NotFound."""
        title = self.cases.get(case_id).title
        return self.conversations.start("framing", title=title, case_id=case_id)

    def say(self, conversation_id: str, text: str, *, after: str | None = None) -> LiveReply:
        """Keep the words and start the reply. Raises BadMessage, NotFound, StorageError."""
        _, pending = self._coach.receive(conversation_id, text, after=after)
        return self._submit(pending)

    def retry(self, conversation_id: str, coach_turn_id: str) -> LiveReply:
        """Start another reply to the same words. Raises NotFound."""
        return self._submit(self._coach.retry(conversation_id, coach_turn_id))

    def stop(self, conversation_id: str) -> None:
        """End the running reply of a conversation; what was said is kept."""
        live = self.running(conversation_id)
        if live is not None:
            live.stop()

    def running(self, conversation_id: str) -> LiveReply | None:
        """The reply that is being written in a conversation, by this process."""
        pending = self.conversations.running(conversation_id)
        return next((live for turn_id in pending if (live := self._jobs.live(turn_id))), None)

    def canvas(self, conversation_id: str) -> Canvas:
        """What the author has established so far: the canvas of the conversation's case."""
        conversation = self.conversations.get(conversation_id)
        if conversation.case_id is None:
            return canvas_of(conversation.latest_path())
        return self.canvases.page(conversation.case_id).canvas

    def report_citation(self, turn_id: str, marker: int, note: str = "") -> None:
        """Note that a passage does not support what it is cited for; once more changes the note.

        Raises NotFound, and BadMessage for a note that is too long.
        """
        self._reports.add(turn_id, marker, accept_message(note) if note.strip() else "")

    def withdraw_report(self, turn_id: str, marker: int) -> None:
        """Take such a report back; nothing happens when there is none."""
        self._reports.withdraw(turn_id, marker)

    def reports(self, conversation_id: str) -> frozenset[tuple[str, int]]:
        """Which citations of a conversation are reported, by turn and marker."""
        found = self._reports.of_conversation(conversation_id)
        return frozenset((report.turn_id, report.marker) for report in found)

    def all_reports(self) -> tuple[CitationReport, ...]:
        """Everything that this person has reported, oldest first."""
        return self._reports.all()

    def _submit(self, pending: Turn) -> LiveReply:
        return self._jobs.submit(self._coach, pending, self.conversations, self._job_record)


def alternatives(conversation: Conversation, turn: Turn) -> Sequence[Turn]:
    """The replies to the same words as `turn`, oldest first, itself included."""
    return tuple(
        other
        for other in conversation.turns
        if other.parent_id == turn.parent_id and other.role == turn.role
    )


def title_from(words: str) -> str:
    """A short title: the first line that says something, without a heading's marks, cut."""
    lines = (line.strip(" \t#*_>=-") for line in words.splitlines())
    first = next((line for line in lines if line), words.strip())
    if len(first) <= _TITLE_CHARACTERS:
        return first
    return first[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + "…"
