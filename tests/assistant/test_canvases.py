"""The canvas of a case: the author's changes on top of what was said, kept and never lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.canvases import Canvases, state_of_slot
from assistant.errors import BadMessage, MentorError, NotFound, Overtaken
from assistant.framing.edits import Edit, Written
from assistant.mentor import Mentor
from assistant.wiring import Workplace
from tests.assistant.workplaces import workplace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
OPENING = "I want to move every team to one build system, but nobody reports to me."
TALK = (
    "The director of platform decides.",
    "Each team loses two days a month to broken builds.",
    "I think the mobile team will say no.",
    "We could start with two teams only.",
    "That is not what I said: the head of engineering decides.",
)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Workplace]:
    with workplace(tmp_path, without=True, documents=()) as opened:
        yield opened


@pytest.fixture
def mentor(place: Workplace) -> Mentor:
    return place.mentor()


def begun(mentor: Mentor, *words: str) -> str:
    """A case with a conversation in which these words were said; gives the case's id."""
    conversation = mentor.begin("framing", words[0])
    for each in words:
        mentor.say(conversation.id, each).wait(10)
    assert conversation.case_id is not None
    return conversation.case_id


def edit(slot: str, action: str, *texts: str, **more: object) -> Edit:
    return Edit(slot, action, NOW, tuple(map(Written, texts)), **more)  # type: ignore[arg-type]


def words(canvases: Canvases, case_id: str, slot: str) -> tuple[str, ...]:
    return canvases.page(case_id).canvas.slot(slot).quotes


