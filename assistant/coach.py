"""The course of one message, the same in all modes.

keep → read → decide → ground → phrase → check → keep. `Coach.receive` does the first step and
`Coach.reply` the others; `Coach.deepen` lets a model copy out, after the reply is shown, what
code could not see.
"""

import dataclasses
import logging
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from assistant.conversation import Conversation, Observation, Timings, Turn
from assistant.errors import BadMessage, ModelError, NotFound, WeightsError
from assistant.extraction import extract
from assistant.llm.model import ChatModel
from assistant.messages import accept_message
from assistant.modes import Context, Decision, Mode
from assistant.phrasing import Delta, Phrased, Phraser, Replaced
from assistant.stopwatch import Stopwatch
from knowledge.errors import KnowledgeError
from knowledge.passages import Hit

log = logging.getLogger(__name__)


class Conversations(Protocol):
    """What the coach needs of the record, for one owner."""

    def get(self, conversation_id: str) -> Conversation: ...
    def turn(self, turn_id: str) -> Turn: ...
    def tip(self, conversation_id: str, after: str | None = None) -> Turn | None: ...
    def append_all(self, turns: Sequence[Turn]) -> None: ...
    def update(self, turn: Turn) -> None: ...


class Searches(Protocol):
    """What the coach needs of the library."""

    def search(self, query: str | Sequence[str], k: int = 5) -> tuple[Hit, ...]: ...


class CaseNotes(Protocol):
    """What is known of a conversation's case beside its turns."""

    def __call__(self, conversation: Conversation) -> Context: ...


def no_notes(conversation: Conversation) -> Context:
    """Nothing is known beside the turns."""
    return Context()


@dataclass(frozen=True, slots=True)
class Activity:
    """What the coach is doing before the first word."""

    text: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The reply is complete and kept."""

    turn: Turn


Event = Activity | Delta | Replaced | Settled


class Coach:
    """Runs the course of a message for one owner."""

    def __init__(
        self,
        conversations: Conversations,
        library: Searches,
        model: ChatModel | None,
        modes: Mapping[str, Mode],
        phraser: Phraser,
        notes: CaseNotes = no_notes,
    ) -> None:
        self._conversations = conversations
        self._library = library
        self._model = model
        self._modes = modes
        self._phraser = phraser
        self._notes = notes

    def receive(
        self, conversation_id: str, text: str, *, after: str | None = None
    ) -> tuple[Turn, Turn]:
        """Keep the author's words, and a running turn for the reply, in one transaction.

        `after` is the turn they answer; by default the latest. Raises BadMessage, NotFound.
        """
        words = accept_message(text)
        answered = self._conversations.tip(conversation_id, after)
        if answered is not None and answered.status == "running":
            raise BadMessage(
                "The mentor is still writing.",
                next_step="Stop that reply or wait for it; your words are still in the box.",
            )
        author = Turn(
            id=uuid.uuid4().hex,
            conversation_id=conversation_id,
            parent_id=answered.id if answered is not None else None,
            role="author",
            text=words,
            created_at=datetime.now(UTC),
        )
        pending = _pending(conversation_id, author.id)
        self._conversations.append_all((author, pending))
        return author, pending

    def retry(self, conversation_id: str, coach_turn_id: str) -> Turn:
        """Begin another reply to the same words; the earlier one stays in the tree."""
        earlier = self._conversations.turn(coach_turn_id)
        if earlier.conversation_id != conversation_id or earlier.role != "coach":
            raise NotFound("There is no such reply in this conversation.")
        pending = _pending(conversation_id, earlier.parent_id)
        self._conversations.append_all((pending,))
        return pending

    def reply(self, pending: Turn, stopped: Callable[[], bool]) -> Iterator[Event]:
        """Read, decide, ground, phrase, check and keep the reply; ends with Settled."""
        watch = Stopwatch()
        conversation = self._conversations.get(pending.conversation_id)
        mode = self._mode_of(conversation)
        path = self._read(mode, conversation.path_to(pending.parent_id))
        decision = mode.decide(path)
        if decision.query:
            yield Activity("Looking in the library")
        decision, hits, trouble = self._ground(mode, path, decision)
        watch.mark("retrieval")
        brief = mode.phrase(path, decision, hits, self._model.tier if self._model else None)
        if brief.prompt and self._model is not None:
            yield Activity(f"Reading “{hits[0].document.title}”" if hits else "Thinking")
        phrased = yield from self._phraser.words(
            self._model, mode, brief, path, stopped=stopped, watch=watch
        )
        turn = _settled(pending, decision, phrased, trouble, watch)
        self._conversations.update(turn)
        log.info("reply kept: turn=%s move=%s status=%s", turn.id, turn.move, turn.status)
        yield Settled(turn)

    def deepen(self, turn: Turn) -> tuple[Observation, ...]:
        """Have the model copy out what code could not see in the words that `turn` answers.

        Only spans that stand verbatim in the message are kept. Gives the new observations;
        none without a model or when it fails, as nothing depends on them.
        """
        if self._model is None:
            return ()
        conversation = self._conversations.get(turn.conversation_id)
        path = conversation.path_to(turn.parent_id)
        questions = self._mode_of(conversation).questions(path) if path else ()
        if not questions:
            return ()
        try:
            found = extract(self._model, path[-1].text, questions)
        except (ModelError, WeightsError) as error:
            log.warning("extraction failed: turn=%s error=%s", turn.id, type(error).__name__)
            return ()
        if found:
            author = path[-1]
            merged = (*author.observations, *found)
            self._conversations.update(dataclasses.replace(author, observations=merged))
        return found

    def _mode_of(self, conversation: Conversation) -> Mode:
        return self._modes[conversation.mode].inside(self._notes(conversation))

    def _read(self, mode: Mode, path: tuple[Turn, ...]) -> tuple[Turn, ...]:
        author = path[-1]
        if author.observations:
            return path
        read = dataclasses.replace(author, observations=mode.read(path))
        if read.observations:
            self._conversations.update(read)
        return (*path[:-1], read)

    def _ground(
        self, mode: Mode, path: tuple[Turn, ...], decision: Decision
    ) -> tuple[Decision, tuple[Hit, ...], str]:
        if not decision.query:
            return decision, (), ""
        trouble = ""
        hits: tuple[Hit, ...] = ()
        try:
            found = self._library.search(decision.phrasings or decision.query)
            hits = mode.admit(path, decision, found)
        except KnowledgeError as error:
            trouble = error.one_line()
        if hits or decision.otherwise is None:
            return decision, hits, trouble
        return decision.otherwise, (), trouble


def _pending(conversation_id: str, parent_id: str | None) -> Turn:
    return Turn(
        id=uuid.uuid4().hex,
        conversation_id=conversation_id,
        parent_id=parent_id,
        role="coach",
        text="",
        created_at=datetime.now(UTC),
        status="running",
    )


def _settled(
    pending: Turn, decision: Decision, phrased: Phrased, trouble: str, watch: Stopwatch
) -> Turn:
    return dataclasses.replace(
        pending,
        text=phrased.text,
        status="stopped" if phrased.stopped else "complete",
        move=phrased.move or decision.move,
        slot=decision.slot,
        why=decision.why,
        wording=phrased.wording,
        citations=phrased.citations,
        answered=phrased.answered,
        degraded=phrased.degraded or trouble,
        guard=phrased.guard,
        prompt_fingerprint=phrased.fingerprint,
        model=phrased.model,
        timings=Timings(watch.at("retrieval"), watch.at("first_token"), watch.total()),
    )
