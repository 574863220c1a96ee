"""The framing mode as one value: read, decide, phrase, check, ask for what is missing."""

import re
from collections.abc import Mapping, Sequence

from assistant.conversation import Citation, Turn
from assistant.framing.checking import check
from assistant.framing.gaps import gaps_of, joined, missing_of
from assistant.framing.likeness import likeness
from assistant.framing.policy import decide
from assistant.framing.questions import questions
from assistant.framing.reading import read
from assistant.framing.slots import SLOTS
from assistant.framing.state import NO_CONTEXT, State, state_of
from assistant.framing.wordings import authored, groups_of
from assistant.llm.model import Tier
from assistant.modes import Brief, Context, Decision, Mode, Question, Wording
from assistant.quoting import Closeness, best_quotes
from knowledge.passages import Hit

_PASSAGE_WORDS = 160
_LOOK_AT = 3
_CLOSE, _VERY_CLOSE = 0.45, 0.65
"""Cosine of a sentence with the case from which on it is worth the author's time; the second
outside the sections that tell what was decided, why and what came of it."""
_TELLING = re.compile(
    r"\b(?:decision|reasons?|why|downside|outcome|summary|proposed|reopen|learned|lessons|"
    r"what it is|when to use)\b[^›]*$",
    re.I,
)
_LENSES = {
    "decider": "the person who decides",
    "affected": "those who have to live with it",
    "customer": "a customer",
    "system": "the set-up that keeps producing it",
    "horizon": "some years on",
    "opposite": "somebody who thinks that things are well as they are",
}


def framing_mode(closeness: Closeness, context: Context = NO_CONTEXT) -> Mode:
    """The mode, with the encoder to judge whether a passage bears on the case."""

    def decided(path: tuple[Turn, ...]) -> Decision:
        return decide(path, context)

    def admit(path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        cited = {c.document_id for turn in (*context.earlier, *path) for c in turn.citations}
        fresh = tuple(hit for hit in hits if hit.document.id not in cited)
        return _precedent(decision.query, fresh, closeness)

    def phrase(
        path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...], tier: Tier | None
    ) -> Brief:
        citations = best_quotes(decision.query, hits, limit=1, encoder=closeness) if hits else ()
        return _brief(path, decision, hits, citations, tier, context)

    def asked(path: tuple[Turn, ...]) -> tuple[Question, ...]:
        return questions(path, context)

    def within(inner: Context) -> Mode:
        return framing_mode(closeness, inner)

    return Mode("framing", read, decided, phrase, check, asked, admit, within)


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
    context: Context,
) -> Brief:
    """A large model writes the move under a brief; for a small one code fills authored words."""

    def words() -> Wording:
        return authored(path, decision, hits, citations, context)

    if tier != "large":
        return Brief(words, hits=hits)
    state = state_of(path, context)
    inputs = {"message": path[-1].text, "canvas": _canvas_lines(state)}
    inputs |= _extras(decision, state, hits)
    return Brief(words, prompt=f"framing/{decision.move}", inputs=inputs, hits=hits)


def _extras(decision: Decision, state: State, hits: tuple[Hit, ...]) -> Mapping[str, str]:
    """What the brief of some moves needs beside the message and the canvas."""
    if decision.move == "challenge_means":
        return {"goal": state.goal()}
    if decision.move == "precedent":
        return {"aim": likeness(state, hits[0]) if hits else "", "passages": _passages(hits)}
    aims = {
        "say_simpler": lambda: SLOTS[decision.slot].asks,
        "correct_premise": lambda: _premise_aim(state),
        "take_stock": lambda: joined(missing_of(state)[:2]) or "nothing",
        "surface_stakeholder": lambda: state.forgotten() or "anybody who is missing",
        "other_frame": lambda: _LENSES[groups_of(decision, state, gaps_of(state, (), ()))[0]],
        "choose_frame": lambda: " / ".join(state.canvas.slot("frames").quotes),
    }
    return {"aim": aims[decision.move]()} if decision.move in aims else {}


def _premise_aim(state: State) -> str:
    premise = state.premise
    return f"“{premise.claim}”, but {premise.part} of {premise.whole}" if premise else ""


def _canvas_lines(state: State) -> str:
    filled = state.canvas.filled()
    if not filled:
        return "(nothing yet)"
    return "\n".join(f"- {slot.label}: “{slot.main}” ({slot.status})" for slot in filled)


def _passages(hits: tuple[Hit, ...]) -> str:
    return "\n".join(
        f"[{number}] {hit.passage.heading}: {' '.join(hit.passage.text.split()[:_PASSAGE_WORDS])}"
        for number, hit in enumerate(hits, 1)
    )
