"""Numbers with what they count, apart from the dates, times and labels that hold numbers too."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.memo.dates import DATE
from assistant.memo.document import Document, Sentence, plain
from assistant.memo.reading import Figure
from assistant.stems import stem_of

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_SMALL)}
_WORDS |= {word: 20.0 + 10 * index for index, word in enumerate(_TENS)}
_WORDS |= {f"{ten}-{one}": _WORDS[ten] + _WORDS[one] for ten in _TENS for one in _SMALL[1:10]}
_WORDS |= {"half": 0.5, "dozen": 12.0, "twice": 2.0}
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "hundred": 1e2,
    "dozen": 12.0,
}
_SHORT = (
    "percent:% per cent:% percentage points:point €:eur euro:eur $:usd dollar:usd £:gbp pound:gbp "
    "franc:chf ms:millisecond s:second sec:second min:minute h:hour hr:hour d:day wk:week yr:year "
    "kb:kilobyte mb:megabyte gb:gigabyte tb:terabyte km:kilometre"
)
_UNITS = dict(re.findall(r"(\S[^:]*?):(\S+)", _SHORT))
_TIMES = "millisecond second minute hour day week month quarter year".split()
_OTHERS = (
    "euro dollar pound franc percent kilobyte megabyte gigabyte terabyte kilometre mile".split()
)
_UNIT = (
    r"(?:%|per\s?cent\b|percentage points\b|€|\$|£|(?:eur|usd|gbp|chf|ms|sec|min|hr|kb|mb|gb|tb|"
    r"km|h|s)\b|"
    rf"(?:{'|'.join((*_TIMES, *_OTHERS))})s?\b)"
)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f' ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\w.,#-])(?P<sign>[€$£]|(?:EUR|USD|GBP|CHF)\s)?\s?(?P<number>{_DIGITS}|"
    rf"\b(?:{_SPELT})\b)(?:\s?(?:–|-|to)\s?(?P<upper>{_DIGITS}|"
    rf"\b(?:{_SPELT})\b))?(?:\s?(?P<scale>(?:k|mn|m|bn)\b|(?:thousand|million|billion|hundred|"
    rf"dozen)s?\b))?(?:[\s-]?(?P<unit>{_UNIT}))?(?![\w]*\d)",
    re.I,
)
_MASKED = re.compile(
    r"\b(?:[01]?\d|2[0-4])[:h][0-5]\d\b|\b(?:1[0-2]|[1-9])\s?(?:am|pm)\b|\b(?:19|"
    r"20)\d\d\b(?![,.]?\d)(?!\s?%)"
    r"|\b[vV]\d[\d.]*|\b[A-Z]{1,8}-\d+|#\d+|\bq[1-4]\b|\b[A-Za-z]+\d+\w*|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|\b(?:section|step|figure|table|option|phase|tier|week|version|alternative|chapter|part|"
    r"no\.)\s\d+\b"
    r"|\b(?:one|two) (?:of (?:us|them|the)|another|or the other)\b|\bone\b(?!\s(?:in|of|out|"
    r"\w+s\b))",
    re.I,
)
_WORD = re.compile(r"[a-z][a-z'’-]+", re.I)
_SPARE = frozenset(
    stem_of(word).rstrip("e")
    for word in (
        "the a an and or but of in on at to for from by with as is are was were be been it its "
        "this that these those we our us their they he she his her you your which who what when "
        "where than then so if not no more less fewer about some all any each every per over "
        "under up down out into only also has have had do does did will would can could may "
        "might should must there here least most nearly roughly around almost just still "
    ).split()
)
_NEAR = 6


def figures(document: Document) -> tuple[Figure, ...]:
    """All figures of a memo, in order; those in a table are also about the head of their column."""
    found: list[Figure] = []
    for sentence in document.sentences:
        heads = _heads(document, sentence) if sentence.kind == "row" else []
        for each in of_sentence(sentence):
            column = sentence.plain[: sentence.plain.find(each.text)].count("·")
            about = each.about | (heads[column] if column < len(heads) else frozenset())
            found.append(replace(each, about=about))
    return tuple(found)


def _heads(document: Document, row: Sentence) -> list[frozenset[str]]:
    """What the heads of the columns of a row's table say, as stems."""
    for block in reversed(document.blocks[: row.block]):
        if block.kind == "header":
            line = plain(document.text[block.start : block.end].strip().splitlines()[0])
            return [_stems(_WORD.findall(cell)) for cell in line.split("·")]
        if block.kind != "row":
            break
    return []


@functools.lru_cache(maxsize=4096)
def of_sentence(sentence: Sentence) -> tuple[Figure, ...]:
    """The figures of one sentence, in order."""
    return tuple(_read(sentence))


def _read(sentence: Sentence) -> Iterator[Figure]:
    text = masked(sentence.plain)
    for match in _FIGURE.finditer(text):
        number = match.group("upper") or match.group("number")
        value = _value(number)
        scale = (match.group("scale") or "").lower().rstrip("s")
        unit = _unit(match.group("sign"), match.group("unit"))
        if match.group("number").lower() == "one" and not unit:
            continue
        yield Figure(
            sentence.number,
            " ".join(sentence.plain[match.start() : match.end()].split()),
            value * _SCALES.get(scale, 1.0),
            unit,
            _about(text, match),
        )


def masked(text: str) -> str:
    """The text with its dates, times and labels blanked, each character in its place."""
    for pattern in (DATE, _MASKED):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _value(number: str) -> float:
    word = number.lower()
    if word in _WORDS:
        return _WORDS[word]
    return float(re.sub(r"[,\u00a0\u202f' ]", "", number))


def _unit(sign: str | None, unit: str | None) -> str:
    shown = (sign or unit or "").strip().lower()
    if shown not in _UNITS and shown.endswith("s") and len(shown) > 3:
        shown = shown[:-1]
    return str(_UNITS.get(" ".join(shown.split()), shown))


def _about(text: str, match: re.Match[str]) -> frozenset[str]:
    before = _WORD.findall(text[: match.start()])[-_NEAR:]
    after = _WORD.findall(text[match.end() :])[:_NEAR]
    return _stems((*before, *after))


def _stems(words: Iterable[str]) -> frozenset[str]:
    stems = {stem_of(word.lower()).rstrip("e") for word in words if word.lower() not in _WORDS}
    return frozenset(stems - _SPARE)
