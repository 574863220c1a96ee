"""The visible gaps of a memo: where something is missing, and where words are not firm yet.

A gap is Markdown that anybody can delete: a quotation in italics of its own, an item of a list,
or a few words in square brackets within a sentence. Reviews read past them, so that what is
missing counts as missing although a line stands in its place.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.memo.document import Block, BlockKind, Document, parse, plain

NOT_FIRM = "*(not firm yet)*"
WHO, WHEN = "[who?]", "[by when?]"
HOLES = (WHO, WHEN, "[when?]", "[how much?]", "[at which value?]", "[source?]", "[why?]")
"""What stands where only the author knows what belongs."""
_OPEN = "Still open:"
_GAP = re.compile(rf"(?:{_OPEN}|\(not firm yet\)\W*$|(?:\[[a-z ]{{2,20}}\?\]\W*)+$)", re.I)
_WITHIN = re.compile(rf"[ \t]*\*{_OPEN}[^*\n]*\*")
_MARK = re.compile(r"[ \t]*[*_]?\(not firm yet\)[*_]?")
_HOLE = re.compile(
    r"[ \t]*\[(?:by when\?\]|(?:who|when|how much|at which value|source|why)\?\]"
    r"(?=[ \t]*(?:[.,;:)\[|]|$)))",
    re.M,
)
_KEPT: frozenset[BlockKind] = frozenset(("matter", "code"))


def line(question: str) -> str:
    """A question that is still open, as a block of its own."""
    return f"> {within(question)}"


def within(question: str) -> str:
    """The same as the words of an item or a sentence."""
    return f"*{_OPEN} {' '.join(question.replace('*', '').split())}*"


def is_gap(text: str) -> bool:
    """Whether a sentence, item or block says only that something is missing."""
    return bool(_GAP.match(plain(text)))


def gap_sentences(document: Document) -> frozenset[int]:
    """The numbers of the sentences that are gaps, with all that follows one in its block."""
    found: set[int] = set()
    opened = -1
    for sentence in document.sentences:
        if sentence.block == opened or is_gap(sentence.text):
            found.add(sentence.number)
            opened = sentence.block if sentence.plain.startswith(_OPEN) else opened
    return frozenset(found)


def open_sections(document: Document) -> frozenset[int]:
    """The numbers of the sections with a question of their own: their headings promise too much.

    A gap within a list or a sentence leaves the rest of its section as it is.
    """
    return frozenset(
        each.section for each in document.sentences if each.kind == "quote" and is_gap(each.text)
    )


def blanked(document: Document) -> Document:
    """The document as it reads without its holes: "[who?]" names nobody, "[source?]" no source.

    The texts of sentences stay, only their plain words change.
    """
    sentences = tuple(
        replace(each, plain=" ".join(_HOLE.sub("", each.plain).split()))
        for each in document.sentences
    )
    return replace(document, sentences=sentences)


def without_gaps(text: str) -> str:
    """A memo without them: no open questions, no marks, no holes.

    A heading with nothing else under it goes with its gap. "[who?]" in the middle of a sentence
    stays, as the sentence does not stand without it; and so does all code.
    """
    document = parse(text)
    dropped = {block.number for block in document.blocks if _is_open(document, block)}
    dropped |= _emptied(document, dropped)
    shorter = ""
    for block in document.blocks:
        words = text[block.start : block.end]
        if block.number not in dropped:
            shorter += words if block.kind in _KEPT else _mended(words)
        elif words.endswith("\n\n") and shorter and not shorter.endswith("\n\n"):
            shorter += "\n"
    return shorter.rstrip("\n") + "\n" if dropped and shorter else shorter


def _mended(words: str) -> str:
    for mark in (_WITHIN, _MARK, _HOLE):
        words = mark.sub("", words)
    return words


def _is_open(document: Document, block: Block) -> bool:
    words = document.text[block.start : block.end]
    return block.kind not in _KEPT and plain(words).startswith(_OPEN)


def _emptied(document: Document, dropped: set[int]) -> set[int]:
    """The headings that held only what is dropped, neither other words nor a part with some."""
    blocks = document.blocks
    return {b.number for b in blocks if b.kind == "heading" and _holds_only(blocks, b, dropped)}


def _holds_only(blocks: Sequence[Block], heading: Block, dropped: set[int]) -> bool:
    lost = False
    for block in blocks[heading.number + 1 :]:
        if block.kind == "heading":
            if block.level <= heading.level:
                break
        elif block.number not in dropped:
            return False
        lost = lost or block.number in dropped
    return lost
