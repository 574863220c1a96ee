"""What is odd about a text as a whole, said to the author, and whether a review makes sense."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.characters import is_invisible
from assistant.memo.addressed import addressed
from assistant.memo.document import parse
from assistant.memo.formats import format_of
from assistant.memo.languages import languages

MOST_BYTES = 200_000
MOST_WORDS = 20_000
LONG_WORDS = 4_000
SHORT_WORDS = 40
_LONGEST_LINE = 10_000
_LONGEST_PART = 40_000
_MOST_ROWS = 60
_SHOWN_WORDS = 12
_MOSTLY = 0.6
_PARTLY = 0.2
_JOINER, _EMOJI_FORM = "\u200d", "\ufe0f"
_FORMATS = {
    "binary": "This looks like the bytes of a file. Import the file itself: DOCX, PDF, HTML, "
    "Markdown and plain text are read.",
    "json": "This is JSON, not a memo. Paste the words that somebody is to read.",
    "page": "This is the source of a web page. Save the page as a file and import that, or paste "
    "the words as they are shown.",
    "code": "This is source code, not a memo. Put code between words that say what it is for.",
}


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing that is odd about a text."""

    name: str
    said: str
    """A sentence or two for the author."""
    reviewable: bool = True
    """Whether a review still makes sense."""
    sentences: tuple[int, ...] = ()
    """Numbers of the sentences in question, of a text that is reviewed."""


def look(text: str) -> tuple[Oddity, ...]:
    """What is odd: only the one reason when there can be no review, else all of it."""
    refused = _refused(text)
    return (refused,) if refused else tuple(_notes(text))


def _refused(text: str) -> Oddity | None:
    if len(text) > MOST_BYTES or len(text.encode("utf-8", "replace")) > MOST_BYTES:
        said = (
            "The text is larger than 200 kB and is not reviewed. Keep what decides, link to data."
        )
        return Oddity("too_large", said, reviewable=False)
    if not any(map(str.isalnum, text)):
        said = "There is nothing to review yet. Begin with one sentence: what should the reader do?"
        return Oddity("empty", said, reviewable=False)
    words = len(text.split())
    if words > MOST_WORDS:
        said = (
            f"{words:,} words are more than the {MOST_WORDS:,} that a review takes. Split the text."
        )
        return Oddity("too_long", said, reviewable=False)
    kind = format_of(text)
    if kind:
        return Oddity(kind, _FORMATS[kind], reviewable=False)
    return _unbroken(text) or _foreign(text)


def _unbroken(text: str) -> Oddity | None:
    """Text without breaks cannot be told into sentences, and costs more time than it is worth."""
    longest = max(map(len, text.splitlines()), default=0)
    part = max(map(len, re.split(r"\n[ \t]*\n|\n(?=[|>*-])", text)), default=0)
    if longest <= _LONGEST_LINE and part <= _LONGEST_PART:
        return None
    said = (
        f"One line or paragraph has {max(longest, part):,} characters. That is data rather than a "
        "memo: break it into paragraphs."
    )
    return Oddity("unbroken", said, reviewable=False)


def _foreign(text: str) -> Oddity | None:
    found = languages(text)
    if not found or sum(share for _, share in found) < _MOSTLY:
        return None
    said = f"The memo seems to be in {found[0][0]}. Reviews read English only, so there is none."
    return Oddity("language", said, reviewable=False)


def _notes(text: str) -> Iterator[Oddity]:
    yield from _length(text)
    yield from _partly_foreign(text)
    yield from _to_the_reviewer(text)
    yield from _table(text)
    yield from _hidden(text)


def _length(text: str) -> Iterator[Oddity]:
    words = sum(any(map(str.isalnum, word)) for word in text.split())
    if words > LONG_WORDS:
        said = (
            f"The memo has {words:,} words. All of it was reviewed, yet few will read so far: "
            "put what decides on the first page and the rest behind it."
        )
        yield Oddity("long", said)
    if words < SHORT_WORDS:
        counted = "one word" if words == 1 else f"{words} words"
        said = (
            f"With {counted} there is little to review. Say what is asked or what happened, why it "
            "matters to the reader, and what follows; what is missing is listed all the same."
        )
        yield Oddity("short", said)


def _partly_foreign(text: str) -> Iterator[Oddity]:
    found = languages(text)
    if found and sum(share for _, share in found) >= _PARTLY:
        said = (
            f"Part of the memo seems to be in {found[0][0]}. Only what is English was understood."
        )
        yield Oddity("mixed_language", said)


def _to_the_reviewer(text: str) -> Iterator[Oddity]:
    span = addressed(text)
    if span is None:
        return
    document = parse(text)
    sentence = document.at(span[1] - 1)
    inside = sentence is not None and sentence.start < span[1] and span[0] < sentence.end
    words = sentence.plain if sentence and inside else " ".join(text[slice(*span)].split())
    shown = " ".join(words.split()[:_SHOWN_WORDS])
    where = f"S{sentence.number} speaks" if sentence and inside else "Some words speak"
    said = f"{where} to the reviewer (“{shown}”). That changed nothing in the review; delete it."
    numbers = (sentence.number,) if sentence and inside else ()
    yield Oddity("addressed", said, sentences=numbers)


def _table(text: str) -> Iterator[Oddity]:
    rows = [each for each in parse(text).sentences if each.kind == "row"]
    if len(rows) > _MOST_ROWS:
        said = (
            f"The tables have {len(rows)} rows. Readers skip them: keep the rows that decide and "
            "link to the rest."
        )
        yield Oddity("table", said, sentences=(rows[0].number,))


def _hidden(text: str) -> Iterator[Oddity]:
    hidden = [each for each in text.replace("\r\n", "\n").lstrip("\ufeff") if _is_hidden(each)]
    if hidden:
        name = unicodedata.name(hidden[0], f"U+{ord(hidden[0]):04X}").lower()
        counted = "a character" if len(hidden) == 1 else f"{len(hidden)} characters"
        said = (
            f"The text holds {counted} that nobody can see ({name}). A word with one in it may not "
            "be recognised: remove them, or paste the text as plain text."
        )
        yield Oddity("invisible", said)


def _is_hidden(char: str) -> bool:
    """Emoji are made with two of them, and Word puts soft hyphens: these harm nothing."""
    return is_invisible(char) and char not in (_JOINER, _EMOJI_FORM, "\r", "\u00ad")
