"""The contract of a framing turn, applied to words that a model wrote."""

import re
from collections.abc import Sequence

from assistant.citations import verify
from assistant.conversation import Citation, Turn
from assistant.framing.grammar import count_words
from assistant.modes import Brief, Checked

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
    r"great question|i(?:'|’)m sorry|as an ai)\b",
    re.I,
)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_QUOTED = re.compile(r"[“\"]([^”\"]{3,})[”\"]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SILENT = frozenset({"close"})
_MAY_ADVISE = frozenset({"offer_view"})
_ECHO = 0.8
_ECHO_FROM_WORDS = 12
_ECHO_WORDS = 8


def check(text: str, brief: Brief, path: tuple[Turn, ...]) -> Checked:
    """The words with their citations, or the names of what they broke."""
    move = brief.prompt.split("/")[-1]
    said = " ".join(turn.text for turn in path)
    sources = " ".join(hit.passage.text for hit in brief.hits)
    faults = [
        *(["empty"] if not text else []),
        *(["no_question"] if "?" not in text and move not in _SILENT else []),
        *(["question"] if "?" in text and move in _SILENT else []),
        *(["unasked_advice"] if move not in _MAY_ADVISE and advises(text) else []),
        *(["praise"] if _PRAISE.search(text) else []),
        *(["invented_number"] if invents_numbers(text, f"{said} {sources}") else []),
        *(["invented_quote"] if invents_quotes(text, f"{said} {sources}") else []),
        *(["no_reflection"] if not _reflects(text, path, sources) else []),
        *(["echo"] if _echoes(text, path[-1].text) else []),
        *(["list"] if re.search(r"^\s*(?:[-*•]|\d+\.)\s", text, re.M) else []),
    ]
    return Checked(text, _citations(text, brief), tuple(faults))


def advises(text: str) -> bool:
    """Whether the words tell the author what to do."""
    return bool(_ADVICE.search(text))


def invents_numbers(text: str, known: str) -> bool:
    """Whether a number in the text stands nowhere in what is known; markers do not count."""
    there = {number.replace(",", "") for number in _NUMBER.findall(known)}
    unmarked = re.sub(r"\[\d+\]", "", text)
    return any(number.replace(",", "") not in there for number in _NUMBER.findall(unmarked))


def invents_quotes(text: str, known: str) -> bool:
    """Whether a quoted run of words stands nowhere in what is known."""
    flat = " ".join(known.lower().split())
    return any(
        " ".join(quote.lower().split()).strip(" .,;:!?…") not in flat
        for quote in _QUOTED.findall(text)
    )


def _reflects(text: str, path: Sequence[Turn], sources: str) -> bool:
    theirs = {
        word.lower()[:5]
        for turn in path
        if turn.role == "author"
        for word in _WORD.findall(turn.text)
    }
    if len(theirs) < 3:
        return True
    return any(word.lower()[:5] in theirs for word in _WORD.findall(text))


def _echoes(text: str, message: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    if count_words(message) < _ECHO_FROM_WORDS or len(words) < _ECHO_WORDS:
        return False
    theirs = {word.lower() for word in _WORD.findall(message)}
    return sum(word in theirs for word in words) / len(words) >= _ECHO


def _citations(text: str, brief: Brief) -> tuple[Citation, ...]:
    if "[1]" not in text:
        return ()
    return tuple(
        citation
        for citation in brief.authored().citations
        if any(verify(citation, hit.passage.text) for hit in brief.hits)
    )
