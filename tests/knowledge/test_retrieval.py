from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals.retrieval.questions import FOLDER, load
from evals.retrieval.remembering import RememberingEmbedder
from knowledge.ingest import bundled_corpus
from knowledge.library import Library
from knowledge.onnx_embedding import OnnxEmbedder
from knowledge.relevance import Evidence, weigh, weights_for
from tests.knowledge.memory_record import MemoryRecord
from tests.knowledge.questions import (
    ANSWERABLE,
    HELD_OUT_ANSWERABLE,
    Answerable,
)

Opens = Callable[[], Library]


@pytest.fixture(scope="module")
def shelf(
    encoder: OnnxEmbedder,
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
) -> Iterator[Library]:
    """The bundled corpus behind the real encoder."""
    assert pytestconfig.cache is not None
    remembering = RememberingEmbedder(encoder, pytestconfig.cache.mkdir("vectors"))
    with Library(tmp_path_factory.mktemp("shelf"), MemoryRecord(), remembering) as library:
        library.ingest(bundled_corpus())
        yield library
    remembering.keep()


def _found(library: Library, questions: Sequence[Answerable]) -> float:
    return sum(
        any(hit.document.source in question.sources for hit in library.search(question.question))
        for question in questions
    ) / len(questions)


def test_the_right_document_is_found(shelf: Library) -> None:
    assert _found(shelf, ANSWERABLE) >= 0.95
    assert _found(shelf, HELD_OUT_ANSWERABLE) >= 0.8


def test_nothing_is_found_where_nothing_answers(shelf: Library) -> None:
    elsewhere = load(FOLDER, "unanswerable_elsewhere.yaml")
    silent = [each for each in elsewhere if not shelf.search(each.question)]
    assert len(silent) / len(elsewhere) >= 0.6


def test_what_hits_carry(shelf: Library) -> None:
    hits = shelf.search("Why did we leave RabbitMQ for event streams?", k=5)
    documents = [hit.document.id for hit in hits]
    assert all(documents.count(name) <= 2 for name in documents)
    assert all(0.0 <= hit.score <= 1.0 for hit in hits)
    assert all(hit.dense_rank or hit.lexical_rank for hit in hits)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_the_nearest_documents_come_without_the_floor(shelf: Library) -> None:
    assert shelf.search("How do I bake sourdough bread?") == ()
    weak = shelf.search("How do I bake sourdough bread?", 3, per_document=1, floor=False)
    assert len({hit.document.id for hit in weak}) == 3
    assert not any(hit.above_floor for hit in weak)


@pytest.mark.parametrize("query", ["", "  \n", "\u200b", "?!", "the of and", "x" * 100_000])
def test_odd_queries_find_nothing_and_raise_nothing(open_library: Opens, query: str) -> None:
    library = open_library()
    assert library.search(query) == ()
    library.search(query, floor=False)


def test_an_empty_shelf_answers_nothing(open_library: Opens) -> None:
    library = open_library()
    assert library.search("anything") == ()
    assert library.search("anything", floor=False) == ()


def test_near_duplicates_are_folded(open_library: Opens, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    for name in ("one", "two", "three"):
        (folder / f"{name}.md").write_text(
            "---\ntitle: Queues\n---\nRabbitMQ carries every job queue of the company.",
            encoding="utf-8",
        )
    library = open_library()
    library.ingest(folder)
    assert len(library.search("RabbitMQ job queue of the company")) == 1


def test_at_most_two_passages_a_document(open_library: Opens, tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    sections = (f"# Part {n}\n\nKafka topic {n} retains {word}." for n, word in enumerate(
        ("invoices", "bookings", "yards", "tariffs")
    ))  # fmt: skip
    path.write_text("\n\n".join(sections), encoding="utf-8")
    library = open_library()
    library.ingest(path)
    assert len(library.search("What does the Kafka topic retain?")) == 2


def test_a_rare_stem_supports_more_and_a_single_one_little() -> None:
    terms = weigh({"kafka": 2, "team": 80, "penguin": 0}, passages=100)
    assert terms.support({"kafka"}) > terms.support({"team"}) > terms.support(set()) == 0.0
    assert terms.seen == {"kafka", "team"}
    assert weigh({"hello": 3}, 100).support({"hello"}) < 0.7
    assert weigh({}, 0).support({"a"}) == 0.0


_EVIDENCE = Evidence(asked=0.3, lead=1.0, support=0.3, spread=0.1, missing=False)


@pytest.mark.parametrize("encoder_name", ["minilm-x", "hashing-x"])
def test_each_signal_moves_the_floor_the_right_way(encoder_name: str) -> None:
    floor = weights_for(encoder_name).floor
    plain = floor.score(_EVIDENCE)
    for name in ("asked", "lead", "support", "spread"):
        more = getattr(_EVIDENCE, name) + 0.2
        assert floor.score(replace(_EVIDENCE, **{name: more})) >= plain, name
    assert floor.score(replace(_EVIDENCE, missing=True)) <= plain
