"""Whether the numbers of a memo agree with each other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.memo.detectors.told import words_of
from assistant.memo.reading import Figure, Reading
from assistant.memo.verdicts import SILENT, Verdict
from assistant.stems import stem_of

_STAYS = re.compile(
    r"\b(?:goes? on|going on|carr(?:y|ies) on|stays? at|remains? at|keeps? (?:on )?\w+ing|again|"
    r"as (?:it is )?today|as now|as before|continues? (?:to|at))\b",
    re.I,
)
_MOVES = re.compile(
    r"\b(?:from|before|after|against|instead of|compared|than|up to|at most|at least|under|below|"
    r"above|over|between|another|other|further|more|less|fewer|each|per|by|target|until|within|"
    r"extra|additional|first|second|third|last|next|half|alternativ\w+|option|would|could|if|"
    r"might|should|will|expect\w*|estimat\w*|plan\w*|was|were|had)\b",
    re.I,
)
_ALIKE, _SHARED = 0.7, 4
_LEAST_DIGITS = 2
_SHORT = 3
_BACK = re.compile(r"\bthe $", re.I)
_MONEY, _LARGE = ("eur", "usd", "gbp", "chf"), 1000
_LESS = re.compile(r"\b(?:difference|sav\w+|more|less|extra|additional|remain\w*|rest)\b", re.I)
_TIMES = frozenset(
    ("second", "minut", "hour", "day", "week", "month", "quarter", "year", "eur", "euro")
)
_BOUND = re.compile(
    r"\b(?:below|under|within|above|over|than|least|most|to|target|until)\s*$", re.I
)


def numbers_agree(reading: Reading) -> Verdict:
    """Whether two sentences give different numbers of the same thing."""
    for first, second in _contradictions(reading):
        words = {"first": _shown(reading, first), "second": _shown(reading, second)}
        pair = tuple(sorted({first.sentence, second.sentence}))
        return Verdict("weak", pair, "contradict", words)
    return SILENT


def _contradictions(reading: Reading) -> Iterator[tuple[Figure, Figure]]:
    found = reading.figures
    yield from _swapped(reading, found)
    yield from _restated(reading, found)
    yield from _repeated(reading, found)


def _swapped(reading: Reading, found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The same digits in another order, of the same unit and about the same."""
    alike: dict[tuple[str, str, tuple[int, int]], list[Figure]] = {}
    for figure in found:
        length = _length(figure)
        if sum(length) >= _LEAST_DIGITS:
            digits = "".join(sorted(_digits(figure)))
            alike.setdefault((digits, figure.unit, length), []).append(figure)
    for group in alike.values():
        for first, second in combinations(group, 2):
            if (
                first.sentence != second.sentence
                and first.value != second.value
                and not _both_rows(reading, first, second)
                and (
                    _same_thing(reading, first, second) or _referred(reading, found, first, second)
                )
                and (
                    sum(_length(first)) > _LEAST_DIGITS
                    or min(first.value, second.value) >= _LARGE
                    or _sure(reading, first, second)
                )
            ):
                yield first, second


def _both_rows(reading: Reading, first: Figure, second: Figure) -> bool:
    """Whether they stand in rows of one table, whose numbers are there to differ."""
    rows = [reading.document.sentence(each.sentence) for each in (first, second)]
    if any(each.kind != "row" for each in rows):
        return False
    start, end = sorted(each.block for each in rows)
    return all(each.kind == "row" for each in reading.document.blocks[start : end + 1])


def _sure(reading: Reading, first: Figure, second: Figure) -> bool:
    """Of two digits swapped by chance there are many: more words have to be the same."""
    shared = (first.about & second.about) - _TIMES
    return len(shared) > 1 and not any(_bounded(each, reading) for each in (first, second))


def _same_thing(reading: Reading, first: Figure, second: Figure) -> bool:
    """Whether they share a word; of large sums the time that they are for is enough."""
    shared = first.about & second.about
    if shared - _TIMES:
        return True
    sums = first.unit in _MONEY and min(first.value, second.value) >= _LARGE
    return bool(sums and shared and not any(_difference(reading, each) for each in (first, second)))


