"""What a post gives: its point first, for whom, steps, a case, its limits, whom to ask."""

import pytest

from assistant.memo.detectors.sharing import TABLE, example, how_to, takeaway
from assistant.memo.detectors.steps import is_vague_step
from tests.assistant.memo.detectors.headed import headed

PLAIN = "Slow queries reach our database group every week. There are several reasons for this. "
FILLER = (
    "\n\n## Background\n\n"
    + "The system is made of nine parts that were built by two groups. " * 16
)
POINTS = [
    "**In one line:** move a test that fails without a reason out of the gate at once.",
    "Most slow queries need no new index: look at the row counts first.",
    "The lesson is that a retry without a limit is an attack on yourself.",
    "If you remember one thing, measure the queue's age and not its length.",
    "In short, write the rollback before the migration.",
    "TL;DR: delete the flag in the week in which it is fully on.",
    "What we learned is that a flag without an owner never goes away.",
    "Stop mocking the payment provider and use its sandbox in one nightly run.",
    "A pair that sits together for a day is worth more than a week of reading.",
    "You should test with production's clock and not with your own.",
]
STEPS = [
    "Run the failing test fifty times on an unchanged trunk.",
    "Tag it `quarantine` with the ticket's number.",
    "Copy the template, fill in three rows and show it to a colleague.",
    "First measure a week, then set the limit at twice the median.",
    "Write the name of the owner into the alert's text.",
    "Delete the flag's branch and its test in one commit.",
    "Sit beside the support agent for one hour and write down each click.",
    "Ask for the plan with real counts.",
]
VAGUE = [
    "Have a good look at the test.",
    "Treat it in a suitable way.",
    "Make sure that somebody cares about it.",
    "Sort it out as soon as possible.",
    "Use common sense.",
    "Be careful with the data.",
    "Handle it appropriately.",
    "Keep an eye on everything.",
    "Look at the plan with an open mind.",
    "Follow best practices.",
]
CASES = [
    "## An example from the invoice service\n\nThe list took long.",
    "## A case from our code\n\nIt read the list too early.",
    "## Background\n\nFor example, the nightly import had no owner.",
    "## Background\n\nThe monthly list took 38 seconds and fell to 1.9 after the change.",
    "## Background\n\n```python\nrefund(order)\n```",
    "## Background\n\nWhen we split the importer, nobody knew its owner.",
    "## Background\n\n| before | after |\n|---|---|\n| 38 s | 1.9 s |",
    "## Background\n\nIn May the voucher team shipped a fault because its red build was ignored.",
]


@pytest.mark.parametrize("point", POINTS)
def test_a_point_on_the_first_screen_is_sound(point: str) -> None:
    verdict = takeaway(headed(f"# Queries\n\n{PLAIN}{point}{FILLER}", "knowledge"))
    assert (verdict.status, verdict.sentences) == ("sound", (3,))


@pytest.mark.parametrize("point", POINTS)
def test_a_point_at_the_end_is_buried(point: str) -> None:
    text = f"# Queries\n\n{PLAIN}{FILLER}\n\n## Questions\n\nIn the channel.\n\n{point}\n"
    verdict = takeaway(headed(text, "knowledge"))
    assert (verdict.fault, verdict.words["where"]) == ("buried", "under “Questions”")


@pytest.mark.parametrize("title", ["Query plans", "Some notes on flaky tests", "Our alerts"])
def test_without_a_point_it_is_missing(title: str) -> None:
    verdict = takeaway(headed(f"# {title}\n\n{PLAIN}{FILLER}", "knowledge"))
    assert verdict.fault == "missing"


@pytest.mark.parametrize(
    "title", ["Put a flaky test in quarantine", "Before you add an index, read the plan"]
)
def test_a_title_may_make_the_point(title: str) -> None:
    assert takeaway(headed(f"# {title}\n\n{PLAIN}{FILLER}", "knowledge")).status == "sound"


