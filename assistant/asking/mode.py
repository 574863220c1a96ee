"""Ask the library: an answer with citations, or that nothing answers it."""

import re
from collections.abc import Sequence
from typing import Protocol

from assistant.asked import asks_what_replaced
from assistant.asking.answering import checked_with_notes, quoted, with_both_halves
from assistant.asking.copying import copier
from assistant.asking.dependence import own_words
from assistant.asking.followups import (
    earlier_question,
    follows,
    meant,
    readings,
    standalone,
    topic_document,
    topic_words,
)
from assistant.asking.reading import is_greeting
from assistant.asking.sources import SURE, in_time, time_of, topic_first
from assistant.citations import attach
from assistant.conversation import Observation, Turn
from assistant.llm.model import Tier
from assistant.modes import Brief, Checked, Decision, Mode, Question, Wording
from assistant.quoting import Closeness, excerpts
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from prompts import library as prompts

NOT_STATED = "Not stated"
_EXCERPT_WORDS = 95
"""Words of passages that a small model gets: at 60 to 90 tokens a second each hundred tokens cost
more than a second before the first word, so it gets the sentences that matter."""
_PASSAGE_WORDS = 900
"""Words of passages that a large model gets."""
_YES_OR_NO = re.compile(r"^(?:yes|no)\b[,.;:!]?\s*(?P<next>\w?)", re.I)


class Shelf(Protocol):
    """What a reply asks of the library beside the search; nothing of it raises KnowledgeError."""

    def nearest(self, query: str, /) -> tuple[str, ...]:
        """Titles nearest to a query, however far; empty when the library is."""

    def sample(self) -> tuple[str, ...]:
        """A few titles; empty when the library is empty or cannot be used."""

    def is_open(self) -> bool:
        """Whether the library can be used right now."""

    def closeness(self, query: str, texts: Sequence[str], /) -> Sequence[float]:
        """How close sentences are to a question, by the encoder."""

    def rest_of(self, hit: Hit, /) -> tuple[Hit, ...]:
        """The passages of a hit's document."""

    def documents(self) -> Sequence[DocumentInfo]:
        """All documents; empty when the library cannot be used."""

    def named(self, document_id: str, /) -> Sequence[DocumentInfo]:
        """The documents with this id: one on each shelf at most."""

    def replaced(self) -> Sequence[DocumentInfo]:
        """The documents that say that another replaced them."""


