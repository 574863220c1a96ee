"""The libraries that a process has open: the organisation's, and people's own."""

import hashlib
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from assistant.errors import StorageError
from assistant.lazy import Lazy
from assistant.shelves import Place, Shelves
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from knowledge.embedding import Embedder
from knowledge.library import Library


class Shelving:
    """One library a shelf and process, each in its own folder, opened when first needed.

    They share one encoder, which is the most that a library holds in memory.
    """

    def __init__(self, home: Path, database: Database, embedder: Callable[[], Embedder]) -> None:
        self.organisation = Lazy(lambda: self._open(home / "library", None), Library.close)
        self._home = home
        self._database = database
        self._make_embedder = embedder
        self._embedder: Embedder | None = None
        self._personal: dict[str, Lazy[Library]] = {}
        self._lock = threading.Lock()

    def of(self, owner_id: str, *, may_edit: bool) -> Shelves:
        """Both shelves as one person may use them; two doors of one person share the own one."""
        with self._lock:
            own = self._personal.get(owner_id)
            if own is None:
                folder = self.folder(owner_id)
                own = Lazy(lambda: self._open(folder, owner_id), Library.close)
                self._personal[owner_id] = own
        return Shelves(
            organisation=Place(DocumentRepository(self._database, None), self.organisation),
            mine=Place(DocumentRepository(self._database, owner_id), own),
            may_edit=may_edit,
        )

    def folder(self, owner_id: str) -> Path:
        """Of a person's own shelf: a hash, as an id may hold anything and tells who it is."""
        name = hashlib.sha256(owner_id.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._home / "shelves" / name

    def forget(self, owner_id: str) -> None:
        """Delete the indexes of a person's own shelf; the record's rows are not touched.

        Raises StorageError.
        """
        with self._lock:
            library = self._personal.pop(owner_id, None)
        if library is not None:
            library.close()
        folder = self.folder(owner_id)
        try:
            if folder.exists():
                shutil.rmtree(folder)
        except OSError as error:
            raise StorageError(
                f"The folder {folder} cannot be deleted ({error.strerror}).",
                next_step="Delete it by hand: it holds search indexes of a person's documents.",
            ) from error

    def embedder(self) -> Embedder:
        """The encoder that all shelves share; made when it is first asked for."""
        with self._lock:
            if self._embedder is None:
                self._embedder = self._make_embedder()
            return self._embedder

    def close(self) -> None:
        """Close what is open."""
        with self._lock:
            personal = tuple(self._personal.values())
        for library in (self.organisation, *personal):
            library.close()

    def _open(self, folder: Path, owner_id: str | None) -> Library:
        record = DocumentRepository(self._database, owner_id)
        return Library(folder, record, self.embedder()).open()
