"""Reviewers that know nothing, or everything, to see that the measures tell them apart."""

from collections.abc import Callable, Iterator, Sequence

from assistant.memo.document import parse
from assistant.memo.findings import Finding, Review
from evals.memo.operators import OPERATORS, Planted, planted

SHOWN = 6


def finding(
    criterion: str,
    fault: str = "missing",
    sentences: Sequence[int] = (),
    severity: str = "high",
    quote: str = "",
) -> Finding:
    return Finding(
        id=f"{criterion}.{fault}.{quote}",
        criterion=criterion,
        fault=fault,
        severity=severity,  # type: ignore[arg-type]
        sentences=tuple(sentences),
        quote=quote,
        weak="",
        why="",
        question="",
        missing=fault == "missing",
    )


class Says:
    """A reviewer that says what a function finds."""

    def __init__(self, finds: Callable[[str, str], Sequence[Finding]]) -> None:
        self._finds = finds

    def reviewing(self, text: str, kind: str) -> Iterator[Review]:
        yield Review(kind, ())
        found = tuple(self._finds(text, kind))
        yield Review(kind, found[:SHOWN], further=found[SHOWN:])


def silent() -> Says:
    return Says(lambda text, kind: ())


def everywhere() -> Says:
    """Gives every criterion of a kind, in any text, and points at all its sentences.

    More than six are of no use, so this one even shows them all.
    """
    criteria = {
        kind: tuple(dict.fromkeys(each.criterion for each in planted() if each.kind == kind))
        for kind in {each.kind for each in planted()}
    }

    class All(Says):
        def reviewing(self, text: str, kind: str) -> Iterator[Review]:
            numbers = [each.number for each in parse(text).sentences]
            found = [
                finding(criterion, operator.fault, numbers, quote=text[:60])
                for criterion in criteria[kind]
                for operator in OPERATORS
                if operator.criterion == criterion
            ]
            yield Review(kind, tuple(found))

    return All(lambda text, kind: ())


def knowing() -> Says:
    """Knows the set by heart."""
    answers = {each.text: each for each in planted()}

    def finds(text: str, kind: str) -> Sequence[Finding]:
        known: Planted | None = answers.get(text)
        return [finding(known.criterion, known.fault, known.sentences)] if known else ()

    return Says(finds)
