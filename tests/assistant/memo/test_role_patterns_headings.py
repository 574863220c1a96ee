"""What headings announce, in designs, post-mortems and posts, put in many ways."""

import pytest

from assistant.memo.headings import announced
from assistant.memo.reading import Role

HEADINGS: dict[tuple[str, Role], str] = {
    ("postmortem", "impact"): (
        "Impact/Summary and impact/Consequences/What it meant for customers/Who was affected/"
        "Damage/Customer impact/What it cost/Effect on patients/What users saw/How bad it was/"
        "Harm done/What was lost/The extent of it/Effects/Who was hit/How much was lost/"
        "Severity and scope/What this meant for the wards"
    ),
    ("postmortem", "timeline"): (
        "Timeline/Time line/What happened, in order/Chronology/Sequence of events/Course of events/"
        "How it unfolded/Events/What happened/The night in detail/Minute by minute/"
        "What happened and when/Order of events/The day of the incident/Log of events/"
        "The course of the evening/How the night went/Hour by hour/History of the incident/"
        "From the first sign to the end"
    ),
    ("postmortem", "factor"): (
        "Contributing factors/What contributed/Causes/Root cause/Why it happened/What led to it/"
        "How it could happen/What made it possible/Conditions/Factors/What made it worse/"
        "What came together/Analysis/Why it was possible/How the system let it happen/The cause/"
        "What lay behind it/Why did it happen?/Underlying conditions/How it came about"
    ),
    ("postmortem", "went_well"): (
        "What went well/What helped/What worked/Went well/What worked well/Where we were lucky/"
        "Good luck and good work/Bright spots/What saved us/Positives/What held/What we did well/"
        "Things that went right/What was good/What we want to keep/Strengths/What proved its worth"
    ),
    ("postmortem", "detection"): (
        "Detection/How it was noticed/How we found out/How we noticed/Discovery/How it was found/"
        "How we learned of it/Noticing it/How it came to light/Who noticed/Alerting/"
        "How the fault was detected/When did we know?/How we heard of it/How it was spotted/"
        "How we came to know/What happened with detection/How the alarm was raised"
    ),
    ("postmortem", "action"): (
        "Actions/Action items/What we are going to do/Follow-up/Next steps/What we will change/"
        "What changes now/Corrective actions/Remediation/Repairs/What we do now/Improvements/Fixes/"
        "What happens next/Measures/Things to do/Tasks/What is going to change/What we do about it/"
        "Work that follows/What we have agreed to do/To do"
    ),
    ("postmortem", "not_taken"): (
        "Actions not taken/Actions we did not take/What we shall not do/What we decided not to do/"
        "What we will not do/Considered and rejected/What we decided against/Left out on purpose/"
        "What we are not doing/Ideas that we dropped/What we won't change/Rejected ideas/"
        "Things we will not do/Deliberately not done/Measures we turned down/Not pursued/"
        "Not planned, and why"
    ),
    ("design", "goal"): (
        "Goals/Goal/Aims/Objectives/What we want to reach/Requirements/What it has to do/Purpose/"
        "What we want to achieve/What this must do/Goals of this design/What it is to achieve/"
        "What the service must do/Targets/What we are after"
    ),
    ("design", "non_goal"): (
        "Non-goals/Non goals/Out of scope/What we leave out/Not goals/What this does not do/"
        "What we do not do/Exclusions/Not in scope/What it is not/Outside the scope/Left out/"
        "What we will not solve/Not covered/What this design does not cover/Left for later/"
        "What we do not try"
    ),
    ("design", "rollout"): (
        "Rollout/Roll-out/Rolling it out/Bringing it out/Launch/Going live/Release plan/Deployment/"
        "How we introduce it/Migration/Phases/How it reaches the shops/Introduction of the change/"
        "How we go live/Switch-over/Stages/Rollout plan/How we bring it in/Getting it to customers/"
        "Steps into production/How it gets to the clerks"
    ),
    ("design", "rollback"): (
        "Rollback/Rolling back/Roll-back/Backing out/When we stop and go back/When we turn back/"
        "Stop rule/Abort criteria/Reverting/When to stop/When do we go back?/Kill switch/Plan B/"
        "When we pull it/Turning it off/When we switch back/Rollback trigger/When to call it off"
    ),
    ("design", "failure_mode"): (
        "Failure modes/How it breaks/What can fail/When things fail/What can go wrong/Failures/"
        "How it fails/What happens when a part fails/What may break/Error handling/Weak points/"
        "If something fails/When parts break/Degraded operation/What breaks first/Breakage/"
        "When a part is away"
    ),
    ("design", "test_plan"): (
        "Test plan/Tests/How we test it/Testing/How we try it/Verification/Validation/Trials/"
        "How it is tested/How we check it/How we will verify it/Trying it/Acceptance/"
        "How we make sure that it works/Proof before use"
    ),
    ("design", "unresolved"): (
        "Open questions/Unresolved questions/Still open/Unresolved/What we do not know yet/"
        "Not yet decided/Open points/Undecided/Open issues/To be decided/Unknowns/Loose ends/"
        "Questions that are left/What is still unclear/Questions/Left open/What is not settled"
    ),
    ("knowledge", "takeaway"): (
        "Takeaway/In short/TL;DR/In one line/The lesson/Key points/What we learned/Summary/"
        "The short version/Bottom line/The point/Lessons learned/In one sentence/The gist"
    ),
    ("knowledge", "audience"): (
        "Audience/Who should read this/Who this is for/For whom/Is this for you?/Who is this for?/"
        "Readers/Who needs this/Intended readers/Before you read"
    ),
    ("knowledge", "limits"): (
        "Limits/Limitations/Where it does not help/When this is the wrong tool/Caveats/"
        "When not to do it/Where it fails/Exceptions/When it does not apply/Pitfalls/"
        "Do not use it when/Where this stops/Trade-offs/Drawbacks/When to leave it/"
        "Where we would not use it/What it cannot do"
    ),
    ("knowledge", "how_to"): (
        "How to do it/What to do/Steps/How to read it/The recipe/Instructions/How we do it/"
        "In practice/Checklist/How you do it/Procedure/The steps/Doing it/Try it/Getting started/"
        "How it goes/The routine/Step by step"
    ),
    ("knowledge", "contact"): (
        "Contact/Questions/Questions?/Who can help/Help/Where to ask/Ask us/Get in touch/"
        "Whom to ask/Feedback/Talk to us/Where to find us/Who to ask/Getting help/"
        "People to talk to/Come and see"
    ),
}
CASES = [(*at, title) for at, titles in HEADINGS.items() for title in titles.split("/")]