def _referred(reading: Reading, found: Sequence[Figure], first: Figure, second: Figure) -> bool:
    """Whether one points back, "the 640", at a number that is told nowhere."""
    return any(
        _BACK.search(_before(reading, each))
        and sum(_length(each)) > _LEAST_DIGITS
        and all(other.value != each.value for other in found if other is not each)
        for each in (first, second)
    )


def _before(reading: Reading, figure: Figure) -> str:
    text = reading.document.sentence(figure.sentence).plain
    return text[: max(0, text.find(figure.text))]


def _subject(reading: Reading, figure: Figure) -> frozenset[str]:
    """The stems of the words with which the sentence of a figure begins."""
    words = re.findall(r"[a-z][a-z'’-]+", reading.document.sentence(figure.sentence).plain.lower())
    return frozenset(stem_of(word).rstrip("e") for word in words[:3] if len(word) > _SHORT)


def _difference(reading: Reading, figure: Figure) -> bool:
    text = reading.document.sentence(figure.sentence).plain
    return bool(_LESS.search(text[: max(0, text.find(figure.text))][-40:]))


def _bounded(figure: Figure, reading: Reading) -> bool:
    """Whether it is a bound or an aim, which differs from what is by right."""
    text = reading.document.sentence(figure.sentence).plain
    return bool(_BOUND.search(text[: max(0, text.find(figure.text))]))


def _restated(reading: Reading, found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """A number said to stay as it is, which is given otherwise where it is first told."""
    for figure in found:
        text = reading.document.sentence(figure.sentence).plain
        at = text.find(figure.text)
        near = text[max(0, at - 30) : at + len(figure.text) + 25]
        if not _STAYS.search(near) or at < 0 or not figure.unit:
            continue
        others = [
            each
            for each in found
            if each.sentence != figure.sentence
            and each.unit == figure.unit
            and (each.about & (figure.about | _subject(reading, figure))) - _TIMES
            and _stands_alone(reading, each)
            and not _bounded(each, reading)
        ]
        if others and not any(
            each.value == figure.value
            for each in found
            if each is not figure and each.unit == figure.unit
        ):
            earlier = [each for each in others if each.sentence < figure.sentence]
            if earlier and len(earlier) < 3 and _stands_alone(reading, figure):
                yield earlier[0], figure


def _stands_alone(reading: Reading, figure: Figure) -> bool:
    """Whether it tells of what is now, and not of one of the new ways."""
    for option in reading.options:
        if figure.sentence in option.sentences:
            return option.does_nothing
    return True


def _repeated(reading: Reading, found: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Nearly the same words around two different numbers."""
    for first, second in combinations(found, 2):
        if (
            first.sentence == second.sentence
            or first.unit != second.unit
            or first.value == second.value
        ):
            continue
        shared = first.about & second.about
        every = first.about | second.about
        if len(shared) < _SHARED or len(shared) < _ALIKE * len(every):
            continue
        texts = [reading.document.sentence(each.sentence) for each in (first, second)]
        if any(each.kind in ("row", "item") for each in texts) or any(
            _MOVES.search(each.plain) for each in texts
        ):
            continue
        if not _of_options(reading, first, second):
            yield first, second


def _of_options(reading: Reading, first: Figure, second: Figure) -> bool:
    """Whether they stand with different options, which differ by right."""
    return any(
        (first.sentence in each.sentences) != (second.sentence in each.sentences)
        for each in reading.options
    )


def _digits(figure: Figure) -> str:
    return re.sub(r"\D", "", figure.text).strip("0") if re.search(r"\d", figure.text) else ""


def _length(figure: Figure) -> tuple[int, int]:
    """How many digits it has before and after the point."""
    number = re.search(r"\d[\d,\u00a0\u202f' ]*(?:\.\d+)?", figure.text)
    whole, _, part = (number.group() if number else "").partition(".")
    return len(re.sub(r"\D", "", whole)), len(part)


def _shown(reading: Reading, figure: Figure) -> str:
    """The number with some words around it, verbatim."""
    text = reading.document.sentence(figure.sentence).plain
    at = text.find(figure.text)
    start = text.rfind(" ", 0, max(0, at - 30)) + 1 if at > 30 else 0
    return words_of(text[start:], 12) if at >= 0 else figure.text
