"""Documents of the library as pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["framework", "memo", "other"]
Format = Literal["markdown", "text", "html", "docx", "pdf"]


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a list shows of a document."""

    id: str
    """Stable: derived from the source, so that re-ingesting replaces."""
    title: str
    kind: Kind
    source: str
    """The path relative to the folder it was ingested from, with forward slashes."""
    content_hash: str
    """SHA-256 (hex) of the file's bytes."""
    status: str = ""
    """accepted, rejected, superseded or empty."""
    dated: date | None = None
    superseded_by: str = ""
    """Title or source of the document that replaced it."""
    owner: str = ""
    """The role or team that answers for it."""
    origin: str = ""
    """Where it came from, as its file or a person says; shown as text and never fetched."""
    format: Format = "markdown"


@dataclass(frozen=True, slots=True)
class Details:
    """What a person says of a document. None leaves what the file says."""

    title: str | None = None
    kind: Kind | None = None
    status: str | None = None
    dated: date | None = None
    superseded_by: str | None = None
    owner: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its normalised Markdown text, into which passages' spans point."""

    info: DocumentInfo
    text: str
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By heading: questions that its section answers. Known while a document is taken in; later
    the passages have them."""
