"""Readings made by hand, for tests of what follows from them."""

from collections.abc import Mapping

from assistant.memo.document import parse
from assistant.memo.reading import Reading, Role


def reading(
    text: str, roles: Mapping[int, set[Role]] | None = None, kind: str = "decision"
) -> Reading:
    """The text with these parts played by its sentences."""
    given = {number: frozenset(each) for number, each in (roles or {}).items()}
    return Reading(parse(text), kind, given, {})
