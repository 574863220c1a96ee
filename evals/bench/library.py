"""Search, ingestion and the course of a message over a synthetic library."""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.mentor import Mentor, ModeName
from assistant.settings import LlmSettings, Settings
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.wiring import embedder, open_workplace
from evals.bench.figures import Figure, percentile, timed
from evals.bench.synthetic import QuickEmbedder, questions, write_documents
from knowledge.embedding import Embedder
from knowledge.indexes import embedding_text
from knowledge.library import Library

_PASSAGES_A_DOCUMENT = 10
_SEARCHES = 300
_TURNS = 20
_REALLY_ENCODED = 40
"""Documents that are ingested with the real encoder."""
_UNCHANGED = 10_000


def measure(cache: Path, folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Figures for libraries of these numbers of passages. `cache` holds the encoder."""
    real = embedder(Settings(home=folder, cache=cache))
    yield from _ingestion(folder / "ingestion", real)
    quick = QuickEmbedder(real)
    for passages in sizes:
        home = folder / f"home-{passages}"
        yield from _filled(home, quick, passages)
        settings = Settings(home=home, cache=cache, llm=LlmSettings(backend="none"))
        yield from _turns(settings, passages)


def _ingestion(folder: Path, real: Embedder) -> Iterator[Figure]:
    write_documents(folder / "documents", _REALLY_ENCODED)
    real.embed(["warm up"])
    with _library(folder / "home", real) as library:
        seconds = timed(lambda: library.ingest(folder / "documents"))
        texts = [
            embedding_text(passage)
            for info in library.documents()
            for passage in library.passages_of(info.id)
        ]
    alone = timed(lambda: real.embed(texts))
    yield Figure(
        "ingestion against the raw encoder",
        alone / seconds,
        "",
        0.9,
        "higher",
        f"{len(texts) / seconds:.0f} against {len(texts) / alone:.0f} passages/s",
    )


def _filled(home: Path, quick: Embedder, passages: int) -> Iterator[Figure]:
    documents = passages // _PASSAGES_A_DOCUMENT
    write_documents(home / "documents", documents)
    with _library(home, quick) as library:
        seconds = timed(lambda: library.ingest(home / "documents"))
        size = f"{passages:,} passages"
        yield Figure(f"ingestion without encoding, {size}", seconds, "s")
        again = timed(lambda: library.ingest(home / "documents"))
        target = 5.0 if documents == _UNCHANGED else None
        yield Figure(f"ingestion of {documents:,} unchanged documents", again, "s", target)
        asked = questions(_SEARCHES + 20)
        for question in asked[:20]:
            library.search(question)
        times = [timed(lambda q=question: library.search(q)) for question in asked[20:]]  # type: ignore[misc]
        yield from _spread(f"hybrid search, {size}", times, 15.0)


def _turns(settings: Settings, passages: int) -> Iterator[Figure]:
    size = f"{passages:,} passages"
    with open_workplace(settings) as place:
        opening = timed(place.library.get)
        yield Figure(f"opening the library, {size}", opening, "s")
        mentor = place.mentor()
        asked = questions(_TURNS, seed=5)
        yield from _spread(f"a library answer but the model, {size}", _talk(mentor, "ask", asked))
        told = [f"I want to change how the {q.lower()[:-1]} works." for q in asked]
        yield from _spread(f"a framing turn but the model, {size}", _talk(mentor, "framing", told))


def _talk(mentor: Mentor, mode: ModeName, messages: Sequence[str]) -> list[float]:
    conversation = mentor.begin(mode, messages[0])
    mentor.say(conversation.id, messages[0]).wait()
    return [
        timed(lambda words=message: mentor.say(conversation.id, words).wait())  # type: ignore[misc]
        for message in messages[1:]
    ]


def _spread(name: str, seconds: Sequence[float], target_ms: float = 60.0) -> Iterator[Figure]:
    yield Figure(f"{name}, p50", statistics.median(seconds) * 1000, "ms")
    yield Figure(f"{name}, p95", percentile(seconds, 0.95) * 1000, "ms", target_ms)


@contextmanager
def _library(home: Path, encoder: Embedder) -> Iterator[Library]:
    """A library in a home, as the workplace opens it, but with this encoder."""
    settings = Settings(home=home)
    home.mkdir(parents=True, exist_ok=True)
    with (
        closing(Database.open(settings.resolved_database_url())) as database,
        Library(home / "library", DocumentRepository(database, None), encoder) as library,
    ):
        yield library
