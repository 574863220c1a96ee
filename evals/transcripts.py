"""Runs scripted authors and questions against the configured mentor and checks what it said.

The mentor is the one that users call; there is no second harness.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from assistant.conversation import Turn
from assistant.mentor import Mentor
from evals.checks import Outcome, answer_checks
from evals.framing_checks import EXPECTED, WITHIN_TURNS, framing_checks
from evals.framing_figures import Run
from evals.framing_rubric import ideas
from evals.simulated_author import Performance, ScriptedAuthor, scripted_authors

_QUESTIONS = Path(__file__).parent / "datasets" / "questions.yaml"
_MAX_TURNS = 18
_PATIENCE_S = 180.0
SUITES = ("framing", "ask")


@dataclass(frozen=True, slots=True)
class Transcript:
    """One conversation with its outcomes."""

    suite: str
    name: str
    path: tuple[Turn, ...]
    outcomes: tuple[Outcome, ...]
    run: Run | None = None
    """What the figures over a framing suite are computed from."""


def run(
    mentor: Mentor, suites: tuple[str, ...] = SUITES, authors: frozenset[str] = frozenset()
) -> Iterator[Transcript]:
    """Run the suites one conversation after the other; `authors` names some of the framing one."""
    if "framing" in suites:
        for author in scripted_authors():
            if not authors or author.name in authors:
                yield _framing(mentor, author)
    if "ask" in suites:
        for questions in yaml.safe_load(_QUESTIONS.read_text(encoding="utf-8")):
            yield _asking(mentor, questions)


def _framing(mentor: Mentor, author: ScriptedAuthor) -> Transcript:
    performance = Performance(author)
    conversation = mentor.begin("framing", author.opening)
    reply: Turn | None = None
    for _ in range(_MAX_TURNS):
        words = performance.reply(reply)
        if words is None or (reply is not None and reply.move == "close"):
            break
        reply = mentor.say(conversation.id, words).wait(_PATIENCE_S)
    path = mentor.conversations.get(conversation.id).latest_path()
    outcomes = framing_checks(path, cooperates=author.cooperates, expects=author.expects)
    reached = sum(ideas(path, WITHIN_TURNS).values()) if author.cooperates else None
    kept = tuple(EXPECTED[name](path) for name in sorted(author.expects))
    return Transcript("framing", author.name, path, outcomes, Run(author.name, path, reached, kept))


def _asking(mentor: Mentor, questions: list[dict[str, str | bool | None]]) -> Transcript:
    first = str(questions[0]["question"])
    conversation = mentor.begin("ask", first)
    outcomes: list[Outcome] = []
    for entry in questions:
        turn = mentor.say(conversation.id, str(entry["question"])).wait(_PATIENCE_S)
        document = entry["document"]
        outcomes += answer_checks(
            turn, document if isinstance(document, str) else None, free=bool(entry.get("free"))
        )
    path = mentor.conversations.get(conversation.id).latest_path()
    return Transcript("ask", first, path, tuple(outcomes))
