import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from assistant.conversation import Citation, Observation, Role, Status, Timings, Turn
from assistant.errors import NotFound, StorageError
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from tests.assistant.storage.making import turn_in

ANY_TEXT = st.text(max_size=40)
STORABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
MOMENTS = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001
    max_value=datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours))),
)
SECONDS = st.floats(0, 1e4)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": STORABLE,
    "status": st.sampled_from(get_args(Status)),
    "observations": st.lists(
        st.builds(Observation, ANY_TEXT, ANY_TEXT, st.sampled_from(["code", "model"])),
        max_size=2,
    ).map(tuple),
    "move": STORABLE,
    "slot": STORABLE,
    "why": STORABLE,
    "answered": st.booleans(),
    "wording": STORABLE,
    "citations": st.lists(st.builds(Citation, st.integers(1, 99), *[ANY_TEXT] * 5), max_size=2).map(
        tuple
    ),
    "degraded": STORABLE,
    "guard": st.dictionaries(ANY_TEXT, st.integers(0, 9), max_size=2),
    "prompt_fingerprint": STORABLE,
    "model": STORABLE,
    "timings": st.builds(Timings, SECONDS, SECONDS, SECONDS),
}
CHANGES = st.fixed_dictionaries(FIELDS)
SHARED_RECORD = settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def conversations(db: Database, owner: str) -> ConversationRepository:
    return ConversationRepository(db, owner)


@SHARED_RECORD
@given(first=CHANGES, then=CHANGES, role=st.sampled_from(get_args(Role)), moment=MOMENTS)
def test_whatever_a_turn_holds_comes_back(
    conversations: ConversationRepository,
    first: dict[str, Any],
    then: dict[str, Any],
    role: Role,
    moment: datetime,
) -> None:
    conversation = conversations.start("framing")
    turn = turn_in(conversation.id, role=role, created_at=moment, **first)
    conversations.append(turn)
    assert conversations.turn(turn.id) == turn
    changed = dataclasses.replace(turn, **then)
    conversations.update(changed)
    assert conversations.turn(turn.id) == changed
    assert conversations.get(conversation.id).turns == (changed,)


def test_no_field_of_a_turn_is_left_out() -> None:
    fixed = {"id", "conversation_id", "parent_id", "role", "created_at"}
    turn = turn_in("c")
    varied = {field.name for field in dataclasses.fields(turn)} - fixed
    assert FIELDS.keys() == varied  # a new field of Turn needs a column


@pytest.mark.parametrize(("written", "read"), [("a\x00b", "a\ufffdb"), ("\ud83d!", "\ufffd!")])
def test_characters_that_no_database_holds_do_not_lose_a_message(
    conversations: ConversationRepository, written: str, read: str
) -> None:
    conversation = conversations.start("ask", title=written)
    turn = turn_in(conversation.id, text=written)
    conversations.append(turn)
    assert conversations.turn(turn.id).text == read
    assert conversations.get(conversation.id).title == read


def test_long_message_is_kept_whole(conversations: ConversationRepository) -> None:
    turn = turn_in(conversations.start("ask").id, text="Größe 🙂 " * 12_500)
    conversations.append(turn)
    assert conversations.turn(turn.id) == turn


def test_started_conversation_is_empty_and_read_back(
    db: Database, owner: str, conversations: ConversationRepository
) -> None:
    case = CaseRepository(db, owner).create("Case")
    started = conversations.start("framing", title="First words", case_id=case.id)
    assert (started.mode, started.title, started.case_id) == ("framing", "First words", case.id)
    assert started.turns == ()
    assert conversations.get(started.id) == started


def test_turns_come_in_the_order_of_keeping_whatever_the_clock_says(
    conversations: ConversationRepository,
) -> None:
    conversation = conversations.start("ask")
    now = datetime.now(UTC)
    turns = [turn_in(conversation.id, created_at=now - timedelta(hours=n)) for n in range(4)]
    conversations.append(turns[0])
    conversations.append_all(turns[1:3])
    conversations.append(turns[3])
    assert conversations.get(conversation.id).turns == tuple(turns)


def test_turns_form_a_tree(conversations: ConversationRepository) -> None:
    conversation = conversations.start("ask")
    asked = turn_in(conversation.id)
    answers = [turn_in(conversation.id, asked.id, role="coach") for _ in range(2)]
    conversations.append_all([asked, *answers])
    kept = conversations.get(conversation.id)
    assert kept.path_to(answers[0].id) == (asked, answers[0])
    assert kept.latest_path() == (asked, answers[1])


def test_parent_must_be_of_the_same_conversation(conversations: ConversationRepository) -> None:
    one, other = conversations.start("ask"), conversations.start("ask")
    elsewhere = turn_in(other.id)
    conversations.append(elsewhere)
    for parent in (elsewhere.id, "missing"):
        with pytest.raises(NotFound, match="no such message"):
            conversations.append(turn_in(one.id, parent))
    assert conversations.get(one.id).turns == ()


def test_all_turns_are_appended_or_none(conversations: ConversationRepository) -> None:
    conversation = conversations.start("ask")
    with pytest.raises(NotFound):
        conversations.append_all([turn_in(conversation.id), turn_in(conversation.id, "missing")])
    assert conversations.get(conversation.id).turns == ()


