"""Long work, done in a thread of its own: a page looks on, may leave and come back.

A rerun or a closed tab ends a script thread wherever it stands, so nothing is written from one.
"""

import contextlib
import dataclasses
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.errors import MentorError
from assistant.memo.findings import Review
from assistant.memo.helping import Proposal
from knowledge.errors import KnowledgeError
from knowledge.ingest import FileResult

_UNFORESEEN = "Something went wrong, and the rest was left out. What was done before is kept."


@dataclass(frozen=True, slots=True)
class Progress:
    """Some work at one moment."""

    done: int = 0
    total: int = 0
    doing: str = ""
    results: tuple[FileResult, ...] = ()
    left: tuple[str, ...] = ()
    """Names of the files that were not looked at because the work was stopped."""
    review: Review | None = None
    """Of a memo that is reviewed: what was found until now."""
    proposal: Proposal | None = None
    """Of help with a sentence: what came of it."""
    running: bool = True
    trouble: str = ""


@dataclass(eq=False)
class Work:
    """One piece of work. Any number of threads may look on, stop it and wait for it."""

    name: str
    task: Callable[["Work"], None]
    """Does it, telling `note` how far it is and asking `stopping` whether to go on."""
    settled: set[str] = field(default_factory=set)
    """Ids of documents that the person has been asked about since."""

    def __post_init__(self) -> None:
        self.started = time.monotonic()
        self._now = Progress()
        self._changing = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"work-{self.name}", daemon=True)

    def start(self) -> "Work":
        """Begin."""
        self._thread.start()
        return self

    def now(self) -> Progress:
        """How far it is."""
        return self._now

    def note(self, **changes: object) -> None:
        """Say how far it is: fields of Progress."""
        with self._changing:
            self._now = dataclasses.replace(self._now, **changes)  # type: ignore[arg-type]

    def stop(self) -> None:
        """Ask for an end after the present file; what was taken stays."""
        self._stop.set()

    def stopping(self) -> bool:
        """Whether an end was asked for."""
        return self._stop.is_set()

    def wait(self, timeout: float | None = None) -> Progress:
        """How it ended. Raises TimeoutError when it takes longer than so many seconds."""
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise TimeoutError(f"not done within {timeout} s")
        return self._now

    def _run(self) -> None:
        trouble = _UNFORESEEN
        try:
            self.task(self)
            trouble = ""
        except (KnowledgeError, MentorError) as error:
            trouble = error.one_line()
        finally:
            self.note(running=False, trouble=trouble)


class Works:
    """What runs for each person, on each shelf or memo: one piece of work at a time by a name.

    The names belong to `anchor`, something that lives as long as what is worked on: the library
    of the organisation, say. They are forgotten with it. Thread-safe.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: weakref.WeakKeyDictionary[object, dict[str, Work]] = weakref.WeakKeyDictionary()

    def find(self, anchor: object, name: str) -> Work | None:
        """The work that runs, or that has ended and was not put away."""
        with self._lock:
            return self._of.get(anchor, {}).get(name)

    def begin(self, anchor: object, name: str, work: Work) -> Work:
        """Start it, unless other work of that name runs: then that is returned."""
        with self._lock:
            named = self._of.setdefault(anchor, {})
            running = named.get(name)
            if running is not None and running.now().running:
                return running
            named[name] = work
            return work.start()

    def put_away(self, anchor: object, name: str) -> None:
        """Forget work that has ended."""
        with self._lock:
            named = self._of.get(anchor, {})
            if name in named and not named[name].now().running:
                del named[name]

    def close(self, timeout: float = 5.0) -> None:
        """Stop everything and wait so many seconds for each."""
        with self._lock:
            running = [work for named in self._of.values() for work in named.values()]
        for work in running:
            work.stop()
        for work in running:
            with contextlib.suppress(TimeoutError):
                work.wait(timeout)
