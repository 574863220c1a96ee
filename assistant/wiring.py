"""The only place where parts are chosen and put together.

`open_workplace(settings)` opens what a process shares (record, library, model, jobs), and
`Workplace.mentor(owner)` gives one person's door to it. Nothing slow happens here: the library
and the model are opened when they are first needed.
"""

import contextlib
import logging
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.asking.mode import ask_mode
from assistant.canvases import Canvases
from assistant.choosing import Chosen, choose_model
from assistant.coach import Coach
from assistant.errors import MentorError, StorageError
from assistant.framing.mode import framing_mode
from assistant.jobs import Jobs, worker_alive
from assistant.lazy import Lazy
from assistant.memo_reviews import MemoReviews, Reviewing, Running
from assistant.memos import Memos
from assistant.mentor import Mentor, ModelStatus
from assistant.phrasing import Phraser
from assistant.settings import Settings
from assistant.shelf import LazyShelf
from assistant.shelving import Shelving
from assistant.storage.canvas_changes import CanvasChangeRepository
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.jobs import JobRepository, mend_orphans
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository
from assistant.storage.privacy import delete_owner
from assistant.storage.reports import ReportRepository
from assistant.storage.users import ensure_user
from knowledge.embedding import Embedder
from knowledge.errors import KnowledgeError
from knowledge.library import Library

log = logging.getLogger(__name__)
LOCAL_USER = "local"


class Workplace:
    """What one process shares between the people who use it."""

    def __init__(self, settings: Settings, database: Database, chosen: Chosen) -> None:
        self.settings = settings
        self.database = database
        self.jobs = Jobs()
        self._running_reviews = Running()
        self._shelving = Shelving(settings.home, database, lambda: embedder(settings))
        self._chosen = chosen

    @property
    def library(self) -> Lazy[Library]:
        """The organisation's library."""
        return self._shelving.organisation

    @property
    def model_status(self) -> ModelStatus:
        """Which model answers, and what to do when none does."""
        return ModelStatus(
            self._chosen.backend, self._chosen.name, not self._chosen.trouble, self._chosen.trouble
        )

    def mentor(self, owner_id: str = LOCAL_USER) -> Mentor:
        """One person's door."""
        ensure_user(self.database, owner_id)
        conversations = ConversationRepository(self.database, owner_id)
        cases = CaseRepository(self.database, owner_id)
        changes = CanvasChangeRepository(self.database, owner_id)
        canvases = Canvases(cases, conversations, changes)
        may_edit = self.settings.library.may_edit(owner_id)
        shelves = self._shelving.of(owner_id, may_edit=may_edit)
        shelf = LazyShelf(shelves)
        ask = ask_mode(shelf)
        modes = {mode.name: mode for mode in (ask, framing_mode(shelf.closeness))}
        phraser = Phraser(self._chosen.counter)
        return Mentor(
            coach=Coach(conversations, shelf, self._chosen.model, modes, phraser, canvases.notes),
            cases=cases,
            canvases=canvases,
            memos=self._memos(owner_id, canvases, shelf),
            conversations=conversations,
            jobs=self.jobs,
            job_record=JobRepository(self.database, owner_id),
            shelves=shelves,
            reports=ReportRepository(self.database, owner_id),
            status=self.model_status,
            asking=ask,
        )

    def _memos(self, owner_id: str, canvases: Canvases, shelf: LazyShelf) -> Memos:
        versions = MemoVersionRepository(self.database, owner_id)
        model, trouble = self._chosen.model, self._chosen.trouble

        def reviewer() -> Reviewing:
            from assistant.memo.parts import Parts
            from assistant.memo.review import MemoReviewer  # Brings all detectors.

            return MemoReviewer(shelf, model, Parts(self._shelving.embedder()), trouble)

        return Memos(
            memos=MemoRepository(self.database, owner_id),
            versions=versions,
            reviews=MemoReviews(versions, reviewer, self._running_reviews),
            case_page=canvases.page,
            model=model,
        )

    def warm_up(self) -> None:
        """Open the library and start the model in the background, so that the first reply is fast.

        What fails here fails again, with a message, when it is first needed.
        """
        threading.Thread(target=self._warm_up, name="warm-up", daemon=True).start()

    def _warm_up(self) -> None:
        with contextlib.suppress(KnowledgeError):
            self.library.get()
        with contextlib.suppress(MentorError):
            self._chosen.warm_up()

    def forget(self, owner_id: str) -> None:
        """Delete all that is kept of a person, and the indexes of their own shelf.

        Raises StorageError.
        """
        delete_owner(self.database, owner_id)
        self._shelving.forget(owner_id)

    def close(self) -> None:
        """Stop replies, the model's process, and let go of the shelves and the record."""
        self.jobs.close()
        self._shelving.close()
        self._chosen.close()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_workplace(settings: Settings) -> Workplace:
    """Open the record and choose the model. Raises SettingsError, StorageError.

    Replies that a crash left running are marked broken first, so that they can be retried.
    """
    _make(settings.home)
    database = Database.open(settings.resolved_database_url())
    try:
        mended = mend_orphans(database, worker_alive)
        if mended:
            log.info("replies left by a crash were marked broken: %d", mended)
        return Workplace(settings, database, choose_model(settings))
    except BaseException:
        database.close()
        raise


def _make(home: Path) -> None:
    """Make the home folder, for its owner only."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {home} cannot be made ({error.strerror}).",
            next_step="Make its parent writable, or name another with MENTOR_HOME.",
        ) from error


def embedder(settings: Settings) -> Embedder:
    """The encoder when its weights are there, else the hashing stand-in."""
    from knowledge.hashing_embedding import HashingEmbedder
    from knowledge.onnx_embedding import OnnxEmbedder
    from knowledge.onnx_export import WEIGHTS_NAME

    folder = encoder_folder(settings)
    if (folder / WEIGHTS_NAME).is_file():
        return OnnxEmbedder(folder)
    return HashingEmbedder()


def encoder_folder(settings: Settings) -> Path:
    """Where the encoder's files lie once they are pulled."""
    return settings.cache / "models" / "all-minilm-l6-v2"
