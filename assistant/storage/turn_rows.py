"""Turns and conversations as rows, and back."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from assistant.conversation import (
    Citation,
    Conversation,
    Observation,
    Timings,
    Turn,
)
from assistant.storage.tables import ConversationRow, TurnRow

TURN_COLUMNS = (
    TurnRow.id,
    TurnRow.conversation_id,
    TurnRow.parent_id,
    TurnRow.role,
    TurnRow.text,
    TurnRow.created_at,
    TurnRow.status,
    TurnRow.observations,
    TurnRow.move,
    TurnRow.slot,
    TurnRow.why,
    TurnRow.answered,
    TurnRow.wording,
    TurnRow.citations,
    TurnRow.degraded,
    TurnRow.guard,
    TurnRow.prompt_fingerprint,
    TurnRow.model,
    TurnRow.timings,
)
"""Read as columns rather than as objects: half the time for a long conversation."""


def turn_of(row: Row[*tuple[Any, ...]]) -> Turn:
    """The turn that a row of TURN_COLUMNS holds."""
    return Turn(
        id=row.id,
        conversation_id=row.conversation_id,
        parent_id=row.parent_id,
        role=row.role,
        text=row.text,
        created_at=row.created_at,
        status=row.status,
        observations=tuple(Observation(**each) for each in row.observations),
        move=row.move,
        slot=row.slot,
        why=row.why,
        answered=row.answered,
        wording=row.wording,
        citations=tuple(Citation(**each) for each in row.citations),
        degraded=row.degraded,
        guard=row.guard,
        prompt_fingerprint=row.prompt_fingerprint,
        model=row.model,
        timings=Timings(**row.timings),
    )


def fixed_values(turn: Turn, owner_id: str, ordinal: int) -> dict[str, Any]:
    """The columns of a turn that never change."""
    return {
        "id": turn.id,
        "owner_id": owner_id,
        "conversation_id": turn.conversation_id,
        "parent_id": turn.parent_id,
        "ordinal": ordinal,
        "role": turn.role,
        "created_at": turn.created_at,
    }


def changing_values(turn: Turn) -> dict[str, Any]:
    """The columns of a turn that `update` writes."""
    return {
        "text": turn.text,
        "status": turn.status,
        "observations": [asdict(each) for each in turn.observations],
        "move": turn.move,
        "slot": turn.slot,
        "why": turn.why,
        "answered": turn.answered,
        "wording": turn.wording,
        "citations": [asdict(each) for each in turn.citations],
        "degraded": turn.degraded,
        "guard": dict(turn.guard),
        "prompt_fingerprint": turn.prompt_fingerprint,
        "model": turn.model,
        "timings": asdict(turn.timings),
    }


def conversation_of(
    row: ConversationRow, turns: Iterable[Row[*tuple[Any, ...]]] = ()
) -> Conversation:
    """The conversation that a row holds, with the given turns."""
    return Conversation(
        id=row.id,
        case_id=row.case_id,
        mode=row.mode,
        title=row.title,
        created_at=row.created_at,
        updated_at=row.updated_at,
        turns=tuple(turn_of(each) for each in turns),
    )