def test_a_change_is_kept_and_wins_over_what_is_said_later(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    mentor.canvases.edit(case_id, edit("decider", "set", "The steering group"))
    mentor.say(mentor.resume(case_id).id, "The director of platform decides.").wait(10)
    slot = mentor.canvases.page(case_id).canvas.slot("decider")
    assert slot.quotes == ("The steering group",)
    assert slot.status == "firm"
    assert any("director" in entry.text for entry in slot.suggested)


def test_a_suggestion_is_taken_over_or_left(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    mentor.canvases.edit(case_id, edit("decider", "set", "The steering group"))
    mentor.say(mentor.resume(case_id).id, "The director of platform decides.").wait(10)
    (offer,) = mentor.canvases.page(case_id).canvas.slot("decider").suggested
    mentor.canvases.edit(case_id, edit("decider", "remove", entry_id=offer.id))
    slot = mentor.canvases.page(case_id).canvas.slot("decider")
    assert (slot.suggested, slot.quotes) == ((), ("The steering group",))
    mentor.canvases.undo(case_id)
    mentor.canvases.edit(case_id, edit("decider", "add", offer.text))
    slot = mentor.canvases.page(case_id).canvas.slot("decider")
    assert (slot.suggested, slot.quotes) == ((), ("The steering group", offer.text))


def test_the_coach_knows_what_was_changed_by_hand(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    mentor.canvases.describe(case_id, kind="Process improvement")
    mentor.canvases.edit(case_id, edit("decider", "set", "The steering group"))
    notes = mentor.canvases.notes(mentor.resume(case_id))
    assert notes.kind == "process"
    assert [each["slot"] for each in notes.edits] == ["decider"]
    assert notes.earlier == ()
    conversation = mentor.resume(case_id)
    later = ("It costs each team two days a month.", "So that nobody waits.", "Go on.", "OK")
    asked = [mentor.say(conversation.id, said).wait(10).slot for said in later]
    assert "decider" not in asked


def test_two_tabs_on_two_slots_lose_nothing_and_on_one_are_told(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    canvas = mentor.canvases.page(case_id).canvas
    seen = {slot.name: state_of_slot(slot) for slot in canvas.slots}
    mentor.canvases.edit(case_id, edit("problem", "set", "Builds break"), seen=seen["problem"])
    mentor.canvases.edit(case_id, edit("gap", "set", "2 days to 0"), seen=seen["gap"])
    with pytest.raises(Overtaken) as told:
        mentor.canvases.edit(case_id, edit("gap", "set", "Another"), seen=seen["gap"])
    assert "The gap" in told.value.message
    assert words(mentor.canvases, case_id, "problem") == ("Builds break",)
    assert words(mentor.canvases, case_id, "gap") == ("2 days to 0",)


def test_words_that_were_read_meanwhile_are_not_overwritten_unseen(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    seen = state_of_slot(mentor.canvases.page(case_id).canvas.slot("decider"))
    mentor.say(mentor.resume(case_id).id, "The director of platform decides.").wait(10)
    with pytest.raises(Overtaken):
        mentor.canvases.edit(case_id, edit("decider", "set", "Me"), seen=seen)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (edit("decider", "set", " "), BadMessage),
        (edit("decider", "set", "?!"), BadMessage),
        (edit("decider", "set", "x" * 2_001), BadMessage),
        (edit("decider", "level", level=2), BadMessage),
        (edit("level", "level", level=5), BadMessage),
        (edit("decider", "remove", entry_id="nothing"), Overtaken),
        (edit("frames", "choose", entry_id="nothing"), Overtaken),
    ],
)
def test_a_change_that_cannot_be_made_changes_nothing(
    mentor: Mentor, wrong: Edit, error: type[MentorError]
) -> None:
    case_id = begun(mentor, OPENING)
    before = mentor.canvases.page(case_id)
    with pytest.raises(error):
        mentor.canvases.edit(case_id, edit("gap", "set", "2 days"), wrong)
    assert mentor.canvases.page(case_id) == before


def test_undo_goes_back_step_by_step_to_what_was_said(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING, "The director of platform decides.")
    said = mentor.canvases.page(case_id).canvas
    mentor.canvases.edit(
        case_id, edit("decider", "set", "Me"), edit("decider", "mark", status="weak")
    )
    once = mentor.canvases.page(case_id).canvas
    assert once.slot("decider").status == "weak"
    mentor.canvases.edit(case_id, edit("decider", "clear"))
    mentor.canvases.undo(case_id)
    assert mentor.canvases.page(case_id).canvas == once
    mentor.canvases.undo(case_id)
    assert mentor.canvases.page(case_id).canvas == said
    assert not mentor.canvases.page(case_id).can_undo()
    with pytest.raises(BadMessage):
        mentor.canvases.undo(case_id)


def test_history_says_what_changed_and_by_what_and_leads_back(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING, "The director of platform decides.")
    mentor.canvases.edit(case_id, edit("decider", "set", "The steering group"))
    mentor.canvases.undo(case_id)
    mentor.canvases.edit(case_id, edit("decider", "clear"))
    history = mentor.canvases.history(case_id)
    assert [version.by for version in history[-3:]] == ["edit", "undo", "edit"]
    assert [version.number for version in history] == list(range(1, len(history) + 1))
    (change,) = history[-3].changed
    assert [entry.text for entry in change.added] == ["The steering group"]
    first = history[0]
    assert first.by == "message"
    assert any("build system" in e.text for change in first.changed for e in change.added)

    mentor.canvases.restore(case_id, history[-3].id)
    assert words(mentor.canvases, case_id, "decider") == ("The steering group",)
    assert mentor.canvases.history(case_id)[-1].by == "restore"
    with pytest.raises(BadMessage):
        mentor.canvases.restore(case_id, history[-3].id)
    with pytest.raises(NotFound):
        mentor.canvases.restore(case_id, "nothing")
    mentor.canvases.undo(case_id)
    assert words(mentor.canvases, case_id, "decider") == ()


def test_every_version_can_be_restored(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING, *TALK)
    mentor.canvases.edit(case_id, edit("level", "level", "Only us", level=2))
    mentor.canvases.edit(case_id, edit("assumptions", "set", "They agree"))
    for version in mentor.canvases.history(case_id)[:-1]:
        mentor.canvases.restore(case_id, version.id)
        now = mentor.canvases.page(case_id).canvas
        assert now.level.number == version.canvas.level.number
        for slot, then in zip(now.slots, version.canvas.slots, strict=True):
            assert sorted(slot.quotes) == sorted(then.quotes), slot.name
            assert (slot.main, slot.status == "empty") == (then.main, then.status == "empty")


def test_all_conversations_of_a_case_fill_one_canvas(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    second = mentor.begin_in(case_id)
    mentor.say(second.id, "The director of platform decides.").wait(10)
    canvas = mentor.canvases.page(case_id).canvas
    assert canvas.slot("goal").entries
    assert canvas.slot("decider").entries
    assert mentor.canvas(second.id) == canvas
    assert mentor.resume(case_id).id == second.id
    assert second.id not in {t.conversation_id for t in mentor.canvases.notes(second).earlier}
    first = next(c for c in mentor.conversations.of_case(case_id) if c.id != second.id)
    mentor.say(first.id, "Two days a month are lost to broken builds.").wait(10)
    assert mentor.resume(case_id).id == first.id
    assert mentor.canvases.page(case_id).canvas.slot("decider").entries


def test_a_page_knows_what_is_new_and_where_words_were_said(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING, "The director of platform decides.")
    page = mentor.canvases.page(case_id)
    assert "decider" in page.fresh()
    assert "goal" not in page.fresh()
    (entry, *_) = page.canvas.slot("decider").entries
    mentor.canvases.edit(case_id, edit("decider", "set", entry.text, "And the board"))
    page = mentor.canvases.page(case_id)
    turn = mentor.conversations.turn(page.said_in()[entry.id])
    assert entry.text in turn.text
    assert len(page.canvas.slot("decider").entries) == 2


def test_title_and_kind(mentor: Mentor) -> None:
    case_id = begun(mentor, OPENING)
    page = mentor.canvases.page(case_id)
    assert (page.case.kind, page.kind.name) == ("", "migration")
    mentor.canvases.describe(case_id, title="  One  build ", kind="architecture")
    page = mentor.canvases.page(case_id)
    assert (page.case.title, page.case.kind, page.kind.name) == (
        "One build",
        "architecture",
        "architecture",
    )
    for wrong in ({"title": "x" * 121}, {"title": " "}, {"kind": "a party"}):
        with pytest.raises(BadMessage):
            mentor.canvases.describe(case_id, **wrong)
    mentor.canvases.describe(case_id, kind="")
    assert mentor.canvases.page(case_id).kind.name == "migration"
    assert mentor.canvases.markdown(case_id).startswith("# One build\n")


def test_nobody_changes_anothers_canvas(place: Workplace) -> None:
    case_id = begun(place.mentor("one"), OPENING)
    other = place.mentor("two").canvases
    for attempt in (
        lambda: other.page(case_id),
        lambda: other.edit(case_id, edit("gap", "set", "x days")),
        lambda: other.undo(case_id),
        lambda: other.restore(case_id, "x"),
        lambda: other.history(case_id),
        lambda: other.describe(case_id, title="Mine now"),
        lambda: other.markdown(case_id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert other.recent() == ()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("say"), st.sampled_from(TALK)),
        st.tuples(
            st.sampled_from(["set", "add"]), st.sampled_from(["Me", "Nobody yet", "A group"])
        ),
        st.tuples(st.just("clear"), st.just("")),
    ),
    max_size=6,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_what_the_author_set_stands_whatever_is_said_later(
    mentor: Mentor, steps: list[tuple[str, str]]
) -> None:
    """Messages may answer into an emptied slot; they take no word away that was set by hand."""
    case_id = begun(mentor, OPENING)
    conversation = mentor.resume(case_id)
    by_hand: list[str] = []
    for action, text in steps:
        if action == "say":
            mentor.say(conversation.id, text).wait(10)
        else:
            mentor.canvases.edit(case_id, edit("decider", action, *([text] if text else [])))
            kept = by_hand if action == "add" else []
            by_hand = [*kept, *([text] if text and text not in kept else [])]
        standing = words(mentor.canvases, case_id, "decider")
        assert [each for each in standing if each in by_hand] == by_hand
        if action == "set":
            assert standing == (text,)
