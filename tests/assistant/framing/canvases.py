"""Turns and edits for tests of the canvas."""

from datetime import timedelta

from assistant.conversation import Observation, Turn
from assistant.framing.edits import Edit, Written
from tests.assistant.turns import NOW, author, coach


def said(number: int, slot: str, quote: str) -> Turn:
    """The author's turn at minute `number`, read to say one thing."""
    turn = author(f"Well: {quote}.", number)
    return _at(turn, number, (Observation(slot, quote),))


def asked(number: int, slot: str) -> Turn:
    """The coach's question about a slot at minute `number`."""
    return _at(coach("…?", "move", slot, number), number, ())


def edit(minute: float, slot: str, action: str, *texts: str, **more: object) -> Edit:
    """The author's change at that minute."""
    entries = tuple(Written(text) for text in texts)
    return Edit(slot, action, NOW + timedelta(minutes=minute), entries, **more)  # type: ignore[arg-type]


def _at(turn: Turn, minute: int, observations: tuple[Observation, ...]) -> Turn:
    import dataclasses

    at = NOW + timedelta(minutes=minute)
    return dataclasses.replace(turn, created_at=at, observations=observations)
