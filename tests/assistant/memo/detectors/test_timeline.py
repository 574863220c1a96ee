"""A timeline has times, and starts before the incident."""

import pytest

from assistant.memo.detectors.timeline import timeline
from tests.assistant.memo.detectors.headed import headed

REST = "- 10:31: An alert reaches the engineer on call.\n- 11:56: The page answers again.\n"
EARLY = [
    "- 10 Nov, 22:00: The release 4.2 is deployed.",
    "- The day before: The limit is lowered.",
    "- 2 July: The results page is changed to load marks by seat number.",
    "- 09:58: The configuration of the proxy is changed.",
    "- Two weeks earlier the certificate's reminder went to a closed mailbox.",
    "- 31 March 2023: The list of jobs is published.",
    "- 06:00: The page opens to the public.",
    "- 2024-11-04: A new index is added to the table.",
    "- 10:02: The nightly import begins with twice the usual files.",
    "- 10:19: The disk is full and the index becomes read-only.",
]
LATE = [
    "- 10:22: The tracking page begins to return errors.",
    "- 10:22: The first customers call support.",
    "- 11 Nov, 10:22: Payments fail for all shops.",
    "- 10:22: The site goes down.",
    "- 10:22: Users cannot log in.",
    "- 10:22: An alert on failed visits fires.",
    "- 10:22: A school reports by telephone that marks are mixed up.",
    "- 10:22 The incident begins.",
    "- 10:22: Latency spikes in both zones.",
    "- 10:22: The database crashes.",
    "- 10:22: Customers see an empty basket.",
]


@pytest.mark.parametrize("first", EARLY)
def test_what_led_up_to_it_makes_a_sound_start(first: str) -> None:
    verdict = timeline(headed(f"# P\n\n## Timeline\n\nAll times are UTC.\n\n{first}\n{REST}"))
    assert (verdict.status, verdict.sentences[0]) == ("sound", 2)


@pytest.mark.parametrize("first", LATE)
def test_the_outage_itself_is_a_late_start(first: str) -> None:
    verdict = timeline(headed(f"# P\n\n## Timeline\n\nAll times are UTC.\n\n{first}\n{REST}"))
    assert (verdict.fault, verdict.sentences) == ("starts_late", (2,))
    assert verdict.words["words"] in first


def test_a_fault_on_an_earlier_day_than_the_incident_is_no_late_start() -> None:
    text = (
        "# P\n\n## Impact\n\nOn 11 November 40 orders failed.\n\n## Timeline\n\n"
        "- 4 November: The first trial fails in the lab.\n- 11 November, 10:22: Orders fail.\n"
    )
    assert timeline(headed(text)).status == "sound"


def test_a_start_at_the_time_of_the_impact_is_late_whatever_its_words() -> None:
    text = (
        "# P\n\n## Impact\n\nFrom 10:22 to 11:56 some 900 orders waited.\n\n## Timeline\n\n"
        "- 10:22: Everything stands still.\n- 10:40: The team meets.\n"
    )
    assert timeline(headed(text)).fault == "starts_late"


@pytest.mark.parametrize(
    "rows",
    [
        "- The page failed.\n- The engineer was called.\n- It was mended.",
        "- Later the scans rose.\n- Then the disk was full.\n- The page came back.",
        "| What was seen |\n|---|\n| The page is changed. |\n| Schools report it. |",
        "The page failed. Then the engineer was called. In the end it was mended.",
    ],
)
def test_events_without_times_are_weak(rows: str) -> None:
    verdict = timeline(headed(f"# P\n\n## Timeline\n\n{rows}\n\n## Impact\n\n9 orders failed.\n"))
    assert verdict.fault == "no_times"
    assert verdict.words["words"] in rows


@pytest.mark.parametrize(
    "rows",
    [
        "| When | What |\n|---|---|\n| 2 July | The page is changed. |\n| 06:14 | It fails. |",
        "On the evening before, the limit was lowered. At 09:10 the first orders failed.",
        "1. Monday: the release goes out.\n2. Tuesday, noon: the first call.",
        "- T-30 min: the switch is moved.\n- T+0: messages are lost.",
    ],
)
def test_times_may_be_told_in_many_ways(rows: str) -> None:
    assert timeline(headed(f"# P\n\n## Timeline\n\n{rows}\n\n## More\n\nText.\n")).status == "sound"
