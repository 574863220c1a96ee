"""Prompts are files with declared inputs; a missing or extra one is an error."""

import pytest

from prompts import library
from prompts.library import AuthoredWording, PromptError


@pytest.mark.parametrize("name", library.names())
def test_every_file_loads_and_has_a_fingerprint(name: str) -> None:
    assert len(library.fingerprint(name)) == 12


def test_renders_with_exactly_its_inputs() -> None:
    prompt = library.render("extraction/copy", message="Builds $fail {x}", asks="the problem")
    assert "Builds $fail {x}" in prompt.text
    assert prompt.fingerprint == library.fingerprint("extraction/copy")


@pytest.mark.parametrize("inputs", [{}, {"message": "x"}, {"message": "x", "asks": "y", "z": ""}])
def test_refuses_other_inputs(inputs: dict[str, str]) -> None:
    with pytest.raises(PromptError, match="takes"):
        library.render("extraction/copy", **inputs)


def test_unknown_prompt_and_group() -> None:
    with pytest.raises(PromptError, match="no prompt"):
        library.render("framing/dance")
    with pytest.raises(PromptError, match="no wordings"):
        library.wordings("framing/open", "dance")


def test_a_gap_without_words_is_an_error() -> None:
    wording = AuthoredWording("x#all1", "You say $span.", frozenset({"span"}))
    assert wording.fill({"span": "no $x", "more": "unused"}) == "You say no $x."
    with pytest.raises(PromptError, match="span"):
        wording.fill({})
