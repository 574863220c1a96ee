"""Whether the coach is about to ask the same thing again in other words."""

import re
from collections.abc import Sequence

from assistant.conversation import Turn
from assistant.stems import stem_of

SAME = 0.6
"""Share of the shorter question's content stems from which on two questions are one."""
_ENOUGH_STEMS = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_QUOTED = re.compile(r"“[^”]*”")
_SMALL = frozenset(
    "the and what who whom whose which how when where why would could will that this these those "
    "for with from you your yours them they their it its him her his has have had are was were not "
    "can does did one then than but any all about into out say said tell still already if".split()
)


def asked_before(text: str, path: Sequence[Turn]) -> bool:
    """Whether the question in `text` is, by its words, one that the path holds already."""
    stems = _stems(text)
    if len(stems) < _ENOUGH_STEMS:
        return False
    return any(_overlap(stems, _stems(turn.text)) >= SAME for turn in path if turn.role == "coach")


def question_of(text: str) -> str:
    """The last question of a text, or nothing."""
    if "?" not in text:
        return ""
    before = text[: text.rindex("?") + 1]
    return re.split(r"(?<=[.!:])\s+|\n+", before)[-1]


def _stems(text: str) -> frozenset[str]:
    asked = _QUOTED.sub(" ", question_of(text))
    words = (word.lower() for word in _WORD.findall(asked))
    return frozenset(stem_of(word) for word in words if word not in _SMALL)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if len(other) < _ENOUGH_STEMS:
        return 0.0
    return len(one & other) / min(len(one), len(other))
