"""What the indexes find for a question, with every signal there is about each passage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.asked_for import AskedFor
from knowledge.documents import DocumentInfo
from knowledge.embedding import Embedder, Encoded
from knowledge.indexes import Indexes, passage_of
from knowledge.interaction import Likeness, compare
from knowledge.passages import Filters, Passage
from knowledge.record import Record
from knowledge.relevance import EXPECTED, Asked, Signals, Terms, weigh

_CANDIDATES = 40
"""How many passages each index is asked for."""
_WIDE = 400
"""As many, when a filter will drop most of them."""
_MAX_QUERY = 2000
"""Characters; the encoder reads no more anyway."""
_ENTRIES = 2
"""How many entries of the dense index are looked at for each passage wanted, as a passage may
have several."""
_SAME_DOCUMENT = 3
_SURE_BY = 5
_MODEST_BM25 = 5.0
"""Added to the best BM25 of a search: where all are low, even the best is worth little."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that an index found."""

    passage: Passage
    document: DocumentInfo
    signals: Signals
    dense_rank: int | None
    lexical_rank: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question, in no order."""

    terms: Terms
    spread: float = 0.0
    """How far the best cosine stands out from the last that was asked for."""
    surety: float = 0.0
    """How far the lexical index can be trusted here: the share of the question's telling words
    in the best of what it found first, 0..1. A question in other words gives next to nought."""
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the indexes answered: cosines and BM25 scores by passage id, best first."""

    dense: Mapping[str, float]
    lexical: Mapping[str, float]
    asked: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the found passages of one document say for each of them."""

    asked: float
    tokens: float


class Finder:
    """Finds candidates on one shelf. Thread-safe."""

    def __init__(self, record: Record, indexes: Indexes, embedder: Embedder) -> None:
        self._record, self._indexes, self._embedder = record, indexes, embedder

    def find(self, question: str, filters: Filters) -> Found:
        """Everything the indexes know about a question."""
        question = question[:_MAX_QUERY].strip()
        if not question:
            return Found(weigh({}, 0))
        (asked,) = self._embedder.encode([question])
        stems = self._indexes.lexical.analyser.stems(question)
        wanted = _CANDIDATES if filters == Filters() else _WIDE
        with self._indexes.lock:
            entries = self._indexes.dense.query(asked.vector[None, :], _ENTRIES * wanted)
            lexical = dict(self._indexes.lexical.query(stems, wanted))
            told = dict(self._indexes.lexical.query_asked(stems, wanted // _ENTRIES))
            frequencies = self._indexes.lexical.frequencies(stems)
            total = self._indexes.lexical.count()
        answers = _Answers(_by_passage(entries, wanted), lexical, told)
        passages, infos = self._admitted(answers, filters)
        terms = weigh(frequencies, total)
        candidates = self._with_signals(question, asked, answers, passages, infos)
        cosines = list(answers.dense.values())
        spread = cosines[0] - cosines[-1] if cosines else 0.0
        surety = self._surety(terms, answers.lexical, passages)
        return Found(terms, spread, surety, candidates)

    def _admitted(
        self, answers: _Answers, filters: Filters
    ) -> tuple[list[Passage], Mapping[str, DocumentInfo]]:
        names = list(dict.fromkeys((*answers.dense, *answers.lexical, *answers.asked)))
        passages = self._record.passages(names)
        for document_id in filters.document_ids:
            passages |= {each.id: each for each in self._record.passages_of(document_id)}
        infos = self._record.infos(sorted({each.document_id for each in passages.values()}))
        infos = {name: info for name, info in infos.items() if filters.admits(info)}
        return [each for each in passages.values() if each.document_id in infos], infos

    def _with_signals(
        self,
        question: str,
        asked: Encoded,
        answers: _Answers,
        passages: Sequence[Passage],
        infos: Mapping[str, DocumentInfo],
    ) -> tuple[Candidate, ...]:
        with self._indexes.lock:
            details = self._indexes.tokens.details([passage.id for passage in passages])
        compared = compare(asked, [details.get(passage.id) for passage in passages])
        wanted = AskedFor(question)
        words, told = _shares(answers.lexical), _shares(answers.asked)
        asks = [_asked(*each, told) for each in zip(passages, compared, strict=True)]
        beside = _beside(passages, compared, asks)
        dense_ranks, lexical_ranks = _ranks(answers.dense), _ranks(answers.lexical)
        return tuple(
            Candidate(
                passage=passage,
                document=infos[passage.document_id],
                signals=_signals(
                    likeness,
                    told_of,
                    beside[passage.document_id],
                    words=words.get(passage.id, 0.0),
                    role=wanted.under(passage.heading),
                    kind=wanted.said_in(passage.text),
                ),
                dense_rank=dense_ranks.get(passage.id),
                lexical_rank=lexical_ranks.get(passage.id),
            )
            for passage, likeness, told_of in zip(passages, compared, asks, strict=True)
        )

    def _surety(
        self, terms: Terms, lexical: Mapping[str, float], passages: Sequence[Passage]
    ) -> float:
        """How much of the question the first finds of the lexical index have in words, 0..1."""
        first = set(list(lexical)[:_SURE_BY])
        analyser = self._indexes.lexical.analyser
        return max(
            (
                terms.support(set(analyser.stems(f"{passage.heading} {passage.text}")))
                for passage in passages
                if passage.id in first
            ),
            default=0.0,
        )


def _asked(passage: Passage, likeness: Likeness, told: Mapping[str, float]) -> Asked:
    if not passage.asked:
        return EXPECTED.of(likeness.cosine, likeness.tokens, likeness.window)
    return Asked(likeness.asked, likeness.asked_best, told.get(passage.id, 0.0))


def _signals(
    likeness: Likeness, asked: Asked, beside: _Beside, *, words: float, role: bool, kind: int
) -> Signals:
    return Signals(
        cosine=likeness.cosine,
        tokens=likeness.tokens,
        window=likeness.window,
        asked=asked.mean,
        asked_best=asked.best,
        asked_words=asked.words,
        words=words,
        role=role,
        kind=kind,
        document_asked=beside.asked,
        neighbours=beside.tokens,
    )


def _by_passage(entries: Iterable[tuple[str, float]], wanted: int) -> dict[str, float]:
    """The best cosine of each of the first passages."""
    found: dict[str, float] = {}
    for entry, cosine in entries:
        if len(found) == wanted:
            break
        found.setdefault(passage_of(entry), cosine)
    return found


def _beside(
    passages: Sequence[Passage], compared: Sequence[Likeness], asks: Sequence[Asked]
) -> dict[str, _Beside]:
    """What the found passages of each document say for one another, by its id."""
    together: dict[str, list[tuple[float, float]]] = {}
    for passage, likeness, asked in zip(passages, compared, asks, strict=True):
        together.setdefault(passage.document_id, []).append((likeness.tokens, asked.mean))
    return {
        name: _Beside(
            asked=max(asked for _, asked in each),
            tokens=sum(sorted((tokens for tokens, _ in each), reverse=True)[:_SAME_DOCUMENT])
            / _SAME_DOCUMENT,
        )
        for name, each in together.items()
    }


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    most = max(scores.values(), default=0.0) + _MODEST_BM25
    return {name: score / most for name, score in scores.items()}


def _ranks(scores: Mapping[str, float]) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(scores, 1)}
