"""A real workplace on an empty home with a scripted model and a small library."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.choosing import Chosen
from assistant.llm.model import ChatModel, Request, Tier
from assistant.llm.scripted import Breaks, Reply, ScriptedModel
from assistant.settings import LlmSettings, Settings
from assistant.storage.database import Database
from assistant.tokens import estimating_counter
from assistant.wiring import Workplace

OLD = """---
title: Keep tracks for 24 months
kind: memo
status: superseded
superseded_by: Keep tracks for 90 days
---

# Keep tracks for 24 months

## Decision

We keep the tracks of drivers for 24 months, because predictions learn from seasons.
"""
NEW = """---
title: Keep tracks for 90 days
kind: memo
status: accepted
---

# Keep tracks for 90 days

## Decision

We keep the tracks of drivers for 90 days. The proposal to keep them longer was rejected.

## Reason

The error of the prediction differs by 0.3 minutes, which no customer has noticed.
"""
Script = Sequence[Reply | Breaks] | Callable[[Request], Reply | Breaks] | None


@contextmanager
def workplace(
    home: Path,
    script: Script = None,
    *,
    tier: Tier = "small",
    model: ChatModel | None = None,
    without: bool = False,
    documents: Sequence[str] = (OLD, NEW),
) -> Iterator[Workplace]:
    """A workplace whose model plays the script, or is `model`, or none (`without`)."""
    home.mkdir(parents=True, exist_ok=True)
    settings = Settings(home=home, cache=home / "cache", llm=LlmSettings(backend="scripted"))
    chosen_model = None if without else model or ScriptedModel(script, tier=tier)
    chosen = Chosen(
        "scripted",
        "scripted",
        chosen_model,
        estimating_counter,
        "There is no model." if without else "",
    )
    place = Workplace(settings, Database.open(settings.resolved_database_url()), chosen)
    try:
        for number, text in enumerate(documents):
            path = home / f"document-{number}.md"
            path.write_text(text, encoding="utf-8")
            place.library.get().ingest(path)
        yield place
    finally:
        place.close()
