"""Replies are produced here, in worker threads, and watched from anywhere.

A closed tab, a rerun or a lost connection ends a watcher, never a reply. The record is written
while the words come, so that after a kill -9 the half reply is there and marked broken.
"""

import dataclasses
import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import psutil

from assistant.coach import Activity, Coach, Settled
from assistant.conversation import Turn
from assistant.errors import MentorError
from assistant.phrasing import Delta, Replaced

log = logging.getLogger(__name__)
_SAVE_EVERY_S = 0.5
_FAILED = "Something went wrong while the reply was written. Your words are kept; retry it."


class Journal(Protocol):
    """What jobs need of the record, for one owner."""

    def update(self, turn: Turn) -> None: ...
    def save_text(self, turn_id: str, text: str) -> None: ...


class JobRecord(Protocol):
    """Where running jobs are noted, so that another process can mend what a crash left."""

    def start(self, turn_id: str, worker: str) -> str: ...
    def finish(self, job_id: str, state: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A running reply at one moment."""

    version: int
    text: str
    activity: str
    turn: Turn | None
    """The kept turn, once the reply is complete."""
    error: str = ""


class LiveReply:
    """One running reply; any number of threads may watch it."""

    def __init__(self, turn: Turn) -> None:
        self.turn_id = turn.id
        self.conversation_id = turn.conversation_id
        self.started = time.monotonic()
        self._changed = threading.Condition()
        self._now = Snapshot(0, "", "Reading your words", None)
        self._stop = threading.Event()
        self._settled = threading.Event()

    def snapshot(self) -> Snapshot:
        """What there is now."""
        return self._now

    def watch(self, timeout: float | None = None) -> Iterator[Snapshot]:
        """Yield a snapshot at each change until the reply is complete.

        `timeout` (seconds) bounds the wait for each change; then the same snapshot comes again.
        """
        now: Snapshot | None = None
        while now is None or not (now.turn or now.error):
            now = self._next(now.version if now else -1, timeout)
            yield now

    def wait(self, timeout: float | None = None) -> Turn:
        """The kept turn, when everything that belongs to the reply is done.

        Raises MentorError when the reply failed, TimeoutError when it takes longer.
        """
        if not self._settled.wait(timeout):
            raise TimeoutError(f"no reply within {timeout} s")
        if self._now.turn is None:
            raise MentorError(self._now.error)
        return self._now.turn

    def stop(self) -> None:
        """Ask for an end; what was said is kept."""
        self._stop.set()

    def stopped(self) -> bool:
        """Whether an end was asked for."""
        return self._stop.is_set()

    def _next(self, seen: int, timeout: float | None) -> Snapshot:
        with self._changed:
            self._changed.wait_for(lambda: self._now.version != seen, timeout)
            return self._now

    def _publish(self, **changes: object) -> None:
        with self._changed:
            version = self._now.version + 1
            self._now = dataclasses.replace(self._now, version=version, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()

    def _end(self) -> None:
        self._settled.set()


class Jobs:
    """Runs replies in a small pool of threads."""

    def __init__(self, workers: int = 8) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="reply")
        self._live: dict[str, LiveReply] = {}
        self._lock = threading.Lock()

    def submit(self, coach: Coach, pending: Turn, journal: Journal, record: JobRecord) -> LiveReply:
        """Start the reply for a pending turn."""
        live = LiveReply(pending)
        job_id = record.start(pending.id, worker_id())
        with self._lock:
            self._live[pending.id] = live
        future = self._pool.submit(_run, coach, pending, live, journal)
        future.add_done_callback(lambda done: self._finish(done, live, record, job_id))
        return live

    def live(self, turn_id: str) -> LiveReply | None:
        """The running reply of a turn, if it runs in this process."""
        with self._lock:
            return self._live.get(turn_id)

    def close(self) -> None:
        """Stop all replies and wait for them."""
        with self._lock:
            running = tuple(self._live.values())
        for live in running:
            live.stop()
        self._pool.shutdown(wait=True)

    def _finish(self, done: "Future[str]", live: LiveReply, record: JobRecord, job_id: str) -> None:
        try:
            record.finish(job_id, "failed" if done.exception() else done.result())
        finally:
            with self._lock:
                self._live.pop(live.turn_id, None)
            if live.snapshot().turn is None:
                live._publish(error=live.snapshot().error or _FAILED)  # noqa: SLF001
            live._end()  # noqa: SLF001


def worker_id() -> str:
    """The name of this process, by which a later one can tell whether it still runs."""
    return f"{socket.gethostname()}:{os.getpid()}:{int(psutil.Process().create_time())}"


def worker_alive(worker: str) -> bool:
    """Whether the process of that name still runs (another host's is taken to)."""
    host, pid, started = worker.rsplit(":", 2)
    if host != socket.gethostname():
        return True
    try:
        return int(psutil.Process(int(pid)).create_time()) == int(started)
    except (psutil.NoSuchProcess, ValueError):
        return False


def _run(coach: Coach, pending: Turn, live: LiveReply, journal: Journal) -> str:
    try:
        turn = _produce(coach, pending, live, journal)
    except MentorError as error:
        live._publish(error=error.one_line())  # noqa: SLF001
        _mark_failed(pending, live, journal)
        return "failed"
    except BaseException:
        _mark_failed(pending, live, journal)
        raise
    if turn.status != "stopped":
        coach.deepen(turn)
    return "stopped" if turn.status == "stopped" else "done"


def _produce(coach: Coach, pending: Turn, live: LiveReply, journal: Journal) -> Turn:
    text, saved_at = "", time.monotonic()
    for event in coach.reply(pending, live.stopped):
        match event:
            case Activity(activity):
                live._publish(activity=activity)  # noqa: SLF001
            case Delta(words):
                text += words
                live._publish(text=text)  # noqa: SLF001
            case Replaced(words):
                text = words
                live._publish(text=text)  # noqa: SLF001
            case Settled(turn):
                live._publish(text=turn.text, turn=turn)  # noqa: SLF001
                return turn
        if time.monotonic() - saved_at > _SAVE_EVERY_S:
            journal.save_text(pending.id, text)
            saved_at = time.monotonic()
    raise MentorError(_FAILED)


def _mark_failed(pending: Turn, live: LiveReply, journal: Journal) -> None:
    said = live.snapshot().text
    journal.update(dataclasses.replace(pending, text=said, status="failed"))
