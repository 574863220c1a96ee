"""The bundled library on a shelf of its own, thrown away afterwards."""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from knowledge.chunking import Sizes, asked_of, chunk
from knowledge.documents import Kind
from knowledge.embedding import Embedder
from knowledge.ingest import bundled_corpus
from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Bench:
    """A library to try things on, with the record behind it."""

    library: Library
    record: DocumentRepository

    def cut(self, sizes: Sizes, keeping: Collection[Kind] = ("framework", "memo")) -> None:
        """Cut every document anew into passages of another size.

        Only documents of the kinds in `keeping` keep the questions beside their sections.
        """
        for info in self.record.documents():
            document = self.record.document(info.id)
            assert document is not None
            asked = asked_of(self.record.passages_of(info.id)) if info.kind in keeping else {}
            passages = chunk(replace(document, asked=asked), sizes=sizes)
            self.record.replace(document, passages)
        self.library.rebuild()


@contextmanager
def shelf(home: Path, embedder: Embedder) -> Iterator[Bench]:
    """The library in a home, as the workplace opens it, but with this encoder."""
    home.mkdir(parents=True, exist_ok=True)
    settings = Settings(home=home)
    with closing(Database.open(settings.resolved_database_url())) as database:
        record = DocumentRepository(database, None)
        with Library(home / "library", record, embedder) as library:
            yield Bench(library, record)


@contextmanager
def bundled(embedder: Embedder) -> Iterator[Bench]:
    """The bundled documents, encoded by `embedder`."""
    with (
        TemporaryDirectory(prefix="whetstone-retrieval-") as folder,
        shelf(Path(folder), embedder) as bench,
    ):
        bench.library.ingest(bundled_corpus())
        yield bench
