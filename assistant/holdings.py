"""What a working mentor needs here: which weights, the bundled documents, and whether they are."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant.errors import SettingsError, WeightsError
from assistant.llm.registry import Entry, Registry
from assistant.llm.verifying import locate
from assistant.llm.weights import Progress, pull
from assistant.settings import Settings
from knowledge.ingest import bundled_corpus
from knowledge.onnx_export import INT8_NAME, export
from knowledge.record import Record
from knowledge.sources import document_id, find


def chat_entry(settings: Settings) -> Entry:
    """The embedded model: the one that is set, or the registry's first. Raises SettingsError."""
    registry = Registry.load()
    if settings.llm.model:
        return registry.entry(settings.llm.model)
    for entry in registry.models:
        if entry.purpose == "chat":
            return entry
    raise SettingsError("The model registry holds no chat model.", next_step="Restore models.toml.")


def needed(settings: Settings) -> tuple[Entry, ...]:
    """The encoder, and the embedded model unless another one, or none, is to answer."""
    encoders = tuple(entry for entry in Registry.load().models if entry.purpose == "encoder")
    if settings.resolved_backend() == "embedded" and settings.llm.gguf is None:
        return (*encoders, chat_entry(settings))
    return encoders


def trouble(entry: Entry, cache: Path) -> str:
    """What is wrong with a model's weights and how to mend it; nothing when they are ready."""
    try:
        folder = locate(entry, cache)
    except WeightsError as error:
        return error.one_line()
    if entry.purpose == "encoder" and not (folder / INT8_NAME).is_file():
        return f"{entry.name} is not exported yet. Run `mentor model pull {entry.name}`."
    return ""


def make_ready(entry: Entry, cache: Path, report: Callable[[Progress], None]) -> Path:
    """Bring a model here, ready to run, and return its folder; nothing is done twice.

    Raises WeightsError, or KnowledgeError when the encoder cannot be exported.
    """
    folder = pull(entry, cache, report)
    if entry.purpose == "encoder":
        export(folder)
    return folder


def bundled_documents(record: Record) -> tuple[int, int]:
    """How many bundled documents the record holds as they lie in the folder, and how many lie."""
    known = {info.id: info.content_hash for info in record.documents()}
    files = list(find([bundled_corpus()]))
    current = sum(
        known.get(document_id(file.source)) == hashlib.sha256(file.read()).hexdigest()
        for file in files
    )
    return current, len(files)
