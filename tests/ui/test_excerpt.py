"""Excerpts: the right stretch, with the words of the search marked and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.components.excerpt import beginning, excerpt

LONG = (
    "Nothing to see here at all. " * 30 + "The rewrite was rejected by the board. " + "More. " * 90
)


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("We rejected the rewrite.", "why reject rewrite?", "We [rejected] the [rewrite]."),
        ("No word of it.", "why reject rewrite?", "No word of it."),
        ("# A title\n\n- **bold** words", "bold", "A title - [bold] words"),
        ("| a | b |\n|---|:--|\n| kafka | x |", "Kafka", "a b [kafka] x"),
        ("`code` and snake_case stay", "snake", "code and [snake]\\_case stay"),
        ("anything", "the of and", "anything"),
    ],
)
def test_words_are_marked(text: str, query: str, shown: str) -> None:
    assert excerpt(text, query).replace(":primary-background", "") == shown


def test_the_stretch_with_the_words_is_shown() -> None:
    shown = excerpt(LONG, "board rejected rewrite", 200)
    assert ":primary-background[rejected] by the :primary-background[board]" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


@given(st.text(max_size=800), st.text(max_size=60))
def test_any_text_and_query_give_one_harmless_line(text: str, query: str) -> None:
    shown = excerpt(text, query, 100)
    assert "\n" not in shown
    plain = re.sub(r":primary-background\[(\w+)\]", r"\1", shown)
    assert not re.search(r"(?<!\\)(?:!\[|\]\(|<[a-z])", re.sub(r"`+[^`]*`+", "", plain))


def test_a_beginning_is_a_few_words() -> None:
    assert beginning("# One two\n\nthree **four** five", 4) == "One two three four …"
    assert beginning("One", 4) == "One"
