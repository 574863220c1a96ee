"""Documents and passages as rows, and back."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row

from assistant.storage.tables import DocumentRow, PassageRow
from knowledge.documents import Details, Document, DocumentInfo
from knowledge.passages import Passage

INFO_COLUMNS = (
    DocumentRow.id,
    DocumentRow.title,
    DocumentRow.kind,
    DocumentRow.source,
    DocumentRow.content_hash,
    DocumentRow.status,
    DocumentRow.dated,
    DocumentRow.superseded_by,
    DocumentRow.responsible,
    DocumentRow.origin,
    DocumentRow.format,
)
"""In the order of DocumentInfo's fields."""
PASSAGE_COLUMNS = (
    PassageRow.id,
    PassageRow.document_id,
    PassageRow.ordinal,
    PassageRow.heading,
    PassageRow.start,
    PassageRow.end,
    PassageRow.text,
    PassageRow.asked,
)
"""In the order of Passage's fields."""


def info_of(row: Row[*tuple[Any, ...]]) -> DocumentInfo:
    """What a row that begins with INFO_COLUMNS holds."""
    return DocumentInfo(*row[: len(INFO_COLUMNS)])


def passage_of(row: Row[*tuple[Any, ...]]) -> Passage:
    """What a row that ends with PASSAGE_COLUMNS holds."""
    id_, document_id, ordinal, heading, start, end, text, asked = row[-len(PASSAGE_COLUMNS) :]
    return Passage(id_, document_id, ordinal, heading, start, end, text, tuple(asked or ()))


def details_of(kept: Mapping[str, Any] | None) -> Details:
    """What a person said of a document, from its column."""
    said = dict(kept or {})
    if said.get("dated"):
        said["dated"] = date.fromisoformat(said["dated"])
    return Details(**said)


def details_kept(said: Details) -> dict[str, str] | None:
    """What a person said of a document, for its column; nothing when they said nothing."""
    values = {name: value for name, value in asdict(said).items() if value is not None}
    kept = {name: str(value) for name, value in values.items()}
    return kept or None


def document_values(
    document: Document, passages: Sequence[Passage], shelf: str | None, by_hand: Details
) -> dict[str, Any]:
    """The columns of a document."""
    info = document.info
    return {
        "owner_id": shelf,
        "id": info.id,
        "title": info.title,
        "kind": info.kind,
        "source": info.source,
        "content_hash": info.content_hash,
        "status": info.status,
        "dated": info.dated,
        "superseded_by": info.superseded_by,
        "responsible": info.owner,
        "origin": info.origin,
        "format": info.format,
        "by_hand": details_kept(by_hand),
        "passages_digest": _digest(passages),
        "text": document.text,
    }


def passage_values(passage: Passage, document_key: int, shelf: str | None) -> dict[str, Any]:
    """The columns of a passage."""
    return {
        "document_key": document_key,
        "ordinal": passage.ordinal,
        "owner_id": shelf,
        "id": passage.id,
        "document_id": passage.document_id,
        "heading": passage.heading,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "asked": list(passage.asked) or None,
    }


def _digest(passages: Sequence[Passage]) -> str:
    """Over what the indexes hold of a document: ids, headings and texts, in order."""
    digest = hashlib.sha256()
    for passage in sorted(passages, key=lambda each: each.ordinal):
        for part in (passage.id, passage.heading, passage.text):
            encoded = part.encode("utf-8", "replace")
            digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()
