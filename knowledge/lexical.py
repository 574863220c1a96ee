"""The lexical index: stemmed English BM25; only home of tantivy.

Over headings and text, and apart from them over the questions that passages are known to answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.derived import DerivedIndex, IndexDamaged
from knowledge.passages import Passage

if TYPE_CHECKING:
    import tantivy

ANALYSER_NAME = "english-stems-2"

_HEAP_BYTES = 30_000_000
_HEADING_BOOST = 0.7
_MAX_TERMS = 48
_LONGEST_WORD = 40
# Words that carry a question's form rather than its matter, beyond the usual stop words.
_QUESTION_WORDS = (
    "about after again all also am an any anything been before being best between both can "
    "could did do does doing done during each else ever every few from further get gets "
    "getting give go good got had has have having he her here hers him his how i its just "
    "know let like ll make many may me might mine more most much must my need never now of "
    "off once one only or other our ours out over please re really s same say says she should "
    "so some someone something still tell than them themselves these think those through too "
    "under until up us use usually ve very want was way we well were what when where which "
    "while who whom whose why would yes you your yours "
)


class Analyser:
    """Turns text into the stems that the index holds."""

    def __init__(self) -> None:
        from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

        self.analyzer = (
            TextAnalyzerBuilder(Tokenizer.simple())
            .filter(Filter.remove_long(_LONGEST_WORD))
            .filter(Filter.lowercase())
            .filter(Filter.ascii_fold())
            .filter(Filter.stopword("english"))
            .filter(Filter.custom_stopword(_QUESTION_WORDS.split()))
            .filter(Filter.stemmer("english"))
            .build()
        )

    def stems(self, text: str) -> list[str]:
        """The stems of a text's words in order, without stop words."""
        return list(self.analyzer.analyze(text))


class LexicalIndex(DerivedIndex):
    """Passage ids by their words. One owner; writes are not thread-safe, queries are.

    Every method that touches the files raises IndexDamaged when they cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.analyser = Analyser()
        self._index: tantivy.Index | None = None
        self._writer: tantivy.IndexWriter | None = None

    def open(self) -> None:
        """Open the index in the folder, made if it is not there."""
        import tantivy

        schema = (
            tantivy.SchemaBuilder()
            .add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
            .add_text_field("heading", tokenizer_name=ANALYSER_NAME, index_option="freq")
            .add_text_field("text", tokenizer_name=ANALYSER_NAME, index_option="freq")
            .add_text_field("asked", tokenizer_name=ANALYSER_NAME, index_option="freq")
            .build()
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            index = tantivy.Index(schema, path=str(self._folder))
            index.register_tokenizer(ANALYSER_NAME, self.analyser.analyzer)
            self._index = index
            self._writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)
            self._probe()
        except (ValueError, OSError, RuntimeError) as error:
            self.close()
            raise IndexDamaged(str(error)) from error

    def close(self) -> None:
        """Let go of the files."""
        self._index = self._writer = None

    def change(self, added: Iterable[Passage], removed: Iterable[str] = ()) -> None:
        """Remove ids, then add passages, and make both visible; an id that exists is replaced."""
        import tantivy

        index, writer = self._opened()
        try:
            for passage_id in removed:
                writer.delete_documents_by_term("id", passage_id)
            for passage in added:
                writer.delete_documents_by_term("id", passage.id)
                entry = tantivy.Document()
                entry.add_text("id", passage.id)
                entry.add_text("heading", passage.heading)
                entry.add_text("text", passage.text)
                for line in passage.asked:
                    entry.add_text("asked", line)
                writer.add_document(entry)
            writer.commit()
            index.reload()
        except (ValueError, OSError, RuntimeError) as error:
            raise IndexDamaged(str(error)) from error

    def count(self) -> int:
        """How many passages the index holds."""
        return int(self._opened()[0].searcher().num_docs)

    def frequencies(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many passages each stem stands."""
        searcher = self._opened()[0].searcher()
        return {
            stem: max(searcher.doc_freq("text", stem), searcher.doc_freq("heading", stem))
            for stem in dict.fromkeys(stems)
        }

    def query(self, stems: Sequence[str], k: int) -> list[tuple[str, float]]:
        """The best k passage ids for any of the stems, with BM25 scores, best first."""
        return self._search(stems, k, {"text": 1.0, "heading": _HEADING_BOOST})

    def query_asked(self, stems: Sequence[str], k: int) -> list[tuple[str, float]]:
        """The same over the questions that passages are known to answer."""
        return self._search(stems, k, {"asked": 1.0})

    def _search(
        self, stems: Sequence[str], k: int, fields: Mapping[str, float]
    ) -> list[tuple[str, float]]:
        from tantivy import Occur, Query

        index, _ = self._opened()
        distinct = list(dict.fromkeys(stems))[:_MAX_TERMS]
        if not distinct or k < 1:
            return []
        clauses = []
        for stem in distinct:
            for field, boost in fields.items():
                term = Query.term_query(index.schema, field, stem, "freq")
                clauses.append((Occur.Should, Query.boost_query(term, boost)))
        try:
            searcher = index.searcher()
            found = searcher.search(Query.boolean_query(clauses), k, count=False).hits
            return [(str(searcher.doc(at).get_first("id")), float(score)) for score, at in found]
        except (ValueError, OSError, RuntimeError) as error:
            raise IndexDamaged(str(error)) from error

    def _probe(self) -> None:
        """Read every segment once, so that damage shows at the start and not in a search."""
        if self.count():
            from tantivy import Query

            searcher = self._opened()[0].searcher()
            for _, at in searcher.search(Query.all_query(), 3, count=False).hits:
                searcher.doc(at)

    def _opened(self) -> "tuple[tantivy.Index, tantivy.IndexWriter]":
        if self._index is None or self._writer is None:
            raise IndexDamaged("the lexical index is not open")
        return self._index, self._writer
