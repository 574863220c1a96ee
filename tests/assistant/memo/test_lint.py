"""Warnings on prose: one per rule and sentence, and none for figures, tables, quotes and code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse
from assistant.memo.lint import lint

LONG = "The team " + "and the group " * 12 + "decide."


def rules(text: str) -> list[str]:
    return [each.rule for each in lint(parse(text))]


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("Many customers are affected.", "weasel", "Many"),
        ("The page is often slow.", "weasel", "often"),
        ("It might break the import.", "weasel", "might"),
        ("Latency rose significantly.", "weasel", "significantly"),
        ("That should be enough for the peak.", "weasel", "should be enough"),
        ("Nearly everything waits for the export.", "weasel", "Nearly"),
        ("Most users never see it.", "weasel", "Most users"),
        ("A number of teams wait.", "weasel", "A number of"),
        ("It was decided to move the table.", "passive", "It was decided"),
        ("It has been agreed that the freeze ends.", "passive", "It has been agreed"),
        ("A decision was made to wait.", "passive", "A decision was made"),
        ("It stopped due to the fact that the disk was full.", "filler", "due to the fact that"),
        ("In order to ship, we test.", "filler", "In order to"),
        ("At this point in time the queue is empty.", "filler", "At this point in time"),
        ("The new engine is much faster.", "adjective", "much faster"),
        ("It is a robust platform.", "adjective", "robust"),
        ("The queue is extremely long.", "adjective", "extremely long"),
        ("We rely on the XQP for this.", "acronym", "XQP"),
        ("All teams use RTPs.", "acronym", "RTP"),
    ],
)
def test_a_weakness_is_quoted(text: str, rule: str, quote: str) -> None:
    found = lint(parse(text))
    assert [(each.rule, each.quote, each.sentence) for each in found] == [(rule, quote, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Many customers are affected: 412 of 3,000.",
        "Latency rose significantly, from 200 to 900 ms.",
        "How many customers are affected?",
        "The new engine is much faster, 40 ms instead of 400.",
        "| Many teams | might wait |\n|---|---|\n| Many teams | might wait |",
        "> Many customers might be affected, they said.",
        "```\nmany things might be significantly slower\n```",
        "The flag `might_be_many` is set.",
        "A customer wrote “it is often slow” in her mail.",
        "# Many things might change\n\nThe table moves.",
        "It was decided by the board to move the table.",
        "It was agreed by all that the freeze ends.",
        "When it was decided, the table had nine rows.",
        "The JSON API returns a CSV over HTTP.",
        "The service level objective (SLO) is 99 %. The SLO holds.",
        "The SLO (service level objective) is 99 %.",
        "SLO means service level objective.\n\nThe SLO holds.",
        "Our Service Level Objective is 99 %. The SLO holds.",
        "This is NOT a test and MUST pass.",
        "Sections II and IV, node S3 and ticket ABC-123 stay.",
        "WE DO NOT SHIP ON FRIDAY EVER.",
        "> *Still open: Which options might there be, and how many?*",
        "The very same table moves.",
        "",
    ],
)
def test_what_is_sound_or_not_prose_is_left_alone(text: str) -> None:
    assert rules(text) == []


def test_a_long_sentence_is_counted_and_its_beginning_quoted() -> None:
    (warning,) = lint(parse(LONG))
    assert (warning.rule, warning.said.split()[0]) == ("long", "39")
    assert LONG.startswith(warning.quote)
    assert len(warning.quote.split()) == 12


def test_a_rule_speaks_once_for_a_sentence_and_of_an_acronym_once_in_a_memo() -> None:
    text = "Many teams often wait, perhaps for the XQP. The XQP is late. Many teams wait."
    assert rules(text) == ["weasel", "acronym", "weasel"]


def test_a_warning_quotes_the_text_as_it_stands() -> None:
    text = "This holds **in\norder to** ship."
    (warning,) = lint(parse(text))
    assert warning.quote == "in\norder to"
    assert warning.quote in text


@given(st.text(max_size=400))
def test_any_text_is_linted_without_failing_and_alike_twice(text: str) -> None:
    document = parse(text)
    found = lint(document)
    assert found == lint(document)
    assert all(each.quote in document.sentence(each.sentence).text for each in found)


@given(st.lists(st.sampled_from(["many ", "XQP ", '"', "`", "it was decided ", "( ", "](", "\n"])))
def test_pieces_of_what_the_rules_look_for_do_no_harm(pieces: list[str]) -> None:
    lint(parse("".join(pieces)))
