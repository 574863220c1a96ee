"""What sentences do: by heading and by words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memo.document import parse
from assistant.memo.kinds import memo_kinds
from assistant.memo.reading import Role
from assistant.memo.roles import read

UNDER: list[tuple[str, Role]] = [
    ("What we ask of you", "ask"),
    ("Recommendation", "ask"),
    ("Decision requested", "ask"),
    ("Who decides", "decider"),
    ("The cost of waiting", "why_now"),
    ("Why act today", "why_now"),
    ("What happens if we wait", "why_now"),
    ("Alternatives", "option"),
    ("Roads not taken", "option"),
    ("What else we considered", "option"),
    ("How we judged", "criteria"),
    ("What matters most", "criteria"),
    ("Trade-offs", "downside"),
    ("What this costs us", "downside"),
    ("Can it be undone?", "reversibility"),
    ("If we are wrong", "reversibility"),
    ("What could go wrong", "risk"),
    ("Dangers", "risk"),
    ("When we would look at this again", "reopen"),
    ("What would change our minds", "reopen"),
    ("Voices against", "dissent"),
    ("Who disagrees", "dissent"),
    ("How we will know it worked", "success"),
    ("What good looks like", "success"),
    ("What happens next", "next_step"),
    ("First steps", "next_step"),
    ("4. Next steps", "next_step"),
    ("Background", "context"),
]


@pytest.mark.parametrize(("heading", "role"), UNDER)
def test_what_headings_announce(heading: str, role: Role) -> None:
    reading = read(parse(f"# The title\n\nOne.\n\n## {heading}\n\nThe planner runs."), "decision")
    assert reading.sections[2] >= {role}


@pytest.mark.parametrize(
    "heading", ["Options and risks of the old planner", "Decision", "Why now", "Next steps"]
)
def test_the_title_of_a_memo_announces_nothing(heading: str) -> None:
    reading = read(parse(f"# {heading}\n\nThe planner runs.\n\n## Notes\n\nIt ran."), "decision")
    assert reading.sections == {}


def test_words_that_lead_a_paragraph_announce_all_of_it() -> None:
    reading = read(parse("**What we lose.** The hall fills. It gets loud."), "brief")
    assert all("downside" in reading.roles[number] for number in (1, 2, 3))


def test_a_section_below_another_is_about_the_same() -> None:
    reading = read(parse("# T\n\n## Risks\n\n### Supplier\n\nIt is sold."), "decision")
    assert reading.roles[1] >= {"risk"}


def test_a_section_on_two_things_is_told_apart_by_words() -> None:
    text = "## Risks and way back\n\nThe supplier may fail. One setting switches it back."
    reading = read(parse(text), "decision")
    assert "reversibility" not in reading.roles[1]
    assert "risk" not in reading.roles[2]


@pytest.mark.parametrize(
    ("heading", "sentence", "role"),
    [
        ("Objections", "Waiting another month costs 9,000 euros.", "why_now"),
        ("Options", "The price of this is a second tool.", "reopen"),
        ("Risks", "The supplier ends support in May.", "why_now"),
        ("Success", "The team disagrees.", "dissent"),
    ],
)
def test_words_alone_are_not_believed_below_another_heading(
    heading: str, sentence: str, role: Role
) -> None:
    reading = read(parse(f"# T\n\n## {heading}\n\n{sentence}"), "decision")
    assert role not in reading.roles.get(1, frozenset())


def test_gaps_of_a_draft_do_nothing() -> None:
    reading = read(parse("## Risks\n\n> *Still open: What could go wrong?*\n"), "decision")
    assert reading.roles == {}


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    document = parse(text)
    for kind in memo_kinds():
        reading = read(document, kind)
        numbers = {each.number for each in document.sentences}
        assert set(reading.roles) <= numbers
        assert all(set(each.sentences) <= numbers for each in reading.options)
