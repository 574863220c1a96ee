"""Shelves for the tests of the library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from knowledge.onnx_embedding import TOKENIZER_NAME, OnnxEmbedder
from knowledge.onnx_export import WEIGHTS_NAME
from tests.conftest import OUTER_CACHE, unavailable
from tests.knowledge.memory_record import MemoryRecord

MEMOS = {
    "broker.md": "---\ntitle: One broker\nkind: memo\n---\n# Decision\n\nWe use RabbitMQ as the "
    "only message broker for queues.\n\n# Reason\n\nOperators know it from three services.",
    "pager.md": "---\ntitle: The pager\n---\n# Decision\n\nEvery team carries the pager for the "
    "services it owns.\n\n# Pay\n\nAn allowance of 350 euros is paid each week.",
    "notes/premortem.txt": "Imagine that the project has failed, and write down why.",
}


@pytest.fixture
def record() -> MemoryRecord:
    return MemoryRecord()


@pytest.fixture
def memos(tmp_path: Path) -> Path:
    """A folder with three small documents."""
    folder = tmp_path / "memos"
    for name, text in MEMOS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def open_library(tmp_path: Path, record: MemoryRecord) -> Iterator[Callable[[], Library]]:
    """Opens the library in a folder of this test; closes what is left open."""
    opened: list[Library] = []

    def opens() -> Library:
        library = Library(tmp_path / "library", record, HashingEmbedder())
        opened.append(library)
        return library.open()

    yield opens
    for library in opened:
        library.close()


@pytest.fixture(scope="session")
def encoder_folder() -> Path:
    """The folder with the real encoder's files."""
    folder = OUTER_CACHE / "models" / "all-minilm-l6-v2"
    if not all((folder / name).is_file() for name in (WEIGHTS_NAME, TOKENIZER_NAME)):
        unavailable("no encoder in the cache: run `mentor model pull`")
    return folder


@pytest.fixture(scope="session")
def encoder(encoder_folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(encoder_folder)
