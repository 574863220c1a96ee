"""The document model: nothing is lost, and every sentence lies where it says."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse, plain

MEMO = """---
title: X
---
# Move billing

We ask the director to **decide** by 1 June. The cost is [known](https://x.example/a).

## Options

1. Wait. It costs nothing now.
2. Move
   - to the cloud
   - to another room

| Option | Cost |
|---|---|
| Wait | 3 weeks |
| Move | 9 weeks |

> The lead objects. "Too soon."

```
code. Not a sentence.
```

**Risks**

Some text
over two lines. End
"""
_PIECES = st.lists(
    st.sampled_from(
        [
            "# A\n",
            "text. More?\n",
            "\n",
            "- item\n",
            "  - deep\n",
            "> q\n",
            "```\n",
            "| a | b |\n",
            "|---|---|\n",
            "1. x\n",
            "---\n",
            "===\n",
            "**bold**\n",
            "\r\n",
            "a\r",
            "<p>\n",
            "\t",
            " ",
            "[l](u) ",
            "\u2028",
            "\x0b",
            "e.g. so",
            "…",
            "\\*",
        ]
    )
    | st.text(max_size=12),
    max_size=30,
).map("".join)


def test_sentences_in_order() -> None:
    document = parse(MEMO)
    assert [each.plain for each in document.sentences] == [
        "We ask the director to decide by 1 June.",
        "The cost is known.",
        "Wait.",
        "It costs nothing now.",
        "Move",
        "to the cloud",
        "to another room",
        "Wait · 3 weeks",
        "Move · 9 weeks",
        "The lead objects.",
        '"Too soon."',
        "Some text over two lines.",
        "End",
    ]
    assert [each.kind for each in document.sentences[7:10]] == ["row", "row", "quote"]


def test_sections_and_title() -> None:
    document = parse(MEMO)
    assert document.title == "Move billing"
    assert [(s.title, s.level, s.path) for s in document.sections[1:]] == [
        ("Move billing", 1, ("Move billing",)),
        ("Options", 2, ("Move billing", "Options")),
        ("Risks", 7, ("Move billing", "Options", "Risks")),
    ]
    assert {s.section for s in document.sentences[2:9]} == {2}
    assert [each.plain for each in document.of_section(3)] == ["Some text over two lines.", "End"]


@given(_PIECES)
def test_nothing_is_lost(text: str) -> None:
    document = parse(text)
    assert document.joined() == text
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)
    end = 0
    for sentence in document.sentences:
        assert sentence.text == text[sentence.start : sentence.end]
        assert sentence.start >= end
        end = sentence.end
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
    assert [each.number for each in document.sentences] == list(
        range(1, len(document.sentences) + 1)
    )


@given(_PIECES)
def test_sections_cover_the_text(text: str) -> None:
    sections = parse(text).sections
    assert sections[0].start == 0
    assert sections[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(sections))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- **Owner:** the lead", "Owner: the lead"),
        ("[x] done", "done"),
        ("a snake_case_name stays", "a snake_case_name stays"),
        ("3 * 4 stays", "3 4 stays"),
        ("`code` and ~~old~~ text", "code and old text"),
        ("| a | b |", "a · b"),
    ],
)
def test_plain(text: str, words: str) -> None:
    assert plain(text) == words


def test_at() -> None:
    document = parse("One. Two.")
    assert document.at(0) is document.sentences[0]
    assert document.at(6) is document.sentences[1]
    assert parse("").at(0) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Timeline:", "Timeline"),
        ("What we do next:", "What we do next"),
        ("**Risks:**", "Risks"),
        ("__Who decides__", "Who decides"),
        ("We looked at three ways out of this:", ""),
        ("Risks: it may fail.", ""),
        ("10:15", ""),
        ("It failed.", ""),
    ],
)
def test_a_label_alone_on_its_line_stands_as_a_heading(line: str, title: str) -> None:
    document = parse(f"Intro here.\n\n{line}\n- one thing\n- another\n")
    assert document.sections[document.sentences[-1].section].title == title
