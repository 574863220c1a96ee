"""`mentor doctor`: what is there, what is missing, and how to mend it.

Every check is a function of the settings; none of them changes what a person has made.
"""

import importlib.util
import shutil
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.choosing import choose_model
from assistant.errors import MentorError, ReplyTruncated
from assistant.holdings import bundled_documents, needed, trouble
from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.settings import Settings
from assistant.shelving import Shelving
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.wiring import LOCAL_USER, embedder
from knowledge.errors import KnowledgeError, LibraryBusy

_GB = 1024**3
_OLDEST = (3, 11)
_ROOM = 1 * _GB
_TINY = Request((ChatMessage("user", "Say OK."),), max_tokens=4)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at; `detail` says what was found, or how to mend it."""

    name: str
    ok: bool
    detail: str


def examine(settings: Settings) -> Iterator[Check]:
    """Yield the checks one by one; the last takes seconds, as it has a model answer."""
    yield _python()
    yield _folder("home", settings.home, "MENTOR_HOME")
    yield _folder("cache", settings.cache, "MENTOR_CACHE")
    yield _space(settings.home)
    yield _port(settings.ui.port)
    yield from _record(settings)
    yield from _weights(settings)
    yield from _model(settings)


def _python() -> Check:
    version = ".".join(str(part) for part in sys.version_info[:3])
    ok = sys.version_info >= _OLDEST
    return Check("python", ok, version if ok else f"{version} is too old: install 3.11 or newer.")


def _folder(name: str, folder: Path, variable: str) -> Check:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Check(name, True, f"{folder} can be written.")
    except OSError as error:
        mend = f"Make it writable, or name another folder with {variable}."
        return Check(name, False, f"{folder} cannot be written ({error.strerror}). {mend}")


def _space(home: Path) -> Check:
    place = next(place for place in (home, *home.absolute().parents) if place.exists())
    free = shutil.disk_usage(place).free
    detail = f"{free / _GB:.1f} GB are free at {place}."
    if free < _ROOM:
        return Check("disk", False, f"{detail} Make room: at least {_ROOM / _GB:.0f} GB is needed.")
    return Check("disk", True, detail)


def _port(port: int) -> Check:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return _taken(port, error)
    return Check("port", True, f"Port {port} is free for the pages.")


def _taken(port: int, error: OSError) -> Check:
    with suppress(urllib.error.URLError, OSError, ValueError):
        health = f"http://127.0.0.1:{port}/_stcore/health"
        with urllib.request.urlopen(health, timeout=2) as answer:
            if answer.status == 200:
                return Check("port", True, f"Port {port} is in use: the pages answer there.")
    mend = "End what uses it, or choose another with MENTOR_UI__PORT."
    return Check("port", False, f"Port {port} cannot be used ({error.strerror}). {mend}")


def _record(settings: Settings) -> Iterator[Check]:
    try:
        database = Database.open(settings.resolved_database_url())
    except MentorError as error:
        yield Check("record", False, error.one_line())
        return
    with closing(database):
        trouble = database.check()
        sound = f"{database.place} is sound, at revision {database.schema_revision()}."
        yield Check("record", not trouble, trouble or sound)
        if not trouble:
            yield _corpus(DocumentRepository(database, None))
            yield from _library(settings, database)


def _corpus(record: DocumentRepository) -> Check:
    """Whether the bundled documents are in the record as they lie in the folder."""
    current, bundled = bundled_documents(record)
    detail = f"{current} of {bundled} bundled documents are in the library."
    if current < bundled:
        return Check("corpus", False, f"{detail} Run `mentor up`, which takes them in.")
    return Check("corpus", True, detail)


def _library(settings: Settings, database: Database) -> Iterator[Check]:
    """Whether the indexes agree with the record, on both shelves."""
    with closing(Shelving(settings.home, database, lambda: embedder(settings))) as shelving:
        try:
            shelving.organisation.get()
            yield Check("owner", True, "No other process owns the library's folder.")
            yield Check("library", True, "The search indexes agree with the record.")
            own = len(shelving.of(LOCAL_USER, may_edit=True).documents("mine"))
            if own:
                agree = "its search indexes agree with the record"
                yield Check("own shelf", True, f"It holds {own} of your documents; {agree}.")
        except LibraryBusy as busy:
            yield Check("owner", True, f"{busy.message} So its indexes are not looked at here.")
        except KnowledgeError as error:
            yield Check("library", False, error.one_line())


def _weights(settings: Settings) -> Iterator[Check]:
    """The weights that the settings need; without a model the encoder may be missing too."""
    optional = settings.resolved_backend() in ("none", "scripted")
    for entry in needed(settings):
        wrong = trouble(entry, settings.cache)
        name = "encoder" if entry.purpose == "encoder" else "weights"
        if wrong and optional:
            wrong = f"{wrong} Until then a plain stand-in searches by words."
        yield Check(name, optional or not wrong, wrong or f"{entry.name} is here and whole.")


def _model(settings: Settings) -> Iterator[Check]:
    if settings.resolved_backend() == "embedded":
        yield _engine()
    try:
        chosen = choose_model(settings)
    except MentorError as error:
        yield Check("model", False, error.one_line())
        return
    with closing(chosen):
        if chosen.model is None:
            yield Check("model", chosen.backend == "none", chosen.trouble)
        else:
            yield _answers(chosen.name, chosen.model)


def _engine() -> Check:
    if importlib.util.find_spec("xllamacpp") is None:
        mend = "Install the extra `local` (make does), or set MENTOR_LLM__BASE_URL."
        return Check("engine", False, f"The engine of the embedded model is missing. {mend}")
    return Check("engine", True, "The engine of the embedded model is installed.")


def _answers(name: str, model: ChatModel) -> Check:
    """Whether the model answers a tiny request, and how fast."""
    began = time.monotonic()
    try:
        for _ in model.stream(_TINY):
            break
    except ReplyTruncated:
        pass
    except MentorError as error:
        return Check("model", False, error.one_line())
    return Check("model", True, f"{name} gave its first word after {_since(began)}.")


def _since(began: float) -> str:
    return f"{time.monotonic() - began:.1f} s"
