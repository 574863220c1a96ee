"""Scripted authors: they answer what the coach asked about, in their own fixed words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assistant.conversation import Turn

_FILE = Path(__file__).parent / "datasets" / "authors.yaml"


@dataclass(frozen=True, slots=True)
class ScriptedAuthor:
    """One author: an opening, words by move or slot, and words for anything else."""

    name: str
    opening: str
    answers: Mapping[str, tuple[str, ...]]
    """By move or slot; said in order, each once."""
    otherwise: tuple[str, ...] = ()
    cooperates: bool = False
    """Whether the author answers what is asked, so that the coach has to get somewhere."""
    expects: frozenset[str] = frozenset()
    """What has to become of the conversation: see `framing_checks.EXPECTED`."""


@dataclass(slots=True)
class Performance:
    """An author in one conversation; says nothing twice."""

    author: ScriptedAuthor
    _said: set[str] = field(default_factory=set)

    def reply(self, coach: Turn | None) -> str | None:
        """The next message, or None when the author has nothing more to say."""
        words = next((text for text in self._options(coach) if text not in self._said), None)
        if words is not None:
            self._said.add(words)
        return words

    def _options(self, coach: Turn | None) -> Iterator[str]:
        if coach is None:
            yield self.author.opening
            return
        yield from self.author.answers.get(coach.move, ())
        yield from self.author.answers.get(coach.slot, ())
        yield from self.author.otherwise


def scripted_authors() -> tuple[ScriptedAuthor, ...]:
    """The authors of the data file."""
    return tuple(map(_author, yaml.safe_load(_FILE.read_text(encoding="utf-8"))))


def _author(entry: Mapping[str, Any]) -> ScriptedAuthor:
    answers = {
        key: tuple(words) if isinstance(words, list) else (words,)
        for key, words in entry["answers"].items()
    }
    return ScriptedAuthor(
        name=entry["name"],
        opening=entry["opening"],
        answers=answers,
        otherwise=tuple(entry.get("otherwise", ())),
        cooperates=bool(entry.get("cooperates", False)),
        expects=frozenset(entry.get("expects", ())),
    )
