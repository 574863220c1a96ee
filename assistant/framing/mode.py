"""The framing mode as one value: read, decide, phrase, check, ask for what is missing."""

from assistant.citations import best_quotes
from assistant.conversation import Turn
from assistant.framing.canvas import canvas_of
from assistant.framing.checking import check
from assistant.framing.grammar import count_words
from assistant.framing.policy import decide
from assistant.framing.reading import flags, read
from assistant.framing.wordings import authored
from assistant.llm.model import Tier
from assistant.modes import Brief, Decision, Mode, Question
from knowledge.passages import Hit

_PASSAGE_WORDS = 160
_WORTH_READING = 8
_AT_MOST = 3
_QUESTIONS = (
    Question("problem?", "what goes wrong today"),
    Question("means_to?", "what the author wants to reach with it in the end"),
    Question("gap?", "a number that says how big the problem is"),
    Question("decider?", "who decides about it"),
    Question("affected?", "which people or teams are affected"),
)


def phrase(
    path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...], tier: Tier | None
) -> Brief:
    """A large model writes the move under a brief; for a small one code fills authored words."""
    used = hits[:1]
    citations = best_quotes(path[-1].text, used, limit=1) if used else ()
    words = authored(path, decision, used, citations)
    if tier != "large":
        return Brief(words, hits=used)
    inputs = {"message": path[-1].text, "canvas": _canvas_lines(path)}
    if decision.move == "challenge_means":
        inputs["goal"] = canvas_of(path).words("goal")
    if decision.move == "precedent":
        inputs["passages"] = _passages(used)
    return Brief(words, prompt=f"framing/{decision.move}", inputs=inputs, hits=used)


def questions(path: tuple[Turn, ...]) -> tuple[Question, ...]:
    """What to have copied out of the last message: the slots that are still empty."""
    message = path[-1]
    if count_words(message.text) < _WORTH_READING or "greeting" in flags(message):
        return ()
    canvas = canvas_of(path)
    empty = [q for q in _QUESTIONS if canvas.slot(q.slot.rstrip("?")).status == "empty"]
    return tuple(empty[:_AT_MOST])


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


FRAMING = Mode("framing", read, decide, phrase, check, questions)
