"""A record in memory, in the shape that the library takes."""

import hashlib
from collections.abc import Iterator, Sequence

from knowledge.documents import Details, Document, DocumentInfo
from knowledge.passages import Passage


class MemoryRecord:
    """Keeps documents and passages in dictionaries."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._by_id: dict[str, Passage] = {}
        self._by_hand: dict[str, Details] = {}

    def documents(self) -> tuple[DocumentInfo, ...]:
        return tuple(
            sorted((d.info for d in self._documents.values()), key=lambda info: info.title)
        )

    def document(self, document_id: str) -> Document | None:
        return self._documents.get(document_id)

    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]:
        known = self._documents
        return {name: known[name].info for name in document_ids if name in known}

    def by_hand(self, document_id: str) -> Details:
        return self._by_hand.get(document_id, Details())

    def replace(
        self, document: Document, passages: Sequence[Passage], by_hand: Details | None = None
    ) -> None:
        said = self.by_hand(document.info.id) if by_hand is None else by_hand
        self.remove(document.info.id)
        self._by_hand[document.info.id] = said
        self._documents[document.info.id] = document
        self._passages[document.info.id] = tuple(passages)
        self._by_id.update({passage.id: passage for passage in passages})

    def remove(self, document_id: str) -> bool:
        for passage in self._passages.pop(document_id, ()):
            self._by_id.pop(passage.id, None)
        self._by_hand.pop(document_id, None)
        return self._documents.pop(document_id, None) is not None

    def passages(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        return {name: self._by_id[name] for name in passage_ids if name in self._by_id}

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        return self._passages.get(document_id, ())

    def all_passages(self) -> Iterator[Passage]:
        for document_id in sorted(self._passages):
            yield from self._passages[document_id]

    def fingerprint(self) -> str:
        digest = hashlib.sha256()
        for name in sorted(self._by_id):
            digest.update(name.encode())
        return digest.hexdigest()