def test_whom_it_is_for_is_not_its_point() -> None:
    text = f"# Queries\n\nYou need no knowledge of our build tool.{FILLER}"
    assert takeaway(headed(text, "knowledge")).fault == "missing"


@pytest.mark.parametrize("step", STEPS)
def test_a_step_with_its_object_is_sound(step: str) -> None:
    text = f"# Q\n\n## What to do\n\n1. {step}\n2. {step}\n\n## Else\n\nText.\n"
    assert how_to(headed(text, "knowledge")).status == "sound"


@pytest.mark.parametrize("step", VAGUE)
def test_a_step_that_says_nothing_is_vague(step: str) -> None:
    assert is_vague_step(step)
    text = f"# Q\n\n## What to do\n\n1. {step}\n2. {step}\n\n## Else\n\nText.\n"
    verdict = how_to(headed(text, "knowledge"))
    assert (verdict.fault, verdict.sentences) == ("vague", (1, 2))
    assert verdict.words["words"] in step


def test_one_vague_step_among_sound_ones_is_let_pass() -> None:
    items = "\n".join(f"- {each}" for each in [*STEPS[:3], VAGUE[0]])
    text = f"# Q\n\n## What to do\n\n{items}\n\n## Else\n\nText.\n"
    assert how_to(headed(text, "knowledge")).status == "sound"


@pytest.mark.parametrize("case", CASES)
def test_a_concrete_case_is_found(case: str) -> None:
    assert example(headed(f"# Queries\n\n{PLAIN}\n\n{case}\n", "knowledge")).status == "sound"


@pytest.mark.parametrize(
    "text",
    [
        "Most teams have this trouble, and it costs them time.",
        "Of the 48 queries that we saw, 31 were mended without an index.",
        "## How to read it\n\n```sql\nEXPLAIN SELECT 1\n```\n\n1. Read it inside out.",
    ],
)
def test_a_share_or_a_command_is_no_case(text: str) -> None:
    assert example(headed(f"# Queries\n\n{text}\n", "knowledge")).fault == "missing"


@pytest.mark.parametrize(
    ("criterion", "text"),
    [
        ("audience", "This is for engineers who merge to a shared trunk."),
        ("audience", "I wrote this down for backend developers."),
        ("audience", "Read this if your team is about to split a service."),
        ("audience", "Written for product managers."),
        ("audience", "## Who should read this\n\nNew testers."),
        ("audience", "If you own an API with outside clients, this concerns you."),
        ("limits", "## Where it does not help\n\nTests of money."),
        ("limits", "## When this is the wrong tool\n\nLocks."),
        ("limits", "It does not apply to services that hold no state."),
        ("limits", "We only tried it with ten million rows."),
        ("limits", "Do not use it where a lost message is worse than a late one."),
        ("limits", "## Caveats\n\nSmall teams."),
        ("contact", "Ask in the channel `#build-help`."),
        ("contact", "Questions go to the data platform team."),
        ("contact", "## Who can help\n\nThe database group, on Tuesdays."),
        ("contact", "The build guild meets on Thursdays."),
        ("contact", "## Questions\n\nThe test clinic."),
        ("contact", "Write to the storage on-call if you want to try it."),
    ],
)
def test_what_is_told_is_there(criterion: str, text: str) -> None:
    verdict = TABLE[criterion](headed(f"# Queries\n\n{text}\n", "knowledge"))
    assert (verdict.status, verdict.sentences) == ("sound", (1,))


@pytest.mark.parametrize("criterion", list(TABLE))
@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Query plans\n\nOur group has looked after the databases for many years.\n",
        "# Query plans\n\n## How to do it\n\nTBD\n\n## Who to ask\n\n> *Still open: Whom?*\n",
    ],
)
def test_what_is_not_told_is_missing(criterion: str, text: str) -> None:
    assert TABLE[criterion](headed(text, "knowledge")).fault == "missing"
