"""Two people do random things with each other's ids on one record; nobody sees a foreign row.

Every text that a person writes carries their mark, so a foreign row anywhere shows.
"""

import dataclasses
import json
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from assistant.conversation import Conversation, Turn
from assistant.errors import NotFound
from assistant.manuscripts import KeptFinding
from assistant.storage.canvas_changes import CanvasChangeRepository, Draft
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.storage.jobs import JobRepository
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository
from assistant.storage.privacy import export_owner
from assistant.storage.users import ensure_user
from tests.assistant.storage.making import document, turn_in

T = TypeVar("T")
PEOPLE = st.sampled_from(["the engineer", "the architect"])
EFFORT = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # shrinking a failure would meet the time limit
    suppress_health_check=[HealthCheck.too_slow],
)


@dataclasses.dataclass
class Person:
    """One owner's repositories, and what they must hold."""

    id: str
    mark: str
    db: Database
    cases_made: set[str] = dataclasses.field(default_factory=set)
    memos_made: set[str] = dataclasses.field(default_factory=set)
    conversations_made: set[str] = dataclasses.field(default_factory=set)
    turns_made: dict[str, str] = dataclasses.field(default_factory=dict)
    jobs_made: set[str] = dataclasses.field(default_factory=set)
    documents_made: set[str] = dataclasses.field(default_factory=set)

    def __post_init__(self) -> None:
        ensure_user(self.db, self.id)
        self.cases = CaseRepository(self.db, self.id)
        self.changes = CanvasChangeRepository(self.db, self.id)
        self.memos = MemoRepository(self.db, self.id)
        self.versions = MemoVersionRepository(self.db, self.id)
        self.conversations = ConversationRepository(self.db, self.id)
        self.jobs = JobRepository(self.db, self.id)
        self.shelf = DocumentRepository(self.db, self.id)


