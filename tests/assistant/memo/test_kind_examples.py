"""The examples of each kind, held against the product's own review without a model."""

import functools

import pytest

from assistant.memo.findings import Review
from assistant.memo.kinds import memo_kinds
from assistant.memo.review import MemoReviewer


@functools.cache
def reviewed(kind: str, example: str) -> Review:
    """The whole review of an example, `strong` or `weak`."""
    text = getattr(memo_kinds()[kind], example)
    *_, whole = MemoReviewer().reviewing(text, kind)
    return whole


@pytest.mark.parametrize("kind", memo_kinds())
def test_a_strong_example_does_what_its_criteria_ask(kind: str) -> None:
    made = reviewed(kind, "strong")
    assert made.standing == "ready"
    assert [(each.criterion, each.fault) for each in made.findings] == []
    assert len(made.strengths) >= 2


@pytest.mark.parametrize("kind", memo_kinds())
def test_a_weak_example_shows_what_reviews_are_for(kind: str) -> None:
    made = reviewed(kind, "weak")
    assert made.standing != "ready"
    assert len(made.findings) >= 4
    assert len(made.lint) >= 1


@pytest.mark.parametrize("kind", memo_kinds())
@pytest.mark.parametrize("example", ["strong", "weak"])
def test_no_wording_of_a_review_has_an_unfilled_gap(kind: str, example: str) -> None:
    made = reviewed(kind, example)
    for each in (*made.findings, *made.further):
        said = f"{each.weak} {each.why} {each.question}"
        assert "{" not in said
        assert "“…”" not in said
        assert len(each.weak.split()) <= 40
