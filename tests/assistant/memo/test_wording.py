"""From verdicts to findings and strengths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.verdicts import Verdict
from assistant.memo.wording import decider_of, filled, finding_id, findings, strengths
from tests.assistant.memo.readings import reading
from tests.assistant.memo.sample_kind import criterion, kind

TEXT = "We ask for money. The director of platform decides. It costs 3 weeks."
SAMPLE = kind(
    criterion(
        "ask",
        "high",
        5,
        praise="It says what is wanted.",
        faults={"hedged": ("The ask is hedged: “{words}”.", None)},
    ),
    criterion("downside", "high", 1, praise="It names the price."),
    criterion("plain", "low"),
)


def test_weak_points_at_the_sentence_and_quotes_it() -> None:
    read = reading(TEXT, {2: {"decider"}})
    verdict = Verdict("weak", (1,), "hedged", {"words": "We ask"})
    (found,) = findings(SAMPLE, read, {"ask": verdict})
    assert found.sentences == (1,)
    assert found.quote == "We ask for money."
    assert found.weak == "The ask is hedged: “We ask”."
    assert found.why == "Without it the director of platform cannot act."
    assert not found.missing


def test_missing_quotes_nothing_and_sound_or_silent_say_nothing() -> None:
    verdicts = {
        "ask": Verdict("missing", (2,), "missing"),
        "downside": Verdict("sound", (3,)),
        "plain": Verdict("silent"),
    }
    (found,) = findings(SAMPLE, reading(TEXT), verdicts)
    assert (found.criterion, found.quote, found.missing, found.sentences) == ("ask", "", True, (2,))
    assert found.why == "Without it the reader cannot act."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Head of Reliability decides.", "the head of Reliability"),
        ("The CTO signs it off.", "The CTO"),
        ("Somebody decides.", ""),
    ],
)
def test_the_decider_as_the_memo_names_them(text: str, named: str) -> None:
    assert decider_of(reading(text, {1: {"decider"}})).lower() == named.lower()


def test_what_fills_a_gap_is_never_read_as_one() -> None:
    assert filled("a {words} b {other}", {"words": "{other} {0}"}) == "a {other} {0} b …"


def test_long_words_are_cut() -> None:
    assert filled("{words}", {"words": "w " * 30}).split() == ["w"] * 14 + ["…"]


def test_a_sentence_is_praised_once_and_the_weightiest_first() -> None:
    both = {
        "ask": Verdict("sound", (1,)),
        "downside": Verdict("sound", (1, 3)),
        "plain": Verdict("sound", (2,)),
    }
    said = strengths(SAMPLE, reading(TEXT).document, both)
    assert [(each.criterion, each.sentences) for each in said] == [
        ("ask", (1,)),
        ("downside", (3,)),
    ]
    assert said[1].quote == "It costs 3 weeks."


@given(st.text(), st.text(), st.text())
def test_an_id_depends_on_words_alone(criterion_: str, fault: str, anchor: str) -> None:
    made = finding_id(criterion_, fault, anchor)
    assert made == finding_id(criterion_, fault, f"  {anchor}\n")
    assert len(made) == 10
