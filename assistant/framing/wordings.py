"""Chooses an authored wording and fills its gaps from the author's verified words.

The choice is made by code: wordings whose gaps can all be filled come first, none is used twice
in a conversation, and the order differs from one conversation to the next.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.conversation import Citation, Turn
from assistant.framing import patterns
from assistant.framing.grammar import (
    count_words,
    is_statement,
    lower_first,
    to_second_person,
)
from assistant.framing.reading import clauses, pains
from assistant.framing.state import MAX_GAP_WORDS, State, state_of
from assistant.modes import Decision, Wording
from knowledge.passages import Hit
from prompts import library as prompts
from prompts.library import AuthoredWording

_MAX_LEAD = 14
_MAX_STEP = 22
_FEW_SLOTS = 4
_SHORT_QUOTE = 10
_SUMMARY_WORDS = 68
_WITHOUT_LEAD = frozenset({"open", "close", "repair", "offer_view", "precedent"})
_VIEWS = ("problem", "gap", "decider", "options")


def authored(
    path: Sequence[Turn], decision: Decision, hits: Sequence[Hit], citations: Sequence[Citation]
) -> Wording:
    """The words for a move, in the author's terms and without any model."""
    state = state_of(path)
    gaps = _gaps(state, hits, citations)
    name = f"framing/{decision.move}"
    chosen = _choose(name, _group(decision, state, gaps), gaps, path)
    question, ids = chosen.fill(gaps), chosen.id
    lead = _lead(path, state, decision.move, question)
    if lead is None:
        return Wording(ids, question, tuple(citations[:1]) if hits else ())
    return Wording(f"{ids}+{lead.id}", f"{lead.text} {question}")


@dataclass(frozen=True, slots=True)
class _Lead:
    id: str
    text: str


def summary(state: State, limit: int = 7) -> str:
    """What stands, as a list in the author's words, and what is still open."""
    filled = [slot for slot in state.canvas.filled() if slot.name != "next_step"]
    words = MAX_GAP_WORDS if len(filled) <= _FEW_SLOTS else _SHORT_QUOTE
    lines: list[str] = []
    for slot in filled[:limit]:
        line = f"- {slot.short_label}: “{_short(slot.main, words)}”"
        if count_words("\n".join((*lines, line))) <= _SUMMARY_WORDS:
            lines.append(line)
    open_ = [slot.label for slot in state.canvas.slots[:-1] if slot.status == "empty"]
    if lines and open_:
        lines.append(
            f"- Still open: {'; '.join(label[0].lower() + label[1:] for label in open_[:2])}"
        )
    return "\n".join(lines)


def _gaps(state: State, hits: Sequence[Hit], citations: Sequence[Citation]) -> dict[str, str]:
    gaps: dict[str, str] = {}
    goal = state.canvas.words("goal")
    if goal and count_words(goal) <= MAX_GAP_WORDS:
        gaps["goal"] = to_second_person(goal)
    step = state.canvas.words("next_step")
    if state.firm("next_step") and count_words(step) <= _MAX_STEP:
        gaps["step"] = to_second_person(step)
    team = state.canvas.words("affected")
    if team and patterns.TEAM.fullmatch(team):
        gaps["team"] = _person(team)
    if len(state.pains) > 1:
        gaps["a"], gaps["b"] = state.pains[0], state.pains[1]
    if len(state.canvas.filled()) > 1:
        gaps["summary"] = summary(state)
    if hits and citations:
        gaps["title"] = citations[0].document
        gaps["quote"] = f"{citations[0].quote} [{citations[0].marker}]"
    return gaps


def _group(decision: Decision, state: State, gaps: Mapping[str, str]) -> str:
    match decision.move:
        case "reflect":
            return "two"
        case "surface_stakeholder":
            return "team" if "team" in gaps else "all"
        case "agree_next_step":
            if state.sound() and state.asked <= 1:
                return "sound"
            return "all" if "summary" in gaps else "bare"
        case "close":
            return "step" if "step" in gaps else "all"
        case "offer_view":
            return next((slot for slot in _VIEWS if not state.firm(slot)), "all")
    return "all"


def _choose(
    name: str, group: str, gaps: Mapping[str, str], path: Sequence[Turn]
) -> AuthoredWording:
    options = [w for w in prompts.wordings(name, group) if w.gaps <= gaps.keys()]
    used = {part for turn in path for part in turn.wording.split("+")}
    fresh = [w for w in options if w.id not in used] or options
    return min(fresh, key=lambda w: (-len(w.gaps), _shuffled(path[0].id, w.id)))


def _lead(path: Sequence[Turn], state: State, move: str, question: str) -> _Lead | None:
    """The reflecting sentence before a question: what was just heard."""
    if move in _WITHOUT_LEAD:
        return None
    for group, gaps in _lead_candidates(path, state):
        if move == "reflect" and gaps:
            return None
        if any(gap.lower() in question.lower() for gap in gaps.values()):
            continue
        chosen = _choose("framing/lead", group, gaps, path)
        return _Lead(chosen.id, chosen.fill(gaps))
    return None


def _lead_candidates(path: Sequence[Turn], state: State) -> Iterator[tuple[str, Mapping[str, str]]]:
    message = path[-1]
    if "unknown" in state.meant:
        yield "unknown", {}
        return
    if "feeling" in state.meant and not _said(path, "feeling"):
        yield "feeling", {}
    if "disagree" in state.meant:
        yield from (("corrected", {"span": span}) for span in _spans(message))
    yield from _about_answer(message, path[-2].slot if len(path) > 1 else "")
    for span in _spans(message):
        if is_statement(span):
            yield "statement", {"said": to_second_person(lower_first(span))}
        yield "quoted", {"span": span}


def _about_answer(message: Turn, asked: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Leads that take up the answer to what was asked."""
    answer = next(
        (seen.quote for seen in message.observations if asked and seen.slot.rstrip("?") == asked),
        "",
    )
    if (
        asked == "decider"
        and not patterns.NOBODY.match(answer)
        and (role := patterns.ROLE.search(answer))
    ):
        yield "decider", {"who": _person(role.group())}
    elif asked == "affected" and (team := patterns.TEAM.search(answer)):
        yield "affected", {"who": _person(team.group())}
    parts = (part for part in (answer, *clauses(answer)) if 1 < count_words(part) <= _MAX_LEAD)
    for part in parts:
        yield ("number" if asked == "gap" and _has_number(part) else "answered"), {"span": part}


def _person(span: str) -> str:
    said = to_second_person(span)
    first, *rest = said.split(" ", 1)
    return " ".join((first.lower() if first in {"The", "Your"} else first, *rest))


def _spans(message: Turn) -> Iterator[str]:
    for span in (*pains(message.text), *_other_spans(message)):
        if count_words(span) <= _MAX_LEAD:
            yield span


def _other_spans(message: Turn) -> Iterator[str]:
    for seen in message.observations:
        if seen.slot.rstrip("?") in {"gap", "means_to", "decider", "options", "evidence"}:
            yield seen.quote


def _said(path: Sequence[Turn], group: str) -> bool:
    return any(f"lead#{group}" in turn.wording for turn in path)


def _has_number(span: str) -> bool:
    return bool(patterns.MEASURE.search(span))


def _short(quote: str, limit: int) -> str:
    words = quote.split()
    return quote if len(words) <= limit else " ".join(words[:limit]) + " …"


def _shuffled(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}{key}".encode()).hexdigest()
