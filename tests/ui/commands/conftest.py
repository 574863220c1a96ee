"""Homes with documents on both shelves."""

import shutil
from pathlib import Path

import pytest

from assistant.settings import LlmSettings, Settings
from assistant.wiring import open_workplace
from tests.command_line import CommandLine
from tests.ui.commands.stock import written


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return written(tmp_path / "files")


@pytest.fixture(scope="package")
def stocked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three documents of the organisation's and one of the local person."""
    home = tmp_path_factory.mktemp("stocked") / "home"
    files = written(home.parent / "files")
    settings = Settings(home=home, cache=home / "cache", llm=LlmSettings(backend="none"))
    with open_workplace(settings) as place:
        shelves = place.mentor().shelves
        shared = [files / name for name in ("new.md", "old.md", "frame.md")]
        results = shelves.writable("organisation").ingest(shared)
        results += shelves.writable("mine").ingest(files / "own.txt")
    assert [result.status for result in results] == ["added"] * 4
    return home


@pytest.fixture
def stocked(mentor: CommandLine, mentor_home: Path, stocked_home: Path) -> CommandLine:
    """The command line on a copy of that home."""
    shutil.copytree(stocked_home, mentor_home)
    return mentor
