"""The kinds of case: guessed from the first words, or set by the author."""

import pytest

from assistant.framing.kinds import guess, kind_named, kinds
from assistant.framing.slots import NAMES
from prompts import library as prompts


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("We have to migrate all services off the old bus", "migration"),
        ("We need to rewrite the billing monolith", "architecture"),
        ("Four sign-offs for every change in the release process", "process"),
        ("Leadership wants us to do something with AI agents across sales", "initiative"),
        ("I feel that something is odd", "other"),
    ],
)
def test_guess(opening: str, name: str) -> None:
    assert guess(opening).name == name


@pytest.mark.parametrize("given", ["migration", "Org-wide migration", " ORG-WIDE MIGRATION "])
def test_named_by_name_or_label(given: str) -> None:
    kind = kind_named(given)
    assert kind is not None
    assert kind.name == "migration"


def test_unknown_and_empty_names() -> None:
    assert kind_named("party") is None
    assert kind_named("") is None


def test_every_kind_is_complete() -> None:
    lenses = set(prompts.groups("framing/other_frame"))
    for kind in kinds().values():
        assert len(kind.starters) >= 3
        assert len(kind.forgotten) >= 3
        assert set(kind.lenses) == lenses
        assert set(kind.weights) <= set(NAMES)
    assert list(kinds())[-1] == "other"
