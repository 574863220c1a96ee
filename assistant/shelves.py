"""One person's view on both shelves: the organisation's and their own.

The own shelf is a library of its own in a folder of its own, over rows that carry its owner, so
that tenants are apart by structure. It is not opened before it holds a document or is written
to: whoever has no documents of their own pays nothing for the possibility.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.errors import NotPermitted
from assistant.lazy import Lazy
from knowledge.documents import Document, DocumentInfo
from knowledge.errors import DocumentNotFound
from knowledge.library import Library
from knowledge.passages import Filters, Hit, Passage

Shelf = Literal["organisation", "mine"]
SHELVES: tuple[Shelf, Shelf] = ("organisation", "mine")
"""In the order in which they are looked at."""
_EVERYTHING = Filters()


class ShelfRecord(Protocol):
    """What is asked of a shelf's record without opening its indexes."""

    def is_empty(self) -> bool: ...
    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]: ...
    def replaced(self) -> tuple[DocumentInfo, ...]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """One shelf: its record, and its library, which may not be open yet."""

    record: ShelfRecord
    library: Lazy[Library]


class Shelves:
    """Both shelves as one person may use them. Thread-safe.

    Methods raise KnowledgeError when a shelf cannot be opened or read, StorageError when the
    record fails.
    """

    def __init__(self, organisation: Place, mine: Place, *, may_edit: bool) -> None:
        """`may_edit`: whether this person may write the organisation's shelf."""
        self._places: dict[Shelf, Place] = {"organisation": organisation, "mine": mine}
        self._may_edit = may_edit

    def library(self, shelf: Shelf) -> Library:
        """A shelf's library, opened when it is not; also an empty own shelf is made then."""
        return self._places[shelf].library.get()

    def may_edit(self, shelf: Shelf) -> bool:
        """Whether this person may take documents in, change and remove them there."""
        return shelf == "mine" or self._may_edit

    def writable(self, shelf: Shelf) -> Library:
        """A shelf's library to write to. Raises NotPermitted."""
        if not self.may_edit(shelf):
            raise NotPermitted(
                "You may not change the organisation's library.",
                next_step="Put it on your own shelf, or ask one of the library's editors.",
            )
        return self.library(shelf)

    def search(
        self,
        query: str | Sequence[str],
        k: int = 5,
        *,
        filters: Filters = _EVERYTHING,
        per_document: int = 2,
        floor: bool = True,
        shelf: Shelf | None = None,
    ) -> tuple[Hit, ...]:
        """The best k passages of both shelves, or of one; empty when none reaches the floor.

        `query` is a question, or several phrasings of it, the best known first. A document that
        stands on both is found on the organisation's only. `floor=False` also gives
        what the mentor would not use.
        """
        found = self.found(
            query, k, filters=filters, per_document=per_document, floor=floor, shelf=shelf
        )
        return tuple(hit for _, hit in found)

    def found(
        self,
        query: str | Sequence[str],
        k: int = 5,
        *,
        filters: Filters = _EVERYTHING,
        per_document: int = 2,
        floor: bool = True,
        shelf: Shelf | None = None,
    ) -> tuple[tuple[Shelf, Hit], ...]:
        """The same as `search`, each passage with the shelf that it stands on."""
        each: list[list[tuple[Shelf, Hit]]] = []
        seen: set[str] = set()
        for name, library in self._used(shelf):
            hits = library.search(query, k, filters=filters, per_document=per_document, floor=floor)
            each.append([(name, hit) for hit in hits if hit.document.content_hash not in seen])
            seen |= {hit.document.content_hash for hit in hits}
        merged = _merged(each)
        weak = [found for found in merged if not found[1].above_floor]
        return tuple([found for found in merged if found[1].above_floor] + weak)[:k]

    def find(self, document_id: str, shelf: Shelf | None = None) -> tuple[Shelf, Document]:
        """A document and the shelf it stands on, the organisation's first.

        Raises DocumentNotFound.
        """
        missing: DocumentNotFound | None = None
        for name, library in self._used(shelf):
            try:
                return name, library.document(document_id)
            except DocumentNotFound as error:
                missing = missing or error
        raise missing or _no_document(document_id)

    def passage(
        self, passage_id: str, shelf: Shelf | None = None
    ) -> tuple[Shelf, Document, Passage]:
        """A passage, its document and the shelf they stand on. Raises DocumentNotFound."""
        missing: DocumentNotFound | None = None
        for name, library in self._used(shelf):
            try:
                return name, *library.passage(passage_id)
            except DocumentNotFound as error:
                missing = missing or error
        raise missing or _no_document(passage_id)

    def documents(self, shelf: Shelf) -> tuple[DocumentInfo, ...]:
        """The documents of a shelf, by title."""
        return tuple(info for _, library in self._used(shelf) for info in library.documents())

    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]:
        """What is known of these documents, those that exist, by id; no shelf is opened for it."""
        known = self._places["mine"].record.infos(document_ids)
        return known | self._places["organisation"].record.infos(document_ids)

    def named(self, document_id: str) -> tuple[DocumentInfo, ...]:
        """The documents with this id, one on each shelf at most; no shelf is opened for it."""
        places = (self._places[name] for name in SHELVES)
        return tuple(
            info for place in places for info in place.record.infos([document_id]).values()
        )

    def replaced(self) -> tuple[DocumentInfo, ...]:
        """The documents that say that another replaced them; no shelf is opened for it."""
        return tuple(info for name in SHELVES for info in self._places[name].record.replaced())

    def beside(self, hit: Hit) -> tuple[Passage, ...]:
        """All passages of a hit's document, in order; none when it has changed meanwhile."""
        wanted = hit.document
        for name, library in self._used(None):
            known = self._places[name].record.infos([wanted.id]).get(wanted.id)
            if known is not None and known.content_hash == wanted.content_hash:
                return library.passages_of(wanted.id)
        return ()

    def _used(self, shelf: Shelf | None) -> Iterator[tuple[Shelf, Library]]:
        """The shelf, or both, as (name, library); an own shelf without documents is left out."""
        for name in SHELVES if shelf is None else (shelf,):
            if name == "organisation" or not self._places[name].record.is_empty():
                yield name, self.library(name)


def _merged(each: Sequence[Sequence[tuple[Shelf, Hit]]]) -> list[tuple[Shelf, Hit]]:
    """The shelves' hits in one order that keeps each shelf's own.

    A shelf orders by more than the score, so the scores only say from which one to take next:
    from the one that has the better passages still to come.
    """
    keyed = [
        (-max(hit.score for _, hit in hits[place:]), shelf, place, found)
        for shelf, hits in enumerate(each)
        for place, found in enumerate(hits)
    ]
    return [found for *_, found in sorted(keyed, key=lambda key: key[:3])]


def _no_document(name: str) -> DocumentNotFound:
    return DocumentNotFound(
        f"There is no {name[:80]!r} on your shelf.",
        next_step="`mentor knowledge list --mine` shows what there is.",
    )
