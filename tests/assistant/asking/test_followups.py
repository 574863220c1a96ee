"""Follow-ups are joined with what they follow; what begins something new is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.dependence import SURE_FOLLOW, SURE_OWN, dependence
from assistant.asking.followups import (
    already_said,
    earlier_question,
    meant,
    readings,
    standalone,
    topic_document,
    topic_words,
)
from assistant.conversation import Turn
from tests.assistant.asking.making import answer
from tests.assistant.turns import author

ASKED = "Did we decide to rewrite Ledgerline, and why?"
TITLE = "Rewrite Ledgerline as a new billing service"

GOES_ON = [
    "and the cost?",
    "why not?",
    "Who was against that?",
    "the other option",
    "since then?",
    "yes",
    "go on",
    "And?",
    "Who decided?",
    "What would reopen it?",
    "What was done instead?",
    "and in 2023?",
    "and before that?",
    "why did we stop?",
    "What was the root cause?",
    "When?",
    "Which teams were affected?",
    "Can we go back?",
    "couldn't they just have put everything back together?",
    "what about buying something ready-made?",
    "should I always aim for the highest one?",
    "Give me an example",
    "Is it still in force?",
]
BEGINS = [
    "What is a premortem?",
    "What is the strategy kernel?",
    "How do I get another team to do something when I am not their boss?",
    "Who carries the pager?",
    "Should we hire engineers for data quality?",
    "Why did we move event streams to Kafka?",
    "How many suggestions did dispatchers take in the trial?",
    "Is it better to write or to talk when a decision is hard?",
    "Which services still run on the old message broker in the second region today?",
    "How do I get people to say what they think?",
]


def conversation(*texts: str) -> tuple[Turn, ...]:
    """Questions, each but the last answered from the same document."""
    path: tuple[Turn, ...] = ()
    for text in texts[:-1]:
        path = (*path, author(text), answer(TITLE))
    return (*path, author(texts[-1]))


@pytest.mark.parametrize("text", GOES_ON)
def test_what_goes_on_is_joined_first(text: str) -> None:
    first = readings(conversation(ASKED, text))[0]
    assert TITLE in first
    assert "ledgerline" in first


@pytest.mark.parametrize("text", BEGINS)
def test_what_begins_something_new_is_not_dragged_back(text: str) -> None:
    assert readings(conversation(ASKED, text))[0] == text


def test_where_code_is_unsure_both_readings_are_given() -> None:
    text = "What is the most common mistake?"
    assert SURE_OWN < dependence(text, ASKED) < SURE_FOLLOW
    found = readings(conversation(ASKED, text))
    assert len(found) == 2
    assert text in found
    assert any(TITLE in each for each in found)


def test_first_question_is_searched_as_it_stands() -> None:
    assert readings((author("Why was it rejected?"),)) == ("Why was it rejected?",)


def test_a_chain_of_follow_ups_keeps_its_topic() -> None:
    found = standalone(conversation(ASKED, "Who was against that?", "Why?", "and the cost?"))
    assert "ledgerline" in found


def test_a_new_topic_ends_the_chain() -> None:
    found = standalone(conversation(ASKED, "What is a premortem?", "How long does it take?"))
    assert "premortem" in found
    assert "ledgerline" not in found.replace(TITLE, "")


def test_an_answer_that_found_nothing_gives_no_title() -> None:
    path = (author(ASKED), answer(), author("why not?"))
    assert standalone(path) == "why not? rewrite ledgerline"


def test_greetings_are_not_followed() -> None:
    path = (author(ASKED), answer(TITLE), author("thanks"), answer(), author("and why?"))
    assert "ledgerline" in standalone(path)


def test_going_on_means_the_question_before_with_other_quotes() -> None:
    path = conversation(ASKED, "go on")
    assert meant(path) == ASKED
    assert "go on" not in standalone(path)
    assert already_said(path) == {"Words."}
    assert already_said(conversation(ASKED, "why?")) == frozenset()


def test_what_a_follow_up_is_about() -> None:
    path = conversation(ASKED, "who decided?")
    assert topic_words(path) == "rewrite ledgerline"
    assert topic_document(path) == answer(TITLE).citations[0].document_id
    assert earlier_question(path) == ASKED
    own = conversation(ASKED, "What is a premortem?")
    assert (topic_words(own), topic_document(own)) == ("", "")


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_there_is_always_a_reading_and_none_twice(texts: list[str]) -> None:
    found = readings(conversation(*texts))
    assert 1 <= len(found) <= 2
    assert len(set(found)) == len(found)
    assert found[0] == standalone(conversation(*texts))


@given(st.text(max_size=80))
def test_a_first_question_is_never_changed(text: str) -> None:
    assert readings((author(text),)) == (text,)
