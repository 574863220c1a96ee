"""Citations are made by code: from an answer and the passages it was written from.

A sentence of the answer is cited when a passage's sentence bears it out (`support`); the
citation carries that sentence verbatim. Markers in the model's own text count as a hint only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.conversation import Citation
from assistant.quotable import Source, context, stretches
from assistant.sentences import CLOSING, split
from assistant.support import SUPPORTED, read, support
from knowledge.passages import Hit

_MARKERS = re.compile(r"[ \t]*\[(\d{1,3}(?:, ?\d{1,3})*)\]")


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """An answer with its markers in place."""

    text: str
    citations: tuple[Citation, ...] = ()
    unsupported: tuple[str, ...] = ()
    """Sentences that claim something no passage bears out."""


@dataclass(slots=True)
class _Numbering:
    """Markers in order of first use; the same quote keeps its marker."""

    citations: dict[tuple[str, str], Citation] = field(default_factory=dict)

    def cite(self, source: Source) -> Citation:
        key = (source.hit.passage.id, source.quote)
        if key not in self.citations:
            self.citations[key] = source.cited(len(self.citations) + 1)
        return self.citations[key]


def attach(answer: str, hits: Sequence[Hit], *, drop_unsupported: bool = False) -> CitedAnswer:
    """Cite each sentence of `answer` from the passage that bears it out best.

    With `drop_unsupported`, claims that nothing bears out are taken out of the text; they are
    listed either way. A sentence that claims nothing ("Here is what the memo says:") stays.
    """
    sources = [source for hit in hits for source in stretches(hit)]
    numbering = _Numbering()
    unsupported: list[str] = []
    out: list[str] = []
    end = 0
    for span in split(answer):
        gap, end = answer[end : span.start], span.end
        sentence = _MARKERS.sub("", span.of(answer))
        source = _best(sentence, sources, _named(span.of(answer), hits))
        if source is not None:
            sentence = _marked(sentence, numbering.cite(source).marker)
        elif claims(sentence):
            unsupported.append(sentence)
            if drop_unsupported:
                continue
        out.append(f"{gap}{sentence}" if out else sentence)
    citations = tuple(numbering.citations.values())
    return CitedAnswer("".join(out).strip(), citations, tuple(unsupported))


def verify(citation: Citation, passage_text: str) -> bool:
    """Whether the quote stands in the passage word for word, whatever the blank space."""
    quote = " ".join(citation.quote.split())
    return bool(quote) and quote in " ".join(passage_text.split())


def claims(sentence: str) -> bool:
    """Whether a sentence says something that a source would have to bear out."""
    return not sentence.rstrip().endswith(":") and len(read(sentence).stems) > 1


def _best(sentence: str, sources: Sequence[Source], named: frozenset[str]) -> Source | None:
    best: tuple[float, Source] | None = None
    for source in sources:
        score = support(sentence, source.quote, context(source.hit))
        if score < SUPPORTED:
            continue
        score += 0.1 * (source.hit.passage.id in named) - 0.002 * len(source.quote.split())
        if best is None or score > best[0]:
            best = (score, source)
    return best[1] if best else None


def _named(sentence: str, hits: Sequence[Hit]) -> frozenset[str]:
    numbers = {int(n) for found in _MARKERS.findall(sentence) for n in re.findall(r"\d+", found)}
    return frozenset(hit.passage.id for at, hit in enumerate(hits, 1) if at in numbers)


def _marked(sentence: str, marker: int) -> str:
    stop = CLOSING.search(sentence)
    at = stop.start() if stop else len(sentence.rstrip())
    return f"{sentence[:at]} [{marker}]{sentence[at:]}"
