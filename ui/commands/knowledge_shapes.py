"""The library's JSON that programs may rely on: keys are only ever added."""

from collections.abc import Iterable

from assistant.asking.trace import Trace
from assistant.conversation import CitationReport
from assistant.shelves import Shelf
from knowledge.documents import DocumentInfo
from knowledge.ingest import FileResult
from knowledge.passages import Hit, Passage

_DIGITS = 4


def document(info: DocumentInfo, shelf: Shelf) -> dict[str, object]:
    """A document in a list."""
    return {
        "id": info.id,
        "title": info.title,
        "kind": info.kind,
        "source": info.source,
        "status": info.status,
        "dated": info.dated.isoformat() if info.dated else None,
        "superseded_by": info.superseded_by,
        "owner": info.owner,
        "origin": info.origin,
        "format": info.format,
        "shelf": shelf,
    }


def passages(items: Iterable[Passage]) -> list[dict[str, object]]:
    """A document's passages, in order; `passage_id` is the older name of `id`."""
    return [
        {
            "id": item.id,
            "passage_id": item.id,
            "heading": item.heading,
            "start": item.start,
            "end": item.end,
            "text": item.text,
        }
        for item in items
    ]


def hit(found: Hit, shelf: Shelf) -> dict[str, object]:
    """One hit of a search; `document` is the title."""
    info = found.document
    return {
        "passage_id": found.passage.id,
        "document": info.title,
        "heading": found.passage.heading,
        "score": round(found.score, _DIGITS),
        "text": found.passage.text,
        "document_id": info.id,
        "found_by": list(found.found_by),
        "dense_rank": found.dense_rank,
        "lexical_rank": found.lexical_rank,
        "cosine": _rounded(found.cosine),
        "support": _rounded(found.support),
        "above_floor": found.above_floor,
        "shelf": shelf,
        "kind": info.kind,
        "status": info.status,
        "dated": info.dated.isoformat() if info.dated else None,
        "superseded_by": info.superseded_by,
    }


def as_mentor(trace: Trace) -> dict[str, object]:
    """What the mentor makes of a question, beside the hits."""
    return {"query": trace.query, "answers": trace.answers, "why": trace.why}


def ingested(result: FileResult) -> dict[str, object]:
    """What became of one file."""
    return {
        "path": result.path,
        "status": result.status,
        "reason": result.reason,
        "note": result.note,
        "passages": result.passages,
        "id": result.document_id,
        "title": result.title,
    }


def report(made: CitationReport) -> dict[str, object]:
    """A report that a passage does not support what it is cited for."""
    return {
        "conversation_id": made.conversation_id,
        "turn_id": made.turn_id,
        "marker": made.marker,
        "passage_id": made.passage_id,
        "document": made.document,
        "quote": made.quote,
        "note": made.note,
        "created_at": made.created_at.isoformat(),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, _DIGITS)
