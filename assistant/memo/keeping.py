"""Reviews and findings as JSON and back, so that what was said is shown again as it was said."""

import functools
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from assistant.manuscripts import KeptFinding
from assistant.memo.findings import Review
from assistant.memo.life import Tracked


def review_to_json(review: Review) -> dict[str, object]:
    """The review as plain JSON values."""
    plain: dict[str, object] = _reviews().dump_python(review, mode="json")
    return plain


def review_from_json(kept: Mapping[str, object] | None) -> Review | None:
    """The review as it was; None without one, or when its form cannot be read any more."""
    if kept is None:
        return None
    try:
        return _reviews().validate_python(kept)
    except ValidationError:
        return None


def finding_to_kept(tracked: Tracked) -> KeptFinding:
    """The finding as it goes into the record."""
    return KeptFinding(
        id=tracked.finding.id,
        criterion=tracked.finding.criterion,
        fault=tracked.finding.fault,
        state=tracked.state,
        reason=tracked.reason if tracked.state == "waived" else "",
        opened_in=tracked.opened_in,
        closed_in=tracked.closed_in,
        kept=_tracked().dump_python(tracked, mode="json"),
    )


def finding_from_kept(kept: KeptFinding) -> Tracked:
    """The finding as it was. Raises ValueError when the record holds something else."""
    return _tracked().validate_python(kept.kept)


@functools.cache
def _reviews() -> TypeAdapter[Review]:
    return TypeAdapter(Review)


@functools.cache
def _tracked() -> TypeAdapter[Tracked]:
    return TypeAdapter(Tracked)
