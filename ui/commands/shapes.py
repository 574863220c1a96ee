"""The JSON that programs may rely on: keys are only ever added."""

from collections.abc import Mapping, Sequence

from assistant.conversation import Citation, Turn
from assistant.framing.canvas import Canvas


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
