"""One process owns a library's folder: a file lock, with the owner's process id beside it."""

import contextlib
import os
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.derived import unwritable
from knowledge.errors import LibraryBusy

_LOCK, _OWNER = "owner.lock", "owner.pid"


class Ownership:
    """Taken at once or refused at once; the system lets go of it when the process dies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)

    def take(self) -> None:
        """Raises LibraryBusy when another holds it, LibraryUnavailable for a bad folder."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            (self._folder / _OWNER).write_text(str(os.getpid()), encoding="utf-8")
        except Timeout as error:
            raise self._busy() from error
        except OSError as error:
            self._lock.release()
            raise unwritable(self._folder, error) from error

    def release(self) -> None:
        """Let another process have it."""
        if self._lock.is_locked:
            with contextlib.suppress(OSError):
                (self._folder / _OWNER).unlink(missing_ok=True)
            self._lock.release()

    def _busy(self) -> LibraryBusy:
        try:
            holder = int((self._folder / _OWNER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            holder = 0
        who = f"process {holder}" if holder else "another process"
        if holder == os.getpid():
            who = f"this process ({holder})"
        return LibraryBusy(
            f"The library in {self._folder} is in use by {who}.",
            next_step="Stop that process (a running `mentor web`, for instance), or use its "
            "window, then try again.",
        )
