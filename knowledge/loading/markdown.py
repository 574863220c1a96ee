"""Loads Markdown and plain text files, with title, kind, date and status from front matter."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import get_args

from knowledge.documents import Document, DocumentInfo, Kind
from knowledge.errors import DocumentRefused
from knowledge.normalising import decode, normalise

MAX_BYTES = 10_000_000
SUFFIXES = frozenset({".md", ".markdown", ".txt"})

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_MARKUP = re.compile(r"[*_`]+|\[([^\]]*)\]\([^)]*\)")
_MAX_LINE = 200


def load(raw: bytes, *, document_id: str, source: str, kind: Kind | None = None) -> Document:
    """The document in these bytes; `kind` wins over the front matter's.

    Raises DocumentRefused when it is too large, empty, binary, not UTF-8, or its front matter
    is not valid YAML.
    """
    if len(raw) > MAX_BYTES:
        raise DocumentRefused(
            f"{source} is larger than {MAX_BYTES // 1_000_000} MB.",
            next_step="Split it into smaller documents.",
        )
    text, meta = _split(normalise(decode(raw, source)), source)
    if not any(character.isalnum() for character in text):
        raise DocumentRefused(f"{source} has no text.", next_step="Add text, or leave it out.")
    info = DocumentInfo(
        id=document_id,
        title=_line(meta.get("title")) or _heading(text) or _name(source),
        kind=kind or _kind(_line(meta.get("kind")).lower()),
        source=source,
        content_hash=hashlib.sha256(raw).hexdigest(),
        status=_line(meta.get("status")).lower(),
        dated=_date(meta.get("date")),
        superseded_by=_line(meta.get("superseded_by")),
    )
    return Document(info=info, text=text)


def _split(text: str, source: str) -> tuple[str, Mapping[str, object]]:
    """The body and the front matter; a leading rule that is no front matter stays text."""
    import frontmatter
    import yaml

    if not _FRONT_MATTER.match(text):
        return text.strip("\n"), {}
    try:
        post = frontmatter.loads(text)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 2})" if mark is not None else ""
        raise DocumentRefused(
            f"The front matter of {source} is not valid YAML{place}.",
            next_step="Correct the lines between the two --- lines, or remove them.",
        ) from error
    if not post.metadata:
        return text.strip("\n"), {}
    return post.content.strip("\n"), post.metadata


def _line(value: object) -> str:
    """A short single line; anything but a scalar gives nothing."""
    if not isinstance(value, str | int | float | date):
        return ""
    return " ".join(str(value).split())[:_MAX_LINE]


def _heading(text: str) -> str:
    found = _FIRST_HEADING.search(text)
    return _line(_MARKUP.sub(r"\1", found.group(1))) if found else ""


def _name(source: str) -> str:
    stem = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return _line(normalise(stem).replace("-", " ").replace("_", " ")).capitalize() or "Untitled"


def _kind(value: str) -> Kind:
    for kind in get_args(Kind):
        if value == kind:
            return kind  # type: ignore[no-any-return]
    return "other"


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        return None
