"""Hybrid search: both indexes asked, their answers fused, weak ones dropped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.documents import DocumentInfo
from knowledge.embedding import Embedder
from knowledge.indexes import Indexes
from knowledge.passages import Hit, Passage
from knowledge.record import Record
from knowledge.relevance import Floor, floor_for, support

_CANDIDATES = 40
"""How many passages each index is asked for."""
_RANK_CONSTANT = 10.0
_MAX_QUERY = 2000
"""Characters; the encoder reads no more anyway."""
_A_DOCUMENT = 2
_SAME_TEXT = 0.9
_SURE_COSINE = 0.6


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    stems: frozenset[str]
    fused: float
    score: float
    dense_rank: int | None
    lexical_rank: int | None


class Retriever:
    """Searches one shelf. Thread-safe."""

    def __init__(
        self, record: Record, indexes: Indexes, embedder: Embedder, floor: Floor | None = None
    ) -> None:
        self._record, self._indexes, self._embedder = record, indexes, embedder
        self._floor = floor or floor_for(embedder.name)

    def search(self, query: str, k: int, documents: dict[str, DocumentInfo]) -> tuple[Hit, ...]:
        """The best k passages, at most two a document; none when the best is below the floor."""
        ranked = self._candidates(query)
        if not ranked or max(found.score for found in ranked) < self._floor.best:
            return ()
        kept = [found for found in ranked if found.score >= self._floor.others]
        return tuple(
            Hit(
                passage=found.passage,
                document=documents[found.passage.document_id],
                score=found.score,
                dense_rank=found.dense_rank,
                lexical_rank=found.lexical_rank,
            )
            for found in _varied(kept, k)
            if found.passage.document_id in documents
        )

    def nearest(self, query: str, k: int) -> tuple[str, ...]:
        """The ids of the k documents that come nearest, whether or not they answer."""
        ids = dict.fromkeys(found.passage.document_id for found in self._candidates(query))
        return tuple(ids)[:k]

    def _candidates(self, query: str) -> list[_Candidate]:
        """What either index found, best first."""
        query = query[:_MAX_QUERY].strip()
        if not query:
            return []
        vector = self._embedder.embed([query])
        analyser = self._indexes.lexical.analyser
        stems = analyser.stems(query)
        with self._indexes.lock:
            dense = self._indexes.dense.query(vector, _CANDIDATES)
            lexical = self._indexes.lexical.query(stems, _CANDIDATES)
            rarity = self._indexes.lexical.rarity(stems)
        passages = self._record.passages([*dict(dense), *dict(lexical)])
        found = {
            passage.id: frozenset(analyser.stems(f"{passage.heading} {passage.text}"))
            for passage in passages.values()
        }
        return self._fused(passages, found, dense, lexical, rarity)

    def _fused(
        self,
        passages: dict[str, Passage],
        stems: dict[str, frozenset[str]],
        dense: Sequence[tuple[str, float]],
        lexical: Sequence[tuple[str, float]],
        rarity: dict[str, float],
    ) -> list[_Candidate]:
        cosines = dict(dense)
        # A passage that the dense index left out is no nearer than its last.
        least = min(cosines.values(), default=0.0)
        dense_ranks = {name: rank for rank, (name, _) in enumerate(dense, 1)}
        lexical_ranks = {name: rank for rank, (name, _) in enumerate(lexical, 1)}
        supports = {name: support(rarity, stems[name]) for name in passages}
        sure_dense = min(1.0, max(0.1, max(cosines.values(), default=0.0) / _SURE_COSINE))
        sure_lexical = max(
            (supports[name] for name in lexical_ranks if name in supports), default=0
        )
        candidates = [
            _Candidate(
                passage=passage,
                stems=stems[name],
                fused=sure_dense * _reciprocal(dense_ranks.get(name))
                + sure_lexical * _reciprocal(lexical_ranks.get(name)),
                score=self._floor.score(cosines.get(name, least), supports[name]),
                dense_rank=dense_ranks.get(name),
                lexical_rank=lexical_ranks.get(name),
            )
            for name, passage in passages.items()
        ]
        return sorted(candidates, key=lambda found: (-found.fused, found.passage.id))


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