def ask_mode(shelf: Shelf) -> Mode:
    """The mode, with a way to name documents when nothing answers."""

    def phrase(
        path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...], tier: Tier | None
    ) -> Brief:
        if decision.move == "answer":
            return _answer(path, hits, tier, shelf)
        return Brief(lambda: _without(shelf, decision, path))

    def admit(path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        topic = topic_document(path)
        found = topic_first(topic, hits, shelf.named, shelf.rest_of)
        timely = in_time(meant(path), found, shelf.documents, shelf.replaced, shelf.rest_of)
        return _with_rest(timely, shelf)

    def check(text: str, brief: Brief, path: tuple[Turn, ...]) -> Checked:
        checked = _check(text, brief)
        if checked.faults:
            return checked
        whole = with_both_halves(checked, meant(path), brief.hits, shelf.closeness)
        return checked_with_notes(whole, meant(path), brief.hits, shelf.documents)

    return Mode("ask", _read, _decide, phrase, check, _no_questions, admit)


def _read(path: tuple[Turn, ...]) -> tuple[Observation, ...]:
    return ()


def _no_questions(path: tuple[Turn, ...]) -> tuple[Question, ...]:
    return ()


def _decide(path: tuple[Turn, ...]) -> Decision:
    if is_greeting(path[-1].text):
        return Decision("welcome", "There was no question yet, so I say what can be asked.")
    return Decision(
        "answer",
        "You asked a question, and passages in the library bear on it.",
        query=standalone(path),
        otherwise=Decision(
            "nothing_found",
            "No passage in the library is close enough to your question to answer from it.",
        ),
        phrasings=readings(path),
    )


def _with_rest(hits: tuple[Hit, ...], shelf: Shelf) -> tuple[Hit, ...]:
    """The passages, and behind them the others of the best document.

    The right document is found more often than the right passage of it.
    """
    there = {hit.passage.id for hit in hits}
    rest = shelf.rest_of(hits[0]) if hits else ()
    return (*hits, *(hit for hit in rest if hit.passage.id not in there))


def _answer(
    path: tuple[Turn, ...], hits: tuple[Hit, ...], tier: Tier | None, shelf: Shelf
) -> Brief:
    sure = hits[0].score >= SURE

    def words(*, sure: bool) -> Wording:
        return quoted(path, hits, shelf.closeness, shelf.documents, sure=sure)

    if tier is None:
        return Brief(lambda: words(sure=sure), hits=hits)
    large = tier == "large"
    parts = _whole(hits) if large else _closest(path, hits, shelf.closeness)
    used = tuple(hit for hit, _ in parts)
    return Brief(
        authored=lambda: words(sure=sure),
        instead=lambda: words(sure=sure and not large),
        prompt="asking/answer" if large else "asking/answer-small",
        inputs={"passages": _numbered(parts), "question": _asked(path)},
        max_words=90,
        max_tokens=160,
        hits=used,
        silence=NOT_STATED,
        rewrite=None if large else copier(used, notes=asks_what_replaced(meant(path))),
        with_history=False,
    )


def _asked(path: tuple[Turn, ...]) -> str:
    """The question as the model gets it: a follow-up names what it follows."""
    question, earlier = meant(path), earlier_question(path)
    if question == earlier or not follows(path):
        return question
    if not own_words(question) and time_of(question) != "today":
        # "And before that?": the passages are those of the time, the question is the same.
        return earlier
    return f"{question} (This follows the question: {earlier})"


def _closest(
    path: tuple[Turn, ...], hits: tuple[Hit, ...], closeness: Closeness
) -> tuple[tuple[Hit, str], ...]:
    """The sentences that a small model reads."""
    about = topic_words(path)
    return excerpts(meant(path), hits, _EXCERPT_WORDS, closeness, about=about)


def _whole(hits: tuple[Hit, ...]) -> tuple[tuple[Hit, str], ...]:
    chosen: list[tuple[Hit, str]] = []
    words = _PASSAGE_WORDS
    for hit in hits:
        words -= len(hit.passage.text.split())
        if chosen and words < 0:
            break
        chosen.append((hit, " ".join(hit.passage.text.split())))
    return tuple(chosen)


def _numbered(parts: Sequence[tuple[Hit, str]]) -> str:
    return "\n".join(
        f"[{number}] {hit.passage.heading}: {text}" for number, (hit, text) in enumerate(parts, 1)
    )


def _without(shelf: Shelf, decision: Decision, path: tuple[Turn, ...]) -> Wording:
    if not shelf.is_open():
        return _said("shut")
    titles = shelf.sample()
    if not titles:
        return _said("empty")
    if decision.move == "welcome":
        return _said("greeting", documents=_list(titles))
    return _said("near", documents=_list(shelf.nearest(standalone(path))))


def _said(group: str, **gaps: str) -> Wording:
    wording = prompts.wordings("asking/nothing", group)[0]
    return Wording(wording.id, wording.fill(gaps), answered=False)


def _list(titles: tuple[str, ...]) -> str:
    quoted = [f"“{title}”" for title in titles]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _check(text: str, brief: Brief) -> Checked:
    """What the passages bear out stays, with a citation for each sentence.

    A yes or no is dropped: small models get it wrong where the rest of the sentence is right,
    and the rest says it better. "No" on its own is no answer either.
    """
    said = _YES_OR_NO.sub(_capital, text.strip())
    if not said or said.strip(" .").lower().startswith(NOT_STATED.lower()):
        return Checked("", faults=("not_stated",), instead=brief.instead)
    cited = attach(said, brief.hits, drop_unsupported=True)
    dropped = {"unsupported_claim": len(cited.unsupported)} if cited.unsupported else {}
    if not cited.citations:
        return Checked("", faults=("unsupported",), dropped=dropped, instead=brief.instead)
    return Checked(cited.text, cited.citations, dropped=dropped)


def _capital(match: re.Match[str]) -> str:
    return match.group("next").upper()
