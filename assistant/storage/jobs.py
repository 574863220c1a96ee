"""Which worker produces which reply, so that a later process can mend what a crash left."""

import logging
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, exists, select, update
from sqlalchemy.orm import Session

from assistant.errors import NotFound
from assistant.storage.conversations import no_such_turn
from assistant.storage.database import Database
from assistant.storage.tables import JobRow, TurnRow

log = logging.getLogger(__name__)
_TIME_TO_START = timedelta(seconds=2)
"""A turn is kept a moment before its job is; a younger turn without a job is not an orphan."""


class JobRepository:
    """Reads and writes one owner's jobs; another's are not found."""

    def __init__(self, db: Database, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def start(self, turn_id: str, worker: str) -> str:
        """Note that a worker produces a turn; gives the job's id. Raises NotFound."""
        job = JobRow(
            id=uuid.uuid4().hex,
            owner_id=self._owner_id,
            turn_id=turn_id,
            worker=worker,
            state="running",
            stop_requested=False,
            started_at=datetime.now(UTC),
        )
        own = select(TurnRow.id).where(TurnRow.owner_id == self._owner_id, TurnRow.id == turn_id)
        with self._db.write() as session:
            if session.scalar(own) is None:
                raise no_such_turn()
            session.add(job)
        return job.id

    def finish(self, job_id: str, state: str) -> None:
        """Note how a job ended: done, stopped or failed. Raises NotFound."""
        self._change(job_id, {"state": state, "finished_at": datetime.now(UTC)})

    def request_stop(self, job_id: str) -> None:
        """Ask the worker, which may be another process, to end the job. Raises NotFound."""
        self._change(job_id, {"stop_requested": True})

    def stop_requested(self, job_id: str) -> bool:
        """Whether an end was asked for. Raises NotFound."""
        with self._db.read() as session:
            asked = session.scalar(select(JobRow.stop_requested).where(*self._own(job_id)))
        if asked is None:
            raise _no_job()
        return asked

    def _change(self, job_id: str, values: dict[str, object]) -> None:
        change = update(JobRow).where(*self._own(job_id)).values(values).returning(JobRow.id)
        with self._db.write() as session:
            if session.execute(change).first() is None:
                raise _no_job()

    def _own(self, job_id: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return JobRow.owner_id == self._owner_id, JobRow.id == job_id


def _no_job() -> NotFound:
    return NotFound("There is no such job.", next_step="Reload the conversation.")


def mend_orphans(db: Database, alive: Callable[[str], bool]) -> int:
    """Mark as broken, for all owners, the replies that nobody produces any more.

    These are the running jobs of workers that are not `alive` with their running turns, and the
    running turns without a running job (the process died in between). Their text is kept.
    Gives how many replies were mended. Raises StorageError.
    """
    with db.read() as session:
        workers = session.scalars(
            select(JobRow.worker).where(JobRow.state == "running").distinct()
        ).all()
    dead = [worker for worker in workers if not alive(worker)]
    with db.write() as session:
        jobs = _break_jobs(session, dead)
        turns = _break_turns(session, jobs)
    if jobs or turns:
        log.warning("orphans mended: jobs=%d turns=%d", len(jobs), len(turns))
    return len(jobs | turns)


def _break_jobs(session: Session, workers: list[str]) -> set[str]:
    """Mark the dead workers' running jobs; gives their turns' ids."""
    change = (
        update(JobRow)
        .where(JobRow.state == "running", JobRow.worker.in_(workers))
        .values(state="broken", finished_at=datetime.now(UTC))
        .returning(JobRow.turn_id)
    )
    return set(session.scalars(change))


def _break_turns(session: Session, of_jobs: set[str]) -> set[str]:
    """Mark the running turns that have no running job; gives their ids."""
    running_job = exists().where(JobRow.turn_id == TurnRow.id, JobRow.state == "running")
    left = session.execute(
        select(TurnRow.id, TurnRow.created_at).where(TurnRow.status == "running", ~running_job)
    )
    old_enough = datetime.now(UTC) - _TIME_TO_START
    orphans = {id_ for id_, created in left if id_ in of_jobs or created < old_enough}
    change = update(TurnRow).where(TurnRow.id.in_(orphans), TurnRow.status == "running")
    return set(session.scalars(change.values(status="broken").returning(TurnRow.id)))