class TwoPeople(RuleBasedStateMachine):
    """Ids of both go into the same bundles, so each is tried by either."""

    case_ids = Bundle("case_ids")
    memo_ids = Bundle("memo_ids")
    conversation_ids = Bundle("conversation_ids")
    turns = Bundle("turns")
    job_ids = Bundle("job_ids")
    documents = Bundle("documents")

    db: Database

    def __init__(self) -> None:
        super().__init__()
        self.people: dict[str, Person] = {}

    @initialize()
    def arrive(self) -> None:
        for mark in ("the engineer", "the architect"):
            self.people[mark] = Person(uuid.uuid4().hex, mark, self.db)

    @rule(target=case_ids, who=PEOPLE)
    def create_case(self, who: str) -> str:
        person = self.people[who]
        case = person.cases.create(f"case of {who}")
        person.cases_made.add(case.id)
        return case.id

    @rule(who=PEOPLE, case_id=case_ids)
    def use_case(self, who: str, case_id: str) -> None:
        person = self.people[who]
        own = case_id in person.cases_made
        _allowed(own, lambda: person.cases.get(case_id))
        _allowed(own, lambda: person.cases.rename(case_id, f"renamed by {who}"))
        _allowed(own, lambda: person.cases.set_kind(case_id, f"kind of {who}"))
        _allowed(own, lambda: person.conversations.of_case(case_id))

    @rule(who=PEOPLE, case_id=case_ids)
    def change_canvas(self, who: str, case_id: str) -> None:
        person = self.people[who]
        own = case_id in person.cases_made
        draft = Draft("edit", ({"slot": f"by {who}"},))
        _allowed(own, lambda: person.changes.append(case_id, lambda _earlier, _at: draft))
        assert bool(person.changes.of_case(case_id)) == own

    @rule(target=memo_ids, who=PEOPLE, case_id=case_ids)
    def write_memo(self, who: str, case_id: str) -> Any:
        person = self.people[who]
        memo = _allowed(
            case_id in person.cases_made,
            lambda: person.memos.create(f"by {who}", "decision", f"by {who}", case_id=case_id),
        )
        if memo is None:
            return multiple()
        person.memos_made.add(memo.id)
        return memo.id

    @rule(who=PEOPLE, memo_id=memo_ids)
    def use_memo(self, who: str, memo_id: str) -> None:
        person = self.people[who]
        own = memo_id in person.memos_made
        found = KeptFinding(who, "ask", "hedged", "open", f"by {who}", 1, None, {})
        _allowed(own, lambda: person.memos.write(memo_id, f"changed by {who}"))
        _allowed(own, lambda: person.versions.keep(memo_id, len))
        _allowed(
            own,
            lambda: person.versions.keep_review(memo_id, 1, lambda _known, _last: ({}, [found])),
        )
        _allowed(own, lambda: person.memos.get(memo_id))
        assert bool(person.versions.all(memo_id)) == own
        assert bool(person.versions.findings(memo_id)) == own

    @rule(target=conversation_ids, who=PEOPLE)
    def start(self, who: str) -> str:
        person = self.people[who]
        return self._started(person, person.conversations.start("ask", title=f"by {who}"))

    @rule(target=conversation_ids, who=PEOPLE, case_id=case_ids)
    def start_in_case(self, who: str, case_id: str) -> Any:
        person = self.people[who]
        begun = _allowed(
            case_id in person.cases_made,
            lambda: person.conversations.start("framing", title=f"by {who}", case_id=case_id),
        )
        return multiple() if begun is None else self._started(person, begun)

    @rule(who=PEOPLE, conversation_id=conversation_ids)
    def use_conversation(self, who: str, conversation_id: str) -> None:
        person = self.people[who]
        own = conversation_id in person.conversations_made
        _allowed(own, lambda: person.conversations.get(conversation_id))
        _allowed(own, lambda: person.conversations.tip(conversation_id))
        _allowed(own, lambda: person.conversations.rename(conversation_id, f"renamed by {who}"))

    @rule(target=turns, who=PEOPLE, conversation_id=conversation_ids)
    def append(self, who: str, conversation_id: str) -> Any:
        return self._append(who, turn_in(conversation_id, text=f"{who} speaks", status="running"))

    @rule(target=turns, who=PEOPLE, conversation_id=conversation_ids, parent=turns)
    def append_below(self, who: str, conversation_id: str, parent: Turn) -> Any:
        return self._append(who, turn_in(conversation_id, parent.id, text=f"{who} speaks"))

    @rule(who=PEOPLE, turn=turns)
    def use_turn(self, who: str, turn: Turn) -> None:
        person = self.people[who]
        own = turn.id in person.turns_made
        theirs = dataclasses.replace(turn, text=f"{who} changed this")
        _allowed(own, lambda: person.conversations.turn(turn.id))
        _allowed(own, lambda: person.conversations.save_text(turn.id, f"{who} goes on"))
        _allowed(own, lambda: person.conversations.update(theirs))

    @rule(who=PEOPLE, turn=turns, conversation_id=conversation_ids)
    def move_turn(self, who: str, turn: Turn, conversation_id: str) -> None:
        """Neither a foreign turn nor one's own can be carried into another conversation."""
        person = self.people[who]
        moved = dataclasses.replace(turn, conversation_id=conversation_id, text=f"{who} moved it")
        own = person.turns_made.get(turn.id) == conversation_id
        _allowed(own, lambda: person.conversations.update(moved))

    @rule(target=job_ids, who=PEOPLE, turn=turns)
    def start_job(self, who: str, turn: Turn) -> Any:
        person = self.people[who]
        own = turn.id in person.turns_made
        job_id = _allowed(own, lambda: person.jobs.start(turn.id, f"worker of {who}"))
        if job_id is None:
            return multiple()
        person.jobs_made.add(job_id)
        return job_id

    @rule(who=PEOPLE, job_id=job_ids)
    def use_job(self, who: str, job_id: str) -> None:
        person = self.people[who]
        own = job_id in person.jobs_made
        _allowed(own, lambda: person.jobs.request_stop(job_id))
        _allowed(own, lambda: person.jobs.stop_requested(job_id))
        _allowed(own, lambda: person.jobs.finish(job_id, "stopped"))

    @rule(target=documents, who=PEOPLE, name=st.sampled_from(["plan", "notes"]))
    def shelve(self, who: str, name: str) -> str:
        person = self.people[who]
        person.shelf.replace(*document(name, [f"{name} of {who}"]))
        person.documents_made.add(name)
        return name

    @rule(who=PEOPLE, name=documents)
    def use_document(self, who: str, name: str) -> None:
        person = self.people[who]
        found = person.shelf.document(name)
        assert (found is not None) == (name in person.documents_made)
        their_passages = [
            passage.id
            for mark in self.people
            for passage in document(name, [f"{name} of {mark}"])[1]
        ]
        assert len(person.shelf.passages(their_passages)) == (found is not None)

    @rule(who=PEOPLE, name=documents)
    def remove_document(self, who: str, name: str) -> None:
        person = self.people[who]
        assert person.shelf.remove(name) == (name in person.documents_made)
        person.documents_made.discard(name)

    def teardown(self) -> None:
        """Everybody sees their own, all of it, and nothing else."""
        for person in self.people.values():
            other = next(mark for mark in self.people if mark != person.mark)
            conversations = person.conversations.recent(1000)
            assert {case.id for case in person.cases.recent(1000)} == person.cases_made
            assert {memo.id for memo in person.memos.recent(1000)} == person.memos_made
            assert {each.id for each in conversations} == person.conversations_made
            assert {info.id for info in person.shelf.documents()} == person.documents_made
            whole = [person.conversations.get(each.id) for each in conversations]
            kept = {turn.id: each.id for each in whole for turn in each.turns}
            assert kept == person.turns_made
            everything = json.dumps(export_owner(self.db, person.id)) + repr(
                (whole, person.cases.recent(1000), list(person.shelf.all_passages()))
            )
            assert other not in everything

    def _append(self, who: str, turn: Turn) -> Any:
        person = self.people[who]
        own = turn.conversation_id in person.conversations_made and (
            turn.parent_id is None or person.turns_made.get(turn.parent_id) == turn.conversation_id
        )

        def append() -> Turn:
            person.conversations.append(turn)
            return turn

        if _allowed(own, append) is None:
            return multiple()
        person.turns_made[turn.id] = turn.conversation_id
        return turn

    def _started(self, person: Person, conversation: Conversation) -> str:
        person.conversations_made.add(conversation.id)
        return conversation.id


def _allowed(own: bool, act: Callable[[], T]) -> T | None:
    """Do it with one's own; with another's it must fail as if there were no such thing."""
    if own:
        return act()
    with pytest.raises(NotFound) as refused:
        act()
    assert str(refused.value).startswith("There is no such ")
    return None


def test_two_people_never_see_each_others_rows(db: Database) -> None:
    class OnThisRecord(TwoPeople):
        """Hypothesis makes the machines itself."""

    OnThisRecord.db = db
    run_state_machine_as_test(OnThisRecord, settings=EFFORT)
