"""Which of the found passages an answer is taken from, and in which order."""

from collections.abc import Sequence

from knowledge.passages import Hit

SURE = 0.6
"""Relevance from which on the closest sentences stand as an answer without a model's word."""


def current_first(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The passages with those of a superseded document behind those of what replaced it."""
    titles = {hit.document.title for hit in hits}
    return tuple(sorted(hits, key=lambda hit: hit.document.superseded_by in titles))
