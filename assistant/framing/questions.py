"""What a model is asked to copy out of a message after the reply is on screen.

One slot a question, a few at most, and only for slots that are still empty. Code looks at what
was copied once more, and keeps it as a weak reading: the author has not been asked about it.
"""

from assistant import titles
from assistant.conversation import Turn
from assistant.framing import patterns
from assistant.framing.grammar import count_words
from assistant.framing.people import named
from assistant.framing.reading import clauses, flags, pains
from assistant.framing.signals import FLAGS
from assistant.framing.state import NO_CONTEXT, state_of
from assistant.modes import Context, Question

_WORTH_READING = 8
_AT_MOST = 3
_A_TITLE = 6
"""Words of a role with what belongs to it."""
_QUESTIONS = (
    Question("problem?", "what goes wrong today", lambda words: bool(pains(words))),
    Question(
        "gap?",
        "a number that says how big the problem is",
        lambda words: bool(patterns.MEASURE.search(words)),
    ),
    Question("decider?", "who decides about it", lambda words: _decides(words)),
    Question("affected?", "which people or teams are affected", lambda words: any(named(words))),
    Question(
        "constraints?",
        "what cannot be changed: a date, a rule, a budget or a promise",
        lambda words: bool(patterns.CONSTRAINTS.search(words) or patterns.DATED.search(words)),
    ),
    Question(
        "non_scope?",
        "what they will leave alone",
        lambda words: bool(patterns.NON_SCOPE.search(words)),
    ),
)


def questions(path: tuple[Turn, ...], context: Context = NO_CONTEXT) -> tuple[Question, ...]:
    """What to have copied out of the last message: the slots that are still empty."""
    message = path[-1]
    if count_words(message.text) < _WORTH_READING or "greeting" in flags(message):
        return ()
    state = state_of(path, context)
    empty = [q for q in _QUESTIONS if state.empty(q.slot.rstrip("?"))]
    goal = state.canvas.words("goal")
    beside = tuple(c.lower() for c in clauses(message.text) if FLAGS["hostile"].search(c))
    return tuple(_beyond((goal.lower(), *beside), question) for question in empty[:_AT_MOST])


def _decides(words: str) -> bool:
    """Whether the words are a role, or say that one decides; what else a role does is no matter."""
    short = count_words(words) <= _A_TITLE
    return bool(titles.ROLE.search(words)) and (short or bool(patterns.DECIDES.search(words)))


def _beyond(known: tuple[str, ...], question: Question) -> Question:
    """The question; words of the goal or of what is said about the coach itself are refused."""

    def accepts(words: str) -> bool:
        fresh = not any(words.lower() in each for each in known)
        return fresh and question.accepts(words) and "?" not in words

    return Question(question.slot, question.asks, accepts)
