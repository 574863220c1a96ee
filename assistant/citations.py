"""Citations are made by code: from an answer and the passages it was written from.

A sentence of the answer is cited when a passage's sentence bears it out (`support`); the
citation carries that sentence verbatim. Markers in the model's own text count as a hint only.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.conversation import Citation
from assistant.sentences import Span, split
from assistant.support import SUPPORTED, read, support
from knowledge.passages import Hit

_MAX_QUOTE = 40
_MARKERS = re.compile(r"[ \t]*\[(\d{1,3}(?:, ?\d{1,3})*)\]")
_STOP = re.compile(r"[.!?…]+[\"'”’»)*_]*$")
_ITEM = re.compile(r"^(?:[-*+•>]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_CLAUSE_END = re.compile(r"[;:,–—](?=\s)")

Closeness = Callable[[str, Sequence[str]], Sequence[float]]
"""How close each of some texts is to a query, as a cosine."""
_ENCODED = 10
"""How many sentences the encoder looks at: each costs a few milliseconds before the reply."""
_BY_MEANING = 2.0
"""Weight of the encoder beside the shared words, which score up to about 1.5."""


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """An answer with its markers in place."""

    text: str
    citations: tuple[Citation, ...] = ()
    unsupported: tuple[str, ...] = ()
    """Sentences that claim something no passage bears out."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A quotable stretch of a passage."""

    hit: Hit
    quote: str


@dataclass(slots=True)
class _Numbering:
    """Markers in order of first use; the same quote keeps its marker."""

    citations: dict[tuple[str, str], Citation] = field(default_factory=dict)

    def cite(self, source: _Source) -> Citation:
        key = (source.hit.passage.id, source.quote)
        if key not in self.citations:
            self.citations[key] = _citation(source, len(self.citations) + 1)
        return self.citations[key]


def attach(answer: str, hits: Sequence[Hit], *, drop_unsupported: bool = False) -> CitedAnswer:
    """Cite each sentence of `answer` from the passage that bears it out best.

    With `drop_unsupported`, claims that nothing bears out are taken out of the text; they are
    listed either way. A sentence that claims nothing ("Here is what the memo says:") stays.
    """
    sources = [source for hit in hits for source in _sources(hit)]
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


def best_quotes(
    question: str, hits: Sequence[Hit], limit: int = 2, encoder: Closeness | None = None
) -> tuple[Citation, ...]:
    """The sentences of the passages that come closest to the question, best first.

    Judged by the words they share, and by the encoder when there is one. At least one when there
    is any hit with words in it; the second and later ones only when they come nearly as close.
    """
    sources, ranked = _ranked(question, hits, encoder)
    good = [at for score, at in ranked if score >= 0.7 * ranked[0][0]]
    chosen = [sources[-at] for at in good[:limit]]
    return tuple(_citation(source, number) for number, source in enumerate(chosen, 1))


def excerpts(
    question: str, hits: Sequence[Hit], words: int, encoder: Closeness | None = None
) -> tuple[tuple[Hit, str], ...]:
    """Of each passage the sentences that come closest to the question, up to `words` in all.

    Passages and sentences keep their order; a passage without a chosen sentence is left out, and
    at least one sentence is chosen.
    """
    sources, ranked = _ranked(question, hits, encoder)
    chosen: set[int] = set()
    for _, at in ranked:
        words -= len(sources[-at].quote.split())
        if chosen and words < 0:
            break
        chosen.add(-at)
    kept = [sources[at] for at in sorted(chosen)]
    return tuple(
        (hit, " ".join(" ".join(source.quote.split()) for source in kept if source.hit is hit))
        for hit in hits
        if any(source.hit is hit for source in kept)
    )


def _ranked(
    question: str, hits: Sequence[Hit], encoder: Closeness | None
) -> tuple[list[_Source], list[tuple[float, int]]]:
    """The sentences of the passages, and their scores with their negated places, best first."""
    sources = [source for hit in hits for source in _whole_sentences(hit)]
    by_words = [(_closeness(question, source, sources), -at) for at, source in enumerate(sources)]
    ranked = sorted(by_words, reverse=True)
    if encoder is not None:
        ranked = _by_meaning(question, sources, ranked[:_ENCODED], encoder)
    return sources, ranked


def _by_meaning(
    question: str,
    sources: Sequence[_Source],
    ranked: Sequence[tuple[float, int]],
    encoder: Closeness,
) -> list[tuple[float, int]]:
    told = [f"{sources[-at].hit.document.title}: {sources[-at].quote}" for _, at in ranked]
    meant = encoder(question, told)
    scored = zip(ranked, meant, strict=True)
    return sorted(
        ((score + _BY_MEANING * cosine, at) for (score, at), cosine in scored), reverse=True
    )


