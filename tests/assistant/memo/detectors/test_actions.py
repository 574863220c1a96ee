"""Actions: owned by a role or a team, dated, and bounded."""

import pytest

from assistant.memo.detectors.actions import actions
from assistant.memo.detectors.intentions import is_vague
from tests.assistant.memo.detectors.headed import headed

SOUND = [
    "The data engineer adds room numbers to the key of every query, by 30 August.",
    "The messaging team adds an alert on queue age over five minutes by 12 May.",
    "Alert when the queue is older than 5 minutes (Reliability, 22 November).",
    "Owner: storage lead, due 20 August: rehearse the restore every quarter.",
    "Remove the second writer from the importer. Owner: Data Platform. Due: 1 December.",
    "[ ] Add a check to the pipeline that compares both files — release team, 3 March",
    "Billing builds a stop switch for sending until 2025-03-01.",
    "The head of reliability limits each client to fifty connections within two weeks.",
    "By the end of June, the database group tries a restore from last night's copy.",
    "@storage-lead: separate the two pools, by Friday 6 June.",
]
NO_OWNER = [
    "Room numbers are added to the key of every query, by 30 August.",
    "Add an alert on queue age over five minutes by 12 May.",
    "We add an alert on queue age over five minutes by 12 May.",
    "Alert when the queue is older than 5 minutes (22 November).",
    "Owner: TBD. Remove the second writer from the importer by 1 December.",
    "Build test data from the ten largest sites, by 20 September.",
    "A stop switch for sending will be built by 1 March.",
    "Somebody limits each client to fifty connections by 9 May.",
]
NO_DATE = [
    "The data engineer adds room numbers to the key of every query.",
    "The messaging team adds an alert on queue age over five minutes soon.",
    "Owner: storage lead. Rehearse the restore of the whole database.",
    "The platform engineer removes the second writer as soon as possible.",
    "The test lead builds test data from the ten largest sites.",
    "The head of reliability limits each client to fifty connections.",
    "The release manager separates the two pools of connections.",
    "The support lead writes the status page in an incident.",
]
VAGUE = [
    "Improve monitoring",
    "Be more careful with channels",
    "The data engineer looks into the queries",
    "Raise awareness of the new limit",
    "Communicate better with Sales",
    "Make the tracking page more robust",
    "Remind everybody to pay attention",
    "Better testing of releases",
    "Investigate the behaviour of the broker",
    "Review the process",
    "Consider a second region",
    "More training for the team",
    "Ensure that this does not happen again",
    "Harden the importer",
]
BOUNDED = [
    "Alert when the queue is older than 5 min",
    "Improve the alert so that it fires at 80 % of the disk",
    "Separate pools for carriers and site users",
    "All 64 jobs reviewed with the question what identifies this piece of work",
    "Remind the owners of expired flags when a flag is older than 30 days",
    "Weekly check that every alert channel has at least two readers",
    "Add room numbers to the key of every query on marks",
    "A stop switch for sending that the support lead may use",
    "Retries wait, with chance, at most twice",
    "Improve the import: refuse files without a checksum",
]


def _list(*items: str) -> str:
    return (
        "# P\n\n## Actions\n\n" + "".join(f"- {each}\n" for each in items) + "\n## Else\n\nText.\n"
    )


@pytest.mark.parametrize("item", SOUND)
def test_an_owned_dated_bounded_action_is_sound(item: str) -> None:
    verdict = actions(headed(_list(item)))
    assert (verdict.status, verdict.fault) == ("sound", "")


@pytest.mark.parametrize("item", NO_OWNER)
def test_an_action_that_nobody_owns_is_weak(item: str) -> None:
    verdict = actions(headed(_list(item)))
    assert (verdict.fault, verdict.sentences) == ("no_owner", (1,))
    assert verdict.words["words"] in item


@pytest.mark.parametrize("item", NO_DATE)
def test_an_action_without_a_date_is_weak(item: str) -> None:
    assert actions(headed(_list(item))).fault == "no_date"


@pytest.mark.parametrize("what", VAGUE)
def test_a_good_intention_is_vague(what: str) -> None:
    assert is_vague(what)
    verdict = actions(headed(_list(f"{what} (storage team, by 9 May)")))
    assert (verdict.fault, verdict.sentences) == ("vague", (1,))


@pytest.mark.parametrize("what", BOUNDED)
def test_what_can_be_checked_off_is_not_vague(what: str) -> None:
    assert not is_vague(what)


TABLE = "# P\n\n## Actions\n\n| Action | Kind | Owner | Due |\n|---|---|---|---|\n{}\n"


@pytest.mark.parametrize(
    ("rows", "fault", "sentences"),
    [
        ("| Alert at 70 % | detection | Storage | 18 Nov |", "", (1,)),
        ("| Alert at 70 % | detection | | 18 Nov |", "no_owner", (1,)),
        ("| Alert at 70 % | detection | tbd | 18 Nov |", "no_owner", (1,)),
        ("| Alert at 70 % | detection | Storage | – |", "no_date", (1,)),
        ("| Improve monitoring | detection | Storage | 18 Nov |", "vague", (1,)),
        (
            "| Alert at 70 % | detection | Storage | 18 Nov |\n| Split pools | – | | 9 May |",
            "no_owner",
            (2,),
        ),
    ],
)
def test_a_table_says_by_its_columns_what_is_missing(
    rows: str, fault: str, sentences: tuple[int, ...]
) -> None:
    verdict = actions(headed(TABLE.format(rows)))
    assert (verdict.fault, verdict.sentences) == (fault, sentences)


def test_a_heading_or_a_lead_in_may_name_the_owner() -> None:
    under = "# P\n\n## Actions\n\n### Platform team\n\n- Separate the two pools, by 9 May.\n"
    after = "# P\n\n## Actions\n\nThe platform team will:\n\n- Separate the two pools, by 9 May.\n"
    assert actions(headed(under)).status == "sound"
    assert actions(headed(after)).status == "sound"
