"""The kept versions of one person's memos, their reviews, and the findings over all of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from assistant.errors import NotFound
from assistant.manuscripts import KeptFinding, KeptVersion
from assistant.storage.database import Database
from assistant.storage.memos import locked_memo
from assistant.storage.tables import FindingRow, MemoVersionRow

Findings = tuple[KeptFinding, ...]
Reviewed = tuple[Mapping[str, object], Sequence[KeptFinding]]
"""A review as JSON, and the findings after it."""


class MemoVersionRepository:
    """Reads and adds to one owner's versions; another's memos are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def keep(self, memo_id: str, count: Callable[[str], int]) -> KeptVersion:
        """Make the working text a version, unless the last one says and is of the same.

        `count` gives the number of words of a text, or refuses it by raising. What is written
        from here on counts as written. Raises NotFound.
        """
        with self._db.write() as session:
            memo = locked_memo(session, self._owner_id, memo_id)
            words = count(memo.text)
            last = session.scalar(self._own(memo_id).order_by(MemoVersionRow.number.desc()))
            if last is not None and (last.text, last.kind) == (memo.text, memo.kind):
                return _version(last)
            row = MemoVersionRow(
                memo_id=memo_id,
                number=last.number + 1 if last is not None else 1,
                owner_id=self._owner_id,
                at=datetime.now(UTC),
                origin=memo.origin,
                kind=memo.kind,
                words=words,
                text=memo.text,
                model="",
                prompt_fingerprint="",
            )
            session.add(row)
            memo.origin = "written"
        return _version(row)

    def all(self, memo_id: str) -> tuple[KeptVersion, ...]:
        """The versions of a memo, oldest first; none for a memo of somebody else."""
        wanted = self._own(memo_id).order_by(MemoVersionRow.number)
        with self._db.read() as session:
            return tuple(map(_version, session.scalars(wanted)))

    def get(self, memo_id: str, number: int) -> KeptVersion:
        """One version. Raises NotFound."""
        with self._db.read() as session:
            return _version(self._one(session, memo_id, number))

    def last(self, memo_id: str, *, reviewed: bool = False) -> KeptVersion | None:
        """The latest version, or the latest that was reviewed; None when there is none."""
        latest = self._own(memo_id).order_by(MemoVersionRow.number.desc()).limit(1)
        if reviewed:
            latest = latest.where(MemoVersionRow.review.is_not(None))
        with self._db.read() as session:
            row = session.scalar(latest)
            return None if row is None else _version(row)

    def findings(self, memo_id: str) -> Findings:
        """All that was ever found in a memo, in the order in which it was found."""
        with self._db.read() as session:
            return tuple(map(_finding, session.scalars(self._found(memo_id))))

    def keep_review(
        self,
        memo_id: str,
        number: int,
        make: Callable[[Findings, KeptVersion | None], Reviewed],
        *,
        model: str = "",
        prompt_fingerprint: str = "",
    ) -> None:
        """Put a review beside a version and change the findings, together or not at all.

        `make` is given the findings so far and the latest version that has a review, while
        nobody else can change the memo; it gives the review's JSON and the findings from now on.
        Raises NotFound.
        """
        with self._db.write() as session:
            locked_memo(session, self._owner_id, memo_id)
            version = self._one(session, memo_id, number)
            latest = session.scalar(
                self._own(memo_id)
                .where(MemoVersionRow.review.is_not(None))
                .order_by(MemoVersionRow.number.desc())
                .limit(1)
            )
            earlier = tuple(map(_finding, session.scalars(self._found(memo_id))))
            review, now = make(earlier, None if latest is None else _version(latest))
            version.review, version.reviewed_at = dict(review), datetime.now(UTC)
            version.model, version.prompt_fingerprint = model, prompt_fingerprint
            self._replace(session, memo_id, now)

    def change_findings(
        self, memo_id: str, make: Callable[[Findings], Sequence[KeptFinding]]
    ) -> None:
        """Keep what `make` gives for the findings so far. Raises NotFound."""
        with self._db.write() as session:
            memo = locked_memo(session, self._owner_id, memo_id)
            earlier = tuple(map(_finding, session.scalars(self._found(memo_id))))
            self._replace(session, memo_id, make(earlier))
            memo.updated_at = datetime.now(UTC)

    def _replace(self, session: Session, memo_id: str, now: Sequence[KeptFinding]) -> None:
        own = (FindingRow.owner_id == self._owner_id, FindingRow.memo_id == memo_id)
        session.execute(delete(FindingRow).where(*own))
        session.add_all(self._row(memo_id, place, each) for place, each in enumerate(now))

    def _row(self, memo_id: str, place: int, finding: KeptFinding) -> FindingRow:
        return FindingRow(
            memo_id=memo_id,
            id=finding.id,
            owner_id=self._owner_id,
            place=place,
            criterion=finding.criterion,
            fault=finding.fault,
            state=finding.state,
            reason=finding.reason,
            opened_in=finding.opened_in,
            closed_in=finding.closed_in,
            kept=dict(finding.kept),
        )

    def _one(self, session: Session, memo_id: str, number: int) -> MemoVersionRow:
        row = session.scalar(self._own(memo_id).where(MemoVersionRow.number == number))
        if row is None:
            raise NotFound("There is no such version.", next_step="Choose one from the list.")
        return row

    def _own(self, memo_id: str) -> Select[MemoVersionRow]:
        own = (MemoVersionRow.owner_id == self._owner_id, MemoVersionRow.memo_id == memo_id)
        return select(MemoVersionRow).where(*own)

    def _found(self, memo_id: str) -> Select[FindingRow]:
        own = (FindingRow.owner_id == self._owner_id, FindingRow.memo_id == memo_id)
        return select(FindingRow).where(*own).order_by(FindingRow.place, FindingRow.id)


def _version(row: MemoVersionRow) -> KeptVersion:
    return KeptVersion(
        number=row.number,
        at=row.at,
        origin=row.origin,  # type: ignore[arg-type]
        kind=row.kind,
        words=row.words,
        text=row.text,
        review=row.review,
        reviewed_at=row.reviewed_at,
        model=row.model,
        prompt_fingerprint=row.prompt_fingerprint,
    )


def _finding(row: FindingRow) -> KeptFinding:
    return KeptFinding(
        id=row.id,
        criterion=row.criterion,
        fault=row.fault,
        state=row.state,  # type: ignore[arg-type]
        reason=row.reason,
        opened_in=row.opened_in,
        closed_in=row.closed_in,
        kept=row.kept,
    )
