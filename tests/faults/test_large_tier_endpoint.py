"""A large model behind an endpoint writes the coach's turns; bad words do not reach the person."""

from pathlib import Path

import pytest

from assistant.conversation import Turn
from assistant.settings import LlmSettings, Settings
from assistant.wiring import open_workplace
from tests import stub_endpoint as stub

OPENING = (
    "We need to rewrite the billing service, because every price change takes three weeks and "
    "sales lost two deals over it last quarter."
)
GOOD = (
    "Every price change takes three weeks, and sales lost two deals over it. If billing were "
    "rewritten already, what could sales do that they cannot do today?"
)
BAD = {
    "advice": "You should move the price rules out first, that is what I would do.",
    "an invented number": "Your 47 engineers lose three weeks. What would change for sales?",
    "an invented name": "Three weeks. What would Marketing in Berlin say about it?",
    "praise": "Great question, you are clearly a strong leader! What would change for sales?",
    "no words": "   ",
}


def said(home: Path, *replies: stub.Behaviour) -> Turn:
    """The coach's turn when the endpoint answers so, one behaviour a try."""
    with stub.stub_endpoint(*replies) as endpoint:
        llm = LlmSettings(backend="endpoint", base_url=endpoint.base_url, model="stub")
        with open_workplace(Settings(home=home, llm=llm)) as place:
            mentor = place.mentor()
            conversation = mentor.begin("framing", OPENING)
            return mentor.say(conversation.id, OPENING).wait(30)


def test_good_words_are_the_models_own(tmp_path: Path) -> None:
    turn = said(tmp_path / "home", stub.reply(GOOD))
    assert turn.text == GOOD
    assert turn.model == "stub"
    assert not turn.wording


@pytest.mark.parametrize("words", BAD.values(), ids=BAD)
def test_bad_words_give_way_to_authored_ones(tmp_path: Path, words: str) -> None:
    turn = said(tmp_path / "home", stub.reply(words))
    assert words.strip() not in turn.text or not words.strip()
    assert turn.wording
    assert turn.text.count("?") == 1
    assert "47" not in turn.text
    assert turn.guard


def test_a_second_question_is_cut(tmp_path: Path) -> None:
    words = "Three weeks is long. Who decides? And what does sales want from it?"
    turn = said(tmp_path / "home", stub.reply(words))
    assert turn.text == "Three weeks is long. Who decides?"
    assert turn.guard["extra_question"]


def test_a_second_try_may_mend_it(tmp_path: Path) -> None:
    turn = said(tmp_path / "home", stub.reply(BAD["advice"]), stub.reply(GOOD))
    assert turn.text == GOOD


def test_a_reply_that_breaks_off_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    turn = said(tmp_path / "home", stub.reply("Every price change", finish=None, done=False))
    assert turn.text != "Every price change"
    assert turn.degraded
