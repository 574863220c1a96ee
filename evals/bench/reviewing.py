"""How long the review of about 800 words takes: by code alone, and in all."""

import time
from collections.abc import Iterator
from pathlib import Path

from assistant.settings import LlmSettings, Settings
from assistant.wiring import Workplace, open_workplace
from evals.bench.figures import Figure, percentile
from evals.memo.memos import CleanMemo, memos
from knowledge.ingest import bundled_corpus

_WORDS = 800
_FIRST, _WHOLE = "memo review, first findings, p95", "memo review, all of it, p95"


def measure(cache: Path, folder: Path, *, rounds: int = 2) -> Iterator[Figure]:
    """Figures of the review, with the embedded model."""
    settings = Settings(home=folder / "reviewing", cache=cache, llm=LlmSettings(backend="embedded"))
    texts = [_lacking(start) for start in range(0, 3 * 2 * rounds, 3)]
    with open_workplace(settings) as place:
        place.library.get().ingest(bundled_corpus())
        _timed(place, texts[0])  # Loads the head, the patterns and the model.
        times = [_timed(place, text) for text in texts[1:]]
    first, whole = zip(*times, strict=True)
    yield Figure(_FIRST, percentile(first, 0.95) * 1000, "ms", 300)
    yield Figure(_WHOLE, percentile(whole, 0.95), "s", 45)


def _lacking(start: int) -> str:
    """Prose of about 800 words that lacks most of what a decision memo has: the slow case."""
    lines = [line for memo in memos("tune") if memo.kind == "knowledge" for line in _prose(memo)]
    chosen = ["# A memo"]
    for line in (*lines[start:], *lines[:start]):
        if sum(len(each.split()) for each in chosen) >= _WORDS:
            break
        chosen.append(line)
    return "\n\n".join(chosen)


def _prose(memo: CleanMemo) -> list[str]:
    return [line for line in memo.text.splitlines() if line[:1].isalpha()]


def _timed(place: Workplace, text: str) -> tuple[float, float]:
    """Seconds until the first findings, and until the last."""
    begun = time.perf_counter()
    reviews = place.mentor().memos.reviewing(text, "decision")
    next(reviews)
    first = time.perf_counter() - begun
    for _ in reviews:
        pass
    return first, time.perf_counter() - begun
