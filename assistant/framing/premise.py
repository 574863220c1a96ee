"""Finds a claim about a share that the author's own numbers do not bear out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.stems import stem_of

_CLAIM = re.compile(
    r"\b(?P<most>most(?: of)?|the majority of|the bulk of|almost all|nearly all"
    r"|nearly every|mostly|"
    r"mainly|more than half of)\b|\b(?P<few>hardly any|very few|almost none|almost no|rarely)\b",
    re.I,
)
_COUNTED = (
    re.compile(
        r"\b(?P<part>\d+)\s(?:out\s)?of\s(?:the|our|these|those|all)?\s?(?P<whole>\d+)\b", re.I
    ),
    re.compile(
        r"\b(?P<whole>\d+)\s(?:[a-z-]+\s){0,3}?[a-z-]+,?\s(?:and|but|of which|only|where|,|\s)*"
        r"(?:only\s|just\s)?(?P<part>\d+)\sof\s(?:those|them|these|which)\b",
        re.I,
    ),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "most mostly mainly that this those these with from were have been come".split()
)
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Premise:
    """A claim and the two numbers of the author that contradict it."""

    claim: str
    """The clause that claims, verbatim."""
    part: str
    whole: str


def false_premise(clauses: Sequence[str], text: str) -> Premise | None:
    """The first claim of the clauses that numbers in the text contradict."""
    counts = tuple(_counts(text))
    for clause in clauses:
        claim = _CLAIM.search(clause)
        for part, whole, around in counts if claim else ():
            share = int(part) / int(whole)
            contradicted = share < 0.5 if claim and claim.group("most") else share > 0.5
            if contradicted and around not in clause and _same_matter(clause, around):
                return Premise(clause, part, whole)
    return None


def claims_share(clause: str) -> bool:
    """Whether a clause claims that something is most of, or hardly any of, a whole."""
    return bool(_CLAIM.search(clause))


def _counts(text: str) -> Iterator[tuple[str, str, str]]:
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        for pattern in _COUNTED:
            for match in pattern.finditer(sentence):
                part, whole = match.group("part"), match.group("whole")
                if int(whole) > 0 and int(part) <= int(whole):
                    yield part, whole, sentence


def _same_matter(claim: str, numbers: str) -> bool:
    said, counted = _stems(claim), _stems(numbers)
    return len(said & counted) >= min(_SHARED, len(said))


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem_of(word) for word in words if word not in _COMMON)
