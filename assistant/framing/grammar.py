"""Puts an author's words into the mouth of someone who speaks to them.

A filled gap must read as if a person had written the sentence, so a span is either quoted as it
stands or turned into the second person, and refused when neither would read well.
"""

import re

_FLIPS = {
    "i": "you",
    "i'm": "you're",
    "i’m": "you’re",
    "i've": "you've",
    "i’ve": "you’ve",
    "i'd": "you'd",
    "i’d": "you’d",
    "i'll": "you'll",
    "i’ll": "you’ll",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you're",
    "we’re": "you’re",
    "we've": "you've",
    "we’ve": "you’ve",
    "we'd": "you'd",
    "we’d": "you’d",
    "we'll": "you'll",
    "we’ll": "you’ll",
    "us": "you",
    "our": "your",
    "ours": "yours",
    "ourselves": "yourselves",
}
_SUBJECT = re.compile(
    r"^(?:we|i|our|my|the|there|it|they|every|each|this|these|those|nobody|no one|customers|teams|"
    r"people|engineers|deploys|releases|builds|tests)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|cannot|must|should|might|"
    r"\w+n['’]t|takes?|took|costs?|loses?|lose|lost|fails?|failed|breaks?|broke|waits?|blocks?|"
    r"needs?|wants?|complains?|keeps?|kept|goes|went|gets?|got|makes?|made|spends?|spent|misses|"
    r"missed|comes?|came|stops?|stopped|hurts?|slips?|slipped|drops?|dropped|leaves?|left"
    r"|depends?)\b",
    re.I,
)
_TRAILING = re.compile(
    r"(?:[\s,;:–—-]+|\b(?:and|or|but|so|because|that|which|to|the|a|an|of|as|if|when|while|then|"
    r"also|too|just|really)\s*)+$",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:(?:obviously|probably|maybe|perhaps)(?: that)?|and|but|so|because|well|also"
    r"|then|that|which|plus"
    r"|honestly|basically|actually|"
    r"on top of that|in addition|even worse|worse|on the other hand|"
    r"the problem is(?: that)?|the point is(?: that)?|"
    r"the issue is(?: that)?|the thing is(?: that)?)\b[\s,]*)+",
    re.I,
)


def to_second_person(span: str) -> str:
    """The span as said to its author: "our deploys" becomes "your deploys"."""

    def flip(match: re.Match[str]) -> str:
        word = match.group()
        flipped = _FLIPS.get(word.lower())
        if flipped is None or (word.isupper() and word != "I"):
            return word
        starts = match.start() == 0 and word[0].isupper() and word[0] != "I"
        return flipped.capitalize() if starts else flipped

    said = re.sub(r"[A-Za-z]+(?:['’][a-z]+)?", flip, span)
    said = re.sub(r"\byou am\b", "you are", said)
    return re.sub(r"\byou was\b", "you were", said)


_BASES = {
    "moving": "move",
    "migrating": "migrate",
    "rewriting": "rewrite",
    "replacing": "replace",
    "building": "build",
    "splitting": "split",
    "merging": "merge",
    "introducing": "introduce",
    "consolidating": "consolidate",
    "upgrading": "upgrade",
}


def to_base(phrase: str) -> str:
    """A verb phrase that can follow "to": "moving our services" becomes "move our services"."""
    first, space, rest = phrase.partition(" ")
    return f"{_BASES.get(first.lower(), first)}{space}{rest}"


def trimmed(span: str) -> str:
    """The span without what dangles at either end; still a run of the author's words."""
    span = span.strip().strip("\"“”'‘’*_`#>- ")
    return _TRAILING.sub("", _LEADING.sub("", span)).strip()


def is_statement(span: str) -> bool:
    """Whether the span reads as a clause of its own: a subject, a verb, no question."""
    return bool(_SUBJECT.match(span) and _VERB.search(span)) and "?" not in span


def lower_first(span: str) -> str:
    """The span with a small first letter, unless its first word is a name or an acronym."""
    first = span.split(maxsplit=1)[0] if span else ""
    if first in {"I", "I'm", "I’m"} or not _SUBJECT.match(first):
        return span
    return span[:1].lower() + span[1:]


def lowered(span: str) -> str:
    """The span with a small first letter: for quantities, which are never names."""
    return span[:1].lower() + span[1:]


def count_words(text: str) -> int:
    """Words as white space separates them."""
    return len(text.split())
