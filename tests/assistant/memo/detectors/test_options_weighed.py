"""Whether options are real, reasoned, fairly told, and judged alike."""

import pytest

from tests.assistant.memo.detectors.judge import judge, said

A = "- **Buy the planner (recommended).** It costs 9,000 euros and takes two weeks to set up.\n"
B = "- **Build our own.** It would be ours to change. It costs 80,000 euros and takes a year, "
NOTHING = "- **Do nothing.** The queue stays at 40 minutes.\n"


def options(*items: str) -> str:
    return "## Options\n\n" + "".join(items)


@pytest.mark.parametrize(
    "reason",
    [
        "which is too long.",
        "but we have no year.",
        "and the sale comes earlier; we reject it.\n  It would miss the sale.",
        "because nobody knows the maps.",
        "and it would tie up the whole team.",
        "but it is dearer.",
        "and it cannot be ready for the sale.",
        "however good it is.",
    ],
)
def test_an_option_with_its_reason(reason: str) -> None:
    assert said("options", options(A, B + reason + "\n", NOTHING)) == "sound"


@pytest.mark.parametrize(
    "told",
    [
        "which is fine with the team.",
        "and the team would enjoy it. We do not choose it.",
        "and has no new failure cases. We do not recommend it.",
        "and is the cheaper of the two.",
        "since the people know the maps well.",
        "and needs one more room. We rank it second.",
    ],
)
def test_an_option_turned_down_without_a_reason(told: str) -> None:
    text = options(A, B + told + "\n", NOTHING)
    verdict = judge("options", text)
    assert (verdict.fault, verdict.words["option"]) == ("no_reason", "Build our own")


def test_reasons_may_stand_in_a_section_of_their_own() -> None:
    text = options(A, B + "and is fine.\n", NOTHING) + "\n## Reason\n\nWe buy because it is quick."
    assert said("options", text) == "sound"


@pytest.mark.parametrize(
    ("text", "kind", "fault"),
    [
        ("We ask the CTO to buy it.", "decision", "missing"),
        ("## Options\n\n" + A, "decision", "single"),
        ("We ask the group to accept it.\n\n## Alternatives\n", "design", "single"),
        ("We ask the group to accept it.", "design", "missing"),
    ],
)
def test_too_few_options(text: str, kind: str, fault: str) -> None:
    assert said("options", text, kind) == fault


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (options(A, B + "but late.\n", NOTHING), "sound"),
        (options(A, B + "but late.\n"), "missing"),
        (options(A, B + "but late.\n") + "\n## Notes\n\nDoing nothing would cost a year.", "sound"),
        ("We ask the CTO to buy it.", "silent"),
    ],
)
def test_doing_nothing(text: str, status: str) -> None:
    assert said("do_nothing", text) == status


@pytest.mark.parametrize(
    "told",
    [
        "This is messy and painful.",
        "Pointless, since it is too slow.",
        "Nobody sensible would choose it.",
        "Printers jam. It solves nothing.",
        "It would never work.",
        "A nightmare.",
        "Out of the question.",
        "Obviously too late.",
    ],
)
def test_a_straw_man(told: str) -> None:
    verdict = judge("straw_man", options(A, f"- **Build our own.** {told}\n", NOTHING))
    assert (verdict.fault, verdict.words["option"]) == ("lopsided", "Build our own")
    assert int(verdict.words["words"]) < int(verdict.words["most"])


@pytest.mark.parametrize(
    "told",
    [
        "It would be ours to change, but it comes too late.",
        "Cheapest by far, and too close to the sale.",
        "It costs 80,000 euros.",
        "None of them knows about dangerous goods or dock equipment.",
        "It works, but it is painful.",
    ],
)
def test_no_straw_man(told: str) -> None:
    assert said("straw_man", options(A, f"- **Build our own.** {told}\n", NOTHING)) == "sound"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The criteria, most important first, are uptime and price.", "sound"),
        ("## What matters, in this order\n\n- Safety\n- Price", "sound"),
        ("What matters most is recovery time, then price.", "sound"),
        ("## Criteria\n\n- Safety (counts double)\n- Price", "sound"),
        ("We judged them by cost first and effort second.", "sound"),
        ("Patient comfort goes before staff convenience.", "sound"),
        ("We ask the CTO to buy it.", "missing"),
        ("## Criteria\n\n- Safety\n- Price", "unranked"),
        ("The criteria are uptime, price and staff effort.", "unranked"),
        ("## How we compare\n\nWe looked at the following:\n\n1. Safety\n2. Price", "unranked"),
        ("We judged the options by cost, time and fit.", "unranked"),
    ],
)
def test_criteria(text: str, fault: str) -> None:
    assert said("criteria", text) == fault


CRITERIA = "## Criteria, in this order\n\n- Safety\n- Running cost\n- Disruption\n\n## Options\n\n"
FULL = "On safety it has 2 mix-ups. Running cost is 96 euros. Disruption is small."


def test_an_option_that_is_judged_by_something_else() -> None:
    text = (
        f"{CRITERIA}**New tubes.** {FULL}\n\n**Printers.** The maker is a family firm. The device "
        f"looks good. Disruption is small, but slow.\n\n**Leave things as they are.** {FULL}"
    )
    verdict = judge("same_criteria", text)
    assert verdict.fault == "switched"
    assert (verdict.words["option"], verdict.words["words"]) == ("Printers", "Safety")


def test_options_that_are_judged_alike() -> None:
    text = f"{CRITERIA}**New tubes.** {FULL}\n\n**Printers.** {FULL}\n\n**No change.** {FULL}"
    assert said("same_criteria", text) == "sound"
