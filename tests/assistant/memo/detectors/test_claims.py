"""Claims that can be checked, numbers that agree, success that can be seen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memo.detectors import DETECTORS
from assistant.memo.document import parse
from assistant.memo.kinds import memo_kinds
from assistant.memo.roles import read
from tests.assistant.memo.detectors.judge import judge, said


@pytest.mark.parametrize(
    "text",
    [
        "Vans drive vastly more miles than they used to.",
        "A huge number of samples is drawn again.",
        "As is well known, the old tool is slow.",
        "The queue at the desk is endless, and guests leave in droves.",
        "An alarming share of the sensors never gets it.",
        "The office spends most of its days on sorting.",
        "Practically all red builds are false, as any engineer will tell you.",
        "Everybody knows that the process is slow.",
        "That costs us a fortune.",
    ],
)
def test_a_strong_claim_without_number_or_source(text: str) -> None:
    verdict = judge("evidence", text)
    assert verdict.fault == "unsupported"
    assert verdict.words["words"] in text


@pytest.mark.parametrize(
    "text",
    [
        "Vans drive vastly more, 412,000 km in January.",
        "A huge number of samples, 1,930 of 842,000, is drawn again.",
        "According to the finance report, refunds rose dramatically.",
        "## Objections\n\nHull says that everybody knows the estates.",
        'Users write that it "takes forever".',
        "We measured 38 desks for two weeks in July.",
        "The trial covers two shops.",
        "Nothing strong is said here.",
    ],
)
def test_what_is_backed_or_plain_is_left_alone(text: str) -> None:
    assert said("evidence", text) != "unsupported"


@pytest.mark.parametrize(
    "text",
    [
        "In August 2,314 claims came twice. We want under 50, down from 3,214 claims.",
        "Waiting loses £61,000 in fees. Leaving it loses the £16,000 in fees again.",
        "The share within the hour was 92.4 %.\n\n## Do nothing\n\nThe share stays at 94.2 %.",
        "Delay costs 58,000 dollars a month.\n\nThose 85,000 dollars a month go on being lost.",
        "It takes nine days to arrive.\n\n**Carry on as we do.** It goes on taking six days.",
    ],
)
def test_numbers_that_contradict_each_other(text: str) -> None:
    verdict = judge("numbers_agree", text)
    assert verdict.fault == "contradict"
    assert len(verdict.sentences) == 2
    assert verdict.words["first"] in text
    assert verdict.words["second"] in text


@pytest.mark.parametrize(
    "text",
    [
        "Wait falls from 9 days to 3 days.",
        "It costs 540,000 euros over a year. Another costs 610,000 euros a year.",
        "The suite took 52 minutes. It should stay below 25 minutes.",
        "Visitors were 41,000 in May 2024. Visitors were 36,500 in May 2023.",
        "The meeting is at 14:30. The other is at 13:40.",
        "We move on 12 March. We end on 21 March.",
        "| Way | Cost |\n|---|---|\n| A | 120 euros |\n| B | 210 euros |",
    ],
)
def test_numbers_that_differ_by_right(text: str) -> None:
    assert said("numbers_agree", text) == "silent"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("## Success\n\nBy May the median wait is below 8 minutes.", "sound"),
        ("We will call it a success when the wait falls from nine days to three.", "sound"),
        ("## How we will know\n\nNo box is lost in three months.", "sound"),
        ("Our target is to halve the cost from 1.80 to 0.90.", "sound"),
        ("The measure is the number of manual fixes, now 55, below 10 in Q4.", "sound"),
        ("It worked if 70 percent of members book online.", "sound"),
        ("Success means a p95 under 200 ms.", "sound"),
        ("We ask the CTO to approve the move.", "missing"),
        ("## Success\n\nDeliveries become noticeably more punctual.", "undefined"),
        ("I shall call it a success if building becomes more pleasant.", "undefined"),
        ("## How we will know\n\nVisitors have a better experience.", "undefined"),
        ("## Signs that it works\n\nUpdates feel much faster.", "undefined"),
        ("## What good looks like\n\nTeams work together more smoothly.", "undefined"),
    ],
)
def test_success(text: str, fault: str) -> None:
    assert said("success", text) == fault


def test_a_brief_that_is_too_long() -> None:
    text = "The desk opens at nine. " * 110
    verdict = judge("length", text, "brief")
    assert (verdict.fault, verdict.words["count"], verdict.words["most"]) == ("long", "550", "450")
    assert said("length", text[:2000], "brief") == "silent"


WORDS = st.sampled_from(
    [
        *"we ask the CTO to decide by 3 May option A costs 9,000 euros because risk back".split(),
        *"again # ## - | ** : . doing nothing if not should never deleted % Owner: next".split(),
        *"success they disagree".split(),
        "\n\n",
        "\n- ",
        "\n\n## ",
        "\n| ",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
@settings(max_examples=120, deadline=None)
def test_any_text_is_judged_alike_twice_and_never_fails(text: str) -> None:
    for name, kind in memo_kinds().items():
        document = parse(text)
        reading = read(document, name)
        assert reading == read(document, name)
        for criterion in kind.criteria:
            verdict = DETECTORS[criterion.detector](reading)
            assert verdict == DETECTORS[criterion.detector](reading)
            assert all(1 <= each <= len(document.sentences) for each in verdict.sentences)
            assert (verdict.fault in criterion.faults) == (verdict.status in ("weak", "missing"))
