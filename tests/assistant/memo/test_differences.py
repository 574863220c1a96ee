"""Word by word: nothing of either wording is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.differences import words_changed


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("we wait", "we wait", [("same", "we wait")]),
        ("", "", []),
        ("we wait so", "we go so",
         [("same", "we "), ("out", "wait"), ("in", "go"), ("same", " so")]),
        ("a b c d", "a x y d", [("same", "a "), ("out", "b c"), ("in", "x y"), ("same", " d")]),
        ("wait", "wait [who?]", [("same", "wait"), ("in", " [who?]")]),
    ],
)  # fmt: skip
def test_pieces(before: str, after: str, pieces: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.text) for each in words_changed(before, after)] == pieces


_TEXT = st.text(alphabet="ab .,\n[?]’é", max_size=60)


@given(_TEXT, _TEXT)
def test_both_wordings_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = words_changed(before, after)
    assert "".join(each.text for each in pieces if each.kind != "in") == before
    assert "".join(each.text for each in pieces if each.kind != "out") == after


def test_very_long_wordings_are_one_change() -> None:
    assert len(words_changed("a " * 3000, "b " * 3000)) == 2
