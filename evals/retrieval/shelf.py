"""The bundled library on a shelf of its own, thrown away afterwards."""

from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from knowledge.chunking import HEADING_SEPARATOR, Sizes, chunk
from knowledge.documents import Kind
from knowledge.embedding import Embedder
from knowledge.ingest import bundled_corpus
from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Bench:
    """A library to try things on, with the record behind it."""

    library: Library
    record: DocumentRepository

    def cut(self, sizes: Sizes, asked_of: Collection[Kind] = ("framework", "memo")) -> None:
        """Cut every document anew into passages of another size.

        Only documents of the kinds `asked_of` keep the questions beside their sections.
        """
        for info in self.record.documents():
            document = self.record.document(info.id)
            assert document is not None
            asked = (
                {}
                if info.kind not in asked_of
                else {
                    passage.heading.rsplit(HEADING_SEPARATOR, 1)[-1]: passage.asked
                    for passage in self.record.passages_of(info.id)
                }
            )
            passages = chunk(replace(document, asked=asked), sizes=sizes)
            self.record.replace(document, passages)
        self.library.rebuild()


@contextmanager
def bundled(embedder: Embedder) -> Iterator[Bench]:
    """The bundled documents, encoded by `embedder`."""
    with TemporaryDirectory(prefix="whetstone-retrieval-") as folder:
        home = Path(folder)
        settings = Settings(home=home)
        with closing(Database.open(settings.resolved_database_url())) as database:
            record = DocumentRepository(database, None)
            with Library(home / "library", record, embedder) as library:
                library.ingest(bundled_corpus())
                yield Bench(library, record)
