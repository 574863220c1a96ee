"""The few words of a sentence that a finding quotes: those around what is at fault."""

import re

from assistant.memo.reading import Reading

_MOST = 12
_PART = re.compile(r"[,;:(]\s|\s[–—-]\s|[.!?]\s|\s(?:and|but|so|because|since|which|while)\s", re.I)


def around(text: str, start: int, end: int, most: int = _MOST) -> str:
    """The part of the sentence that holds these characters, verbatim, at most so many words."""
    ends = [match.start() for match in _PART.finditer(text) if match.start() >= end]
    begins = [match.end() for match in _PART.finditer(text) if match.end() <= start]
    first, last = (begins[-1] if begins else 0), (ends[0] if ends else len(text))
    words = [match.span() for match in re.finditer(r"\S+", text[first:last])]
    held = [index for index, (a, b) in enumerate(words) if a + first < end and b + first > start]
    if len(words) > most and held:
        opened = max(0, min(held[0] - (most - len(held)) // 2, len(words) - most))
        words = words[opened : opened + most]
    if not words:
        return text[start:end]
    return text[first + words[0][0] : first + words[-1][1]].strip(" .:;,()*")


def first_under(reading: Reading, *roles: str) -> tuple[int, ...]:
    """The first sentence below a heading on any of these."""
    for section in reading.document.sections:
        if reading.sections.get(section.number, frozenset()) & set(roles):
            below = reading.document.of_section(section.number)
            if below:
                return (below[0].number,)
    return ()
