"""The streaming guard: what a model writes passes through here before anyone sees it.

Three layers, each independent of how the text was cut into pieces: `unmarking` takes out
what a renderer could load or follow, and citation markers that name no passage; `joining` sees
to it that nothing of the kind can come about; `rationing` holds words and questions to the
contract. Guarding a guarded text changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.errors import MentorError
from assistant.rationing import Rationer
from assistant.unmarking import Unmarker


@dataclass(frozen=True, slots=True)
class Contract:
    """What a reply has to keep to."""

    max_words: int = 120
    max_questions: int = 1
    markers: frozenset[int] = frozenset()
    """The citation markers that name a passage."""


class StreamGuard:
    """Lets safe text through as early as it is known to be safe. One guard for one reply."""

    def __init__(self, contract: Contract) -> None:
        self._report: Counter[str] = Counter()
        self._unmarker = Unmarker(contract.markers, self._report)
        self._rationer = Rationer(contract.max_words, contract.max_questions, self._report)
        self._text: list[str] = []

    @property
    def text(self) -> str:
        """Everything that was let through."""
        return "".join(self._text)

    @property
    def report(self) -> Mapping[str, int]:
        """What was taken out, by name, with how often.

        Names: extra_question, over_length, unknown_marker, image, html, link, fence, invisible.
        """
        return {name: count for name, count in sorted(self._report.items()) if count}

    @property
    def full(self) -> bool:
        """Whether the words are used up: nothing that follows will be let through."""
        return self._rationer.full

    def filter(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the safe text of `pieces`, and at their end what was still undecided.

        When the source raises a MentorError, what is safe is yielded before it is raised again.
        """
        failure: MentorError | None = None
        source = iter(pieces)
        while failure is None:
            try:
                piece = next(source, None)
            except MentorError as error:
                failure = error
                continue
            if piece is None:
                break
            yield from self._kept(self._rationer.feed(self._unmarker.feed(piece)))
        last = self._rationer.feed(self._unmarker.close())
        yield from self._kept(last + self._rationer.close())
        if failure is not None:
            raise failure

    def _kept(self, safe: str) -> Iterator[str]:
        if safe:
            self._text.append(safe)
            yield safe


def guarded(text: str, contract: Contract) -> tuple[str, Mapping[str, int]]:
    """`text` as the guard would let it through, and what was taken out."""
    guard = StreamGuard(contract)
    for _ in guard.filter((text,)):
        pass
    return guard.text, guard.report
