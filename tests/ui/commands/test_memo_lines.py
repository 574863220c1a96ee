"""A review as a person reads it in a terminal, and as programs do."""

import dataclasses

from assistant.memo.findings import MemoLevel, Review
from tests.ui.commands.memo_reviews import DOCUMENT, REVIEW, finding
from ui.commands import memo_shapes
from ui.commands.memo_kind import Guess
from ui.commands.memo_lines import review_lines


def shown(
    review: Review, *, guess: Guess | None = None, lint: bool = False, all_: bool = False
) -> str:
    return "\n".join(review_lines(review, DOCUMENT, guess=guess, lint=lint, all_=all_))


def test_what_to_fix_first_stands_on_top() -> None:
    text = shown(REVIEW)
    order = [
        "Decision memo, 13 words: nearly there.",
        "Something is odd.",
        "Fix this first\n  [high] The ask · S1, line 3  (ask-1)\n      “We ask for money.”",
        "    It is weak.\n    It matters.\n    → What would mend it?",
        "Then\n  [medium] Options  (options-1)",
        "[low] Risks · S3, line 5",
        "1 more of less weight (--all shows them): dissent.",
        "What holds\n  It names the price. · S2, line 3\n      “It costs 3 weeks.”",
        "Past memos\n  Old memo (accepted, 2025-01-02): So did it.\n      “We chose B.”",
        "Level of impact: 2 of 4, system",
        "The next level would need: something that others can adopt.",
        "With a minute\n    takes away: “We ask for money.”\n    asks: How much?",
        "Reading it all",
        "They leave with different things.",
        "Prose: 1 remark (--lint shows them)",
        "(No model is there.)",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "Say since when" not in text


def test_more_is_shown_when_it_is_wanted() -> None:
    text = shown(REVIEW, guess=Guess("decision", "headings"), lint=True, all_=True)
    assert text.startswith("Read as a decision memo, by its headings. --kind names another.")
    assert "And of less weight\n  [low] Dissent" in text
    assert "S2, line 3: “3 weeks” Say since when." in text
    assert "--lint" not in text


def test_a_kind_that_nothing_tells_is_said() -> None:
    assert shown(REVIEW, guess=Guess("decision", "nothing")).startswith("Nothing tells the kind")


def test_a_memo_in_which_nothing_was_found() -> None:
    text = shown(Review("decision", (), standing="ready"))
    assert "ready to send" in text
    assert "No weakness was found." in text
    for absent in ("Then", "What holds", "Past memos", "Two readers", "Prose"):
        assert absent not in text


def test_words_that_are_quoted_in_full_are_not_shown_twice() -> None:
    twice = finding("ask", "high", 1, weak="“We ask for money” leaves it open.")
    text = shown(dataclasses.replace(REVIEW, findings=(twice,)))
    assert text.count("We ask for money") == shown(REVIEW).count("We ask for money")
    assert "      “We ask for money.”\n    “We ask" not in text


def test_at_the_highest_level_nothing_more_is_needed() -> None:
    top = dataclasses.replace(
        REVIEW, level=MemoLevel(4, "market", (1,), "We ask.", "There is none.")
    )
    assert "would need" not in shown(top)


def test_the_json_has_what_programs_rely_on() -> None:
    made = memo_shapes.review(REVIEW, DOCUMENT)
    assert made["fix_first"] == "ask-1"
    assert made["degraded"] is True
    assert made["degraded_reason"] == "No model is there."
    findings = made["findings"]
    assert isinstance(findings, list)
    assert [each["line"] for each in findings] == [3, None, 5]
    assert memo_shapes.review(Review("decision", ()), DOCUMENT)["fix_first"] is None


def test_something_missing_belongs_near_a_sentence() -> None:
    near = dataclasses.replace(finding("ask", "high", 3), missing=True, quote="")
    text = shown(dataclasses.replace(REVIEW, findings=(near,)))
    assert "[high] The ask · belongs near S3, line 5  (ask-1)\n    It is weak." in text
