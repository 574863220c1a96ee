"""Quotations make sense alone, and are the author's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.framing.spans import frame_quote, quotable, short_quote

CASES = [
    (
        "the old bus drops messages under load, so on-call gets paged",
        8,
        "the old bus drops messages under load",
    ),
    ("it is a mess", 8, ""),
    (
        "We could move only the price rules, and leave the rest",
        8,
        "We could move only the price rules",
    ),
    ("because of the budget", 8, ""),
    ("three weeks", 8, ""),
    ("is it slow?", 8, ""),
]
FRAMES = [
    (
        "The VP would probably say that we don't have a code problem at all, we have a problem "
        "with how prices get decided.",
        "we have a problem with how prices get decided",
    ),
    (
        "She would say that without the forms we would have failed. Which is even true.",
        "without the forms we would have failed",
    ),
    (
        "The carriers would say, it is not planning problem, it is that nobody answer the phone",
        "nobody answer the phone",
    ),
    (
        "The head of platform would say that Jenkins is fine and that the teams write flaky tests.",
        "the teams write flaky tests",
    ),
    (
        "Support would say that nobody tells them what is in a release.",
        "nobody tells them what is in a release",
    ),
]


@pytest.mark.parametrize(("words", "limit", "quote"), CASES)
def test_short_quote(words: str, limit: int, quote: str) -> None:
    assert short_quote(words, limit) == quote


@pytest.mark.parametrize(("words", "quote"), FRAMES)
def test_the_heart_of_a_frame(words: str, quote: str) -> None:
    assert frame_quote(words, 16) == quote


WORDS = st.lists(
    st.sampled_from(
        "we they it that the support team says would say nobody waits , . because and 40 minutes "
        "is not price I suppose ? : – who decides".split()
    ),
    max_size=30,
).map(" ".join)


@given(WORDS, st.integers(3, 16))
def test_quotations_are_verbatim_and_short(text: str, limit: int) -> None:
    for quote in (*quotable(text, limit), frame_quote(text, limit)):
        assert quote in text
        assert len(quote.split()) <= limit
