"""What of a post-mortem is judged for its wording, and what is left out of it."""

import re

from assistant.memo.detectors.told import told
from assistant.memo.document import Sentence
from assistant.memo.gaps import gap_sentences
from assistant.memo.reading import Reading

_QUOTED = re.compile(r"[\"“‘][^\"”’\n]{1,200}[\"”’]")


def unquoted(text: str) -> str:
    """Quoted words are somebody else's, and mostly there to be rejected."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def judged(reading: Reading) -> list[Sentence]:
    gaps = gap_sentences(reading.document)
    return [
        each
        for each in reading.document.sentences
        if each.kind != "quote" and each.number not in gaps
    ]


def has_substance(reading: Reading) -> bool:
    """Whether anything is told in which blame or hindsight could stand."""
    return bool(told(reading, "timeline") or told(reading, "factor"))
