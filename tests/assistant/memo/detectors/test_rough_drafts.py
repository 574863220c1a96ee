"""Texts as people paste them: chatty, without headings, with labels and questions for headings."""

import pytest

from assistant.memo.detectors.figures_told import counts, measures
from assistant.memo.document import parse
from assistant.memo.review import MemoReviewer
from tests.assistant.memo.detectors.judge import judge, said

OUTAGE = """# Outage on Tuesday

On Tuesday the site was down for a while. The root cause was that Dave pushed a config change
without testing it. He should have known that this would break the load balancer. It took us a long
time to find out because nobody was looking at the dashboards.

Timeline:
- 10:15 site down
- 11:00 Dave rolled back

Actions:
- Be more careful with config changes
- Improve monitoring
- Train engineers
"""


@pytest.mark.parametrize(
    ("criterion", "fault"),
    [
        ("blame", "person"),
        ("impact", "no_number"),
        ("actions", "vague"),
        ("factors", "single"),
        ("hindsight", "hindsight"),
        ("detection", "missing"),
    ],
)
def test_a_report_of_a_few_lines(criterion: str, fault: str) -> None:
    assert said(criterion, OUTAGE, "postmortem") == fault


def test_all_vague_actions_are_pointed_at() -> None:
    verdict = judge("actions", OUTAGE, "postmortem")
    shown = [parse(OUTAGE).sentence(each).plain for each in verdict.sentences]
    assert shown == ["Be more careful with config changes", "Improve monitoring", "Train engineers"]


STORY = "## Timeline\n\n- 3 May, 09:00: The change goes live.\n\n## What contributed\n\n- {}\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dave pushed a config change without testing it.",
        "She should have known that the limit was lower.",
        "Dave should have handed this over properly.",
        "The server was to be stopped, but Dave didn't do it.",
        "The electrician looked in the wrong place out of sheer carelessness.",
        "The superintendent kept the drawings to himself and has to answer for the lost hours.",
        "The steward saw the list and did not care to read it.",
    ],
)
def test_a_person_as_the_cause(sentence: str) -> None:
    assert said("blame", STORY.format(sentence), "postmortem") == "person"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dave rolled back at 11:00.",
        "Terraform changed both groups without asking.",
        "Monitoring should have been asked for in the contract.",
        "This should have taken an hour.",
        "The electrician was rung at 04:31 and was there at 05:05.",
    ],
)
def test_a_fact_about_a_person_or_a_tool(sentence: str) -> None:
    assert said("blame", STORY.format(sentence), "postmortem") == "sound"


def test_a_plain_human_mistake_is_no_cause_even_when_it_is_explained() -> None:
    text = STORY.format("It was a plain human mistake: somebody did not think.")
    assert said("blame", text, "postmortem") == "human_error"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (
            "Checkout was returning 500s for a lot of customers for most of the evening.",
            "no_number",
        ),
        ("Many trams of the depot left late, some of them very late.", "no_number"),
        ("We paid back a good deal of money, and the ship left rather late.", "no_number"),
        ("Roughly 2/3 of users couldn't log in.", "sound"),
        ("What happened: the index was old. Users saw old prices for 12 hours.", "sound"),
        ("Resolution: restarted the pod, raised memory to 4 GB.", "missing"),
        (
            "The mails about it were to come 30 days before but the mails went to one person.",
            "missing",
        ),
        ("We looked for a long time because nobody was watching the graphs.", "missing"),
    ],
)
def test_impact_in_numbers(text: str, verdict: str) -> None:
    assert said("impact", text, "postmortem") == verdict


@pytest.mark.parametrize(
    ("text", "is_measured", "is_counted"),
    [
        ("Nobody was hurt.", True, False),
        ("Users saw 500s all evening.", False, False),
        ("Tester 7 passed leaky parts.", False, False),
        ("It ran from 22 to 24 March.", False, False),
        ("41 users saw 500s all evening.", True, True),
    ],
)
def test_what_is_an_amount(text: str, *, is_measured: bool, is_counted: bool) -> None:
    assert (measures(text), counts(text)) == (is_measured, is_counted)


NARRATIVE = """On Thursday 6 February 29 of 44 trams left late.

The story had begun three weeks earlier. On 14 January a new controller was put in. At 03:50 the
heaters came on. At 04:12 the yard master called up the first row.

No instrument gave a warning. The yard master saw the row of brake lights from the window.

We came upon four things, none of which would have been enough alone. Heaters and points hung on
one feed. The panel had a single text for everything. Standby was served from home.

A good deal held. The bus company had eighteen vehicles at the stops within fifty minutes.

What changes is this. The electrical engineer gives both a feed of their own by 1 March. From 17
February the rota planner moves standby into the depot.

Two proposals were laid aside. Putting the old controller back would have cost 96,000 francs.
"""
_PARAGRAPHS = NARRATIVE.split("\n\n")


@pytest.mark.parametrize(
    ("criterion", "paragraph"),
    [
        ("timeline", 1),
        ("detection", 2),
        ("factors", 3),
        ("went_well", 4),
        ("actions", 5),
        ("not_taken", 6),
    ],
)
def test_a_story_without_headings(criterion: str, paragraph: int) -> None:
    assert said(criterion, NARRATIVE, "postmortem") == "sound"
    filler = "\n\n".join(["The depot lies in the east. " * 30, *_PARAGRAPHS])
    without = filler.replace(_PARAGRAPHS[paragraph], "The depot lies in the east.")
    assert said(criterion, without, "postmortem") == "missing"


LISTED = """The mails went out twice. About 40,000 people got two.

To do
- Stop the old server (storage lead, 3 May)
- Alert on a second run (messaging team, 5 May)
"""


