"""Drafts as people paste them: e-mails, labels, one paragraph. The sound raise no alarm."""

from pathlib import Path

import pytest

from assistant.memo.detectors.quoting import around
from assistant.memo.document import parse
from assistant.memo.findings import Finding
from assistant.memo.labels import label_of, unnumbered
from assistant.memo.review import MemoReviewer
from assistant.memo.roles import read

SOUND = sorted(Path(__file__).with_name("rough").glob("*.md"))
MOVE = """# Move CI to GitHub Actions

Hi all,

As you know our Jenkins has been a pain and I think we should probably consider moving to the new
runner at some point. It would make everyone more productive. Builds take 40 minutes and often fail.

I looked at a few alternatives. CircleCI is expensive. Buildkite is ok but nobody knows it. GitHub
Actions is the obvious choice since we already use it, it has a huge marketplace, it is easy to
write workflows, secrets are integrated, and it scales automatically.

The old box will be wiped afterwards. Let me know what you think!
"""
TEAM = (
    "We need leadership to align on our data strategy. Data quality is hurting the business and "
    "teams are blocked. I propose we create a data quality team of 8 engineers. This will improve "
    "data quality and unlock value. Next steps: kick off hiring, define roadmap."
)


def found(text: str, kind: str) -> dict[str, Finding]:
    review = list(MemoReviewer().reviewing(text, kind))[-1]
    return {each.criterion: each for each in (*review.findings, *review.further)}


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_rough_draft_raises_no_alarm(path: Path) -> None:
    alarms = found(path.read_text(encoding="utf-8"), path.stem.split("-")[0])
    assert {name: each.fault for name, each in alarms.items()} == {}


@pytest.mark.parametrize(
    ("text", "criterion", "fault", "quoted", "words"),
    [
        (MOVE, "ask", "hedged", "As you know", "probably consider moving"),
        (MOVE, "evidence", "unsupported", "It would make", "make everyone more productive"),
        (MOVE, "straw_man", "lopsided", "CircleCI", "CircleCI"),
        (MOVE, "reversibility", "hidden", "The old box", "wiped"),
        (TEAM, "decider", "vague", "We need leadership", "leadership"),
        (TEAM, "evidence", "unsupported", "This will", "improve data quality"),
        (TEAM, "success", "undefined", "This will", "unlock value"),
        (TEAM, "next_step", "no_owner", "Next steps", "kick off hiring"),
    ],
)
def test_a_weak_rough_draft_is_told_where_it_is_weak(
    text: str, criterion: str, fault: str, quoted: str, words: str
) -> None:
    finding = found(text, "decision")[criterion]
    assert finding.fault == fault
    assert finding.quote.startswith(quoted)
    assert words in finding.weak


@pytest.mark.parametrize(
    "text",
    [
        "Options: (1) a late shift, 9,400 euros; (2) a call centre, 5,100 euros; (3) leave it.",
        "Alternatives. A) Two teams with one map. B) One code base. C) Nothing: the gap stays.",
        "**Options:** A late shift (9,400). A call centre: 5,100 euros. Do nothing: as today.",
        "## What else did I look at?\n\nShort runs cost less. I put them second because half of "
        "each run is left.\n\nReading on screens is free. I dropped it because nobody pays.\n\n"
        "Going on as we do asks nothing of anybody.",
        "## 4 The ways\n\n4.1 A free account. This is our proposal.\n\n4.2 Five free articles. We "
        "set it aside because it ends in May.\n\n4.3 All stays as it is. We lose 62,000 euros.",
        "## Somewhere\n\nIt counts.\n\n## Mountain store (the course I favour)\n\nDry.\n\n## A "
        "vault of our own\n\nA day away. I set it aside because of fire.\n\n## Leaving "
        "matters as they stand\n\nOne copy remains. I cannot recommend it.",
    ],
)
def test_options_below_any_heading_or_none(text: str) -> None:
    assert len(read(parse(text), "decision").options) == 3


@pytest.mark.parametrize(
    ("plain", "label"),
    [
        ("Wanted · A yes to radio tags", "Wanted"),
        ("ACTION REQUIRED. Release the money.", "ACTION REQUIRED"),
        ("What I want: your ok to buy it.", "What I want"),
        ("Problem.", "Problem"),
        ("1.1 Wanted: a yes.", "Wanted"),
        ("By the report of next July: fewer than 60.", ""),
        ("A · B · C", ""),
        ("We buy it.", ""),
    ],
)
def test_what_a_sentence_calls_itself(plain: str, label: str) -> None:
    assert label_of(plain, "decision") == label
    assert label_of(plain, "postmortem") == ""


def test_the_number_of_a_clause_is_none_of_its_words() -> None:
    assert unnumbered("4.2 Printed codes cost 9 euros") == "Printed codes cost 9 euros"
    assert unnumbered("4.2") == "4.2"
    assert unnumbered("310 people asked") == "310 people asked"


@pytest.mark.parametrize("at", ["alpha", "kappa", "omega"])
def test_the_words_around_a_fault_hold_it_and_are_few(at: str) -> None:
    text = "alpha one two three four five six kappa one two three four five six seven omega"
    start = text.index(at)
    shown = around(text, start, start + len(at))
    assert at in shown
    assert shown in text
    assert len(shown.split()) <= 12


@pytest.mark.parametrize(
    "title", ["**For the Director of Operations**", "**Decision by: the supply board**"]
)
def test_a_line_in_bold_that_names_who_decides_is_enough(title: str) -> None:
    assert (
        found(f"{title}\n\nPlease approve the new vans by 3 May.", "brief").get("decider") is None
    )


def test_a_section_that_holds_an_open_question_announces_nothing() -> None:
    text = "# T\n\n## Next steps\n\n> *Still open: Who begins?*\n\nThe depot is in the north.\n"
    assert read(parse(text), "decision").of("next_step") == ()


@pytest.mark.parametrize(
    ("text", "criterion", "fault"),
    [
        (
            "Please approve the vans by 3 May.\n\nAlso, I need your ok for a mechanic.",
            "ask",
            "several",
        ),
        (
            "## Ask\n\nThe CFO decides.\n\nApprove the vans.\n\n## Reopen\n\nWe reopen this "
            "whenever that seems sensible.",
            "reopen",
            "vague",
        ),
        (
            "Members may conceivably wish to reflect whether there is some merit in new vans.",
            "ask",
            "hedged",
        ),
    ],
)
def test_more_ways_to_ask_and_to_return_softly(text: str, criterion: str, fault: str) -> None:
    assert found(text, "decision")[criterion].fault == fault
