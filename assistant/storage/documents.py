"""The documents and passages of one shelf: the library's record."""

import hashlib
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, delete, insert, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from assistant.storage.database import Database
from assistant.storage.document_rows import (
    INFO_COLUMNS,
    PASSAGE_COLUMNS,
    details_of,
    document_values,
    info_of,
    passage_of,
    passage_values,
)
from assistant.storage.tables import DocumentRow, PassageRow
from knowledge.documents import Details, Document, DocumentInfo
from knowledge.passages import Passage

_PAGE = 2000
"""Passages read at once."""
_IDS = 500
"""Ids asked for at once."""


class DocumentRepository:
    """`knowledge.record.Record` for the organisation's shelf (None) or one person's (their id).

    All methods raise StorageError when the record fails.
    """

    def __init__(self, db: Database, shelf: str | None) -> None:
        self._db = db
        self._shelf = shelf

    def documents(self) -> tuple[DocumentInfo, ...]:
        """All documents of the shelf, by title."""
        return self._listed()

    def document(self, document_id: str) -> Document | None:
        """One document with its text, or None."""
        wanted = select(*INFO_COLUMNS, DocumentRow.text)
        with self._db.read() as session:
            row = session.execute(wanted.where(*self._one(document_id))).first()
        return None if row is None else Document(info_of(row), row.text)

    def infos(self, document_ids: Sequence[str]) -> dict[str, DocumentInfo]:
        """What is known of these documents, those that exist, by id; without their texts."""
        found: dict[str, DocumentInfo] = {}
        with self._db.read() as session:
            for first in range(0, len(document_ids), _IDS):
                some = document_ids[first : first + _IDS]
                wanted = select(*INFO_COLUMNS).where(self._documents(), DocumentRow.id.in_(some))
                found |= {row.id: info_of(row) for row in session.execute(wanted)}
        return found

    def replaced(self) -> tuple[DocumentInfo, ...]:
        """The documents that say that another replaced them, by title; the others are not read."""
        return self._listed(DocumentRow.superseded_by != "")

    def by_hand(self, document_id: str) -> Details:
        """What a person has said of a document; nothing when there is none."""
        with self._db.read() as session:
            return self._said(session, document_id)

    def replace(
        self, document: Document, passages: Sequence[Passage], by_hand: Details | None = None
    ) -> None:
        """Keep the document and its passages in place of any earlier ones, in one transaction.

        `by_hand` is kept with it; None leaves what was said of the earlier one.
        """
        one = self._one(document.info.id)
        with self._db.write() as session:
            said = self._said(session, document.info.id) if by_hand is None else by_hand
            values = document_values(document, passages, self._shelf, said)
            session.execute(delete(DocumentRow).where(*one))
            added = insert(DocumentRow).values(values).returning(DocumentRow.key)
            key = session.execute(added).scalar_one()
            if passages:
                rows = [passage_values(passage, key, self._shelf) for passage in passages]
                session.execute(insert(PassageRow), rows)

    def remove(self, document_id: str) -> bool:
        """Remove the document and its passages; False when there was none."""
        gone = delete(DocumentRow).where(*self._one(document_id)).returning(DocumentRow.key)
        with self._db.write() as session:
            return session.execute(gone).first() is not None

    def passages(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids, those that exist, by id."""
        found: dict[str, Passage] = {}
        with self._db.read() as session:
            for first in range(0, len(passage_ids), _IDS):
                some = passage_ids[first : first + _IDS]
                wanted = select(*PASSAGE_COLUMNS).where(self._passages(), PassageRow.id.in_(some))
                found |= {row.id: passage_of(row) for row in session.execute(wanted)}
        return found

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in order."""
        wanted = (
            select(*PASSAGE_COLUMNS)
            .join(DocumentRow, DocumentRow.key == PassageRow.document_key)
            .where(*self._one(document_id))
            .order_by(PassageRow.ordinal)
        )
        with self._db.read() as session:
            return tuple(passage_of(row) for row in session.execute(wanted))

    def all_passages(self) -> Iterator[Passage]:
        """Every passage of the shelf, in a stable order, without loading all at once.

        It is read page by page, so that a slow reader holds no transaction open; a document
        that is replaced meanwhile shows in a changed `fingerprint`.
        """
        place = tuple_(PassageRow.document_key, PassageRow.ordinal)
        page = (
            select(PassageRow.document_key, *PASSAGE_COLUMNS)
            .where(self._passages())
            .order_by(PassageRow.document_key, PassageRow.ordinal)
            .limit(_PAGE)
        )
        after = (-1, -1)
        while True:
            with self._db.read() as session:
                rows = session.execute(page.where(place > tuple_(*after))).all()
            for row in rows:
                yield passage_of(row)
            if len(rows) < _PAGE:
                return
            after = (rows[-1].document_key, rows[-1].ordinal)

    def fingerprint(self) -> str:
        """Changes whenever a passage is added or removed; equal for equal content."""
        digests = select(DocumentRow.id, DocumentRow.passages_digest).where(self._documents())
        total = hashlib.sha256()
        with self._db.read() as session:
            for id_, digest in sorted(tuple(row) for row in session.execute(digests)):
                total.update(f"{digest} {id_}\n".encode())
        return total.hexdigest()

    def is_empty(self) -> bool:
        """Whether the shelf holds no document, found without reading any."""
        any_one = select(DocumentRow.key).where(self._documents()).limit(1)
        with self._db.read() as session:
            return session.execute(any_one).first() is None

    def _listed(self, *only: ColumnElement[bool]) -> tuple[DocumentInfo, ...]:
        wanted = select(*INFO_COLUMNS).where(self._documents(), *only)
        with self._db.read() as session:
            infos = [info_of(row) for row in session.execute(wanted)]
        return tuple(sorted(infos, key=lambda info: (info.title.casefold(), info.id)))

    def _said(self, session: Session, document_id: str) -> Details:
        kept = select(DocumentRow.by_hand).where(*self._one(document_id))
        return details_of(session.execute(kept).scalar_one_or_none())

    def _documents(self) -> ColumnElement[bool]:
        return _is(DocumentRow.owner_id, self._shelf)

    def _passages(self) -> ColumnElement[bool]:
        return _is(PassageRow.owner_id, self._shelf)

    def _one(self, document_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return self._documents(), DocumentRow.id == document_id


def _is(owner: InstrumentedAttribute[str | None], shelf: str | None) -> ColumnElement[bool]:
    """Plain comparisons, as "is not distinct from" would use no index."""
    return owner.is_(None) if shelf is None else owner == shelf
