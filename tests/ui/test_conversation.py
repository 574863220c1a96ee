"""One conversation: what was said, where it comes from, and what can be done about it."""

import dataclasses
import threading

import pytest

from assistant.conversation import Status, Turn
from assistant.llm.model import Request
from tests.ui.conftest import MakeDesk
from tests.ui.desks import QUESTION, QUOTE, TestDesk, given_back, texts

ANSWER = f"{QUOTE} [1]"


def last(desk: TestDesk, conversation_id: str) -> Turn:
    return desk.mentor.conversations.get(conversation_id).turns[-1]


def test_an_answer_shows_its_words_and_its_source(make: MakeDesk) -> None:
    desk = make([ANSWER], memo=True)
    at = desk.open("talk", c=desk.talk("ask", QUESTION))
    assert QUESTION in texts(at)
    assert QUOTE.rstrip(".") in texts(at)
    assert any("Retire the nightly export" in button.label for button in at.button)
    assert "Answered from the library" in texts(at)


def test_a_source_opens_the_document_at_its_passage(make: MakeDesk) -> None:
    desk = make([ANSWER], memo=True)
    talk = desk.talk("ask", QUESTION)
    at = desk.open("talk", c=talk)
    next(button for button in at.button if "nightly export ›" in button.label).click().run()
    assert at.query_params["p"] == last(desk, talk).citations[0].passage_id
    shown = texts(at)
    assert f":primary-background[{QUOTE}]" in shown
    assert "Memo · accepted · 14 May 2024" in shown
    assert "We retire the nightly export." in shown
    at.button(key="close-passage").click().run()
    assert "p" not in at.query_params
    assert ":primary-background" not in texts(at)


def test_a_passage_that_is_gone_says_so_and_the_talk_stays(desk: TestDesk) -> None:
    at = desk.open("talk", c=desk.talk("ask", QUESTION), p="gone")
    assert len(at.warning) == 1
    assert QUESTION in texts(at)


@pytest.mark.parametrize("address", [{}, {"c": "nope"}, {"c": "../../etc"}])
def test_an_address_that_names_nothing_leads_home(desk: TestDesk, address: dict[str, str]) -> None:
    assert "There is nothing at this address" in texts(desk.open("talk", **address))


def test_framing_shows_the_canvas_with_the_authors_words(desk: TestDesk) -> None:
    at = desk.open("talk", c=desk.talk("framing", "I want to move every team to one broker."))
    shown = texts(at)
    assert "Your frame" in shown
    assert "“move every team to one broker”" in shown
    assert ":material/circle: Who decides :small[:gray[·\u00a0empty]]" in shown


def test_retry_keeps_both_replies_and_the_pager_turns_between_them(desk: TestDesk) -> None:
    talk = desk.talk("framing", "I want to move every team to one broker.")
    first = last(desk, talk)
    at = desk.open("talk", c=talk)
    at.button(key=f"retry-{first.id}").click().run()
    second = last(desk, talk)
    assert second.parent_id == first.parent_id
    assert "2 of 2" in texts(at)
    at.button(key=f"pager--1-{second.id}").click().run()
    assert at.query_params["t"] == first.id
    assert "1 of 2" in texts(at)
    at.button(key=f"pager-1-{first.id}").click().run()
    assert "2 of 2" in texts(at)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("stopped", "You stopped this reply here"),
        ("broken", "cut off when the program ended"),
        ("failed", "could not be finished"),
    ],
)
def test_a_reply_that_did_not_end_well_says_so_and_can_be_retried(
    desk: TestDesk, status: Status, told: str
) -> None:
    talk = desk.talk("framing", "I want to move every team to one broker.")
    turn = last(desk, talk)
    desk.mentor.conversations.update(dataclasses.replace(turn, text="Half a", status=status))
    at = desk.open("talk", c=talk)
    assert told in texts(at)
    assert "Half a" in texts(at)
    assert at.button(key=f"retry-{turn.id}")


def test_a_reply_of_another_program_is_not_touched(desk: TestDesk) -> None:
    talk = desk.talk("framing", "I want to move every team to one broker.")
    turn = last(desk, talk)
    desk.mentor.conversations.update(dataclasses.replace(turn, text="So", status="running"))
    at = desk.open("talk", c=talk)
    assert "being written by another program" in texts(at)
    assert not [button for button in at.button if button.label == "Retry"]


def test_words_sent_while_a_reply_is_running_come_back(desk: TestDesk) -> None:
    talk = desk.talk("framing", "I want to move every team to one broker.")
    turn = last(desk, talk)
    desk.mentor.conversations.update(dataclasses.replace(turn, status="running"))
    at = desk.open("talk", c=talk)
    at.chat_input[0].set_value("And another thing.").run()
    assert "still writing" in at.warning[0].value
    assert given_back(at) == "And another thing."


def test_a_running_reply_is_followed_to_its_end(make: MakeDesk) -> None:
    go = threading.Event()

    def slowly(_request: Request) -> str:
        go.wait(10)
        return ANSWER

    desk = make(slowly, memo=True)
    conversation = desk.mentor.begin("ask", QUESTION)
    live = desk.mentor.say(conversation.id, QUESTION)
    threading.Timer(0.8, go.set).start()
    at = desk.open("talk", c=conversation.id)
    assert live.snapshot().turn is not None
    assert QUOTE.rstrip(".") in texts(at)
    assert "Stop" not in [button.label for button in at.button]


def test_without_a_model_each_reply_says_why_it_is_plain(make: MakeDesk) -> None:
    desk = make(model=False, memo=True)
    at = desk.open("talk", c=desk.talk("ask", QUESTION))
    assert "No model answers." in texts(at)
    assert last(desk, desk.mentor.conversations.recent()[0].id).degraded in texts(at)


def test_hostile_words_are_shown_as_words(desk: TestDesk) -> None:
    talk = desk.talk("framing", "See ![x](https://evil.example/x.png) <script>alert(1)</script>.")
    shown = texts(desk.open("talk", c=talk))
    assert "![x]" not in shown
    assert "<script" not in shown
