"""The bundled library on a shelf of its own, thrown away afterwards."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from knowledge.embedding import Embedder
from knowledge.ingest import bundled_corpus
from knowledge.library import Library


@contextmanager
def bundled(embedder: Embedder) -> Iterator[Library]:
    """The bundled documents, encoded by `embedder`."""
    with TemporaryDirectory(prefix="whetstone-retrieval-") as folder:
        home = Path(folder)
        settings = Settings(home=home)
        with (
            closing(Database.open(settings.resolved_database_url())) as database,
            Library(home / "library", DocumentRepository(database, None), embedder) as library,
        ):
            library.ingest(bundled_corpus())
            yield library
