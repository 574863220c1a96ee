"""The library as the coach sees it: opened when first searched, never an excuse to crash."""

from collections.abc import Sequence

from assistant.shelves import Shelves
from knowledge.documents import DocumentInfo
from knowledge.errors import KnowledgeError
from knowledge.passages import Hit

_SAMPLE = 3
_BESIDE = 0.9


class LazyShelf:
    """Searches both of a person's shelves, which may not be open yet."""

    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    def search(self, query: str | Sequence[str], k: int = 5) -> tuple[Hit, ...]:
        """The passages above the floor. Raises KnowledgeError."""
        return self._shelves.search(query, k)

    def closeness(self, query: str, texts: Sequence[str]) -> Sequence[float]:
        """How close each text is to the query; nought when the library cannot be used."""
        try:
            return self._shelves.library("organisation").closeness(query, texts)
        except KnowledgeError:
            return (0.0,) * len(texts)

    def rest_of(self, hit: Hit) -> tuple[Hit, ...]:
        """All passages of a hit's document, a little less relevant than the hit itself."""
        try:
            passages = self._shelves.beside(hit)
        except KnowledgeError:
            return ()
        score = hit.score * _BESIDE
        return tuple(Hit(passage, hit.document, score) for passage in passages)

    def nearest(self, query: str) -> tuple[str, ...]:
        """Titles nearest to a query; none when the library cannot be used."""
        try:
            near = self._shelves.search(query, _SAMPLE, per_document=1, floor=False)
        except KnowledgeError:
            return ()
        return tuple(dict.fromkeys(hit.document.title for hit in near))

    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents of both shelves; none when the library cannot be used."""
        try:
            return (*self._shelves.documents("organisation"), *self._shelves.documents("mine"))
        except KnowledgeError:
            return ()

    def named(self, document_id: str) -> tuple[DocumentInfo, ...]:
        """The documents with this id, the organisation's first."""
        return self._shelves.named(document_id)

    def replaced(self) -> tuple[DocumentInfo, ...]:
        """The documents of both shelves that say that another replaced them."""
        return self._shelves.replaced()

    def sample(self) -> tuple[str, ...]:
        """A few titles, of different kinds if possible; none when the library cannot be used."""
        documents = self.documents()
        step = max(1, len(documents) // _SAMPLE)
        return tuple(info.title for info in documents[::step][:_SAMPLE])

    def is_open(self) -> bool:
        """Whether the library can be used right now."""
        try:
            self._shelves.library("organisation")
        except KnowledgeError:
            return False
        return True
