"""An author's words in a memo: sentences where they can be, and never a block of their own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse, plain
from assistant.memo.own_words import capital, one_line, sentence, stands_alone


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("every price change takes three weeks", True),
        ("We leave it as it is", True),
        ("there is no owner who could sign off a cutover", True),
        ("It's slow", True),
        ("the 14 consumers that rely on one semantics across two topics", False),
        ("four sign-offs for every change", False),
        ("because nobody has time", False),
        ("is slow", False),
        ("The VP of product. She has to approve it.", False),
        ("", False),
    ],
)
def test_what_stands_alone(words: str, alone: bool) -> None:
    assert stands_alone(words) is alone


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("every change\n takes  weeks", "Every change takes weeks."),
        ("on-call is paged", "On-call is paged."),
        ("iOS is left out", "iOS is left out."),
        ("feature_flag stays", "feature_flag stays."),
        ("Is it?", "Is it?"),
        ("# 1 of all", "\\# 1 of all."),
        ("1. of all", "1\\. of all."),
        ("- no", "\\- no."),
        ("", ""),
    ],
)
def test_a_sentence_of_them(words: str, said: str) -> None:
    assert sentence(words) == said


def test_a_capital_only_where_it_changes_no_name() -> None:
    assert [capital(w) for w in ("wait", "eBay", "x86", "")] == ["Wait", "eBay", "x86", ""]


@given(st.text(alphabet="ab.#>-+*=|`~<![](:/)1_ \n", max_size=30))
def test_words_are_one_paragraph_with_all_their_words(words: str) -> None:
    text = one_line(words)
    assert "\n" not in text
    if any(map(str.isalnum, words)):
        kinds = {block.kind for block in parse(text).blocks if block.level < 7}
        assert kinds <= {"paragraph"}
        assert _letters(plain(text)) == _letters(words)


def _letters(words: str) -> str:
    """Signs within words may mark code or emphasis, which join or part them."""
    return "".join(re.findall(r"[^\W_]", words.lower()))
