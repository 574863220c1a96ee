"""Ask the library: an answer with citations, or that nothing answers it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.asking.reading import is_greeting, standalone
from assistant.citations import attach, best_quotes
from assistant.conversation import Observation, Turn
from assistant.llm.model import Tier
from assistant.modes import Brief, Checked, Decision, Mode, Question, Wording
from knowledge.passages import Hit
from prompts import library as prompts

NOT_STATED = "Not stated"
_PASSAGE_WORDS = {"small": 190, "large": 900}
"""Words of passages in a prompt; at 93 tokens/s a hundred tokens cost a second before the first."""
_PASSAGES = {"small": 2, "large": 5}
"""How many passages a prompt holds at most."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a reply may say of the library when it has no answer."""

    nearest: Callable[[str], tuple[str, ...]]
    """Titles nearest to a query, however far; empty when the library is."""
    sample: Callable[[], tuple[str, ...]]
    """A few titles; raises nothing: empty when the library is empty or cannot be opened."""
    open: Callable[[], bool]


def ask_mode(shelf: Shelf) -> Mode:
    """The mode, with a way to name documents when nothing answers."""

    def phrase(
        path: tuple[Turn, ...], decision: Decision, hits: tuple[Hit, ...], tier: Tier | None
    ) -> Brief:
        if decision.move == "answer":
            return _answer(path, hits, tier)
        return Brief(_without(shelf, decision, path))

    return Mode("ask", _read, _decide, phrase, _check, _no_questions)


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
    )


def _answer(path: tuple[Turn, ...], hits: tuple[Hit, ...], tier: Tier | None) -> Brief:
    question = path[-1].text
    used = _within(hits, _PASSAGES[tier or "small"], _PASSAGE_WORDS[tier or "small"])
    return Brief(
        authored=_quoted(question, hits, "one"),
        instead=_quoted(question, hits, "unsure"),
        prompt="asking/answer",
        inputs={"passages": _numbered(used), "question": standalone_question(path)},
        max_words=90,
        max_questions=0,
        max_tokens=160,
        hits=used,
        silence=NOT_STATED,
        with_history=False,
    )


def standalone_question(path: tuple[Turn, ...]) -> str:
    """The question as the model gets it: a follow-up names what it follows."""
    question = path[-1].text
    if standalone(path) == question:
        return question
    earlier = next(turn.text for turn in reversed(path[:-1]) if turn.role == "author")
    return f"{question} (This follows the question: {earlier})"


def _within(hits: tuple[Hit, ...], count: int, words: int) -> tuple[Hit, ...]:
    chosen: list[Hit] = []
    for hit in hits[:count]:
        words -= len(hit.passage.text.split())
        if chosen and words < 0:
            break
        chosen.append(hit)
    return tuple(chosen)


def _numbered(hits: tuple[Hit, ...]) -> str:
    return "\n".join(
        f"[{number}] {hit.passage.heading}: {' '.join(hit.passage.text.split())}"
        for number, hit in enumerate(hits, 1)
    )


def _quoted(question: str, hits: tuple[Hit, ...], group: str) -> Wording:
    citations = best_quotes(question, hits)
    if group == "one" and len(citations) > 1:
        group = "two"
    wording = prompts.wordings("asking/quoted", group)[0]
    marked = [f"{citation.quote} [{citation.marker}]" for citation in citations]
    gaps = dict(zip(("quote", "second"), marked, strict=False))
    used = citations if group == "two" else citations[:1]
    return Wording(wording.id, wording.fill(gaps), used, answered=group != "unsure")


def _without(shelf: Shelf, decision: Decision, path: tuple[Turn, ...]) -> Wording:
    if not shelf.open():
        return _said("shut")
    if not shelf.sample():
        return _said("empty")
    if decision.move == "welcome":
        return _said("greeting", documents=_list(shelf.sample()))
    return _said("near", documents=_list(shelf.nearest(standalone(path))))


def _said(group: str, **gaps: str) -> Wording:
    wording = prompts.wordings("asking/nothing", group)[0]
    return Wording(wording.id, wording.fill(gaps), answered=False)


def _list(titles: tuple[str, ...]) -> str:
    quoted = [f"“{title}”" for title in titles]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _check(text: str, brief: Brief, path: tuple[Turn, ...]) -> Checked:
    if not text or text.strip(" .").lower().startswith(NOT_STATED.lower()):
        return Checked("", faults=("not_stated",), instead=brief.instead)
    cited = attach(text, brief.hits, drop_unsupported=True)
    dropped = {"unsupported_claim": len(cited.unsupported)} if cited.unsupported else {}
    if not cited.citations:
        return Checked("", faults=("unsupported",), dropped=dropped, instead=brief.authored)
    return Checked(cited.text, cited.citations, dropped=dropped)
