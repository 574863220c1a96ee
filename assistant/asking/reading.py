"""Reads a question: what to search for, with a follow-up joined to what it follows."""

import re
from collections.abc import Sequence

from assistant.conversation import Turn

_GREETING = re.compile(
    r"^(hi|hello|hey|good (morning|afternoon|evening)|thanks?( you)?|ok(ay)?|test|help)\W*$", re.I
)
_FOLLOWS = re.compile(
    r"^(and|but|so|then|also|what about|how about|who|when|how much)\b|^why( not)?\W*$|"
    r"\b(it|its|that|this|they|them|their|those|these|there|he|she|one|ones|instead|same)\b",
    re.I,
)
_STOP = frozenset(
    "a an and are as at be been but by can could did do does for from had has have how i if in is "
    "it its me my of on or our out s shall should so t than that the their them then there these "
    "they this those to too us was we were what when where which who why will with would you your "
    "about any all tell say says know please".split()
)
_FEW = 6


def is_greeting(text: str) -> bool:
    """Whether the message asks nothing."""
    return bool(_GREETING.match(text.strip()))


def key_words(text: str) -> tuple[str, ...]:
    """The words that carry a question, lower case, in order."""
    words = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", text.lower())
    return tuple(word for word in words if word not in _STOP)


def standalone(path: Sequence[Turn]) -> str:
    """The last question as one that can be searched for by itself.

    A short question that points back ("and why was that?") is joined with the key words of the
    question before it and the titles that its answer cited.
    """
    question = path[-1].text
    earlier = [turn for turn in path[:-1] if turn.role == "author" and not is_greeting(turn.text)]
    if not earlier or not _points_back(question):
        return question
    answer = path[-2] if len(path) > 1 and path[-2].role == "coach" else None
    titles = dict.fromkeys(citation.document for citation in answer.citations) if answer else ()
    return " ".join((question, *titles, *key_words(earlier[-1].text)))


def _points_back(question: str) -> bool:
    return bool(_FOLLOWS.search(question.strip())) and len(key_words(question)) <= _FEW
