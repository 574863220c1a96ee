"""Builds paths of turns for tests of pure functions."""

import dataclasses
from datetime import UTC, datetime

from assistant.conversation import Turn
from assistant.framing.reading import read

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def author(text: str, number: int = 0) -> Turn:
    return Turn(f"a{number}", "c", None, "author", text, NOW)


def coach(text: str, move: str, slot: str = "", number: int = 0, wording: str = "") -> Turn:
    return Turn(f"k{number}", "c", None, "coach", text, NOW, move=move, slot=slot, wording=wording)


def with_reading(path: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The path with its last turn read as the framing mode reads it."""
    return (*path[:-1], dataclasses.replace(path[-1], observations=read(path)))


def talk(*turns: Turn) -> tuple[Turn, ...]:
    """The path of these turns, each message of the author read when it came."""
    path: tuple[Turn, ...] = ()
    for turn in turns:
        path = with_reading((*path, turn)) if turn.role == "author" else (*path, turn)
    return path
