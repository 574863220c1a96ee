"""What a loader makes of a file: its text, and what the file says of itself."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from knowledge.documents import Details, Document, DocumentInfo, Format, Kind
from knowledge.loading.details import applied

Plain = Mapping[str, object]
"""What JSON holds."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's normalised Markdown text and its own details; the title is always there."""

    text: str
    said: Details
    format: Format
    note: str = ""
    """What a person should know of how it was read: what was left out."""
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By heading: questions that the section answers."""


def document(
    loaded: Loaded, raw: bytes, *, document_id: str, source: str, said: Details
) -> Document:
    """The document of these bytes; what is `said` wins over what the file says."""
    info = DocumentInfo(
        id=document_id,
        title="",
        kind="other",
        source=source,
        content_hash=hashlib.sha256(raw).hexdigest(),
        format=loaded.format,
    )
    return Document(applied(applied(info, loaded.said), said), loaded.text, loaded.asked)


def to_plain(loaded: Loaded) -> dict[str, object]:
    """What goes over a pipe, as JSON holds it."""
    said = loaded.said
    return {
        "text": loaded.text,
        "format": loaded.format,
        "note": loaded.note,
        "title": said.title,
        "kind": said.kind,
        "status": said.status,
        "dated": said.dated.isoformat() if said.dated else None,
        "superseded_by": said.superseded_by,
        "owner": said.owner,
        "origin": said.origin,
        "asked": {heading: list(lines) for heading, lines in loaded.asked.items()},
    }


def from_plain(plain: Plain) -> Loaded:
    """The other way round. Raises KeyError or ValueError for anything else."""
    dated = _text(plain, "dated")
    said = Details(
        title=_text(plain, "title"),
        kind=cast("Kind | None", _text(plain, "kind")),
        status=_text(plain, "status"),
        dated=date.fromisoformat(dated) if dated else None,
        superseded_by=_text(plain, "superseded_by"),
        owner=_text(plain, "owner"),
        origin=_text(plain, "origin"),
    )
    form = cast("Format", _text(plain, "format") or "text")
    asked = _asked(plain["asked"])
    return Loaded(_text(plain, "text") or "", said, form, _text(plain, "note") or "", asked)


def _asked(value: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("asked is no mapping")  # noqa: TRY004  (what `from_plain` promises)
    return {str(heading): tuple(map(str, lines)) for heading, lines in value.items()}


def _text(plain: Plain, name: str) -> str | None:
    value = plain[name]
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"{name} is not text")