def test_a_line_before_a_list_says_what_it_lists() -> None:
    assert said("actions", LISTED, "postmortem") == "sound"
    assert said("actions", LISTED.replace("To do", "Weather"), "postmortem") == "missing"


def test_a_question_that_the_next_sentence_answers_is_no_sign() -> None:
    text = "Why did it happen? The prompt does not show the target. Keys lie on every laptop."
    verdict = judge("factors", text, "postmortem")
    assert (
        parse(text).sentence(verdict.sentences[0]).plain == "The prompt does not show the target."
    )


def test_lines_of_labels_are_no_actions() -> None:
    text = "Duration: 2 h 50 m\nSeverity: 1\nOwner: storage lead\n"
    assert said("actions", text, "postmortem") == "missing"


def test_a_label_counts_before_the_heading_above_it() -> None:
    text = "**Timeline**\n\n- 09:02 job starts\n\n**What went well:** the alert fired within 7 min."
    assert said("went_well", text, "postmortem") == "sound"
    assert said("detection", text, "postmortem") == "sound"


INDEXES = """# What I learned about Postgres indexes

Last week I spent a lot of time on a slow query. It turned out that the index was not used because
of a cast. Indexes are great but you need to know how they work.
"""


def test_the_title_of_a_post_lends_no_part() -> None:
    verdict = judge("takeaway", INDEXES, "knowledge")
    assert [parse(INDEXES).sentence(each).plain[:14] for each in verdict.sentences] == [
        "It turned out "
    ]
    assert said("audience", INDEXES, "knowledge") == "missing"
    assert judge("example", INDEXES, "knowledge").sentences == ()


@pytest.mark.parametrize(
    ("criterion", "text", "verdict"),
    [
        ("takeaway", "Did you know you can have two branches checked out at once?", "sound"),
        ("takeaway", "Close the list ten minutes before the round.", "sound"),
        ("takeaway", "# How I stopped being late\n\nIt was November.", "missing"),
        (
            "example",
            "It would be good if we used more of it in our team as it is decoupled.",
            "missing",
        ),
        ("example", "When you are done: git worktree remove ../review", "sound"),
        ("how_to", "Some tips:\n\n- be respectful\n- ask questions\n- review in time", "vague"),
        (
            "how_to",
            "Three things helped:\n\n- Copy the lock file first.\n- Mount a cache.",
            "sound",
        ),
        ("how_to", "Take two snapshots ten minutes apart and compare them.", "sound"),
        ("limits", "Careful, the modules are not shared.", "sound"),
        ("limits", "## When should I not bother?\n\nWith fewer than ten plates.", "sound"),
        ("limits", "## When I would leave it alone\n\nIn a rated open.", "sound"),
        ("audience", "## Is it meant for me?\n\nYes, if you lead a shift.", "sound"),
        ("contact", "I sit in the berth office, second floor.", "sound"),
        ("contact", "Ask: local of which port?", "missing"),
        ("contact", "Questions? Slack @build-guild", "sound"),
        ("audience", "Who: anyone who commits to this repository", "sound"),
        ("example", "Bad: fix it. Good: retry, as the partner limits us.", "sound"),
        ("limits", "Squash merges lose them, so this matters less there.", "sound"),
    ],
)
def test_posts(criterion: str, text: str, verdict: str) -> None:
    assert said(criterion, text, "knowledge") == verdict


@pytest.mark.parametrize(
    ("criterion", "text", "verdict"),
    [
        ("non_goals", "## Not doing\n\n- No single sign-on", "sound"),
        ("unresolved", "## Don't know yet\n\n- Who clears the photos?", "sound"),
        ("rollout", "## Shipping it\n\nFive crews in May, then half.", "sound"),
        ("rollout", "After that we switch all customers over to the new one.", "at_once"),
        ("rollout", "We will deploy it in Q3 and migrate all services.", "at_once"),
        ("rollout", "Start with our own tenant, then three customers.", "sound"),
        ("test_plan", "We will test it thoroughly before release.", "missing"),
        ("test_plan", "We will test it with a replay of the log of April.", "sound"),
        ("test_plan", "## How we beat on it\n\nA day of 300 photos in airplane mode.", "sound"),
        ("failure_modes", "What if the job fails? The file stays pending.", "sound"),
        ("rollback", "Rollout: 5%, then all. Rollback = flag off; trigger: errors > 1%.", "sound"),
        ("rollback", "If it doesn't look right, the on-call flips the flag off.", "no_trigger"),
    ],
)
def test_designs(criterion: str, text: str, verdict: str) -> None:
    assert said(criterion, text, "design") == verdict


def test_an_alternative_in_a_line_of_its_own_is_one() -> None:
    text = (
        "## Design\n\nWe build a service.\n\n## Alternatives\n\nUse a SaaS (e.g. Knock). Rejected."
    )
    verdict = judge("options", text, "design")
    assert (verdict.fault, dict(verdict.words)) == ("no_reason", {"option": "Use a SaaS"})


@pytest.mark.parametrize(
    ("criterion", "text", "verdict"),
    [
        ("evidence", "Testing: unit tests and a load test with k6.", "silent"),
        ("evidence", "The load test of May held 900 requests a second.", "sound"),
        (
            "downside",
            "We use the dashboards that we have, so we get the pages for free.",
            "missing",
        ),
        ("downside", "This is not free: the team gives up two weeks.", "sound"),
    ],
)
def test_what_only_sounds_like_it(criterion: str, text: str, verdict: str) -> None:
    assert said(criterion, text, "design") == verdict


def test_what_is_at_fault_is_not_praised() -> None:
    text = "If something goes wrong we can always roll back."
    *_, review = MemoReviewer().reviewing(text, "design")
    assert "rollback" in {each.criterion for each in (*review.findings, *review.further)}
    assert text not in {each.quote for each in review.strengths}
