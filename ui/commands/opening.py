"""Opens what a command works on, and closes it whatever happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.wiring import Workplace


def settings() -> "Settings":
    """The settings of the environment. Raises SettingsError, naming the variable."""
    from pydantic import ValidationError
    from pydantic_settings import SettingsError as UnreadableSetting

    from assistant.errors import SettingsError
    from assistant.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = "MENTOR_" + "__".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(
            f"{name} is not usable: {first['msg']}.", next_step="Correct or unset it."
        ) from error
    except UnreadableSetting as error:
        raise SettingsError(
            f"A MENTOR_ variable is not usable: {error}.", next_step="Correct or unset it."
        ) from error


@contextmanager
def workplace() -> "Iterator[Workplace]":
    """Everything a conversation needs. Raises MentorError when it cannot be opened."""
    from assistant.wiring import open_workplace

    place = open_workplace(settings())
    try:
        yield place
    finally:
        place.close()


@contextmanager
def trial_workplace() -> "Iterator[Workplace]":
    """A workplace of its own with the bundled library, thrown away afterwards."""
    from assistant.wiring import open_workplace
    from knowledge.ingest import bundled_corpus

    with TemporaryDirectory(prefix="whetstone-trial-") as folder:
        own = settings().model_copy(update={"home": Path(folder), "database_url": ""})
        place = open_workplace(own)
        try:
            place.library.get().ingest(bundled_corpus())
            yield place
        finally:
            place.close()
