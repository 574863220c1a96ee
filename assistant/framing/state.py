"""What the policy decides on: the canvas, how the last message was meant, what was already done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.framing import patterns
from assistant.framing.canvas import Canvas, canvas_of
from assistant.framing.grammar import count_words
from assistant.framing.reading import flags, pains

MAX_GAP_WORDS = 14
"""Words of a span that a wording's gap takes; a longer one makes the sentence unreadable."""
_LONG = 70
_SHORT = 3
_PATIENCE = 2
_CORE = ("problem", "gap", "decider", "affected", "options", "evidence")
_SOUND = 5


@dataclass(frozen=True, slots=True)
class State:
    """Everything a rule may look at."""

    canvas: Canvas
    meant: frozenset[str]
    """Flags of the last message."""
    hurried: bool
    """Whether the author was ever in a hurry."""
    last_move: str
    done: Counter[str]
    """How often each move was made."""
    asked: int
    """How many questions were asked so far."""
    author_turns: int
    long_message: bool
    short_message: bool
    said_something: bool
    """Whether the last message says anything for a slot."""
    pains: tuple[str, ...]
    """Clauses of the last message that say what goes wrong."""

    def firm(self, slot: str) -> bool:
        """Whether the author has settled a slot."""
        return self.canvas.slot(slot).status == "firm"

    def empty(self, slot: str) -> bool:
        """Whether nothing is there for a slot."""
        return self.canvas.slot(slot).status == "empty"

    def wants_solution(self) -> bool:
        """Whether the goal is a solution, short enough to be said back in a sentence."""
        goal = self.canvas.words("goal")
        return bool(patterns.SOLUTION.match(goal)) and count_words(goal) <= MAX_GAP_WORDS

    def settled(self) -> int:
        """How many of the slots that make a frame the author has settled."""
        return sum(self.firm(slot) for slot in _CORE)

    def sound(self) -> bool:
        """Whether the frame stands and needs no more questions."""
        return self.settled() >= _SOUND and not self.empty("goal")

    def corrected(self) -> bool:
        """Whether the author only said that something was wrong, and not what is right."""
        return "disagree" in self.meant and not self.said_something

    def gave_up(self) -> bool:
        """Whether the author had no answer three times."""
        return "unknown" in self.meant and self.done["flag:unknown"] > _PATIENCE


def state_of(path: Sequence[Turn]) -> State:
    """The state after a path of turns; its last turn is the author's."""
    authors = [turn for turn in path if turn.role == "author"]
    coaches = [turn for turn in path if turn.role == "coach" and turn.move]
    text = authors[-1].text
    done = Counter(turn.move for turn in coaches)
    done["flag:unknown"] = sum("unknown" in flags(turn) for turn in authors)
    return State(
        canvas=canvas_of(path),
        meant=flags(authors[-1]),
        hurried=any(flags(turn) & {"hurry", "impatient"} for turn in authors),
        last_move=coaches[-1].move if coaches else "",
        done=done,
        asked=sum("?" in turn.text for turn in coaches),
        author_turns=len(authors),
        long_message=count_words(text) >= _LONG,
        short_message=count_words(text) <= _SHORT,
        said_something=any(":" not in seen.slot for seen in authors[-1].observations),
        pains=pains(text),
    )
