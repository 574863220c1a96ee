"""Makes a follow-up searchable by itself: joined with what it follows.

The model gets no history (ADR 4), so what a question means is settled here, by code. Where code
is not sure whether a question goes on or begins something new, it gives both readings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking.dependence import SURE_FOLLOW, SURE_OWN, dependence, is_reply, own_words
from assistant.asking.reading import is_greeting
from assistant.conversation import Turn

_LIKELY = 0.5
_CHAIN = 3
"""How many questions back a chain of follow-ups is followed."""


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A question, and the titles that its answer cited, the best first."""

    question: str
    titles: tuple[str, ...] = ()


def standalone(path: Sequence[Turn]) -> str:
    """The last question as one that can be searched for by itself: the likeliest reading."""
    return readings(path)[0]


def readings(path: Sequence[Turn]) -> tuple[str, ...]:
    """What the last question may mean, each searchable by itself, the likeliest first."""
    question = path[-1].text
    earlier = _exchanges(path[:-1])
    if not earlier:
        return (question,)
    needs = dependence(question, " ".join(map(_words_of, _chain(earlier))))
    joined = _joined(question, earlier)
    if needs >= SURE_FOLLOW:
        return (joined,)
    if needs <= SURE_OWN:
        return (question,)
    return (joined, question) if needs >= _LIKELY else (question, joined)


def follows(path: Sequence[Turn]) -> bool:
    """Whether the last question is read as one that goes on."""
    return standalone(path) != path[-1].text


def meant(path: Sequence[Turn]) -> str:
    """The question whose answer is wanted: for "go on", the one that was being answered."""
    texts = [turn.text for turn in path if turn.role == "author" and not is_greeting(turn.text)]
    asked = [text for text in texts if not is_reply(text)]
    if asked and is_reply(path[-1].text):
        return asked[-1]
    return path[-1].text


def topic_words(path: Sequence[Turn]) -> str:
    """What a follow-up is about without saying so; empty for a question that stands alone."""
    return " ".join(_topic_words(_exchanges(path[:-1]))) if follows(path) else ""


def topic_document(path: Sequence[Turn]) -> str:
    """The id of the document that a follow-up's latest answer rested on; else empty."""
    if not follows(path):
        return ""
    answers = [turn for turn in path if turn.role == "coach" and turn.answered and turn.citations]
    return answers[-1].citations[0].document_id if answers else ""


def already_said(path: Sequence[Turn]) -> frozenset[str]:
    """For "go on": the quotes that the answers so far have given."""
    if not is_reply(path[-1].text):
        return frozenset()
    return frozenset(cited.quote for turn in path for cited in turn.citations)


def earlier_question(path: Sequence[Turn]) -> str:
    """The question that the last one follows; empty when there is none."""
    earlier = [each for each in _exchanges(path[:-1]) if not is_reply(each.question)]
    return earlier[0].question if earlier else ""


def _exchanges(path: Sequence[Turn]) -> tuple[_Exchange, ...]:
    """The questions so far with what their answers cited, the latest first."""
    found: list[_Exchange] = []
    titles: tuple[str, ...] = ()
    for turn in reversed(path):
        if turn.role == "coach":
            titles = tuple(dict.fromkeys(cited.document for cited in turn.citations))
            titles = titles if turn.answered else ()
        elif not is_greeting(turn.text):
            found.append(_Exchange(turn.text, titles))
            titles = ()
    return tuple(found)


def _joined(question: str, earlier: Sequence[_Exchange]) -> str:
    said = () if is_reply(question) else (question,)
    return " ".join((*said, *_titles(earlier), *_topic_words(earlier)))


def _titles(earlier: Sequence[_Exchange]) -> tuple[str, ...]:
    """The title that the latest answer of the chain rested on."""
    for each in _chain(earlier):
        if each.titles:
            return each.titles[:1]
    return ()


def _topic_words(earlier: Sequence[_Exchange]) -> tuple[str, ...]:
    """The key words of the chain of questions, the latest first."""
    words = [word for each in _chain(earlier) for word in own_words(each.question)]
    return tuple(dict.fromkeys(words))


def _chain(earlier: Sequence[_Exchange]) -> Sequence[_Exchange]:
    """The questions back to the one that could stand alone."""
    for at, each in enumerate(earlier[:_CHAIN]):
        before = earlier[at + 1 :]
        if not before or dependence(each.question, _words_of(before[0])) < _LIKELY:
            return earlier[: at + 1]
    return earlier[:_CHAIN]


def _words_of(exchange: _Exchange) -> str:
    return " ".join((exchange.question, *exchange.titles))
