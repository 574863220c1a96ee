"""Rewrites of a clean memo that make it neither better nor worse: a review must not mind them."""

import functools
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.memo.document import Document, Section
from evals.memo.memos import CleanMemo, Split, memos

_CHOICES = Path(__file__).parents[1] / "datasets" / "memo" / "harmless.yaml"
_BULLET = re.compile(r"(?m)^- ")
_NUMBER = re.compile(r"(?m)^(\d+)\. ")
_HEADING = re.compile(r"(?m)^(#{2,5}) ")
_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A clean memo in another dress."""

    memo: str
    kind: str
    split: Split
    operator: str
    text: str
    clean: str


@functools.cache
def rewritten(split: Split | None = None) -> tuple[Rewritten, ...]:
    """All harmless rewrites that change anything. Raises ValueError when a label is wrong."""
    return tuple(
        Rewritten(memo.name, memo.kind, memo.split, operator, text, memo.text)
        for memo in memos(split)
        for operator, text in _ways(memo)
        if text != memo.text
    )


def _ways(memo: CleanMemo) -> Iterator[tuple[str, str]]:
    choices = _choices().get(memo.name, {})
    yield "headings_reworded", _reworded(memo, choices.get("headings", {}))
    yield "sections_swapped", _swapped(memo, *choices["swap"]) if "swap" in choices else memo.text
    yield "headings_deeper", _HEADING.sub(r"#\1 ", memo.text)
    yield "markers_changed", _NUMBER.sub(r"\1) ", _BULLET.sub("* ", memo.text))
    yield "bullets_numbered", _numbered(memo.document)
    yield "hard_wrapped", _wrapped(memo.document)


def _reworded(memo: CleanMemo, headings: Mapping[str, str]) -> str:
    text = memo.text
    for old, new in headings.items():
        section = _section(memo.document, old)
        line = memo.text[section.start : section.end].split("\n", 1)[0]
        text = text.replace(f"{line}\n", f"{line.replace(old, new)}\n", 1)
    return text


def _swapped(memo: CleanMemo, first: str, second: str) -> str:
    one, other = _section(memo.document, first), _section(memo.document, second)
    if one.end != other.start:
        raise ValueError(f"{second!r} does not follow {first!r}")
    text = memo.text
    return (
        text[: one.start]
        + text[other.start : other.end].rstrip("\n")
        + "\n\n"
        + text[one.start : one.end].rstrip("\n")
        + ("\n\n" + text[other.end :] if text[other.end :] else "\n")
    )


def _section(document: Document, title: str) -> Section:
    found = [each for each in document.sections if each.title == title]
    if len(found) != 1:
        raise ValueError(f"{len(found)} sections are called {title!r}")
    return found[0]


def _numbered(document: Document) -> str:
    parts: list[str] = []
    count = 0
    for block in document.blocks:
        words = document.text[block.start : block.end]
        count = count + 1 if words.startswith("- ") else 0
        parts.append(f"{count}. {words[2:]}" if count else words)
    return "".join(parts)


def _wrapped(document: Document) -> str:
    return "".join(
        _lines(document.text[block.start : block.end])
        if block.kind == "paragraph"
        else document.text[block.start : block.end]
        for block in document.blocks
    )


def _lines(paragraph: str) -> str:
    if "\n" in paragraph.rstrip("\n"):
        return paragraph
    words = paragraph.rstrip("\n")
    folded = textwrap.fill(words, _WIDTH, break_long_words=False, break_on_hyphens=False)
    # A line that begins like a list or a quote would become one.
    if re.search(r"(?m)^(?:[-*+>#|]|\d+[.)]) ?", folded[len(folded.split("\n", 1)[0]) :]):
        return paragraph
    return folded + paragraph[len(words) :]


@functools.cache
def _choices() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(_CHOICES.read_text(encoding="utf-8"))
    return loaded
