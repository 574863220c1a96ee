"""A memo as HTML: nothing of it is lost, nothing of it acts, and every sentence can be found."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse
from ui.components.memo.hovering import rules
from ui.components.memo.paper import LONGEST, Mark, beginning, hook, paper, word_count

MEMO = """---
title: Export
---
# Move the **export**

**We retire it. Sales reads the live report.** It failed `11. 5` times in 2024.

- One team owns it. It is paged.
  1. And a nested point.

| Option | Cost |
|---|---|
| Keep it. | *two* days |

> Somebody objected.

```sh
rm -rf x && y < 2
```
"""
SPANS = re.compile(r'<span class="([^"]*)" data-s="(\d+)"[^>]*>(.*?)</span>', re.S)
TAGS = re.compile(r"<(/?)([a-z0-9]+)([^<>]*)>")
ALLOWED = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td em strong s hr br "
    "span".split()
)
ATTRIBUTES = re.compile(
    r'(?: (?:class="[a-z0-9 -]+"|data-s="\d+"|data-f="[a-z0-9-]+"|tabindex="0"|role="button"|'
    r'dir="auto"|start="\d+"))*'
)


def sentences(html: str) -> dict[int, str]:
    """The words in the spans of each sentence."""
    found: dict[int, str] = {}
    for _, number, words in SPANS.findall(html):
        found[int(number)] = found.get(int(number), "") + unescape(words)
    return found


def squeezed(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def test_every_sentence_stands_in_its_own_spans() -> None:
    document = parse(MEMO)
    found = sentences(paper(document))
    assert list(found) == [sentence.number for sentence in document.sentences]
    for sentence in document.sentences:
        assert squeezed(found[sentence.number]) == squeezed(sentence.plain)


def test_structure_is_kept_and_front_matter_left_out() -> None:
    html = paper(parse(MEMO))
    assert "<h1" in html
    assert "title: Export" not in html
    assert html.count("<li>") == 2
    assert "<th>Option</th>" in html
    assert "rm -rf x &amp;&amp; y &lt; 2" in html
    assert "<strong><span" in html


@pytest.mark.parametrize(
    ("marks", "classes"),
    [
        ([Mark("a", "low"), Mark("b", "high")], "s high f-a f-b"),
        ([Mark("a", "medium", missing=True)], "s gap f-a"),
        ([Mark("a", "medium", missing=True), Mark("b", "medium")], "s medium f-a f-b"),
        ([Mark("holds")], "s f-holds"),
        ([], "s"),
    ],
)
def test_the_gravest_mark_shows(marks: list[Mark], classes: str) -> None:
    html = paper(parse("We wait. They go."), {1: marks})
    assert SPANS.findall(html)[0][0] == classes
    assert SPANS.findall(html)[1][0] == "s"


def test_a_sentence_in_pieces_is_one_stop_for_the_keyboard() -> None:
    html = paper(parse("We **wait** for *them*."), {1: [Mark("a", "high")]})
    assert html.count('data-f="a"') > 2
    assert html.count("tabindex") == 1


def test_only_findings_are_led_to() -> None:
    assert "data-f" not in paper(parse("We wait."), {1: [Mark("holds-ask")]})


@pytest.mark.parametrize(
    "hostile",
    [
        "![a](https://evil.example/a.png) end.",
        '<img src=x onerror="alert(1)"> end.',
        "<script>alert(1)</script>",
        "<style>*{background:url(//evil.example)}</style> end.",
        "[a](javascript:alert(1)) end.",
        '"><img src=//evil.example> end.',
        "⸢7⸣<b onclick=x>one</b>⸣⸢ two.",
        "<a href='//evil.example'>x</a>\n\n[r]: https://evil.example\n\n[r] end.",
        "```html\n</code><img src=//evil.example>\n```",
        "| <img src=//evil.example> | b |\n|---|---|\n| x | </td><script> |",
    ],
)
def test_hostile_text_is_text(hostile: str) -> None:
    assert_harmless(paper(parse(hostile)))


PIECES = (*"ab.!? \n#*_`~|<>[]()-1\"'&\\:/⸢⸣\té漢", "<img ", "```", "](", "<!--")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_whatever_is_written_nothing_acts(text: str) -> None:
    document = parse(text)
    html = paper(document, {s.number: [Mark("x", "high")] for s in document.sentences})
    assert_harmless(html)


def assert_harmless(html: str) -> None:
    """Only our own tags and attributes, and no bare sign that could begin another."""
    for _, tag, attributes in TAGS.findall(html):
        assert tag in ALLOWED
        assert ATTRIBUTES.fullmatch(attributes), attributes
    assert not re.search(r"[<>\"]", TAGS.sub("", html))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("One.\n\nTwo.\n", "One.\n\n"), ("x" * 30, "x" * 9), ("Short.", "Short.")],
)
def test_of_a_text_that_is_no_memo_the_beginning_is_shown(text: str, shown: str) -> None:
    assert beginning(text, 9) == shown


def test_words_of_a_text_that_is_no_memo_are_counted_roughly() -> None:
    assert word_count("# Two words\n\nThree more words.") == 3
    assert word_count("word " * LONGEST) == LONGEST


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a1f0", "a1f0"), ("Ask Missing!", "ask-missing"), ("}</style>", "style"), ("…", "none")],
)
def test_names_that_go_into_classes(name: str, safe: str) -> None:
    assert hook(name) == safe


def test_the_rules_name_each_finding_once_and_mark_the_chosen() -> None:
    sheet = rules(["a1", "a1", "b2"], "b2")
    assert sheet.count(".st-key-finding-a1:is(") == 1
    assert ".memo-paper .f-b2{background:var(--memo-chosen)!important}" in sheet
    assert "memo-chosen" not in rules(["a1"])
