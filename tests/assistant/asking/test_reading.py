"""Follow-ups are made standalone; greetings are not searched for."""

import dataclasses

import pytest

from assistant.asking.followups import standalone
from assistant.asking.reading import is_greeting, key_words
from assistant.conversation import Citation
from tests.assistant.turns import author, coach


@pytest.mark.parametrize("text", ["Hello", "hi!", " Thanks ", "test", "ok."])
def test_greetings(text: str) -> None:
    assert is_greeting(text)


@pytest.mark.parametrize(
    "text", ["What is a premortem?", "Hello, what is a premortem?", "help me decide"]
)
def test_questions_are_not_greetings(text: str) -> None:
    assert not is_greeting(text)


CITED = Citation(1, "p", "d", "Premortem", "Premortem › Steps", "quote")

FOLLOW_UPS = [
    ("Who speaks last in it?", True),
    ("And why?", True),
    ("What about the risks?", True),
    ("Why?", True),
    ("How was that decided", True),
    ("What is an issue tree?", False),
    ("Which services still run on the old message broker in the second region today?", False),
]


@pytest.mark.parametrize(("text", "joined"), FOLLOW_UPS)
def test_follow_up_names_what_it_follows(text: str, joined: bool) -> None:
    reply = dataclasses.replace(coach("…", "answer"), citations=(CITED,))
    query = standalone((author("What is a premortem meeting?"), reply, author(text)))
    assert query.startswith(text)
    assert ("Premortem" in query and "meeting" in query) is joined


def test_first_question_is_searched_as_it_stands() -> None:
    assert standalone((author("Why was it rejected?"),)) == "Why was it rejected?"


def test_key_words_drop_the_small_ones() -> None:
    assert key_words("Why did we move the event-bus to Kafka?") == ("move", "event-bus", "kafka")
