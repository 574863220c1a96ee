"""What a design holds: stages, a trigger for going back, and parts that are there or not."""

import pytest

from assistant.memo.detectors.design import TABLE, rollback, rollout
from tests.assistant.memo.detectors.headed import headed

STAGED = [
    "First one broker for a week, then three, then all at the end of November.",
    "We start with 1 % of the tenants and go to ten and to a hundred within a month.",
    "One region a week, the smallest first.",
    "It goes live behind a flag for the staging teams.",
    "A pilot with two friendly customers, afterwards everybody.",
    "Canary on two hosts for a day before the whole fleet gets it.",
    "Phase one covers reads for all customers, phase two the writes.",
    "Twenty sensors on our own field, then a tenth of the fleet, then the rest.",
    "Internal users get it in May; all others follow gradually until July.",
    "It runs in shadow mode for two weeks before it serves anyone.",
    "We enable it shop by shop.",
]
AT_ONCE = [
    "We switch the check on for all brokers with the release at the end of November.",
    "The release goes to the whole fleet in the first week.",
    "Everybody gets it on 3 May.",
    "It is a big bang: the old system is switched off the same night.",
    "We turn it on everywhere on Monday.",
    "All customers are moved in one go.",
    "The new path is enabled for every tenant on 4 June.",
    "On Sunday night all stores switch to the new till.",
    "We cut over in a single night.",
]
TRIGGER = [
    "We turn the switch off when more than 5 refused claims a day are genuine.",
    "If the 99th percentile passes 800 milliseconds, the release manager goes back.",
    "Three failed reconciliations in a row stop the rollout.",
    "When the queue grows beyond 20,000 the flag is switched off.",
    "If checkouts drop by more than 3 percent in an hour we revert to the old path.",
    "As soon as one payment is booked twice, the old writer is restored.",
    "Should a checksum differ between the two stores, we go back to the old one.",
    "The trigger for rolling back is an error rate above 0.5 % for ten minutes.",
    "We revert if two growers in a row report a silent sensor.",
]
NO_TRIGGER = [
    "If there are problems, we turn the switch off.",
    "Should the release go badly, it stops and the operator sends full images.",
    "We can roll back at any time.",
    "If something goes wrong we revert.",
    "In case of issues the old version is deployed again.",
    "When it does not work out as hoped, we go back.",
    "The release manager restores the former version if needed.",
    "If the new path is too slow, we switch it off.",
    "To go back, the release manager redeploys the former image, which takes five minutes.",
]


def _under(heading: str, text: str) -> str:
    return f"# RFC: a new path\n\n## {heading}\n\n{text}\n\n## Else\n\nText.\n"


@pytest.mark.parametrize("text", STAGED)
def test_stages_are_sound(text: str) -> None:
    verdict = rollout(headed(_under("Rollout", text), "design"))
    assert (verdict.status, verdict.sentences) == ("sound", (1,))


@pytest.mark.parametrize("text", AT_ONCE)
def test_everybody_at_once_is_weak(text: str) -> None:
    verdict = rollout(headed(_under("Rollout", text), "design"))
    assert (verdict.fault, verdict.sentences) == ("at_once", (1,))
    assert verdict.words["words"] in text


@pytest.mark.parametrize("text", ["It goes live on 3 May.", "The release team deploys it."])
def test_a_rollout_that_tells_neither_is_left_alone(text: str) -> None:
    assert rollout(headed(_under("Rollout", text), "design")).status == "silent"


@pytest.mark.parametrize("text", TRIGGER)
def test_a_measured_sign_is_a_trigger(text: str) -> None:
    verdict = rollback(headed(_under("Rollback", text), "design"))
    assert (verdict.status, verdict.sentences) == ("sound", (1,))


@pytest.mark.parametrize("text", NO_TRIGGER)
def test_a_feeling_is_no_trigger(text: str) -> None:
    verdict = rollback(headed(_under("Rollback", text), "design"))
    assert (verdict.fault, verdict.sentences) == ("no_trigger", (1,))
    assert verdict.words["words"] in text


@pytest.mark.parametrize(
    ("criterion", "heading", "text"),
    [
        ("goals", "Goals", "- A claim never becomes a second case."),
        ("goals", "What we want to reach", "1. A fix reaches 95 % of the sensors."),
        ("goals", "Aims", "One place for prices."),
        ("goals", "Else", "The goal is that a tenant can be set up without an engineer."),
        ("non_goals", "Non-goals", "- Changing the format."),
        ("non_goals", "What we leave out", "We do not touch the radio protocol."),
        ("non_goals", "Out of scope", "Mobile clients."),
        ("non_goals", "Else", "This design does not address writes in two regions."),
        ("failure_modes", "Failure modes", "The key table may be away."),
        ("failure_modes", "How it breaks", "- Power is lost while patching."),
        ("failure_modes", "What can go wrong, and what happens then", "A slow shard."),
        ("failure_modes", "Else", "If the cache is empty, requests go to the database."),
        ("test_plan", "Test plan", "We replay all claims of August."),
        ("test_plan", "How we try it", "On the bench we cut the power 640 times."),
        ("test_plan", "Verification", "Both stores are compared row by row."),
        ("unresolved", "Unresolved questions", "- Who pays for the second region?"),
        ("unresolved", "Still open", "The number of versions."),
        ("unresolved", "Open questions", "None."),
        ("unresolved", "Else", "We do not know yet whether the index fits into memory."),
        ("rollback", "When we stop and go back", "If 3 of 500 sensors are silent for a day."),
        ("rollout", "Bringing it out", "Two farms, then the rest."),
    ],
)
def test_what_is_told_is_there(criterion: str, heading: str, text: str) -> None:
    verdict = TABLE[criterion](headed(_under(heading, text), "design"))
    assert (verdict.status, verdict.sentences) == ("sound", (1,))


@pytest.mark.parametrize("criterion", list(TABLE))
@pytest.mark.parametrize(
    "text",
    [
        "",
        "# RFC\n\nThe billing system was bought in 2014 and has been extended since.\n",
        "# RFC\n\n## Goals\n\n## Non-goals\n\n## Rollout\n\n## Test plan\n\nTBD\n",
        "# RFC\n\n## Rollback\n\n> *Still open: At which sign do you go back?*\n",
    ],
)
def test_what_is_not_told_is_missing(criterion: str, text: str) -> None:
    assert TABLE[criterion](headed(text, "design")).fault == "missing"


def test_one_case_in_passing_is_no_account_of_failures() -> None:
    text = _under("Proposal", "The service writes a key. If the insert fails, it reads the answer.")
    assert TABLE["failure_modes"](headed(text, "design")).fault == "missing"
