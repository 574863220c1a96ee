"""What the policy decides on: the canvas, how the last message was meant, what was already done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.conversation import Turn
from assistant.framing import patterns
from assistant.framing.canvas import Canvas, canvas_of
from assistant.framing.edits import Edit, from_json
from assistant.framing.grammar import count_words, to_base
from assistant.framing.kinds import Kind, guess, kind_named
from assistant.framing.people import named, person, wanting
from assistant.framing.premise import Premise, false_premise
from assistant.framing.reading import clauses, flags, pains
from assistant.modes import Context

MAX_GAP_WORDS = 11
"""Words of a span that a wording's gap takes; a longer one makes the sentence unreadable."""
_LONG = 70
_SHORT = 3
_DENSE = 4
_CORE = ("problem", "gap", "decider", "affected", "options", "evidence")
_SOUND = 5
_TERSE_WORDS = 18
NO_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class State:
    """Everything a rule may look at."""

    canvas: Canvas
    kind: Kind
    meant: frozenset[str]
    """Flags of the last message."""
    ever: Counter[str]
    """How many messages carried each flag."""
    last_move: str
    last_slot: str
    done: Counter[str]
    """How often each move was made."""
    asked: int
    """How many questions were asked so far."""
    author_turns: int
    message_words: int
    terse: bool
    """Whether this author writes little, or asked for the answer again: short words, then."""
    said_something: bool
    """Whether the last message says anything for a slot."""
    insisted: int
    """How many messages in a row, the last one among them, asked for the answer."""
    stepped: bool
    """Whether the last message names a next step."""
    pains: tuple[str, ...]
    """Clauses of the last message that say what goes wrong."""
    premise: Premise | None
    """A claim of the author that their own numbers contradict."""
    people: tuple[str, ...]
    """Roles and teams that the author named, in order, as they stand in a sentence."""
    parties: tuple[str, ...]
    """Who wants or says something in the first message, as they stand in a sentence."""
    dense: bool
    """Whether the first message alone settled much of the frame."""

    def firm(self, slot: str) -> bool:
        """Whether the author has settled a slot."""
        return self.canvas.slot(slot).status == "firm"

    def empty(self, slot: str) -> bool:
        """Whether nothing is there for a slot."""
        return self.canvas.slot(slot).status == "empty"

    def goal(self) -> str:
        """The goal as a verb phrase that can follow "to", short enough for a sentence."""
        goal = to_base(self.canvas.words("goal"))
        return goal if goal and count_words(goal) <= MAX_GAP_WORDS else ""

    def wants_solution(self) -> bool:
        """Whether the goal is a solution that can be said back in a sentence."""
        return bool(patterns.SOLUTION.match(self.goal()))

    def settled(self) -> int:
        """How many of the slots that make a frame the author has settled."""
        return sum(self.firm(slot) for slot in _CORE)

    def sound(self) -> bool:
        """Whether the frame stood from the beginning and needs no more questions."""
        return self.settled() >= _SOUND and not self.empty("goal")

    def hurried(self) -> bool:
        """Whether the author is short of time."""
        return bool(self.ever["hurry"])

    def expert(self) -> bool:
        """Whether the author knows the ground, so that basics would be a waste of time."""
        return bool(self.ever["expert"]) or self.dense

    def corrected(self) -> bool:
        """Whether the author only said that something was wrong, and not what is right."""
        return "disagree" in self.meant and not self.said_something

    def asks_for_advice(self) -> bool:
        """Whether the author asked for a view, or allowed one."""
        return bool({"advice", "permission"} & self.meant)

    def two_frames(self) -> bool:
        """Whether there are two ways to see it and neither is chosen."""
        entries = self.canvas.slot("frames").entries
        return len(entries) > 1 and not any(entry.chosen for entry in entries)

    def forgotten(self) -> str:
        """A group that such cases often leave out and that the author has not named."""
        said = " ".join(self.people).lower()
        return next((group for group in self.kind.forgotten if group not in said), "")


def state_of(path: Sequence[Turn], context: Context = NO_CONTEXT) -> State:
    """The state after a path of turns; its last turn is the author's."""
    authors = [turn for turn in path if turn.role == "author"]
    coaches = [turn for turn in path if turn.role == "coach" and turn.move]
    text = authors[-1].text
    last = coaches[-1] if coaches else None
    said = " ".join(turn.text for turn in (*context.earlier, *path) if turn.role == "author")
    return State(
        canvas=canvas_of((*context.earlier, *path), edits_of(context)),
        kind=kind_named(context.kind) or guess(authors[0].text),
        meant=flags(authors[-1]),
        ever=Counter(flag for turn in authors for flag in flags(turn)),
        last_move=last.move if last else "",
        last_slot=last.slot if last else "",
        done=Counter(turn.move for turn in coaches),
        asked=sum("?" in turn.text for turn in coaches),
        author_turns=len(authors),
        message_words=count_words(text),
        terse=_terse(authors),
        said_something=any(":" not in seen.slot for seen in authors[-1].observations),
        insisted=_insisted(authors),
        stepped=any(seen.slot == "next_step" for seen in authors[-1].observations),
        pains=pains(text),
        premise=false_premise([c for turn in authors for c in clauses(turn.text)], said),
        people=tuple(map(person, named(said))),
        parties=wanting(clauses(authors[0].text)),
        dense=_dense(authors[0]),
    )


def edits_of(context: Context) -> tuple[Edit, ...]:
    """The author's edits of the canvas. Raises BadMessage when one is malformed."""
    return tuple(map(from_json, context.edits))


def is_long(state: State) -> bool:
    """Whether the last message says a lot at once."""
    return state.message_words >= _LONG


def is_short(state: State) -> bool:
    """Whether the last message is a word or three."""
    return state.message_words <= _SHORT


def _terse(authors: Sequence[Turn]) -> bool:
    if sum("advice" in flags(turn) for turn in authors) > 1:
        return True
    lengths = sorted(count_words(turn.text) for turn in authors)
    return lengths[len(lengths) // 2] <= _TERSE_WORDS


def _insisted(authors: Sequence[Turn]) -> int:
    return sum(1 for _ in takewhile(lambda turn: "advice" in flags(turn), reversed(authors)))


def _dense(first: Turn) -> bool:
    firm = {o.slot for o in first.observations if o.slot in _CORE or o.slot == "goal"}
    return len(firm) > _DENSE
