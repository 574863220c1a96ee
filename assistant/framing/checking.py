"""The contract of a framing turn, applied to words that a model wrote."""

import re
from collections.abc import Sequence

from assistant.citations import verify
from assistant.conversation import Citation, Turn
from assistant.framing.grammar import count_words
from assistant.framing.novelty import asked_before
from assistant.inventing import invents_names, invents_numbers, invents_quotes
from assistant.modes import Brief, Checked
from assistant.stems import stem_of

_ADVICE = re.compile(
    r"\b(?:you (?:should|ought to|need to|must|could (?:try|consider|start))|"
    r"i(?:'|’)?d? (?:recommend|suggest|advise)|my advice|"
    r"why don(?:'|’)t you|have you (?:considered|tried|thought about)|"
    r"the best (?:way|approach|thing) (?:is|would be))\b|"
    r"(?:^|[.!?:]\s+)(?:try|consider|start by|make sure)\b",
    re.I,
)
_PRAISE = re.compile(
    r"\b(?:great|excellent|fantastic|amazing|awesome|wonderful|impressive|good question|"
    r"great question|brilliant|well done|good (?:point|job|thinking)|i(?:'|’)m sorry|as an ai)\b",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SILENT = frozenset({"close", "summarise", "condense"})
_MAY_ADVISE = frozenset({"offer_view"})
_NO_REFLECTION = frozenset({"open", "ask_permission", "say_simpler", "repair"})
_ECHO = 0.8
_ECHO_FROM_WORDS = 12
_ECHO_WORDS = 8
_FEW_WORDS = 3


def check(text: str, brief: Brief, path: tuple[Turn, ...]) -> Checked:
    """The words with their citations, or the names of what they broke."""
    move = brief.prompt.split("/")[-1]
    known = f"{' '.join(turn.text for turn in path)} {_sources(brief)}"
    asks = "?" in text
    broken = {
        "empty": not text,
        "no_question": not asks and move not in _SILENT,
        "question": asks and move in _SILENT,
        "question_not_last": asks and not asks_last(text),
        "unasked_advice": move not in _MAY_ADVISE and advises(text),
        "praise": praises(text),
        "invented_number": invents_numbers(text, known),
        "invented_name": invents_names(text, known),
        "invented_quote": invents_quotes(text, known),
        "no_reflection": move not in _NO_REFLECTION and not reflects(text, path),
        "asked_before": asked_before(text, path[:-1]),
        "echo": _echoes(text, path[-1].text),
        "list": move not in _SILENT and bool(re.search(r"^\s*(?:[-*•]|\d+\.)\s", text, re.M)),
    }
    faults = tuple(name for name, holds in broken.items() if holds)
    return Checked(text, _citations(text, brief), faults)


def advises(text: str) -> bool:
    """Whether the words tell the author what to do."""
    return bool(_ADVICE.search(text))


def praises(text: str) -> bool:
    """Whether the words praise or apologise in general, instead of naming what was said."""
    return bool(_PRAISE.search(text))


def asks_last(text: str) -> bool:
    """Whether the question is the last thing that is said."""
    return text.rstrip(" ”\"')*_").endswith("?")


def reflects(text: str, path: Sequence[Turn]) -> bool:
    """Whether the words take up something that the author said, by a word of theirs."""
    theirs = {
        stem_of(word.lower())
        for turn in path
        if turn.role == "author"
        for word in _WORD.findall(turn.text)
    }
    if len(theirs) < _FEW_WORDS:
        return True
    return any(stem_of(word.lower()) in theirs for word in _WORD.findall(text))


def _echoes(text: str, message: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if count_words(message) < _ECHO_FROM_WORDS or len(words) < _ECHO_WORDS:
        return False
    theirs = {word.lower() for word in _WORD.findall(message)}
    return sum(word in theirs for word in words) / len(words) >= _ECHO


def _sources(brief: Brief) -> str:
    """What a reply may take words and numbers from beside the conversation."""
    told = " ".join(
        f"{hit.passage.text} {hit.passage.heading} {hit.document.title} {hit.document.dated or ''}"
        for hit in brief.hits
    )
    return f"{told} {' '.join(brief.inputs.values())}"


def _citations(text: str, brief: Brief) -> tuple[Citation, ...]:
    if "[1]" not in text:
        return ()
    return tuple(
        citation
        for citation in brief.authored().citations
        if any(verify(citation, hit.passage.text) for hit in brief.hits)
    )
