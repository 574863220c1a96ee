"""Home and the two places to start from."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.conftest import MakeDesk
from tests.ui.desks import QUESTION, TestDesk, given_back, texts
from ui.views.home import ago
from ui.views.start import STARTERS


def test_an_empty_home_says_what_it_is_and_what_to_do(desk: TestDesk) -> None:
    at = desk.open()
    assert "Whetstone is a mentor" in texts(at)
    assert "None yet." in texts(at)
    assert [button.label for button in at.button] == list(STARTERS["framing"])
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
    assert desk.mentor.conversations.get(conversation.id).turns[0].text == STARTERS["ask"][0]
    assert at.query_params["c"] == conversation.id


def test_conversations_are_listed_with_mode_and_age(desk: TestDesk) -> None:
    desk.talk("ask", QUESTION)
    at = desk.open()
    assert "Asking · just now" in texts(at)
    assert "None yet." not in texts(at)


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
