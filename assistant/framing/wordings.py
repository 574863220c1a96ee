"""Chooses an authored wording and fills its gaps from the author's verified words.

The choice is made by code: none is used twice in a conversation, none asks again what was asked
in other words, no reply begins like the two before it, and the order differs from one
conversation to the next.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence

from assistant.conversation import Citation, Turn
from assistant.framing import conditions
from assistant.framing.gaps import gaps_of
from assistant.framing.leads import candidates
from assistant.framing.novelty import asked_before
from assistant.framing.state import NO_CONTEXT, State, state_of
from assistant.modes import Context, Decision, Wording
from knowledge.passages import Hit
from prompts import library as prompts
from prompts.library import AuthoredWording

WITHOUT_LEAD = frozenset(
    {"open", "close", "repair", "offer_view", "correct_premise", "choose_frame", "take_stock",
     "say_simpler", "summarise", "reflect", "condense"}
)  # fmt: skip
_VIEWS = (
    "means_to", "problem", "gap", "decider", "affected", "assumptions", "options", "evidence",
)  # fmt: skip
_FIRST_VIEWS = 4
_RECENT = 2


def authored(
    path: Sequence[Turn],
    decision: Decision,
    hits: Sequence[Hit],
    citations: Sequence[Citation],
    context: Context = NO_CONTEXT,
) -> Wording:
    """The words for a move, in the author's terms and without any model."""
    state = state_of(path, context)
    gaps = gaps_of(state, hits, citations)
    chosen = _question(decision, state, gaps, path)
    words, cited = chosen.fill(gaps), tuple(citations[:1]) if hits else ()
    if decision.move in WITHOUT_LEAD or (hits and decision.move == "precedent" and not cited):
        return Wording(chosen.id, words, cited)
    lead = (
        None
        if decision.move == "agree_next_step" and not state.last_slot
        else _lead(path, state, words)
    )
    if lead is None:
        return Wording(chosen.id, words, cited)
    return Wording(f"{chosen.id}+{lead[0]}", f"{lead[1]} {words}", cited)


def groups_of(decision: Decision, state: State, gaps: Mapping[str, str]) -> tuple[str, ...]:
    """The groups of a move's wordings that fit, best first; the last can always be filled."""
    chooser = _GROUPS.get(decision.move)
    return chooser(decision, state, gaps) if chooser else ("all",)


def _views(decision: Decision, state: State, gaps: Mapping[str, str]) -> tuple[str, ...]:
    open_ = [name for name in _VIEWS if not state.firm(name)]
    first = [name for name in open_ if name in _VIEWS[:_FIRST_VIEWS]]
    return (*first, "frame", *open_, "all")


def _stock(decision: Decision, state: State, gaps: Mapping[str, str]) -> tuple[str, ...]:
    """The part that the policy found missing, else what the text as a whole lacks."""
    return (decision.slot, "all", "whole") if decision.slot else ("all", "whole")


def _steps(decision: Decision, state: State, gaps: Mapping[str, str]) -> tuple[str, ...]:
    if "finished" in state.meant:
        return ("finished",)
    if conditions.stood(state):
        return ("sound",)
    return ("all", "bare") if "summary" in gaps else ("bare",)


def _summaries(decision: Decision, state: State, gaps: Mapping[str, str]) -> tuple[str, ...]:
    if conditions.insisted(state):
        return ("insisted", "bare")
    return ("hurried", "bare") if state.hurried() else ("all", "bare")


def _lenses(decision: Decision, state: State, gaps: Mapping[str, str]) -> tuple[str, ...]:
    """The perspectives for another frame: people the author named, then those of the kind."""
    needs = {"decider": "who", "affected": "team"}
    fitting = (lens for lens in state.kind.lenses if needs.get(lens, "") in {"", *gaps})
    return (*fitting, "opposite")


_GROUPS: Mapping[str, Callable[[Decision, State, Mapping[str, str]], tuple[str, ...]]] = {
    "reflect": lambda decision, state, gaps: ("two", "bare"),
    "choose_frame": lambda decision, state, gaps: ("all", "bare"),
    "correct_premise": lambda decision, state, gaps: ("all", "bare"),
    "precedent": lambda decision, state, gaps: ("all", "plain"),
    "condense": lambda decision, state, gaps: ("all", "bare", "nothing"),
    "say_simpler": lambda decision, state, gaps: (decision.slot,),
    "summarise": _summaries,
    "take_stock": _stock,
    "measure_gap": lambda decision, state, gaps: ("now", "all"),
    "find_decider": lambda decision, state, gaps: (
        ("conflict", "torn", "all") if state.ever["conflict"] else ("all",)
    ),
    "surface_stakeholder": lambda decision, state, gaps: ("forgotten", "all"),
    "other_frame": _lenses,
    "agree_next_step": _steps,
    "close": lambda decision, state, gaps: ("step", "all"),
    "offer_view": _views,
}


def _question(
    decision: Decision, state: State, gaps: Mapping[str, str], path: Sequence[Turn]
) -> AuthoredWording:
    name = f"framing/{decision.move}"
    fallback: AuthoredWording | None = None
    for group in groups_of(decision, state, gaps):
        fitting = [w for w in prompts.wordings(name, group) if w.gaps <= gaps.keys()]
        fresh = [w for w in fitting if not _used(w, path)]
        new = [w for w in fresh if not asked_before(w.fill(gaps), path)]
        if new:
            return _pick(new, path, gaps, terse=state.terse)
        fallback = fallback or (
            _pick(fresh or fitting, path, gaps, terse=state.terse) if fitting else None
        )
    assert fallback is not None, f"{name} has no wording without gaps"
    return fallback


def _lead(path: Sequence[Turn], state: State, question: str) -> tuple[str, str] | None:
    """Id and words of the sentence before the question, or None when nothing fits."""
    for group, gaps in candidates(path, state):
        if any(gap.lower() in question.lower() for gap in gaps.values()):
            continue
        fresh = [
            w
            for w in prompts.wordings("framing/lead", group)
            if w.gaps <= gaps.keys() and not _used(w, path)
        ]
        if fresh:
            chosen = _pick(fresh, path, gaps, terse=state.terse)
            return chosen.id, chosen.fill(gaps)
    return None


def _used(wording: AuthoredWording, path: Sequence[Turn]) -> bool:
    return any(wording.id in turn.wording.split("+") for turn in path)


def _pick(
    options: Sequence[AuthoredWording],
    path: Sequence[Turn],
    gaps: Mapping[str, str],
    *,
    terse: bool,
) -> AuthoredWording:
    """One of the options: not beginning like the last replies, else as chance would have it.

    An author who writes little gets the shorter half of them.
    """
    shorter = sorted(options, key=lambda w: len(w.fill(gaps).split()))
    if terse:
        options = shorter[: max(1, len(shorter) // 2)]
    recent = [turn.text for turn in path if turn.role == "coach"][-_RECENT:]
    begun = {_beginning(text) for text in recent}
    return min(
        options,
        key=lambda w: (_beginning(w.fill(gaps)) in begun, _shuffled(path[0].id, w.id)),
    )


def _beginning(text: str) -> str:
    return text.lower().lstrip("“")[:4]


def _shuffled(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}{key}".encode()).hexdigest()
