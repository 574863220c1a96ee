"""Checks of whole framing conversations, binary with N/A, all in code.

The figures behind the thresholds come from labelled coaching talk (AnnoMI): good coaching has
about as many reflections as questions, hardly any unasked advice, and leaves the author half of
the words.
"""

import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from assistant.conversation import Turn
from assistant.framing.canvas import canvas_of
from assistant.framing.checking import advises, asks_last, praises, reflects
from assistant.framing.conditions import HURRIED_QUESTIONS
from assistant.framing.novelty import asked_before
from assistant.inventing import invents_names, invents_numbers, invents_quotes
from evals.checks import Outcome
from evals.framing_rubric import ideas

MAX_WORDS = 120
MEDIAN_WORDS = 80
COACH_SHARE = 0.55
REFLECTIONS_PER_QUESTION = 0.8
IDEAS, WITHIN_TURNS = 8, 10
ASKED_FOR = frozenset({"offer_view"})
_BASICS = frozenset({"separate_problem", "ask_constraints", "place_level", "reflect"})
_DOUBTS = frozenset(
    "challenge_means separate_problem measure_gap find_decider other_frame correct_premise "
    "name_evidence surface_stakeholder".split()
)
_ENDINGS = frozenset({"close", "summarise", "agree_next_step"})
_OUTCOME = re.compile(r"(?:accepted in|rejected in|held from) (\d{4})")
_QUOTE = re.compile(r"“[^”]*”")


def framing_checks(
    path: Sequence[Turn], *, cooperates: bool = False, expects: frozenset[str] = frozenset()
) -> tuple[Outcome, ...]:
    """The contract of a framing conversation, over all its turns."""
    coach = coach_turns(path)
    return (
        _each("one question at most", coach, lambda turn: turn.text.count("?") <= 1),
        _each("the question comes last", coach, lambda t: "?" not in t.text or asks_last(t.text)),
        _each("at most 120 words", coach, lambda turn: words(turn) <= MAX_WORDS),
        _each("no unasked advice", coach, lambda turn: not unasked_advice(turn)),
        _each("no praise", coach, lambda turn: not praises(turn.text)),
        _each("no invented number or name", coach, lambda turn: not invents(turn, path)),
        _each("no invented quote", coach, lambda turn: _quotes_stand(turn, path)),
        _each("no question again", coach, lambda t: not asked_before(t.text, _before(t, coach))),
        Outcome("no move twice running", all(a.move != b.move for a, b in pairwise(coach))),
        _no_repeats(coach),
        _reflections(path),
        _at_most("coach's share of the words", share(path), COACH_SHARE),
        _at_most("median words a turn", statistics.median(map(words, coach)), MEDIAN_WORDS),
        _ideas(path, cooperates=cooperates),
        Outcome("ends with a step or a summary", coach[-1].move in _ENDINGS, coach[-1].move),
        *(Outcome(name, EXPECTED[name](path)) for name in sorted(expects)),
    )


def coach_turns(path: Sequence[Turn]) -> tuple[Turn, ...]:
    """What the coach said."""
    return tuple(turn for turn in path if turn.role == "coach")


def words(turn: Turn) -> int:
    """Words of a turn; the marks of a list or a quotation are none."""
    return _count(turn.text)


def share(path: Sequence[Turn]) -> float:
    """The coach's own words among all; what it quotes are the author's or a document's."""
    coach = sum(own_words(turn) for turn in path if turn.role == "coach")
    author = sum(words(turn) for turn in path if turn.role == "author")
    return coach / max(1, coach + author)


def own_words(turn: Turn) -> int:
    """The words of a turn without what it quotes."""
    lines = [line for line in turn.text.splitlines() if not line.startswith((">", "- "))]
    return _count(_QUOTE.sub("", "\n".join(lines)))


def _count(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in text.split())


def unasked_advice(turn: Turn) -> bool:
    """Whether the coach tells the author what to do without having been asked."""
    return turn.move not in ASKED_FOR and advises(turn.text)


def invents(turn: Turn, path: Sequence[Turn]) -> bool:
    """Whether a number, a name or a date of the turn comes from nowhere."""
    known = f"{_said(path)} {_cited(turn)}"
    return invents_numbers(turn.text, known) or invents_names(turn.text, known)


