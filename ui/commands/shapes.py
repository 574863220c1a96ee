"""The JSON that programs may rely on: keys are only ever added."""

from collections.abc import Iterable, Mapping, Sequence

from assistant.conversation import Citation, Turn
from assistant.framing.canvas import Canvas
from knowledge.documents import DocumentInfo
from knowledge.ingest import FileResult
from knowledge.passages import Hit, Passage


def answer(turn: Turn) -> dict[str, object]:
    """The answer of `mentor ask`."""
    return {
        "answer": turn.text,
        "answered": turn.answered,
        "citations": _citations(turn.citations),
        "degraded": bool(turn.degraded),
        "degraded_reason": turn.degraded,
        "status": turn.status,
        "conversation_id": turn.conversation_id,
        "timings": _timings(turn),
    }


def framing_turn(number: int, turn: Turn) -> dict[str, object]:
    """One turn of `mentor frame`; `number` counts the author's messages from 1."""
    return {
        "turn": number,
        "move": turn.move,
        "why": turn.why,
        "reply": turn.text,
        "citations": _citations(turn.citations),
        "guard": dict(turn.guard),
        "timings": _timings(turn),
        "degraded": bool(turn.degraded),
        "degraded_reason": turn.degraded,
        "status": turn.status,
        "turn_id": turn.id,
    }


def canvas(sheet: Canvas) -> dict[str, object]:
    """The canvas by slot name."""
    return {
        slot.name: {"label": slot.label, "status": slot.status, "quotes": list(slot.quotes)}
        for slot in sheet.slots
    }


def hit(found: Hit) -> dict[str, object]:
    """One hit of a search; `document` is the title."""
    return {
        "passage_id": found.passage.id,
        "document": found.document.title,
        "heading": found.passage.heading,
        "score": round(found.score, 4),
        "text": found.passage.text,
        "document_id": found.document.id,
    }


def document(info: DocumentInfo) -> dict[str, object]:
    """A document in a list."""
    return {
        "id": info.id,
        "title": info.title,
        "kind": info.kind,
        "source": info.source,
        "status": info.status,
        "dated": info.dated.isoformat() if info.dated else None,
        "superseded_by": info.superseded_by,
    }


def ingested(result: FileResult) -> dict[str, object]:
    """What became of one file."""
    return {
        "path": result.path,
        "status": result.status,
        "reason": result.reason,
        "passages": result.passages,
        "id": result.document_id,
    }


def passages(items: Iterable[Passage]) -> list[dict[str, object]]:
    """A document's passages, in order."""
    return [
        {
            "passage_id": item.id,
            "heading": item.heading,
            "start": item.start,
            "end": item.end,
            "text": item.text,
        }
        for item in items
    ]


def _citations(items: Sequence[Citation]) -> list[Mapping[str, object]]:
    return [
        {
            "marker": item.marker,
            "passage_id": item.passage_id,
            "document": item.document,
            "heading": item.heading,
            "quote": item.quote,
        }
        for item in items
    ]


def _timings(turn: Turn) -> dict[str, float]:
    seconds = turn.timings
    return {
        "retrieval_s": seconds.retrieval_s,
        "first_token_s": seconds.first_token_s,
        "total_s": seconds.total_s,
    }
