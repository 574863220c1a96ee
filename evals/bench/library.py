"""Search, ingestion and the course of a message over a synthetic library."""

import shutil
import statistics
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.mentor import Mentor, ModeName
from assistant.settings import LlmSettings, Settings
from assistant.wiring import embedder, open_workplace
from evals.bench.components import Components
from evals.bench.figures import Figure, percentile, timed
from evals.bench.synthetic import QuickEmbedder, questions, write_documents
from evals.bench.weighing import folder_mb, weigh
from evals.retrieval.shelf import shelf
from knowledge.embedding import Embedder
from knowledge.indexes import embedding_text
from knowledge.ingest import bundled_corpus
from knowledge.library import Library

_PASSAGES_A_DOCUMENT = 10
_SEARCHES = 300
_WARM = 20
_TURNS = 20
_REALLY_ENCODED = 40
"""Documents that are ingested with the real encoder."""
_UNCHANGED = 10_000
_INDEXES = ("dense", "lexical", "tokens")


def measure(cache: Path, folder: Path, sizes: Sequence[int]) -> Iterator[Figure]:
    """Figures for libraries of these numbers of passages. `cache` holds the encoder."""
    real = embedder(Settings(home=folder, cache=cache))
    with _library(folder / "first", real) as library:
        seconds = timed(lambda: library.ingest(bundled_corpus()))
    yield Figure("ingestion of the bundled corpus", seconds, "s")
    sample = _Sample(folder / "ingestion", real)
    yield sample.figure()
    quick = QuickEmbedder(real)
    for passages in sizes:
        home = folder / f"home-{passages}"
        yield from _built(home, quick, passages, sample.encoding_s)
        yield from _searched(home, quick, passages)
        yield from _weighed(home, cache, passages)
        settings = Settings(home=home, cache=cache, llm=LlmSettings(backend="none"))
        yield from _turns(settings, passages)


class _Sample:
    """Some documents ingested with the real encoder, against the encoder alone."""

    def __init__(self, folder: Path, real: Embedder) -> None:
        write_documents(folder / "documents", _REALLY_ENCODED)
        real.embed(["warm up"])
        with _library(folder / "home", real) as library:
            self._ingesting = timed(lambda: library.ingest(folder / "documents"))
            texts = [
                embedding_text(passage)
                for info in library.documents()
                for passage in library.passages_of(info.id)
            ]
        self._texts = len(texts)
        self._encoding = timed(lambda: real.embed(texts))

    @property
    def encoding_s(self) -> float:
        """Seconds that the encoder alone takes for a passage."""
        return self._encoding / self._texts

    def figure(self) -> Figure:
        """The rate of ingestion against that of the encoder."""
        mine, alone = self._texts / self._ingesting, self._texts / self._encoding
        note = f"{mine:.0f} against {alone:.0f} passages/s"
        return Figure("ingestion against the raw encoder", mine / alone, "", 0.9, "higher", note)


def _built(home: Path, quick: Embedder, passages: int, encoding_s: float) -> Iterator[Figure]:
    documents = passages // _PASSAGES_A_DOCUMENT
    size = f"{passages:,} passages"
    write_documents(home / "documents", documents)
    with _library(home, quick) as library:
        seconds = timed(lambda: library.ingest(home / "documents"))
        yield Figure(f"ingestion without encoding, {size}", seconds, "s")
        whole = seconds + passages * encoding_s
        note = "extrapolated: the above, and the encoder's time for a sample of passages"
        yield Figure(f"ingestion with encoding, {size}", whole, "s", note=note)
        again = timed(lambda: library.ingest(home / "documents"))
        target = 5.0 if documents == _UNCHANGED else None
        yield Figure(f"ingestion of {documents:,} unchanged documents", again, "s", target)
        rebuilding = timed(library.rebuild)
        yield Figure(f"rebuild without encoding, {size}", rebuilding, "s")


def _searched(home: Path, quick: QuickEmbedder, passages: int) -> Iterator[Figure]:
    """Searches, and in turn with them the same by the bare components."""
    size = f"{passages:,} passages"
    shutil.copytree(home / "library", home / "bare", ignore=shutil.ignore_patterns("tokens"))
    asked = questions(_SEARCHES + _WARM)
    times: list[float] = []
    with _library(home, quick) as library, closing(Components(home / "bare", quick)) as bare:
        for number, question in enumerate(asked):
            seconds = timed(lambda words=question: library.search(words))  # type: ignore[misc]
            bare.search(question, keep=number >= _WARM)
            if number >= _WARM:
                times.append(seconds)
    shutil.rmtree(home / "bare")
    yield from _spread(f"hybrid search, {size}", times, 15.0)
    middle = statistics.median(times)
    for name, alone in bare.medians().items():
        note = f"{name} alone {alone * 1000:.2f} ms at the median"
        yield Figure(f"hybrid search against {name}, {size}, p50", middle / alone, "×", note=note)


def _weighed(home: Path, cache: Path, passages: int) -> Iterator[Figure]:
    size = f"{passages:,} passages"
    for name in _INDEXES:
        yield Figure(f"disk, {name} index, {size}", folder_mb(home / "library" / name), "MB")
    record = sum(each.stat().st_size for each in home.glob("whetstone.db*")) / 1024**2
    yield Figure(f"disk, record, {size}", record, "MB")
    weight = weigh(home, cache)
    yield Figure(f"opening the library, {size}", weight.opening_s, "s")
    yield Figure(f"memory with the library open, {size}", weight.memory_mb, "MB")


def _turns(settings: Settings, passages: int) -> Iterator[Figure]:
    size = f"{passages:,} passages"
    with open_workplace(settings) as place:
        place.library.get()
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
    with shelf(home, encoder) as bench:
        yield bench.library
