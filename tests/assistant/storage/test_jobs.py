from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from assistant.conversation import Status
from assistant.errors import NotFound
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.jobs import JobRepository, mend_orphans
from assistant.storage.privacy import export_owner
from tests.assistant.storage.making import turn_in

LIVE, DEAD = "host:1:100", "host:2:100"
LONG_AGO = datetime.now(UTC) - timedelta(minutes=1)


def only_live(worker: str) -> bool:
    return worker == LIVE


@pytest.fixture
def keep(db: Database, owner: str) -> Callable[..., str]:
    """Keeps a turn of the coach and gives its id."""
    conversations = ConversationRepository(db, owner)
    conversation = conversations.start("ask")

    def keep_turn(status: Status = "running", created_at: datetime = LONG_AGO) -> str:
        turn = turn_in(
            conversation.id, role="coach", status=status, text="so far", created_at=created_at
        )
        conversations.append(turn)
        return turn.id

    return keep_turn


def states(db: Database, owner: str) -> list[str]:
    return [job["state"] for job in export_owner(db, owner)["tables"]["jobs"]]


@pytest.mark.parametrize("state", ["done", "stopped", "failed"])
def test_job_runs_and_ends(db: Database, owner: str, keep: Callable[..., str], state: str) -> None:
    jobs = JobRepository(db, owner)
    job_id = jobs.start(keep(), LIVE)
    assert states(db, owner) == ["running"]
    jobs.finish(job_id, state)
    assert states(db, owner) == [state]
    assert export_owner(db, owner)["tables"]["jobs"][0]["finished_at"]


def test_stop_is_seen_by_the_worker(db: Database, owner: str, keep: Callable[..., str]) -> None:
    jobs = JobRepository(db, owner)
    job_id, other = jobs.start(keep(), LIVE), jobs.start(keep(), LIVE)
    assert not jobs.stop_requested(job_id)
    JobRepository(db, owner).request_stop(job_id)
    assert jobs.stop_requested(job_id)
    assert not jobs.stop_requested(other)


def test_missing_and_strangers_jobs_are_not_found(
    db: Database, owner: str, stranger: str, keep: Callable[..., str]
) -> None:
    turn_id = keep()
    job_id = JobRepository(db, owner).start(turn_id, LIVE)
    for jobs, id_ in ((JobRepository(db, stranger), job_id), (JobRepository(db, owner), "none")):
        with pytest.raises(NotFound):
            jobs.finish(id_, "done")
        with pytest.raises(NotFound):
            jobs.request_stop(id_)
        with pytest.raises(NotFound):
            jobs.stop_requested(id_)
    with pytest.raises(NotFound):
        JobRepository(db, stranger).start(turn_id, LIVE)
    assert states(db, owner) == ["running"]


def test_what_a_dead_worker_left_is_marked_broken_with_its_text(
    db: Database, owner: str, keep: Callable[..., str]
) -> None:
    jobs, conversations = JobRepository(db, owner), ConversationRepository(db, owner)
    left, going_on = keep(created_at=datetime.now(UTC)), keep()
    jobs.start(left, DEAD)
    jobs.start(going_on, LIVE)
    assert mend_orphans(db, only_live) == 1
    assert conversations.turn(left).status == "broken"
    assert conversations.turn(left).text == "so far"
    assert conversations.turn(going_on).status == "running"
    assert sorted(states(db, owner)) == ["broken", "running"]
    assert mend_orphans(db, only_live) == 0


def test_orphans_of_every_owner_are_mended(
    db: Database, owner: str, stranger: str, keep: Callable[..., str]
) -> None:
    theirs = ConversationRepository(db, stranger)
    their_turn = turn_in(theirs.start("ask").id, status="running")
    theirs.append(their_turn)
    JobRepository(db, stranger).start(their_turn.id, DEAD)
    JobRepository(db, owner).start(keep(), DEAD)
    assert mend_orphans(db, only_live) == 2
    assert theirs.turn(their_turn.id).status == "broken"


def test_job_that_ended_before_its_worker_died_stays_as_it_ended(
    db: Database, owner: str, keep: Callable[..., str]
) -> None:
    jobs = JobRepository(db, owner)
    jobs.finish(jobs.start(keep("complete"), DEAD), "done")
    jobs.start(keep(), DEAD)
    assert mend_orphans(db, only_live) == 1
    assert sorted(states(db, owner)) == ["broken", "done"]


def test_ended_turn_of_a_dead_worker_keeps_its_status(
    db: Database, owner: str, keep: Callable[..., str]
) -> None:
    turn_id = keep("complete")
    JobRepository(db, owner).start(turn_id, DEAD)
    assert mend_orphans(db, only_live) == 1
    assert states(db, owner) == ["broken"]
    assert ConversationRepository(db, owner).turn(turn_id).status == "complete"


def test_running_turn_that_never_got_a_job_is_mended_but_not_a_fresh_one(
    db: Database, owner: str, keep: Callable[..., str]
) -> None:
    conversations = ConversationRepository(db, owner)
    left, fresh = keep(), keep(created_at=datetime.now(UTC) + timedelta(minutes=1))
    assert mend_orphans(db, only_live) == 1
    assert conversations.turn(left).status == "broken"
    assert conversations.turn(fresh).status == "running"


def test_running_turn_whose_job_has_ended_is_mended(
    db: Database, owner: str, keep: Callable[..., str]
) -> None:
    jobs, turn_id = JobRepository(db, owner), keep()
    jobs.finish(jobs.start(turn_id, LIVE), "failed")
    assert mend_orphans(db, only_live) == 1
    assert ConversationRepository(db, owner).turn(turn_id).status == "broken"


def test_nothing_to_mend(db: Database, keep: Callable[..., str]) -> None:
    keep("complete")
    assert mend_orphans(db, only_live) == 0
