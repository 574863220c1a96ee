"""Home and the two places to start from."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.conftest import MakeDesk
from tests.ui.desks import QUESTION, TestDesk, given_back, texts
from ui.components.ago import ago
from ui.views.start import QUESTIONS, starters


def test_an_empty_home_says_what_it_is_and_what_to_do(desk: TestDesk) -> None:
    at = desk.open()
    assert "Whetstone is a mentor" in texts(at)
    assert "None yet." in texts(at)
    begun = [button.label for button in at.button if str(button.key).startswith("starter-")]
    assert begun == list(starters("framing", ""))
    assert len(begun) == 5
    assert at.segmented_control[0].value == "framing"


def test_the_first_words_open_a_conversation(desk: TestDesk) -> None:
    at = desk.open()
    at.chat_input[0].set_value("I want to replace the queue.").run()
    (conversation,) = desk.mentor.conversations.recent()
    assert conversation.mode == "framing"
    assert at.query_params["c"] == conversation.id
    assert "I want to replace the queue." in texts(at)
    assert "Your frame" in texts(at)


def test_the_choice_decides_the_mode(desk: TestDesk) -> None:
    at = desk.open()
    at.segmented_control[0].set_value("ask").run()
    at.chat_input[0].set_value(QUESTION).run()
    assert desk.mentor.conversations.recent()[0].mode == "ask"


def test_a_starter_begins_with_its_words(desk: TestDesk) -> None:
    at = desk.open("ask")
    at.button[0].click().run()
    (conversation,) = desk.mentor.conversations.recent()
    assert desk.mentor.conversations.get(conversation.id).turns[0].text == QUESTIONS[0]
    assert at.query_params["c"] == conversation.id


def test_questions_are_listed_with_their_age(desk: TestDesk) -> None:
    desk.talk("ask", QUESTION)
    at = desk.open()
    assert "Your questions" in texts(at)
    assert "just now" in texts(at)


def test_cases_are_listed_with_kind_and_what_is_settled(desk: TestDesk) -> None:
    desk.talk("framing", "I want to move every team to one broker.", "The CTO decides.")
    shown = texts(desk.open())
    assert "Org-wide migration (a guess) · just now" in shown
    assert "Settled: plan" in shown
    assert "None yet." not in shown


def test_many_cases_are_shown_on_demand(desk: TestDesk) -> None:
    for number in range(10):
        desk.mentor.cases.create(f"Case number {number}")
    at = desk.open()
    assert "Case number 0" not in texts(at)
    at.toggle(key="every-case").set_value(True).run()
    assert "Case number 0" in texts(at)


@pytest.mark.parametrize("kind", ["migration", "architecture", "process", "initiative", "other"])
def test_a_kind_has_its_own_starters_and_stays_with_the_case(desk: TestDesk, kind: str) -> None:
    at = desk.open("frame")
    at.button_group(key="kind").set_value(kind).run()
    begun = [button for button in at.button if str(button.key).startswith("starter-")]
    assert [button.label for button in begun] == list(starters("framing", kind))
    begun[0].click().run()
    (page,) = desk.mentor.canvases.recent()
    assert (page.case.kind, page.kind.name) == (kind, kind)
    assert at.query_params["c"] == page.conversation_id


TICKET = """# Move to one build system

**Problem:** Each team keeps its own build, and each loses two days a month to broken builds.

**Non-goals:** The mobile app keeps its build.
"""


def test_a_pasted_ticket_begins_a_case(desk: TestDesk) -> None:
    at = desk.open("frame")
    at.text_area(key="pasted").set_value(TICKET)
    at.button(key="start-paste").click().run()
    (page,) = desk.mentor.canvases.recent()
    assert page.case.title == "Move to one build system"
    assert page.canvas.slot("non_scope").entries
    assert at.query_params["c"] == page.conversation_id


def test_an_empty_paste_is_told(desk: TestDesk) -> None:
    at = desk.open("frame")
    at.button(key="start-paste").click().run()
    assert "The message is empty" in at.warning[0].value
    assert desk.mentor.canvases.recent() == ()


@pytest.mark.parametrize("words", ["   ", "!!", "x" * 25_000])
def test_words_that_cannot_be_taken_come_back(desk: TestDesk, words: str) -> None:
    at = desk.open("frame")
    at.chat_input[0].set_value(words).run()
    assert len(at.warning) == 1
    assert given_back(at) == words
    assert desk.mentor.conversations.recent() == ()
    at.chat_input[0].set_value("I want to replace the queue.").run()
    assert not at.warning


def test_without_a_model_it_says_what_works_and_what_to_do(make: MakeDesk) -> None:
    shown = texts(make(model=False).open())
    assert "Working without a model" in shown
    assert "`mentor model pull`" in shown


def test_with_a_model_there_is_no_such_sign(desk: TestDesk) -> None:
    assert "without a model" not in texts(desk.open())


NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=5), "5 hours ago"),
        (timedelta(days=6), "6 days ago"),
        (timedelta(days=14), "1 June 2026"),
    ],
)
def test_ages(before: timedelta, told: str) -> None:
    assert ago(NOW - before, NOW) == told
