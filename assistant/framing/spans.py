"""Runs of the author's words that can stand as a quotation inside a sentence of the coach."""

import re
from collections.abc import Iterator

from assistant.framing import patterns
from assistant.framing.grammar import count_words, trimmed
from assistant.framing.reading import clauses

_POINTS_BACK = re.compile(
    r"^(?:it|its|it's|that|this|these|those|they|them|their|he|she|his|her|hers|which|who|whose|"
    r"and|or|as|if|when|because|to|for|with|from|in|on|at|of|by|after|before|than|then|so|until|"
    r"would|could|is|are|was|were|not|also|only|even|especially|mostly|one|now|there|here|such|"
    r"leave|move|let|make|keep|go|get|do|look|write|take|try|ask|start|split|talk|count|"
    r"since|yes|no|ok|both|obviously|honestly|maybe|i suppose|i think|i guess|i see|i told)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|cannot|must|should|might|"
    r"need|needs|want|wants|say|says|get|gets|got|go|goes|make|makes|made|lose|loses|lost|take|"
    r"takes|took|wait|waits|fail|fails|failed|cost|costs|drop|drops|come|comes|came|pay|pays|paid|"
    r"spend|spends|ship|ships|reject|rejects|stop|stops|leave|leaves|left|move|moves|break|breaks|"
    r"end|ends|change|changes|begin|work|works|reconcile|decide|decides|know|knows|\w+n['’]t)\b",
    re.I,
)
_NEGATED = re.compile(r"\b(?:not|no|never|\w+n['’]t)\b", re.I)
_COMMA = re.compile(r",\s+")
_LEADING_THAT = re.compile(r"^(?:that|it is that|and|but)\s+", re.I)
_VAGUE = 5
_EARLY = 5
_REPORTED = re.compile(
    r"^.{0,60}?\bwould\s(?:\w+\s)?(?:say|describe|tell|argue|answer)s?,?\s(?:that\s)?", re.I
)


def short_quote(words: str, limit: int) -> str:
    """The words, or the clause of theirs that can be quoted alone; nothing when none can."""
    return next(quotable(words, limit), "")


def quotable(words: str, limit: int) -> Iterator[str]:
    """Clauses that make sense alone and have at most `limit` words; plain statements first."""
    whole = trimmed(words.rstrip(" .!"))
    found = [part for part in (whole, *clauses(words)) if _stands_alone(part, limit)]
    yield from dict.fromkeys(found)


def frame_quote(words: str, limit: int) -> str:
    """The heart of a frame: without "X would say that", and what it is before what it is not."""
    told = _REPORTED.sub("", words.strip())
    rough = [part for clause in clauses(told) for part in (clause, *_COMMA.split(clause))]
    parts = (_LEADING_THAT.sub("", trimmed(part)) for part in rough)
    fitting = [part for part in parts if 2 < count_words(part) <= limit]
    return min(fitting, key=_weakness, default="")


def _weakness(part: str) -> tuple[bool, bool, bool]:
    """What makes a clause a poor name for a frame, the worst first."""
    no_verb = not _VERB.search(part) and not patterns.PAIN.search(part)
    vague = count_words(part) < _VAGUE and bool(_POINTS_BACK.match(part))
    return (
        no_verb or vague,
        bool(_NEGATED.search(" ".join(part.split()[:_EARLY]))),
        not patterns.PAIN.search(part),
    )


def _stands_alone(part: str, limit: int) -> bool:
    return (
        2 < count_words(part) <= limit
        and not _POINTS_BACK.match(part)
        and bool(_VERB.search(part))
        and "?" not in part
        and ":" not in part
    )
