"""Filled gaps read as if a person had written them."""

import pytest

from assistant.framing.grammar import is_statement, lower_first, to_second_person, trimmed


@pytest.mark.parametrize(
    ("said", "flipped"),
    [
        ("rewrite our billing service", "rewrite your billing service"),
        ("We lose two days on my merges", "You lose two days on your merges"),
        ("I am paged, and I was late", "you are paged, and you were late"),
        ("we're stuck and they ignore us", "you're stuck and they ignore you"),
        ("I’ve asked", "you’ve asked"),
        ("the US team in Austin", "the US team in Austin"),
        ("my IT team", "your IT team"),
    ],
)
def test_second_person(said: str, flipped: str) -> None:
    assert to_second_person(said) == flipped


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("and the builds fail and", "the builds fail"),
        ("  “quoted words” ", "quoted words"),
        ("because of the", ""),
        ("On top of that the bus drops messages,", "the bus drops messages"),
    ],
)
def test_trims_what_dangles(raw: str, clean: str) -> None:
    assert trimmed(raw) == clean


@pytest.mark.parametrize(
    ("span", "whether"),
    [
        ("our deploys take four hours", True),
        ("nobody wants to touch it", True),
        ("costs us 18,000 euros", False),
        ("Support waits four days", False),
        ("the pipeline", False),
        ("we fail, do we?", False),
    ],
)
def test_statements(span: str, whether: bool) -> None:
    assert is_statement(span) is whether


def test_only_function_words_lose_their_capital() -> None:
    assert lower_first("Our builds fail") == "our builds fail"
    assert lower_first("Finance waits") == "Finance waits"
    assert lower_first("I wait") == "I wait"
