"""The product's reviewer, as it is measured: with code alone, and with the configured model."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.choosing import choose_model
from assistant.memo.parts import Parts
from assistant.memo.review import MemoReviewer
from assistant.settings import Settings
from assistant.wiring import embedder
from evals.memo.remembering import RememberingReviewer, sources
from evals.memo.trials import Reviewer


def unassisted() -> Reviewer:
    """Code alone."""
    return MemoReviewer()


@contextmanager
def assisted(settings: Settings) -> Iterator[Reviewer]:
    """With the model that the settings name, if any, and what it said before.

    Raises SettingsError; OSError when what it says cannot be written down.
    """
    folder = settings.cache / "evals"
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="whetstone-trial-") as home:
        chosen = choose_model(settings.model_copy(update={"home": Path(home)}))
        real = MemoReviewer(
            model=chosen.model, parts=Parts(embedder(settings)), trouble=chosen.trouble
        )
        try:
            made_by = f"{chosen.name} {sources()}"
            yield RememberingReviewer(real, folder / "memo-reviews.jsonl", made_by)
        finally:
            chosen.close()
