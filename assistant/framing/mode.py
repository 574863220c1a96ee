"""The framing mode as one value: read, decide, phrase, check, ask for what is missing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.conversation import Citation, Turn
from assistant.framing import patterns
from assistant.framing.canvas import canvas_of
from assistant.framing.checking import check
from assistant.framing.grammar import count_words
from assistant.framing.policy import decide
from assistant.framing.reading import flags, pains, read
from assistant.framing.wordings import authored
from assistant.llm.model import Tier
from assistant.modes import Brief, Decision, Mode, Question, Wording
from assistant.quoting import Closeness, best_quotes
from knowledge.passages import Hit

_PASSAGE_WORDS = 160
_WORTH_READING = 8
_AT_MOST = 3
_LOOK_AT = 3
_CLOSE, _VERY_CLOSE = 0.45, 0.65
"""Cosine of a sentence with the case from which on it is worth the author's time; the second
outside the sections that tell what was decided, why and what came of it."""
_TELLING = re.compile(
    r"\b(?:decision|reasons?|why|downside|outcome|summary|proposed|reopen|learned|lessons|"
    r"what it is|when to use)\b[^›]*$",
    re.I,
)
_QUESTIONS = (
    Question("problem?", "what goes wrong today", lambda words: bool(pains(words))),
    Question(
        "gap?",
        "a number that says how big the problem is",
        lambda words: bool(patterns.MEASURE.search(words)),
    ),
    Question("decider?", "who decides about it", lambda words: bool(patterns.ROLE.search(words))),
    Question(
        "affected?",
        "which people or teams are affected",
        lambda words: bool(patterns.TEAM.search(words)),
    ),
)


def framing_mode(closeness: Closeness) -> Mode:
    """The mode, with the encoder to judge whether a passage bears on the case."""

    def admit(path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        return _precedent(decision.query, hits, closeness)

    def phrase(
        path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...], tier: Tier | None
    ) -> Brief:
        citations = best_quotes(decision.query, hits, limit=1, encoder=closeness) if hits else ()
        return _brief(path, decision, hits, citations, tier)

    return Mode("framing", read, decide, phrase, check, questions, admit)


def _precedent(query: str, hits: tuple[Hit, ...], closeness: Closeness) -> tuple[Hit, ...]:
    """The one passage with a sentence close to the case; nothing when none is."""
    for hit in hits[:_LOOK_AT]:
        enough = _CLOSE if _TELLING.search(hit.passage.heading) else _VERY_CLOSE
        quotes = best_quotes(query, (hit,), limit=1, encoder=closeness)
        told = [f"{quote.document}: {quote.quote}" for quote in quotes]
        if any(cosine >= enough for cosine in closeness(query, told)):
            return (hit,)
    return ()


def _brief(
    path: tuple[Turn, ...],
    decision: Decision,
    hits: tuple[Hit, ...],
    citations: Sequence[Citation],
    tier: Tier | None,
) -> Brief:
    """A large model writes the move under a brief; for a small one code fills authored words."""

    def words() -> Wording:
        return authored(path, decision, hits, citations)

    if tier != "large":
        return Brief(words, hits=hits)
    inputs = {"message": path[-1].text, "canvas": _canvas_lines(path)}
    if decision.move == "challenge_means":
        inputs["goal"] = canvas_of(path).words("goal")
    if decision.move == "precedent":
        inputs["passages"] = _passages(hits)
    return Brief(words, prompt=f"framing/{decision.move}", inputs=inputs, hits=hits)


def questions(path: tuple[Turn, ...]) -> tuple[Question, ...]:
    """What to have copied out of the last message: the slots that are still empty."""
    message = path[-1]
    if count_words(message.text) < _WORTH_READING or "greeting" in flags(message):
        return ()
    canvas = canvas_of(path)
    empty = [q for q in _QUESTIONS if canvas.slot(q.slot.rstrip("?")).status == "empty"]
    goal = canvas.words("goal")
    return tuple(_beyond(goal, question) for question in empty[:_AT_MOST])


def _beyond(goal: str, question: Question) -> Question:
    """The question, with words that only repeat the goal refused."""

    def accepts(words: str) -> bool:
        return words.lower() not in goal.lower() and question.accepts(words) and "?" not in words

    return replace(question, accepts=accepts)


def _canvas_lines(path: tuple[Turn, ...]) -> str:
    filled = canvas_of(path).filled()
    if not filled:
        return "(nothing yet)"
    return "\n".join(f"- {slot.label}: “{slot.main}” ({slot.status})" for slot in filled)


def _passages(hits: tuple[Hit, ...]) -> str:
    return "\n".join(
        f"[{number}] {hit.passage.heading}: {' '.join(hit.passage.text.split()[:_PASSAGE_WORDS])}"
        for number, hit in enumerate(hits, 1)
    )
