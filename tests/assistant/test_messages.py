"""What is taken as a message, and what a person is told when it is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadMessage
from assistant.messages import MAX_CHARACTERS, accept_message


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("  We are stuck.\r\nBadly.\r", "We are stuck.\nBadly."),
        ("cafe\u0301", "café"),
        ("a\u200bb\u202ec\x00d\x1b[1m", "abcd[1m"),
        ("\ufeffhello", "hello"),
        (b"\xef\xbb\xbfna\xc3\xafve", "naïve"),
        ("👍", "👍"),
        ("7", "7"),
        ("one\ttwo", "one\ttwo"),
    ],
)
def test_what_is_kept(given_text: str | bytes, kept: str) -> None:
    assert accept_message(given_text) == kept


@pytest.mark.parametrize(
    ("given_text", "told"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("\u200b\u200b", "nothing readable"),
        ("\x00\x01", "nothing readable"),
        ("?!…", "nothing readable"),
        (b"good \xff bad", "byte 5 (0xff)"),
        ("x" * (MAX_CHARACTERS + 1), "20,001 characters; the limit is 20,000"),
        ("word " * 20_480, "the limit is 20,000"),
    ],
)
def test_what_is_refused(given_text: str | bytes, told: str) -> None:
    with pytest.raises(BadMessage) as refused:
        accept_message(given_text)
    assert told in refused.value.message
    assert "stored" in refused.value.next_step


def test_the_limit_itself_is_accepted() -> None:
    assert len(accept_message("x" * MAX_CHARACTERS)) == MAX_CHARACTERS


@given(st.text(max_size=80))
def test_accepting_twice_changes_nothing(text: str) -> None:
    try:
        once = accept_message(text)
    except BadMessage:
        return
    assert accept_message(once) == once
