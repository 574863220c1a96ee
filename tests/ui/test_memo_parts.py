"""Small parts of the memo's page: sums and offsets as browsers count, and changes as HTML."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.differences import words_changed
from ui.components.memo import scripts
from ui.components.memo.changes import changed
from ui.components.memo.saved import characters, saved_mark, text_sum, units
from ui.memo_words import length

WORDS = st.text(st.sampled_from("ab \né漢😀\u200d"))


@given(WORDS, st.integers(0, 40))
def test_offsets_go_to_the_browser_and_back(text: str, offset: int) -> None:
    at = min(offset, len(text))
    assert characters(text, units(text, at)) == at


def test_an_emoji_counts_as_two_in_the_browser() -> None:
    assert units("😀a", 1) == 2
    assert units("aé漢", 3) == 3
    assert characters("😀a", 1) == 0


@given(WORDS, WORDS)
def test_the_sum_tells_texts_apart(one: str, other: str) -> None:
    assert (text_sum(one) == text_sum(other)) == (one == other)


def test_what_is_told_of_a_memo_is_text() -> None:
    html = saved_mark('"><img src=x>', "1", "<b>Saved</b>")
    assert "<img" not in html
    assert "<b>" not in html


def test_changes_show_what_went_and_what_came() -> None:
    html = changed(words_changed("We <b>may</b> ship.", "We ship on 3 May."))
    assert "<b>" not in html
    assert "<del>" in html
    assert "<ins>" in html
    assert html.startswith("We ")


def test_scripts_hold_nothing_that_a_sanitiser_would_take_out() -> None:
    for script in scripts.every():
        assert "<" not in script
        assert "http" not in script


def test_a_length_that_is_unusual_is_told() -> None:
    assert length(500, (300, 900)) == "500 words"
    assert length(1200, (300, 900)) == "1,200 words (300 to 900 are usual)"
    assert length(0, (300, 900)) == "0 words"
