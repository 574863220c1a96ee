"""How a question is put: one thing or two ("Did we decide …, and why?"), or about replacement.

What it asks *for* stands in `knowledge.asked_for`.
"""

import re

_SECOND = re.compile(
    r",?\s+(?:and|or)\s+(?=(?:why|when|who|whom|what|how|where|which|whose)\b)", re.I
)
_FIRST = re.compile(
    r"^\W*(?:did|do|does|was|were|is|are|has|have|had|can|should|why|when|who|what|how|where|which)\b",
    re.I,
)
_STORY = re.compile(r"\bexample\b[^›]*$", re.I)
_SUPERSEDES = re.compile(r"\bsupersede[sd]\b", re.I)
_NOTED = re.compile(r"\bsupersed|\breplac|\bstill\b|\bcurrent|\bvalid\b", re.I)


def tells_a_story(heading: str) -> bool:
    """Whether a heading stands over an invented example, which is no source of facts."""
    return bool(_STORY.search(heading))


def asks_what_replaced(question: str) -> bool:
    """Whether it asks what a document replaced or was replaced by."""
    return bool(_NOTED.search(question))


def notes_what_replaced(sentence: str) -> bool:
    """Whether a sentence says that one document replaced another."""
    return bool(_SUPERSEDES.search(sentence))


def halves(question: str) -> tuple[str, ...]:
    """The questions that a question holds: one, or two that are joined by "and"."""
    parts = _SECOND.split(question, maxsplit=1)
    if len(parts) < 2 or not _FIRST.match(parts[0]) or len(parts[0].split()) < 3:
        return (question,)
    return (parts[0], parts[1])