def reflecting(path: Sequence[Turn]) -> tuple[int, int]:
    """How many questions follow a reflection, and how many there are after the first turn."""
    asking = [
        (at, turn)
        for at, turn in enumerate(path)
        if turn.role == "coach" and "?" in turn.text and at > 1
    ]
    return sum(_reflection(turn, path[:at]) for at, turn in asking), len(asking)


def _reflection(turn: Turn, before: Sequence[Turn]) -> bool:
    """A sentence before the question that takes up what the author said."""
    sentences = re.split(r"(?<=[.!:])\s|\n", turn.text.rsplit("?", 1)[0])
    ahead = " ".join(sentences[:-1])
    return bool(ahead.strip()) and (reflects(ahead, before) or "lead#" in turn.wording)


def _reflections(path: Sequence[Turn]) -> Outcome:
    reflected, asked = reflecting(path)
    if not asked:
        return Outcome("reflections to questions", None)
    ratio = reflected / asked
    passed = ratio >= REFLECTIONS_PER_QUESTION
    return Outcome("reflections to questions", passed, f"{ratio:.2f}")


def _ideas(path: Sequence[Turn], *, cooperates: bool) -> Outcome:
    reached = ideas(path, WITHIN_TURNS)
    missing = [name for name, there in reached.items() if not there]
    shown = f"{sum(reached.values())} of {len(reached)}, not {', '.join(missing) or 'missing any'}"
    passed = sum(reached.values()) >= IDEAS if cooperates else None
    return Outcome(f"at least {IDEAS} of F1–F10 in {WITHIN_TURNS} turns", passed, shown)


def _few_questions(path: Sequence[Turn]) -> bool:
    asking = [turn for turn in coach_turns(path) if "?" in turn.text]
    return len(asking) <= HURRIED_QUESTIONS


def _summary(path: Sequence[Turn]) -> bool:
    return any(turn.move == "summarise" and "“" in turn.text for turn in path)


def _no_basics(path: Sequence[Turn]) -> bool:
    return not {turn.move for turn in path} & _BASICS


def _left_alone(path: Sequence[Turn]) -> bool:
    return not {turn.move for turn in path} & _DOUBTS


def _premise(path: Sequence[Turn]) -> bool:
    """The claim was set beside the author's numbers, and it no longer stands as the problem."""
    repaired = [turn for turn in path if turn.move == "correct_premise"]
    problem = canvas_of(path).slot("problem")
    return bool(repaired) and "most" not in problem.main.lower()


EXPECTED: Mapping[str, Callable[[Sequence[Turn]], bool]] = {
    "few_questions": _few_questions,
    "summary": _summary,
    "no_basics": _no_basics,
    "left_alone": _left_alone,
    "premise": _premise,
}
"""What may have to become of a conversation, by the name that the data file uses."""


def _said(path: Sequence[Turn]) -> str:
    return " ".join(turn.text for turn in path if turn.role == "author")


def _cited(turn: Turn) -> str:
    """What a turn may take from the documents it cites; the year is a document's own date."""
    years = " ".join(_OUTCOME.findall(turn.text)) if turn.citations else ""
    return years + " " + " ".join(f"{c.quote} {c.document} {c.heading}" for c in turn.citations)


def _before(turn: Turn, coach: Sequence[Turn]) -> Sequence[Turn]:
    return coach[: list(coach).index(turn)]


def _quotes_stand(turn: Turn, path: Sequence[Turn]) -> bool:
    return not invents_quotes(turn.text, f"{_said(path)} {_cited(turn)}")


def _no_repeats(turns: Sequence[Turn]) -> Outcome:
    parts = [part for turn in turns for part in turn.wording.split("+") if part]
    twice = sorted({part for part in parts if parts.count(part) > 1})
    return Outcome("no wording twice", not twice, ", ".join(twice))


def _each(name: str, turns: Sequence[Turn], holds: Callable[[Turn], bool]) -> Outcome:
    broken = [number for number, turn in enumerate(turns, 1) if not holds(turn)]
    return Outcome(name, not broken, f"turns {broken}" if broken else "")


def _at_most(name: str, value: float, limit: float) -> Outcome:
    return Outcome(name, value <= limit, f"{value:.2f} of {limit}")
