"""Puts a passage's own sentences in place of a small model's retelling of them.

A small model finds the right sentence more often than it retells it rightly: it turns a "no"
into a "yes" or swaps two halves of a comparison. So its words only point, and the person reads
the sentence itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from assistant.asked import notes_what_replaced
from assistant.citations import attach
from assistant.sentences import split
from knowledge.passages import Hit

_TABLE = "|"
"""In a row of a table: it says nothing when it is read alone."""


_OPENING = 6
"""Words by which a sentence is recognised before it is complete."""


def copier(hits: Sequence[Hit], *, notes: bool = True) -> Callable[[Iterable[str]], Iterator[str]]:
    """A step in a stream of text that gives the passages' sentences which the text retells.

    Each is given once, as soon as the sentence that points at it is complete. Sentences that no
    passage bears out give nothing. Without `notes`, nor do those that say what replaced what: a
    small model that repeats a title points at them.
    """
    opening = _by_opening(hits)

    def copied(pieces: Iterable[str]) -> Iterator[str]:
        shown: set[str] = set()
        for words in _sentences(pieces, opening):
            for quote in _borne_out(words, hits):
                fits = _TABLE not in quote and (notes or not notes_what_replaced(quote))
                if fits and quote not in shown:
                    yield f" {quote}" if shown else quote
                    shown.add(quote)

    return copied


def _borne_out(words: str, hits: Sequence[Hit]) -> tuple[str, ...]:
    cited = attach(words, hits, drop_unsupported=True).citations
    return tuple(" ".join(citation.quote.split()).lstrip("-*> ") for citation in cited)


def _by_opening(hits: Sequence[Hit]) -> Mapping[tuple[str, ...], str]:
    """The passages' sentences by their first words, those that differ in them."""
    found: dict[tuple[str, ...], str] = {}
    for hit in hits:
        for span in split(hit.passage.text):
            sentence = span.of(hit.passage.text)
            words = _words(sentence)
            if len(words) >= _OPENING:
                key = words[:_OPENING]
                found[key] = "" if key in found else sentence
    return found


def _sentences(pieces: Iterable[str], opening: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The sentences of a stream, each as early as it is known.

    A sentence that opens word for word like one of the passages is that one, and is not waited for.
    """
    held, told = "", False
    for piece in pieces:
        held += piece
        spans = split(held)
        for span in spans[:-1]:
            if not told:
                yield span.of(held)
            told = False
        if len(spans) > 1:
            held = held[spans[-1].start :]
        sentence = opening.get(_words(held)[:-1][:_OPENING], "")
        if sentence and not told:
            told = True
            yield sentence
    if held.strip() and not told:
        yield held


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())
