"""Hindsight: judging by what is known only now."""

import pytest

from assistant.memo.detectors.hindsight import hindsight
from tests.assistant.memo.detectors.headed import headed

FRAME = "## What contributed\n\n- The queue had no limit.\n- {}\n"

HINDSIGHT = [
    "Any engineer would have noticed the warning.",
    "One look at the graph would have told us.",
    "This was an accident waiting to happen.",
    "It would have been easy to check the file first.",
    "The team must have known that the limit was too low.",
    "Everyone knew that this would break one day.",
    "Looking back, it was a mistake to merge the teams.",
    "We should have known that the disk would fill up.",
    "Anyone could have seen that the limit was too low.",
    "It was obvious that one zone would not do.",
    "Obviously the retry was a bad idea.",
    "In hindsight the change looks reckless.",
    "The team ought to have noticed the warning.",
    "This could easily have been prevented.",
    "The outage was bound to happen.",
    "It was only a matter of time.",
    "If only somebody had read the mail.",
    "Everybody could have told you that the key was wrong.",
    "It was clear that the test was too small.",
    "The failure was inevitable after the merger.",
    "With hindsight, the choice of broker was wrong.",
    "The review should clearly have caught this.",
    "The signs were all there in the spring.",
]
FAIR = [
    "Nobody could have known that the provider would change the default.",
    "It was not obvious from the dashboard which node was paused.",
    "The alarm should have been tested every quarter, which the plan did not say.",
    "The second alarm would not have prevented it.",
    "The known limit was 30 minutes.",
    "The team expected the index to be ready by noon.",
    "We avoid the words “should have known” in this review.",
    "The channel had lost its readers when the teams were merged.",
    "The backup job should have run at 02:00; it had no trigger.",
    "At 09:10 the cause was clear to the storage team.",
    "None of this could have been foreseen by the team on duty.",
]


@pytest.mark.parametrize("sentence", HINDSIGHT)
def test_hindsight_is_found_with_its_words(sentence: str) -> None:
    verdict = hindsight(headed(FRAME.format(sentence)))
    assert (verdict.status, verdict.sentences) == ("weak", (2,))
    assert verdict.words["words"] in sentence


@pytest.mark.parametrize("sentence", FAIR)
def test_what_was_known_then_is_told_freely(sentence: str) -> None:
    assert hindsight(headed(FRAME.format(sentence))).status == "sound"
