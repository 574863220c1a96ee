"""Changes the text of a memo by its labels, and says which sentences of the new text are changed.

An edit is one of: `{at, now}` puts words in the place of a sentence (none: cuts it), `{cut}` takes
sentences out, `{swap: [old, new]}` changes words that stand there once (with `quiet`, only so that
the rest still fits), `{move}` takes sentences to the end, and `{also}` changes nothing but names
sentences of the new text that show the fault too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from assistant.memo.document import Document, Sentence, parse
from evals.memo.memos import CleanMemo, Edit, beginning


@dataclass(frozen=True, slots=True)
class Change:
    """New words for the characters `start` to `end` of the old text."""

    start: int
    end: int
    words: str
    tells: bool = True
    """Whether the sentences that hold the new words show the fault."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A text after its edits."""

    text: str
    sentences: tuple[int, ...]
    """Numbers of the sentences of the new text that show what was done."""


def edited(memo: CleanMemo, edits: Sequence[Edit]) -> Changed:
    """The memo with these edits. Raises ValueError when one has no place, or two share one."""
    changes = sorted(changes_of(memo, edits), key=lambda each: (each.start, each.end))
    text, places = _written(memo.text, changes)
    text = text.rstrip("\n") + "\n"
    document = parse(text)
    shown = {each.number for place in places for each in _holding(document, *place)}
    for edit in edits:
        for words in edit.get("also", ()):
            shown.add(beginning(document, words).number)
    return Changed(text, tuple(sorted(shown)))


def changes_of(memo: CleanMemo, edits: Sequence[Edit]) -> list[Change]:
    """What the edits do to the characters of the memo. Raises ValueError."""
    changes: list[Change] = []
    gone: set[int] = set()
    for edit in edits:
        if "swap" in edit:
            changes.append(_swapped(memo.text, *edit["swap"], tells=not edit.get("quiet")))
        elif "at" in edit and edit["now"]:
            sentence = beginning(memo.document, edit["at"])
            changes.append(Change(sentence.start, sentence.end, edit["now"]))
        elif "move" in edit:
            moved = memo.named(edit["move"])
            gone |= {each.number for each in moved}
            changes.append(_at_end(memo.text, moved))
        else:
            references = edit.get("cut") or [edit["at"]] if "also" not in edit else ()
            gone |= {each.number for each in memo.named(references)}
    return [*changes, *cuts(memo.document, gone)]


def cuts(document: Document, gone: Iterable[int]) -> Iterator[Change]:
    """Takes sentences out; with the last one of a block or section goes the whole of it."""
    left = set(gone)
    whole: list[tuple[int, int]] = []
    for section in document.sections:
        held = {each.number for each in document.of_section(section.number)}
        if section.title and held and held <= left:
            left -= held
            whole.append((section.start, section.end))
    told = [each for each in document.sentences if each.number in left]
    for number, group in groupby(told, key=lambda each: each.block):
        block = document.blocks[number]
        members = [each for each in document.sentences if each.block == number]
        taken = {each.number for each in group}
        if len(taken) == len(members):
            whole.append((block.start, block.end))
        else:
            yield from _runs(members, taken)
    yield from _without(document.text, sorted(whole))


def _runs(members: Sequence[Sentence], gone: set[int]) -> Iterator[Change]:
    for cut, group in groupby(members, key=lambda each: each.number in gone):
        run = list(group)
        if not cut:
            continue
        following = [each for each in members if each.number > run[-1].number]
        if following:
            yield Change(run[0].start, following[0].start, "", tells=False)
        else:
            before = [each for each in members if each.number < run[0].number]
            yield Change(before[-1].end, run[-1].end, "", tells=False)


def _without(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Change]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        first = joined.pop()[0] if joined and joined[-1][1] == start else start
        joined.append((first, end))
    for start, end in joined:
        glued = text[start:end].endswith("\n\n") and not text[:start].endswith("\n\n")
        yield Change(start, end, "\n" if glued and start else "", tells=False)


def _swapped(text: str, old: str, new: str, *, tells: bool) -> Change:
    if text.count(old) != 1:
        raise ValueError(f"{text.count(old)} places read {old!r}")
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    start = text.index(old)
    return Change(start + head, start + len(old) - tail, new[head : len(new) - tail], tells)


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _at_end(text: str, moved: Sequence[Sentence]) -> Change:
    end = len(text.rstrip())
    return Change(end, end, "\n\n" + " ".join(each.text for each in moved))


def _written(text: str, changes: Sequence[Change]) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = size = 0
    for change in changes:
        if change.start < at:
            raise ValueError(f"two edits share {text[change.start : at]!r}")
        parts += [text[at : change.start], change.words]
        size += change.start - at
        if change.tells:
            places.append((size, size + len(change.words)))
        size += len(change.words)
        at = change.end
    return "".join([*parts, text[at:]]), places


def _holding(document: Document, start: int, end: int) -> Iterator[Sentence]:
    for each in document.sentences:
        within = each.start < end and each.end > start
        if within or (start == end and each.start <= start <= each.end):
            yield each
