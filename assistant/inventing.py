"""Whether words name a number, a name, a date or a quotation that nobody gave."""

import re

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_QUOTED = re.compile(r"[“\"]([^”\"]{3,})[”\"]")
_NAME = re.compile(r"(?<![.!?:“\"\n>-]\s)(?<![.!?:“\"\n>-]\s\s)(?<!^)(?<!“)(?<!\*)\b[A-Z][\w’'-]+")
_DATE = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|q[1-4])\b",
    re.I,
)
_ALLOWED = frozenset({"i", "i'd", "i’d", "i'm", "i’m", "i've", "i’ve", "i'll", "i’ll"})


def invents_numbers(text: str, known: str) -> bool:
    """Whether a number in the text stands nowhere in what is known; markers do not count."""
    there = {number.replace(",", "") for number in _NUMBER.findall(known)}
    unmarked = re.sub(r"\[\d+\]", "", text)
    return any(number.replace(",", "") not in there for number in _NUMBER.findall(unmarked))


def invents_names(text: str, known: str) -> bool:
    """Whether a name or a date in the text stands nowhere in what is known."""
    there = {word.lower() for word in re.findall(r"[\w’'-]+", known)}
    named = [word.lower() for word in (*_NAME.findall(text), *_DATE.findall(text))]
    return any(
        word not in there and word not in _ALLOWED and word.removesuffix("’s") not in there
        for word in named
    )


def invents_quotes(text: str, known: str) -> bool:
    """Whether a quoted run of words stands nowhere in what is known."""
    flat = " ".join(known.lower().split())
    return any(
        " ".join(quote.lower().split()).strip(" .,;:!?…") not in flat
        for quote in _QUOTED.findall(text)
    )
