"""Hybrid search: both indexes asked, their answers fused, weak ones dropped."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.documents import DocumentInfo
from knowledge.embedding import Embedder
from knowledge.indexes import Indexes
from knowledge.passages import Hit, Passage
from knowledge.record import Record
from knowledge.relevance import Floor, Terms, floor_for, weigh

_CANDIDATES = 40
"""How many passages each index is asked for."""
_SHORTLIST = 12
"""How many of each answer are read and judged, at least."""
_RANK_CONSTANT = 10.0
_MAX_QUERY = 2000
"""Characters; the encoder reads no more anyway."""
_A_DOCUMENT = 2
_SAME_TEXT = 0.9
_SURE_COSINE, _LEAST_SURE = 0.6, 0.1
_NEAR, _FAR = 5, 1000


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    stems: frozenset[str]
    cosine: float
    support: float
    fused: float
    dense_rank: int | None
    lexical_rank: int | None


@dataclass(frozen=True, slots=True)
class _Found:
    """What both indexes found for a question, best first."""

    terms: Terms
    spread: float = 0.0
    """How far the best cosine stands out from the last that was asked for."""
    candidates: tuple[_Candidate, ...] = ()

    @property
    def cosine(self) -> float:
        """The best cosine."""
        return max((found.cosine for found in self.candidates), default=0.0)

    @property
    def support(self) -> float:
        """The best support among the passages that are nearest in meaning."""
        near = (found for found in self.candidates if (found.dense_rank or _FAR) <= _NEAR)
        return max((found.support for found in near), default=0.0)


class Retriever:
    """Searches one shelf. Thread-safe."""

    def __init__(
        self, record: Record, indexes: Indexes, embedder: Embedder, floor: Floor | None = None
    ) -> None:
        self._record, self._indexes, self._embedder = record, indexes, embedder
        self._floor = floor or floor_for(embedder.name)

    def search(self, query: str, k: int) -> tuple[Hit, ...]:
        """The best k passages, at most two a document; none when the floor is not reached."""
        found = self._find(query, k)
        unknown, spread = found.terms.unknown, found.spread
        answers = self._floor.score(found.cosine, found.support, unknown, spread)
        if not found.candidates or answers < self._floor.answers:
            return ()
        scores = {
            each.passage.id: self._floor.score(each.cosine, each.support, unknown, spread)
            for each in found.candidates
        }
        kept = [each for each in found.candidates if scores[each.passage.id] >= self._floor.passage]
        varied = _varied(kept, k)
        infos = self._infos(each.passage.document_id for each in varied)
        return tuple(
            Hit(
                passage=each.passage,
                document=infos[each.passage.document_id],
                score=scores[each.passage.id],
                dense_rank=each.dense_rank,
                lexical_rank=each.lexical_rank,
            )
            for each in varied
            if each.passage.document_id in infos
        )

    def nearest(self, query: str, k: int) -> tuple[DocumentInfo, ...]:
        """The k documents that come nearest, whether or not they answer."""
        found = self._find(query, k).candidates
        ids = list(dict.fromkeys(each.passage.document_id for each in found))
        return tuple(self._infos(ids[:k]).values())

    def _infos(self, document_ids: Iterable[str]) -> dict[str, DocumentInfo]:
        """A few documents' infos; one that was removed meanwhile is left out."""
        found = map(self._record.document, dict.fromkeys(document_ids))
        return {document.info.id: document.info for document in found if document is not None}

    def _find(self, query: str, k: int) -> _Found:
        query = query[:_MAX_QUERY].strip()
        if not query:
            return _Found(weigh({}, 0))
        vector = self._embedder.embed([query])
        stems = self._indexes.lexical.analyser.stems(query)
        with self._indexes.lock:
            dense = self._indexes.dense.query(vector, _CANDIDATES)
            lexical = self._indexes.lexical.query(stems, _CANDIDATES)
            frequencies = self._indexes.lexical.frequencies(stems)
            total = self._indexes.lexical.count()
        terms = weigh(frequencies, total)
        shown = max(_SHORTLIST, 3 * k)
        shortlist = dict.fromkeys(name for name, _ in [*dense[:shown], *lexical[:shown]])
        passages = self._record.passages(list(shortlist))
        spread = dense[0][1] - dense[-1][1] if dense else 0.0
        return _Found(terms, spread, self._fused(terms, passages, dense, lexical))

    def _fused(
        self,
        terms: Terms,
        passages: Mapping[str, Passage],
        dense: Sequence[tuple[str, float]],
        lexical: Sequence[tuple[str, float]],
    ) -> tuple[_Candidate, ...]:
        """The passages with their signals, by reciprocal ranks weighted by each index's surety."""
        analyser = self._indexes.lexical.analyser
        stems = {
            name: frozenset(analyser.stems(f"{passage.heading} {passage.text}"))
            for name, passage in passages.items()
        }
        supports = {name: terms.support(found) for name, found in stems.items()}
        cosines = dict(dense)
        # A passage that the dense index left out is no nearer than its last.
        least = min(cosines.values(), default=0.0)
        dense_ranks = {name: rank for rank, (name, _) in enumerate(dense, 1)}
        lexical_ranks = {name: rank for rank, (name, _) in enumerate(lexical, 1)}
        sure_dense = max(_LEAST_SURE, max(cosines.values(), default=0.0) / _SURE_COSINE)
        sure_lexical = max((supports.get(name, 0.0) for name in lexical_ranks), default=0.0)
        candidates = [
            _Candidate(
                passage=passage,
                stems=stems[name],
                cosine=cosines.get(name, least),
                support=supports[name],
                fused=sure_dense * _reciprocal(dense_ranks.get(name))
                + sure_lexical * _reciprocal(lexical_ranks.get(name)),
                dense_rank=dense_ranks.get(name),
                lexical_rank=lexical_ranks.get(name),
            )
            for name, passage in passages.items()
        ]
        return tuple(sorted(candidates, key=lambda each: (-each.fused, each.passage.id)))


def _reciprocal(rank: int | None) -> float:
    return 0.0 if rank is None else 1.0 / (_RANK_CONSTANT + rank)


def _varied(ranked: Sequence[_Candidate], k: int) -> list[_Candidate]:
    """The first k, at most two a document, without near-duplicates of better ones."""
    kept: list[_Candidate] = []
    each: Counter[str] = Counter()
    for found in ranked:
        document_id = found.passage.document_id
        if len(kept) == k or each[document_id] == _A_DOCUMENT or _repeats(found, kept):
            continue
        each[document_id] += 1
        kept.append(found)
    return kept


def _repeats(found: _Candidate, kept: Sequence[_Candidate]) -> bool:
    return any(
        len(found.stems & other.stems) >= _SAME_TEXT * len(found.stems | other.stems)
        for other in kept
        if found.stems
    )
