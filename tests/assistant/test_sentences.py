"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import ends_sentence, split


@pytest.mark.parametrize(
    "sentences",
    [
        ["We ship it on Monday.", "Nobody objects."],
        ["It costs 3.5 days, e.g. for v1.2, i.e. a lot.", "Then we stop."],
        ["Team A vs. Team B.", "Who wins?"],
        ["Ask Dr. Who about Fig. 3.", "Really?!", "Yes!"],
        ["Queues, caches, etc. are slow.", "We use queues, caches, etc.", "They are slow."],
        ["Well... maybe not.", "Hm…", "So be it."],
        ['She said "stop."', "Then she left."],
        ['"Why now?" she asked.', "I had no answer."],
        ["No.", "We need memo no. 7 first."],
        ["the queue is slow.", "we tried kafka.", "nobody wants it"],
        ["It moved in 2025. [1]", "It stayed there [2]."],
        ["**Done.**", "Next one."],
        ["At 10 a.m. we meet.", "The U.S. team joins."],
        ["说好。", "走吧。"],
    ],
)
def test_prose(sentences: list[str]) -> None:
    joint = "" if sentences[0] == "说好。" else " "
    text = joint.join(sentences)
    assert [span.of(text) for span in split(text)] == sentences


def test_markdown_blocks_end_sentences_and_plain_line_breaks_do_not() -> None:
    text = (
        "# A heading\nIt goes on\nhere. And ends\n\n- one item\n- two. And more\n"
        "1. first\n2. second\n\n| a. b | c |\n|---|---|\n> quoted"
    )
    assert [span.of(text) for span in split(text)] == [
        "# A heading",
        "It goes on\nhere.",
        "And ends",
        "- one item",
        "- two.",
        "And more",
        "1. first",
        "2. second",
        "| a. b | c |",
        "|---|---|",
        "> quoted",
    ]


@pytest.mark.parametrize(
    ("text", "ended"),
    [("It is so.", True), ('"Stop!"', True), ("Well…", True), ("e.g.", False), ("so", False),
     ("- 1.", False), ("at 3.5", False), ("We asked Dr.", False)],
)  # fmt: skip
def test_where_text_ends(text: str, ended: bool) -> None:
    assert ends_sentence(text) is ended


@given(st.text(alphabet="aB1 .?!…\n-*#|\"'()[]e.g", max_size=120))
def test_spans_are_ordered_and_hold_every_visible_character(text: str) -> None:
    spans = split(text)
    at, rest = 0, ""
    for span in spans:
        assert at <= span.start < span.end
        rest += text[at : span.start]
        at = span.end
        assert span.of(text) == span.of(text).strip()
    assert not (rest + text[at:]).strip()