@pytest.mark.parametrize(("kind", "role", "title"), CASES)
def test_a_heading_announces_its_part(kind: str, role: Role, title: str) -> None:
    assert role in announced(title, kind)


@pytest.mark.parametrize(
    ("kind", "role", "title"),
    [
        ("postmortem", "action", "Actions we did not take"),
        ("postmortem", "action", "What we shall not do"),
        ("postmortem", "not_taken", "Actions"),
        ("postmortem", "not_taken", "What we are going to do"),
        ("postmortem", "timeline", "What happened with detection"),
        ("postmortem", "impact", "Contributing factors"),
        ("postmortem", "went_well", "What went wrong"),
        ("postmortem", "action", "Is it a pattern?"),
        ("design", "goal", "Non-goals"),
        ("design", "rollback", "Can we go back?"),
        ("design", "rollback", "Rollout"),
        ("design", "rollout", "Rollback"),
        ("design", "test_plan", "Goals"),
        ("design", "unresolved", "Next step"),
        ("design", "failure_mode", "Alternatives"),
        ("knowledge", "contact", "Where it does not help"),
        ("knowledge", "how_to", "Why we care"),
        ("knowledge", "limits", "What came of it"),
        ("knowledge", "audience", "Who can help"),
        ("knowledge", "takeaway", "What to do"),
    ],
)
def test_and_not_another(kind: str, role: Role, title: str) -> None:
    assert role not in announced(title, kind)
