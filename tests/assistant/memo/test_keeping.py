"""A review comes back from the record as it was made."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.manuscripts import KeptFinding, KeptVersion
from assistant.memo.anchoring import Anchor
from assistant.memo.findings import Finding, Review
from assistant.memo.keeping import (
    finding_from_kept,
    finding_to_kept,
    review_from_json,
    review_to_json,
)
from assistant.memo.life import Step, Tracked, waive
from assistant.memo.tracked import version_of

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FINDING = Finding("f", "ask", "hedged", "high", (1, 2), "“quote”", "w", "y", "q", missing=False)


@settings(max_examples=60, deadline=None)
@given(review=st.builds(Review, kind=TEXT))
def test_a_review_comes_back(review: Review) -> None:
    kept = review_to_json(review)
    assert review_from_json(json.loads(json.dumps(kept))) == review


@settings(max_examples=60, deadline=None)
@given(
    findings=st.lists(st.from_type(Finding), max_size=2).map(tuple),
    timings=st.dictionaries(TEXT, st.floats(0, 9), max_size=2),
)
def test_findings_and_timings_come_back(
    findings: tuple[Finding, ...], timings: dict[str, float]
) -> None:
    review = Review("decision", findings, findings, timings=timings)
    assert review_from_json(json.loads(json.dumps(review_to_json(review)))) == review


def test_a_form_that_cannot_be_read_is_none_and_new_fields_harm_nothing() -> None:
    assert review_from_json(None) is None
    assert review_from_json({}) is None
    assert review_from_json({"kind": "brief", "findings": [{"id": "x"}]}) is None
    later = {**review_to_json(Review("brief", ())), "of_a_later_version": 1}
    assert review_from_json(later) == Review("brief", ())


def test_a_finding_comes_back_with_its_steps() -> None:
    tracked = Tracked(FINDING, (Anchor("We may move.", 3),)).stands("open", 1)
    left = waive(tracked, "known", 2)
    kept = finding_to_kept(left)
    assert (kept.id, kept.criterion, kept.fault) == ("f", "ask", "hedged")
    assert (kept.state, kept.reason, kept.opened_in, kept.closed_in) == ("waived", "known", 1, None)
    again = KeptFinding("f", "ask", "hedged", "waived", "known", 1, None, _through_json(kept))
    assert finding_from_kept(again) == left
    closed = finding_to_kept(left.stands("addressed", 3))
    assert (closed.closed_in, closed.reason) == (3, "")
    with pytest.raises(ValidationError):
        finding_from_kept(KeptFinding("f", "ask", "hedged", "open", "", 1, None, {}))


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([(2, "open")], "opened"),
        ([(2, "addressed")], ""),
        ([(1, "open")], ""),
        ([(1, "open"), (2, "addressed")], "closed"),
        ([(1, "waived"), (2, "addressed")], "closed"),
        ([(1, "open"), (2, "addressed"), (3, "regressed")], "closed"),
        ([(1, "addressed"), (2, "regressed")], "returned"),
        ([(1, "open"), (2, "waived")], ""),
        ([(3, "open")], ""),
    ],
)
def test_what_version_2_settled(steps: list[tuple[int, str]], said: str) -> None:
    made = tuple(Step(at, state) for at, state in steps)  # type: ignore[arg-type]
    tracked = Tracked(FINDING, (), made[-1].state, made)
    kept = KeptVersion(2, datetime.now(UTC), "written", "decision", 1, "Words.")
    version = version_of(kept, (tracked,))
    told = {name for name in ("opened", "closed", "returned") if getattr(version, name)}
    assert told == ({said} if said else set())


def _through_json(kept: KeptFinding) -> dict[str, object]:
    plain: dict[str, object] = json.loads(json.dumps(kept.kept))
    return plain
