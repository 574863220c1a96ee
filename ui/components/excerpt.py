"""The stretch of a passage that has most of what was searched for, with those words marked."""

import re
from collections.abc import Sequence

from assistant.asking.reading import key_words
from assistant.stems import alike, stem_of
from ui.components.text import label

_SIGNS = re.compile(r"[*`|#>]+|(?<!\w)_+|_+(?!\w)|(?<!\w):?-{2,}:?(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_CODE = re.compile(r"(`+)[^`]*\1")
_BEFORE = 60
"""Characters before the first marked word that are still shown."""


def excerpt(text: str, query: str, characters: int = 320) -> str:
    """One line of Markdown: about so many characters of a passage, the words of a query marked."""
    plain = " ".join(_SIGNS.sub(" ", text).split())
    stems = frozenset(map(stem_of, _words(query)))
    start, end = _window(plain, stems, characters)
    shown = _marked(label(plain[start:end]), stems)
    return f"{'… ' * (start > 0)}{shown}{' …' * (end < len(plain))}"


def _words(query: str) -> list[str]:
    return [word for each in key_words(query) for word in _WORD.findall(each) if len(word) > 1]


def _window(text: str, stems: frozenset[str], characters: int) -> tuple[int, int]:
    """The stretch with the most different words of the query; the first of equals."""
    if len(text) <= characters:
        return 0, len(text)
    found = [
        (word.start(), stem)
        for word in _WORD.finditer(text)
        if (stem := _stem_in(word.group(), stems))
    ]
    best, most = 0, 0
    for at, _ in found:
        start = max(0, at - _BEFORE)
        distinct = {stem for place, stem in found if start <= place < start + characters}
        if len(distinct) > most:
            best, most = start, len(distinct)
    return _whole_words(text, best, min(len(text), best + characters))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    if start:
        space = text.find(" ", start, end)
        start = space + 1 if space != -1 else start
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > start else end
    return start, end


def _stem_in(word: str, stems: frozenset[str]) -> str:
    """The stem of the query that a word is a form of, or nothing."""
    stem = stem_of(word.lower())
    if stem in stems:
        return stem
    return next((other for other in stems if alike(stem, other)), "")


def _marked(markdown: str, stems: frozenset[str]) -> str:
    pieces: list[str] = []
    done = 0
    for code in _CODE.finditer(markdown):
        pieces += [_mark_words(markdown[done : code.start()], stems), code.group()]
        done = code.end()
    return "".join([*pieces, _mark_words(markdown[done:], stems)])


def _mark_words(markdown: str, stems: frozenset[str]) -> str:
    def mark(word: re.Match[str]) -> str:
        found = word.group()
        return f":primary-background[{found}]" if _stem_in(found, stems) else found

    return _WORD.sub(mark, markdown) if stems else markdown


def beginning(text: str, words: int = 7) -> str:
    """The first words of a passage, for a list."""
    first: Sequence[str] = _SIGNS.sub(" ", text[:400]).split()
    return label(" ".join(first[:words]) + (" …" if len(first) > words else ""))