def test_turn_cannot_be_kept_twice(conversations: ConversationRepository) -> None:
    turn = turn_in(conversations.start("ask").id)
    conversations.append(turn)
    with pytest.raises(StorageError, match="contradicts"):
        conversations.append(dataclasses.replace(turn, text="other words"))
    twin = turn_in(turn.conversation_id)
    with pytest.raises(StorageError, match="contradicts"):
        conversations.append_all([twin, twin])
    assert conversations.get(turn.conversation_id).turns == (turn,)


def test_turns_of_two_conversations_are_appended_together(
    conversations: ConversationRepository,
) -> None:
    one, other = conversations.start("ask").id, conversations.start("ask").id
    turns = [turn_in(one), turn_in(other), turn_in(one)]
    conversations.append_all(turns)
    conversations.append_all([])
    assert conversations.get(one).turns == (turns[0], turns[2])
    assert conversations.get(other).turns == (turns[1],)
    mixed = [first := turn_in(one), turn_in(other, first.id)]
    with pytest.raises(NotFound):
        conversations.append_all(mixed)


def test_update_leaves_alone_what_cannot_change(conversations: ConversationRepository) -> None:
    conversation = conversations.start("ask")
    turn, later = turn_in(conversation.id), turn_in(conversation.id)
    conversations.append_all([turn, later])
    moved = dataclasses.replace(
        later, parent_id=turn.id, role="coach", created_at=datetime(2020, 1, 1, tzinfo=UTC), why="y"
    )
    conversations.update(moved)
    assert conversations.turn(later.id) == dataclasses.replace(later, why="y")
    with pytest.raises(NotFound):
        conversations.update(turn_in(conversation.id))
    elsewhere = conversations.start("ask")
    with pytest.raises(NotFound):
        conversations.update(dataclasses.replace(turn, conversation_id=elsewhere.id))


@pytest.mark.parametrize("status", get_args(Status))
def test_words_are_saved_only_while_the_turn_runs(
    conversations: ConversationRepository, status: Status
) -> None:
    turn = turn_in(conversations.start("ask").id, role="coach", status=status, text="so far")
    conversations.append(turn)
    conversations.save_text(turn.id, "so far and further")
    running = status == "running"
    assert conversations.turn(turn.id).text == ("so far and further" if running else "so far")


def test_missing_things_are_not_found(conversations: ConversationRepository) -> None:
    with pytest.raises(NotFound):
        conversations.get("missing")
    with pytest.raises(NotFound):
        conversations.rename("missing", "title")
    with pytest.raises(NotFound):
        conversations.turn("missing")
    with pytest.raises(NotFound):
        conversations.save_text("missing", "words")
    with pytest.raises(NotFound):
        conversations.append(turn_in("missing"))
    with pytest.raises(NotFound):
        conversations.of_case("missing")
    with pytest.raises(NotFound):
        conversations.start("framing", case_id="missing")


def test_recent_conversations_come_latest_written_to_first(
    conversations: ConversationRepository,
) -> None:
    first, second, third = (conversations.start("ask", title=title) for title in "123")
    conversations.append(turn_in(first.id))
    conversations.rename(second.id, "renamed")
    recent = conversations.recent()
    assert [each.title for each in recent] == ["1", "3", "renamed"]
    assert recent[0].updated_at > first.updated_at
    assert {each.turns for each in recent} == {()}
    assert conversations.recent(limit=1) == recent[:1]
    assert recent[1] == third


def test_conversations_of_a_case(
    db: Database, owner: str, conversations: ConversationRepository
) -> None:
    case = CaseRepository(db, owner).create("Case")
    conversations.start("ask")
    first, second = (conversations.start("framing", case_id=case.id) for _ in range(2))
    assert conversations.of_case(case.id) == (second, first)
    assert conversations.of_case(CaseRepository(db, owner).create("Other").id) == ()


def test_turns_are_found_by_status(conversations: ConversationRepository) -> None:
    conversation = conversations.start("ask")
    turns = [
        turn_in(conversation.id, status=status) for status in ("running", "complete", "running")
    ]
    conversations.append_all(turns)
    assert conversations.find_by_status("running") == (turns[0], turns[2])
    assert conversations.find_by_status("failed") == ()


def test_running_turns_are_named_in_order(conversations: ConversationRepository) -> None:
    conversation, other = conversations.start("ask"), conversations.start("ask")
    states = ("running", "complete", "running")
    turns = [turn_in(conversation.id, status=status) for status in states]
    conversations.append_all([*turns, turn_in(other.id, status="running")])
    assert conversations.running(conversation.id) == (turns[0].id, turns[2].id)
    assert conversations.running("missing") == ()


def test_tip_is_what_new_words_answer(conversations: ConversationRepository) -> None:
    conversation, other = conversations.start("ask"), conversations.start("ask")
    assert conversations.tip(conversation.id) is None
    asked = turn_in(conversation.id)
    replies = [turn_in(conversation.id, asked.id, role="coach") for _ in range(2)]
    elsewhere = turn_in(other.id)
    conversations.append_all([asked, *replies, elsewhere])
    assert conversations.tip(conversation.id) == replies[1]
    assert conversations.tip(conversation.id, replies[0].id) == replies[0]
    for place, after in (("missing", None), (conversation.id, elsewhere.id), (other.id, asked.id)):
        with pytest.raises(NotFound):
            conversations.tip(place, after)


def test_moment_without_a_zone_is_refused(conversations: ConversationRepository) -> None:
    turn: Turn = turn_in(
        conversations.start("ask").id,
        created_at=datetime(2026, 1, 1),  # noqa: DTZ001
    )
    with pytest.raises(StatementError, match="time zone"):
        conversations.append(turn)
