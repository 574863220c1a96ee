"""Blame: a person as the cause is found, a fact about a person is not."""

import pytest

from assistant.memo.detectors.blaming import blame
from tests.assistant.memo.detectors.headed import headed

FRAME = "## Timeline\n\n- 3 May, 09:00: The change goes live.\n\n## Contributing factors\n\n- {}\n"

PERSON = [
    "The shift leader was asleep at the wheel.",
    "Had the pharmacist been more careful, none of this would have happened.",
    "The maintenance engineer acted against the instructions.",
    "The junior operator panicked and pulled the plug.",
    "The turbine technician is the one to blame.",
    "A careless technician left the switch off.",
    "The on-call engineer slept through the alarm.",
    "Whoever configured the feed was incompetent.",
    "The fault lies with the contractor who set the clock.",
    "The on-call engineer failed to check the dashboard.",
    "The engineer carelessly deleted the table.",
    "The engineer on duty should have looked at the graph.",
    "The junior developer forgot to run the migration.",
    "A reviewer waved the change through.",
    "The database administrator did not bother to read the runbook.",
    "The release manager neglected the checklist.",
    "The outage was caused by the on-call engineer.",
    "The platform team is to blame for the delay.",
    "The incident is due to an operator's mistake.",
    "It happened because of the carelessness of the night-shift operator.",
    "The blame lies with the engineer who merged it.",
    "The contractor ignored the warning.",
    "The new colleague was too careless with production.",
    "The nurse on duty overlooked the second label.",
    "The error was his own mistake.",
    "The developer pushed the change without testing it.",
    "The operator made a stupid mistake during the restart.",
    "The team lead broke the rules by deploying on a Friday.",
    "The on-call engineer was responsible for the outage.",
    "Responsibility for this rests with the release engineer.",
    "The analyst's negligence let the wrong file in.",
    "The dispatcher caused the outage by pressing the wrong key.",
    "The technician didn't pay attention to the alarm.",
]
HUMAN_ERROR = [
    "The error was human.",
    "People make mistakes, and this was one of them.",
    "Nobody was paying attention.",
    "Somebody pressed the wrong button.",
    "The cause was human error.",
    "That the warning was not passed on was plain human error.",
    "Operator error during the restart made it worse.",
    "It came down to carelessness.",
    "Somebody was not attentive enough.",
    "A lapse of attention led to the wrong switch.",
    "Someone made a mistake when copying the file.",
    "A lack of discipline in following the runbook.",
    "A fat-finger mistake in the console.",
    "User error: the wrong environment was chosen.",
]
FACT = [
    "It would be easy to say that the planner forgot a click.",
    "The night technician arrived at 07:30 and restarted the compressor.",
    "The assistant had walked past at 22:00 and seen nothing unusual.",
    "The technician had the old chain at hand, as the procedure asks for it.",
    "The control room called the duty technician, who was on another fault.",
    "The on-call engineer suspected the fraud rules, which had changed at noon.",
    "The planner has no deputy in the first week of school.",
    "The on-call engineer restarted the service at 14:05.",
    "The engineer rolled the release back within four minutes.",
    "The reviewer looked at speed, which was the change's stated purpose.",
    "Nobody is to blame for the missing alert.",
    "We do not accept human error as a cause.",
    "“Human error” explains nothing, so we asked how the tool let it happen.",
    "Calling it human error would be too easy.",
    "The question is not whether the engineer made a mistake.",
    "The consumer failed to acknowledge the message.",
    "The scheduler ignored the second job.",
    "The job failed to start because the token had expired.",
    "No engineer could have seen it: the dashboard showed only the mean.",
    "The on-call engineer missed the first page because the rota had the old number.",
    "The team suspects the deployment and rolls it back, without effect.",
    "The duty engineer reproduced the fault on a copy.",
    "If an operator forgets the flag, nothing stops the run.",
    "The support team called the platform lead at 09:20.",
    "Two engineers were needed, and one was on leave.",
    "The runbook did not tell the operator which node to restart first.",
    "The fault was in the limits around the queue.",
    "The test lead builds test data from the ten largest schools, by 20 September.",
    "Our provider failed to announce the maintenance.",
    "The deployment failed to notice the missing variable.",
    "The review went beyond human error and asked how the screen invites it.",
    "This review looks at conditions rather than at the mistakes of people.",
    "The owner of the channel had left when the teams were merged.",
    "Errors of the parser were swallowed.",
    "The user error rate stayed below 1 %.",
]


@pytest.mark.parametrize("sentence", PERSON)
def test_a_person_as_the_cause_is_blame(sentence: str) -> None:
    verdict = blame(headed(FRAME.format(sentence)))
    assert (verdict.status, verdict.fault, verdict.sentences) == ("weak", "person", (2,))
    assert verdict.words["words"] in sentence


@pytest.mark.parametrize("sentence", HUMAN_ERROR)
def test_what_people_are_like_as_the_cause_is_human_error(sentence: str) -> None:
    verdict = blame(headed(FRAME.format(sentence)))
    assert (verdict.status, verdict.fault, verdict.sentences) == ("weak", "human_error", (2,))
    assert verdict.words["words"] in sentence


@pytest.mark.parametrize("sentence", FACT)
def test_a_fact_about_people_is_not(sentence: str) -> None:
    assert blame(headed(FRAME.format(sentence))).status == "sound"


def test_without_a_timeline_or_factors_nothing_is_said() -> None:
    assert blame(headed("# Post-mortem\n\nTo be written.")).status == "silent"
