"""Markdown that is safe to show, and text that is safe in a terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.cleaning import clean_markdown, plain

ACTIVE = {"image", "link_open", "html_inline", "html_block"}


def kinds(text: str) -> set[str]:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    blocks = parser.parse(text)
    return {token.type for block in blocks for token in [block, *(block.children or [])]}


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n\nA **bold** *slanted* `code` ~~gone~~ word [1].",
        "- one\n- two\n\n1. first\n2. second\n\n> quoted\n> on",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\nx = `1`\n```",
        "One line\nand the next.\n\n---\n\nAfter [1][2].",
        "It is 10:30 at AT&T, 50 % done: yes.",
    ],
)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert clean_markdown(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A ![x](https://x.example/?d=1) b", "A  b"),
        ("Read [the **memo**](https://x.example)", "Read the **memo**"),
        ("[r]: https://x.example\n\n[r] and [s][r]", "r and s"),
        ("<https://x.example> www.x.example", "`https://x.example` `www.x.example`"),
        ("ht<b></b>tps&#58;//x.example", "`https://x.example`"),
        ("https\\://x.example and a\\@b.example", "`https://x.example` and `a@b.example`"),
        ("A <b>bold</b> <img src=x> word", "A bold  word"),
        ("<div>\n<script>alert(1)</script>\nhello\n</div>", "hello"),
        ("&lt;img src=x&gt;", "\\<img src=x\\>"),
        ("```mermaid\ngraph\n```", "```\ngraph\n```"),
        ("It costs $5 to $10", "It costs \\$5 to \\$10"),
        (":red[hot] ::leaf", "\\:red\\[hot\\] \\:\\:leaf"),
        (":material/home: and :smile: and :+1:", "`:material/home:` and `:smile:` and `:+1:`"),
        ("[1]\\(https) and \\!\\[a]", "[1]\\(https) and \\!\\[a\\]"),
        ("a\u200bb \u202ec", "ab c"),
        ("&#10;# not a heading", "\\# not a heading"),
    ],
)
def test_what_is_made_safe(text: str, shown: str) -> None:
    assert clean_markdown(text) == shown
    assert not kinds(shown) & ACTIVE


def test_markers_can_go() -> None:
    assert clean_markdown("So it is [1], and so [2, 3].", keep_markers=False) == (
        "So it is, and so."
    )


def test_cells_keep_their_bars() -> None:
    table = "| a |\n|---|\n| `x\\|y` |"
    assert clean_markdown(table) == table


@settings(max_examples=150)
@given(st.text(alphabet="ab1 \n[]()!<>`*_~:/&;#|$\\.@-wht", max_size=60))
def test_nothing_active_is_left_of_any_text(text: str) -> None:
    shown = clean_markdown(text)
    assert not kinds(shown) & ACTIVE
    assert not kinds(clean_markdown(shown)) & ACTIVE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("bell\x07 back\x08 nul\x00", "bell back nul"),
        ("two\r\nlines\tand\rmore", "two\nlines\tandmore"),
    ],
)
def test_plain_text_drives_no_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown
