"""Checks of whole conversations, binary with N/A, all in code.

The figures behind the thresholds come from labelled coaching talk (AnnoMI): good coaching has
about as many reflections as questions, hardly any unasked advice, and leaves the author half of
the words.
"""

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.framing.checking import advises, invents_numbers, invents_quotes

_MAX_WORDS = 120
_MEDIAN_WORDS = 80
_COACH_SHARE = 0.55
_REFLECTIONS_PER_QUESTION = 0.8
_ASKED_FOR = frozenset({"offer_view"})
_QUOTE = re.compile(r"“[^”]*”")
_CONTENT = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check of one conversation; `passed` is None when it does not apply."""

    check: str
    passed: bool | None
    shown_by: str = ""
    """The turn or the figure that shows it."""


def framing_checks(path: Sequence[Turn]) -> tuple[Outcome, ...]:
    """The contract of a framing conversation, over all its turns."""
    coach = [turn for turn in path if turn.role == "coach"]
    said = " ".join(turn.text for turn in path if turn.role == "author")
    sources = " ".join(cited.quote for turn in coach for cited in turn.citations)
    known = f"{said} {sources}"
    return (
        _each("one question at most", coach, lambda turn: turn.text.count("?") <= 1),
        _each("at most 120 words", coach, lambda turn: _words(turn) <= _MAX_WORDS),
        _each("no unasked advice", coach, lambda t: t.move in _ASKED_FOR or not advises(t.text)),
        _each("no invented number", coach, lambda turn: not invents_numbers(turn.text, known)),
        _each("no invented quote", coach, lambda turn: _quotes_stand(turn, known)),
        _no_repeats(coach),
        _reflects(coach, said),
        _ratio("coach's share of the words, quotes left out", _share(path), _COACH_SHARE),
        _ratio("median words a turn", statistics.median(map(_words, coach)), _MEDIAN_WORDS),
        Outcome("ends with a step", coach[-1].move == "close", coach[-1].move),
    )


def answer_checks(turn: Turn, document: str | None, *, free: bool) -> tuple[Outcome, ...]:
    """The contract of one answer. `free`: any honest outcome will do, but it must be cited."""
    cited = {citation.document for citation in turn.citations}
    quotes_marked = all(f"[{citation.marker}]" in turn.text for citation in turn.citations)
    return (
        Outcome("cites the right document", document in cited if document else None, str(cited)),
        Outcome("says that nothing answers it", _silent(turn, document, free), turn.move),
        Outcome("answers only with a source", bool(cited) or not turn.answered, str(len(cited))),
        Outcome("every citation is marked in the text", quotes_marked, str(len(cited))),
    )


def _silent(turn: Turn, document: str | None, free: bool) -> bool | None:
    return None if document or free else not turn.answered


def _each(name: str, turns: Sequence[Turn], holds: Callable[[Turn], bool]) -> Outcome:
    broken = [number for number, turn in enumerate(turns, 1) if not holds(turn)]
    return Outcome(name, not broken, f"turns {broken}" if broken else "")


def _words(turn: Turn) -> int:
    return len(turn.text.split())


def _quotes_stand(turn: Turn, known: str) -> bool:
    titles = " ".join(citation.document for citation in turn.citations)
    return not invents_quotes(turn.text, f"{known} {titles}")


def _no_repeats(turns: Sequence[Turn]) -> Outcome:
    parts = [part for turn in turns for part in turn.wording.split("+") if part]
    twice = sorted({part for part in parts if parts.count(part) > 1})
    return Outcome("no wording twice", not twice, ", ".join(twice))


def _reflects(turns: Sequence[Turn], said: str) -> Outcome:
    theirs = {word.lower() for word in _CONTENT.findall(said)}
    asking = [turn for turn in turns if "?" in turn.text]
    if not asking:
        return Outcome("reflections to questions", None)
    reflecting = [turn for turn in asking if _reflection(turn, theirs)]
    share = len(reflecting) / len(asking)
    return Outcome("reflections to questions", share >= _REFLECTIONS_PER_QUESTION, f"{share:.2f}")


def _reflection(turn: Turn, theirs: set[str]) -> bool:
    """A sentence before the question that carries at least one of the author's words."""
    before = turn.text.rsplit("?", 1)[0]
    sentences = re.split(r"[.!:\n]", before)
    if any(word.lower() in theirs for part in sentences[:-1] for word in _CONTENT.findall(part)):
        return True
    return "lead#" in turn.wording


def _share(path: Sequence[Turn]) -> float:
    """The coach's own words among all; what it quotes are the author's or a document's."""
    coach = sum(_own_words(turn) for turn in path if turn.role == "coach")
    author = sum(_words(turn) for turn in path if turn.role == "author")
    return coach / max(1, coach + author)


def _own_words(turn: Turn) -> int:
    lines = [line for line in turn.text.splitlines() if not line.startswith((">", "- "))]
    return len(_QUOTE.sub("", "\n".join(lines)).split())


def _ratio(name: str, value: float, limit: float) -> Outcome:
    return Outcome(name, value <= limit, f"{value:.2f} of {limit}")
