"""Puts a passage's own sentences in place of a small model's retelling of them.

A small model finds the right sentence more often than it retells it rightly: it turns a "no"
into a "yes" or swaps two halves of a comparison. So its words only point, and the person reads
the sentence itself.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.citations import attach
from assistant.sentences import split
from knowledge.passages import Hit

_TABLE = "|"
"""In a row of a table: it says nothing when it is read alone."""


def copier(hits: Sequence[Hit]) -> Callable[[Iterable[str]], Iterator[str]]:
    """A step in a stream of text that gives the passages' sentences which the text retells.

    Each is given once, as soon as the sentence that points at it is complete. Sentences that no
    passage bears out give nothing.
    """

    def copied(pieces: Iterable[str]) -> Iterator[str]:
        shown: set[str] = set()
        for sentence in _sentences(pieces):
            for citation in attach(sentence, hits, drop_unsupported=True).citations:
                quote = " ".join(citation.quote.split()).lstrip("-*> ")
                if quote not in shown and _TABLE not in quote:
                    yield f" {quote}" if shown else quote
                    shown.add(quote)

    return copied


def _sentences(pieces: Iterable[str]) -> Iterator[str]:
    held = ""
    for piece in pieces:
        held += piece
        spans = split(held)
        for span in spans[:-1]:
            yield span.of(held)
        if len(spans) > 1:
            held = held[spans[-1].start :]
    if held.strip():
        yield held
