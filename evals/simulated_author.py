"""Scripted authors: they answer what the coach asked about, in their own fixed words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from assistant.conversation import Turn

_FILE = Path(__file__).parent / "datasets" / "authors.yaml"


@dataclass(frozen=True, slots=True)
class ScriptedAuthor:
    """One author: an opening, an answer by slot, and words for anything else."""

    name: str
    opening: str
    answers: Mapping[str, str]
    otherwise: tuple[str, ...] = ()


@dataclass(slots=True)
class Performance:
    """An author in one conversation; says nothing twice."""

    author: ScriptedAuthor
    _said: set[str] = field(default_factory=set)

    def reply(self, coach: Turn | None) -> str | None:
        """The next message, or None when the author has nothing more to say."""
        options = (
            (self.author.opening,)
            if coach is None
            else (self.author.answers.get(coach.slot, ""), *self.author.otherwise)
        )
        words = next((text for text in options if text and text not in self._said), None)
        if words is not None:
            self._said.add(words)
        return words


def scripted_authors() -> tuple[ScriptedAuthor, ...]:
    """The authors of the data file."""
    entries = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(
        ScriptedAuthor(
            entry["name"], entry["opening"], entry["answers"], tuple(entry.get("otherwise", ()))
        )
        for entry in entries
    )
