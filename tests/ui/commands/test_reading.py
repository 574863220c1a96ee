import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadMessage
from ui.commands.reading import LONGEST_LINE, argument, lines, message


@given(st.lists(st.binary(max_size=40).filter(lambda raw: not set(b"\r\n") & set(raw))))
def test_lines_gives_back_what_was_sent_with_its_number(sent: list[bytes]) -> None:
    stream = io.BytesIO(b"".join(raw + b"\n" for raw in sent))
    assert list(lines(stream)) == list(enumerate(sent, 1))


def test_a_last_line_without_an_end_counts() -> None:
    assert list(lines(io.BytesIO(b"one\r\ntwo"))) == [(1, b"one"), (2, b"two")]


def test_a_line_that_is_far_too_long_is_refused_and_the_next_one_is_read() -> None:
    stream = io.BytesIO(b"x" * (2 * LONGEST_LINE + 7) + b"\nafter\n")
    assert list(lines(stream)) == [(1, None), (2, b"after")]


def test_a_line_of_exactly_the_longest_length_is_taken() -> None:
    raw = b"x" * (LONGEST_LINE - 1)
    assert list(lines(io.BytesIO(raw + b"\nb\n"))) == [(1, raw), (2, b"b")]


@pytest.mark.parametrize(
    "raw", [b"caf\xe9", b"", b"  \n", b"\x1b\x07", b"?!", b"x" * 100_000, None]
)
def test_what_is_no_message_is_refused_with_what_to_do(raw: bytes | None) -> None:
    with pytest.raises(BadMessage) as caught:
        message(raw)
    assert caught.value.next_step


def test_an_argument_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(BadMessage):
        argument(os.fsdecode(b"caf\xe9"))
    assert argument("  café ") == "café"
