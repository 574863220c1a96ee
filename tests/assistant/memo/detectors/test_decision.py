"""What is asked, who decides by when, and why now."""

import pytest

from tests.assistant.memo.detectors.judge import judge, said

PADDING = " ".join(
    f"The shop sells part {each} of the old catalogue to some of its guests." for each in range(18)
)


@pytest.mark.parametrize(
    "text",
    [
        "We ask the CTO to approve the move to one queue by 3 May.",
        "I recommend that we buy the scheduler.",
        "Please approve the budget for the second test lab.",
        "Decision needed: fund two more nurses for the ward.",
        "The board is asked to choose one of the two suppliers.",
        "We need a yes or no from the council by Friday.",
        "## Recommendation\n\nAdopt the managed database for all teams.",
        "## Decision\n\nWe move the archive to the new building by June.",
        "## Decision\n\nThe proposal was rejected on 3 March by the CFO.",
        "**Ask.** Fund the pilot in two schools.",
        "## What we want from you\n\nSign the lease for the second site.",
        "We seek your consent to a hiring pause.",
        "My proposal is to close the second help desk.",
        "Recommendation: renew the contract for one year.",
        "## Decision\n\nAll reports move to one warehouse, run by the data team.",
    ],
)
def test_a_plain_ask_on_the_first_screen_is_sound(text: str) -> None:
    assert said("ask", text) == "sound"


@pytest.mark.parametrize(
    "text",
    [
        "Our vans start from six depots. They drive at night.",
        "## Decision\n\nThe planner is on the agenda of the board on 3 May.",
        "## Background\n\nThe tool was bought in 2014 and has been extended since.",
        "This page is about slow builds. Every desk knows them.",
        "The two services share a database for historical reasons.",
        "Complaints have doubled since the new timetable.",
        "## Why now\n\nThe vendor ends support in May.",
        "Three ways are known. Each has its friends.",
    ],
)
def test_without_any_ask_it_is_missing(text: str) -> None:
    assert said("ask", text) == "missing"


@pytest.mark.parametrize(
    "text",
    [
        "It might perhaps be worth discussing a second lab.",
        "We wonder whether the board might want to consider a second lab.",
        "It could be an idea to think about possibly leasing a van.",
        "I was thinking that we could maybe try another tool.",
        "Perhaps we should possibly look at closing the desk.",
        "We would be curious whether the group could see itself using one queue.",
        "Maybe the team could consider some kind of rota.",
        "We would be glad if you had some thoughts on perhaps moving the archive.",
    ],
)
def test_an_ask_that_only_plays_with_the_thought_is_hedged(text: str) -> None:
    verdict = judge("ask", text)
    assert verdict.fault == "hedged"
    assert verdict.words["words"] in text


def test_an_ask_after_the_first_screen_is_buried_and_says_where() -> None:
    verdict = judge("ask", f"{PADDING}\n\nWe ask the board to approve the new desk by 3 May.")
    assert (verdict.fault, verdict.words["where"]) == ("buried", "in sentence 19 of 19")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We ask you to take three decisions.", "three"),
        ("We ask the CTO to approve the queue. We also ask for approval of a second lab.", "2"),
        ("Please approve the lease. And please decide on the opening hours.", "2"),
        ("## What we ask\n\n- Approve the queue\n- Approve the lab\n- Fund the van", "3"),
    ],
)
def test_several_asks_are_counted(text: str, count: str) -> None:
    verdict = judge("ask", text)
    assert (verdict.fault, verdict.words.get("count")) == ("several", count)


@pytest.mark.parametrize(
    "text",
    [
        "We ask the head of data to decide by 3 May whether we move.",
        "Decider: VP of sales. Please approve the move by 12 June.",
        "**For:** Director of Fleet\n\nWe ask for a decision by the end of Q3.",
        "---\ndecider: head of sales\ndecide_by: 2026-05-03\n---\n\nPlease approve the move.",
        "Please approve the move at the safety committee on 6 May.",
        "The CFO decides. We need an answer by Friday 9 June.",
        "We need a yes from the product council before the end of May.",
        "## Decision\n\nWe buy the tool. The CTO decided on 3 November 2025.",
        "This is the chief architect's call. We ask for a yes by 1 March.",
    ],
)
def test_who_decides_by_when(text: str) -> None:
    assert said("decider", text) == "sound"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("We ask for approval of the move by 3 May.", "missing"),
        ("Please approve the lease of six vans by 3 May.", "missing"),
        ("I propose that we buy one engineer a better desk by 3 May.", "missing"),
        ("We ask management to decide by 3 May whether we move.", "vague"),
        ("This is for the relevant people to decide by 3 May. Please approve it.", "vague"),
        ("We ask the stakeholders to agree by 3 May.", "vague"),
        ("We ask the CTO to approve the move.", "no_date"),
        ("The head of data decides. Please approve the move soon.", "no_date"),
        ("We ask the CTO to approve the move in the next sprint.", "no_date"),
        ("We ask the CTO to approve the move. The lease ends on 3 May.", "no_date"),
    ],
)
def test_what_is_wrong_with_the_decider(text: str, fault: str) -> None:
    assert said("decider", text) == fault


@pytest.mark.parametrize(
    "text",
    [
        "Every month that we wait costs 9,000 euros.",
        "## Why now\n\nThe vendor ends support on 30 September.",
        "## The cost of waiting\n\nEach week 40 orders are mended by hand.",
        "## Motivation\n\nWe lost 31 engineer days last year to outages.",
        "Waiting another quarter means paying for two systems.",
        "If nothing is done before harvest, the silos overflow.",
        "Delay is not free: three people spend a day a week on it.",
        "The only person who knows the code retires in August.",
        "**Why now.** 7 % of guests leave the queue without a ticket.",
        "The old contract renews itself on 1 July for three years.",
    ],
)
def test_what_waiting_costs(text: str) -> None:
    assert said("why_now", text) == "sound"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("We ask the CTO to approve the move by 3 May.", "missing"),
        ("## Background\n\nThe tool was bought years ago.", "missing"),
        ("## Why now\n\nThis looks like a good moment for it.", "no_cost"),
        ("## Why now\n\nOther teams have begun to do it, and it would be tidier.", "no_cost"),
        ("The planner has been a topic for some time now.", "no_cost"),
        ("Now seems as good a time as any to do it.", "no_cost"),
        ("## Motivation\n\nThe team has wanted to tidy this up for a while.", "no_cost"),
        (
            "## Why now\n\nThe subject has come up several times, and we want it off the list.",
            "no_cost",
        ),
    ],
)
def test_no_reason_to_decide_now(text: str, fault: str) -> None:
    assert said("why_now", text) == fault