def _best(sentence: str, sources: Sequence[_Source], named: frozenset[str]) -> _Source | None:
    best: tuple[float, _Source] | None = None
    for source in sources:
        score = support(sentence, source.quote, _context(source.hit))
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
    stop = _STOP.search(sentence)
    at = stop.start() if stop else len(sentence.rstrip())
    return f"{sentence[:at]} [{marker}]{sentence[at:]}"


def _citation(source: _Source, marker: int) -> Citation:
    hit = source.hit
    return Citation(
        marker=marker,
        passage_id=hit.passage.id,
        document_id=hit.passage.document_id,
        document=hit.document.title,
        heading=hit.passage.heading,
        quote=source.quote,
    )


def _context(hit: Hit) -> str:
    dated = hit.document.dated.isoformat()[:4] if hit.document.dated else ""
    return f"{hit.document.title} {hit.passage.heading} {dated}"


def _sources(hit: Hit) -> Iterator[_Source]:
    """All that can be quoted: sentences, parts of long ones, and short neighbours together."""
    text = hit.passage.text
    before: Span | None = None
    for span in _quotable(text):
        for part in _parts(text, span):
            yield _Source(hit, part.of(text))
        if before and len(text[before.start : span.end].split()) <= _MAX_QUOTE:
            yield _Source(hit, text[before.start : span.end])
        before = span


def _quotable(text: str) -> list[Span]:
    spans: list[Span] = []
    for span in split(text):
        item = _ITEM.match(span.of(text))
        start = span.start + (item.end() if item else 0)
        if start < span.end and not re.match(r"#{1,6} |`{3}|~{3}|-{3}", text[start:]):
            spans.append(Span(start, span.end))
    return spans


def _parts(text: str, span: Span) -> list[Span]:
    """The sentence, or its runs of clauses of at most _MAX_QUOTE words when it is longer."""
    if len(span.of(text).split()) <= _MAX_QUOTE:
        return [span]
    cuts = [match.end() for match in _CLAUSE_END.finditer(text, span.start, span.end)]
    edges = [span.start, *cuts, span.end]
    runs = [
        _stripped(text, start, end)
        for at, start in enumerate(edges)
        for end in edges[at + 1 :]
        if len(text[start:end].split()) <= _MAX_QUOTE
    ]
    return runs or [_first_words(text, span)]


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _first_words(text: str, span: Span) -> Span:
    ends = [match.end() for match in re.finditer(r"\S+", span.of(text))]
    return Span(span.start, span.start + ends[_MAX_QUOTE - 1])


def _whole_sentences(hit: Hit) -> list[_Source]:
    text = hit.passage.text
    spans = [_parts(text, span)[0] for span in _quotable(text) if text[span.start] != "|"]
    quotes = [_Source(hit, span.of(text)) for span in spans]
    if quotes or not text.strip():
        return quotes
    whole = _stripped(text, 0, len(text))
    short = len(whole.of(text).split()) <= _MAX_QUOTE
    return [_Source(hit, (whole if short else _first_words(text, whole)).of(text))]


_ASKED_FOR = (
    (
        re.compile(r"\bwhy\b|\breasons?\b", re.I),
        re.compile(r"\b(because|since|so that|reason|due to|as)\b", re.I),
    ),
    (re.compile(r"\b(how (many|much|long)|when|date|cost)\b", re.I), re.compile(r"\d")),
    (
        re.compile(r"\b(who|owner|decider)\b", re.I),
        re.compile(r"\b(team|lead|manager|director|owner|head|group|engineers?|officer)\b", re.I),
    ),
)


_WHY = re.compile(r"\bwhy\b|\breasons?\b", re.I)
_REASONS = re.compile(r"\b(?:reasons?|why|contributing factors|causes?)\b[^›]*$", re.I)


def _closeness(question: str, source: _Source, sources: Sequence[_Source]) -> float:
    asked = read(question).stems
    found = read(source.quote).words
    around = read(_context(source.hit)).words
    total = score = 0.0
    for stem in asked:
        rare = 1.0 / (1 + sum(stem in read(other.quote).words for other in sources))
        total += rare
        score += rare if stem in found else 0.4 * rare * (stem in around)
    share = score / total if total else 0.0
    fitting = any(a.search(question) and b.search(source.quote) for a, b in _ASKED_FOR)
    reason = bool(_WHY.search(question) and _REASONS.search(source.hit.passage.heading))
    length = len(source.quote.split())
    whole = bool(_STOP.search(source.quote)) and 8 <= length <= _MAX_QUOTE
    return share + 0.2 * fitting + 0.4 * reason + 0.25 * whole + 0.1 * source.hit.score
