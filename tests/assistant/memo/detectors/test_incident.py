"""Impact, factors, and the parts of a post-mortem that are there or not."""

import pytest

from assistant.memo.detectors.incident import TABLE, factors, impact
from tests.assistant.memo.detectors.headed import headed

MEASURED = [
    "For 51 minutes 8,420 candidates saw the wrong marks.",
    "The page was down from 10:22 to 11:56.",
    "Six hundred invoices were sent twice.",
    "One in eight payments failed.",
    "Two shops closed early that day.",
    "We refunded 12,500 euros.",
    "Orders fell by half on 3 March.",
    "Nobody lost money, but twenty households waited for a day.",
]
UNMEASURED = [
    "For a while a number of customers saw the wrong page.",
    "On 14 August the portal was unavailable and many people complained.",
    "There was an outage on Monday at 10:22.",
    "A great many visits failed.",
    "Some customers were affected on the morning of 3 May 2024.",
    "The service was degraded for most users.",
    "Release v2.3 broke the checkout for various shops.",
    "The impact was considerable.",
]
SINGLE = [
    "The root cause was the disk, which was too small.",
    "There was one cause: the query used the seat number.",
    "The cause of the outage was a wrong limit.",
    "Root cause: the certificate had expired.",
    "The incident was caused solely by the new index.",
    "It was entirely due to the missing limit.",
    "A single bug caused all of this.",
    "The only cause was the configuration of the proxy.",
    "The reason was a full disk.",
    "The disk was full.",
]
SEVERAL = [
    "No single one of these would have been enough. The disk was small. Nothing checked it.",
    "There is no root cause. The limit was unknown, and the alert watched a mean.",
    "- The limit was unknown to us.\n- The alert watched a mean.\n- The pool was shared.",
    "- The root cause was a full disk.\n- No alert watched it.\n- The page had no way to answer "
    "from older data.",
    "Several things came together. The limit was too low. Nobody owned the channel.",
    "It was not a single cause that led to this, but a limit and a missing alert. Both are old.",
]


def _under(heading: str, text: str) -> str:
    return f"# Post-mortem\n\n## {heading}\n\n{text}\n"


@pytest.mark.parametrize("text", MEASURED)
def test_an_impact_in_numbers_is_sound(text: str) -> None:
    verdict = impact(headed(_under("Impact", text)))
    assert (verdict.status, verdict.sentences) == ("sound", (1,))


@pytest.mark.parametrize("text", UNMEASURED)
def test_an_impact_without_numbers_is_weak(text: str) -> None:
    verdict = impact(headed(_under("Impact", text)))
    assert (verdict.fault, verdict.sentences) == ("no_number", (1,))
    assert verdict.words["words"] in text


@pytest.mark.parametrize("text", SINGLE)
def test_one_cause_is_too_few(text: str) -> None:
    verdict = factors(headed(_under("Root cause", text)))
    assert (verdict.fault, verdict.sentences) == ("single", (1,))
    assert verdict.words["words"] in text


@pytest.mark.parametrize("text", SEVERAL)
def test_several_factors_are_sound(text: str) -> None:
    assert factors(headed(_under("Contributing factors", text))).status == "sound"


@pytest.mark.parametrize(
    ("criterion", "heading", "text"),
    [
        ("went_well", "What went well", "The switch was rehearsed in June."),
        ("went_well", "What helped", "A copy of the day before was at hand."),
        ("went_well", "What worked", "Two teams shared one channel."),
        ("went_well", "Bright spots", "The standby took over."),
        ("detection", "Detection", "A customer called us."),
        ("detection", "How we found out", "Schools told us."),
        ("detection", "How it was noticed", "The alert fired after nine minutes."),
        ("not_taken", "Actions we did not take", "We leave the number of nodes as it is."),
        ("not_taken", "What we shall not do", "A delay of the results."),
        ("not_taken", "What we decided against", "More nodes."),
        ("not_taken", "Considered and rejected", "A freeze on Fridays."),
        ("impact", "What it meant for schools", "312 schools were affected."),
        ("timeline", "What happened, in order", "- 2 May: The release.\n- 3 May: All fails."),
    ],
)
def test_what_stands_under_its_heading_is_there(criterion: str, heading: str, text: str) -> None:
    verdict = TABLE[criterion](headed(_under(heading, text)))
    assert (verdict.status, verdict.sentences[0]) == ("sound", 1)


@pytest.mark.parametrize(
    "criterion", ["impact", "timeline", "factors", "went_well", "detection", "actions", "not_taken"]
)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Post-mortem\n\nOur group runs the booking system for nine harbours.\n",
        "## Impact\n\n## Timeline\n\n## Contributing factors\n\n## Actions\n\n## What went well\n",
        "## What went well\n\n> *Still open: What helped?*\n\n## Detection\n\nTBD\n",
    ],
)
def test_what_is_not_told_is_missing(criterion: str, text: str) -> None:
    assert TABLE[criterion](headed(text)).fault == "missing"


def test_detection_is_no_action_although_a_kind_of_action_is_called_so() -> None:
    text = _under("Actions", "### Detection\n\n- The storage team adds an alert, by 3 May.")
    assert TABLE["detection"](headed(text)).status == "missing"
    assert TABLE["actions"](headed(text)).status == "sound"
