"""The ten ideas of a good frame, F1 to F10, told from moves and canvas by code.

An idea counts as reached when the author's words on it stand on the canvas; where the idea is
that the coach asks (F1, F5), the move has to have been made as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.framing.canvas import Canvas, canvas_of

NAMES: Mapping[str, str] = {
    "F1": "what success changes comes before any solution",
    "F2": "means against end",
    "F3": "a problem without a solution in it",
    "F4": "a gap in numbers",
    "F5": "who decides and who is affected, one of them asked for by the coach",
    "F6": "what is left out",
    "F7": "two ways to see it, one chosen",
    "F8": "a narrower way, or one without software",
    "F9": "what is taken for granted, with its test",
    "F10": "what would change the decision",
}
_ASKS_OUTCOME = frozenset(
    {"challenge_means", "ask_outcome", "separate_problem", "take_stock", "offer_view"}
)
_SOLVING = frozenset({"widen_options", "agree_next_step", "set_limits"})


@dataclass(frozen=True, slots=True)
class _Seen:
    canvas: Canvas

    def filled(self, slot: str) -> bool:
        return self.canvas.slot(slot).status != "empty"

    def firm(self, slot: str) -> bool:
        return self.canvas.slot(slot).status == "firm"


def ideas(path: Sequence[Turn], within: int) -> Mapping[str, bool]:
    """Which ideas are reached when the coach has spoken `within` times and been answered."""
    part = _first(path, within)
    moves = tuple(turn.move for turn in part if turn.role == "coach")
    seen = _Seen(canvas_of(part))
    frames = seen.canvas.slot("frames").entries
    tested = any(entry.test for entry in seen.canvas.slot("assumptions").entries)
    return {
        "F1": seen.filled("means_to") and _outcome_first(moves),
        "F2": seen.firm("means_to"),
        "F3": seen.firm("problem"),
        "F4": seen.firm("gap"),
        "F5": seen.firm("decider") and seen.filled("affected") and "surface_stakeholder" in moves,
        "F6": seen.firm("non_scope"),
        "F7": len(frames) > 1 and any(entry.chosen for entry in frames),
        "F8": seen.firm("options"),
        "F9": seen.firm("assumptions") and (tested or "premortem" in moves),
        "F10": seen.firm("evidence"),
    }


def _first(path: Sequence[Turn], within: int) -> Sequence[Turn]:
    """The path up to the answer to the coach's turn number `within`."""
    spoken = 0
    for at, turn in enumerate(path):
        if turn.role == "coach":
            spoken += 1
            if spoken > within:
                return path[:at]
    return path


def _outcome_first(moves: Sequence[str]) -> bool:
    asked = next((n for n, move in enumerate(moves) if move in _ASKS_OUTCOME), len(moves))
    solved = next((n for n, move in enumerate(moves) if move in _SOLVING), len(moves))
    return asked < solved
