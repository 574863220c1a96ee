"""Reads a question: whether it asks anything, and the words that carry it."""

import re

from assistant.stems import stem_of

_GREETING = re.compile(
    r"^(hi|hello|hey|good (morning|afternoon|evening)|thanks?( you)?|ok(ay)?|test|help)\W*$", re.I
)
_STOP = frozenset(
    "a an and are as at be been but by can could did do does for from had has have how i if in "
    "is it its me my of on or our out s shall should so t than that the their them then there "
    "these they this those to too us was we were what when where which who why will with would "
    "you your about any all tell say says know please get got am being into just like not no "
    "also because even only ever let now one ones some someone something everything anything "
    "nothing someone's such always together very while whose whom he she his her him both "
    "either neither same".split()
)
_SHORTENED = re.compile(r"n['’]t$|['’](re|ve|ll|d|m)$")
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def is_greeting(text: str) -> bool:
    """Whether the message asks nothing."""
    return bool(_GREETING.match(text.strip()))


def key_words(text: str) -> tuple[str, ...]:
    """The words that carry a question, lower case, in order."""
    words = _WORDS.findall(text.lower())
    return tuple(word for word in words if word not in _STOP and not _SHORTENED.search(word))


def key_stems(text: str) -> frozenset[str]:
    """The words that carry a question, without their endings."""
    return frozenset(map(stem_of, key_words(text)))
