"""The guard: what passes, what does not, and that the cut into pieces does not matter."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.errors import ReplyBroken
from assistant.guards import Contract, StreamGuard, guarded

CONTRACT = Contract(max_words=120, max_questions=1, markers=frozenset({1, 2}))
TIGHT = Contract(max_words=9, max_questions=1, markers=frozenset({1}))
SILENT = Contract(max_words=9, max_questions=0)

FRAGMENTS = [
    "word", "Ünïcode", "e.g.", "3.5", "[1]", "[9]", "[1, 9]", "[", "]", "(", ")", "<", ">", "!",
    "](", "![", "`", "```", "~~~", "mermaid", "\n", "\n\n", " ", "  ", ".", "?", "?!", "…", '"',
    "http://", "https:", "//", "www.", "evil.example", "javascript:", "data:", "text/html", "@",
    "a@b.co", "<b>", "</b>", "<img src=x>", "<!--", "-->", "&lt;", "&colon;", "&", ";", "#58",
    "\\", "\u200b", "\U000e0041", "x_y", "array[3]", ":", "- ", "1. ", "**", "说", "。", "？",
]  # fmt: skip
hostile = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)
contracts = st.sampled_from([CONTRACT, TIGHT, SILENT])


@pytest.mark.parametrize(
    "text",
    [
        "If a < b then stop, and if c > d go on.",
        "Wow! That is a step [sic] forward.",
        "Look at array[3] and row[12] in `code`.",
        "The memo says so [1], and the other [1][2] agrees [1, 2].",
        "AT&T paid $5 to $10, about 20 %; see v1.2 at 10:30 (ratio 3:1).",
        "- one\n- two\n\n1. first\n\n> quoted\n\n**bold** _slanted_ ~~gone~~",
        "Here is the data: five teams, each with @team handles.",
        "What would tell you that it worked?",
    ],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert guarded(text, CONTRACT) == (text, {})


@pytest.mark.parametrize(
    ("text", "shown", "counted"),
    [
        ("It did [9].", "It did.", {"unknown_marker": 1}),
        ("It did[9], in 2025[7].", "It did, in 2025.", {"unknown_marker": 2}),
        ("It did [1, 3] so [0].", "It did [1] so.", {"unknown_marker": 2}),
        ("A ![chart](https://x.example/?d=1) b", "A b", {"image": 1}),
        ("A ![chart][ref] b", "A b", {"image": 1}),
        ("Read [the memo](https://x.example) now", "Read the memo now", {"link": 1}),
        ("Read [the memo][ref] now", "Read the memo now", {"link": 1}),
        ("[![a](x)](y) then", "then", {"image": 1, "link": 1}),
        ("So [1](https://x.example) it is", "So [1] it is", {"link": 1}),
        ("[ref]: https://x.example 'T'\nNext", "Next", {"link": 1}),
        ("See https://x.example/a?b=c&d=(e). Then", "See. Then", {"link": 1}),
        ("See www.x.example, then", "See, then", {"link": 1}),
        ("See <https://x.example> now", "See now", {"link": 1}),
        ("Run javascript:alert(1) now", "Run now", {"link": 1}),
        ("Load data:text/html;base64,AAAA now", "Load now", {"link": 1}),
        ("Ask ops@team.example now", "Ask ops at team.example now", {}),
        ("A <b>bold</b> claim<br/>here", "A bold claimhere", {"html": 3}),
        ("A <!-- hidden --> claim", "A claim", {"html": 1}),
        ("Use List<String> here", "Use List< String> here", {}),
        ("A\n```python\nx = 1\n```\nB", "A\nx = 1\nB", {"fence": 2}),
        ("A\n```mermaid\ngraph TD\n```\nB", "A\nB", {"fence": 1}),
        ("A\n~~~\nx\n~~~\nB", "A\nx\nB", {"fence": 2}),
        ("zero\u200bwidth \U000e0041tag \u202ebidi", "zerowidth tag bidi", {"invisible": 3}),
        ("R&amp;D &#60;b&#62;", "R&D < b>", {}),
    ],
)
def test_what_is_taken_out(text: str, shown: str, counted: dict[str, int]) -> None:
    assert guarded(text, CONTRACT) == (shown, counted)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("What now? What else? Fine. And you?", "What now? Fine."),
        ('You said "why us?" Why is that? Go on.', 'You said "why us?" Go on.'),
        ("Is it A?\n\n- Is it B?\n- It is C.", "Is it A?\n\n- It is C."),
        ("Really?! Yes. Sure??", "Really?! Yes."),
    ],
)
def test_one_question_and_no_more(text: str, shown: str) -> None:
    assert guarded(text, CONTRACT)[0] == shown


def test_no_question_at_all_when_none_is_allowed() -> None:
    assert guarded("What? It is so. Why?", SILENT)[0] == "It is so."


def test_a_sentence_that_would_be_too_long_goes_with_all_after_it() -> None:
    text = "One two three four. Five six seven. Eight nine ten eleven. Twelve."
    assert guarded(text, TIGHT) == ("One two three four. Five six seven.", {"over_length": 1})


@pytest.mark.parametrize("contract", [TIGHT, SILENT])
def test_a_first_sentence_beyond_the_limit_is_cut_with_an_ellipsis(contract: Contract) -> None:
    text = "a b c d e f g h i j k l m."
    assert guarded(text, contract) == ("a b c d e f g h i…", {"over_length": 1})


def test_words_come_out_one_by_one() -> None:
    guard = StreamGuard(CONTRACT)
    read: list[str] = []

    def source() -> Iterator[str]:
        for word in ["The ", "gap ", "is ", "clear."]:
            read.append(word)
            yield word

    came = [(safe, len(read)) for safe in guard.filter(source())]
    assert came == [("The", 1), (" gap", 2), (" is", 3), (" clear.", 4)]


def test_a_models_error_comes_after_what_was_safe() -> None:
    def source() -> Iterator[str]:
        yield "The gap is [9"
        raise ReplyBroken("The stream broke.")

    guard = StreamGuard(CONTRACT)
    shown: list[str] = []
    with pytest.raises(ReplyBroken):
        shown.extend(guard.filter(source()))
    assert "".join(shown) == guard.text == "The gap is [9"


def test_full_says_that_nothing_more_will_come() -> None:
    guard = StreamGuard(TIGHT)
    states = [guard.full for _ in guard.filter(["a b c d. e f g h i j k l. ", "m n. "])]
    assert states == [True]


@settings(max_examples=150)
@given(hostile, contracts, st.data())
def test_the_cut_into_pieces_does_not_matter(
    text: str, contract: Contract, data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    edges = [0, *cuts, len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    guard = StreamGuard(contract)
    shown = list(guard.filter(pieces))
    assert ("".join(shown), guard.report) == guarded(text, contract)
    one_by_one = StreamGuard(contract)
    assert "".join(one_by_one.filter(text)) == guard.text == "".join(shown)


@example("javascript:[9]\\", CONTRACT)
@example("说javascript:[9]word", CONTRACT)
@example("a@b.co@a@b.co@data:word", TIGHT)
@settings(max_examples=150)
@given(hostile, contracts)
def test_guarding_twice_changes_nothing(text: str, contract: Contract) -> None:
    once, _ = guarded(text, contract)
    assert guarded(once, contract) == (once, {})


@pytest.mark.parametrize(
    "text",
    [
        "```" + "word" * 20 + "<img src=x>",
        "<b " + "x" * 41 + " y=1>z",
        "<a href='" + "x" * 400 + "'>z",
        "<https://" + "x" * 400 + ">",
        "[r]: " + "x/" * 200 + "\nend",
        "[" + "x" * 250 + "](https://x.example)",
        "x" * 300 + " https://" + "y" * 300 + ". End",
    ],
)
def test_what_is_longer_than_a_bound_is_decided_the_same_in_pieces(text: str) -> None:
    whole, report = guarded(text, CONTRACT)
    one_by_one = StreamGuard(CONTRACT)
    assert ("".join(one_by_one.filter(text)), one_by_one.report) == (whole, report)


@settings(max_examples=150)
@given(hostile, contracts)
def test_the_contract_holds(text: str, contract: Contract) -> None:
    shown, _ = guarded(text, contract)
    assert len(shown.split()) <= contract.max_words
    assert shown.count("?") == 0 or contract.max_questions
    kinds = {
        token.type
        for block in MarkdownIt("commonmark", {"html": True}).parse(shown)
        for token in [block, *(block.children or [])]
    }
    assert not kinds & {"image", "link_open", "html_inline", "html_block", "fence"}


@settings(max_examples=150)
@given(st.text(max_size=200), contracts)
def test_any_text_at_all(text: str, contract: Contract) -> None:
    once, _ = guarded(text, contract)
    assert guarded(once, contract)[0] == once
    assert "".join(StreamGuard(contract).filter(text)) == once
