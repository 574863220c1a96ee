"""The long works on a shelf: taking files in, and building its indexes anew."""

from collections import deque
from collections.abc import Sequence

from knowledge.ingest import FileResult, IngestProgress
from knowledge.library import Library
from knowledge.sources import Upload
from ui.works import Work

ADDING, REBUILDING = "adding", "rebuilding"


class _Stopped(Exception):
    """The person asked for an end inside an archive; the library keeps what it took until then."""


def taking(library: Library, uploads: Sequence[Upload]) -> Work:
    """Work that takes files in, one after the other; stopping leaves what was taken."""
    waiting = deque(uploads)
    total = len(waiting)

    def task(work: Work) -> None:
        results: list[FileResult] = []
        left: list[str] = []
        while waiting and not work.stopping():
            upload = waiting.popleft()
            work.note(done=total - len(waiting) - 1, total=total, doing=upload.name)
            try:
                results += library.take([upload], progress=_inside(work, upload.name))
            except _Stopped as stopped:
                left.append(str(stopped))
            work.note(done=total - len(waiting), results=tuple(results))
        work.note(left=(*left, *(upload.name for upload in waiting)))
        waiting.clear()

    return Work(ADDING, task)


def _inside(work: Work, name: str) -> IngestProgress:
    """Tells how far an archive is, and ends it when that was asked for."""

    def tell(done: int, total: int, _source: str) -> None:
        if total > 1:
            work.note(doing=f"{name}: {done} of {total}")
        if done < total and work.stopping():
            raise _Stopped(f"the rest of {name} (after {done} of {total})")

    return tell


def rebuilding(library: Library) -> Work:
    """Work that builds both indexes anew from the record."""

    def task(work: Work) -> None:
        passages = library.rebuild(lambda done, total: work.note(done=done, total=total))
        work.note(done=passages, total=passages)

    return Work(REBUILDING, task)
