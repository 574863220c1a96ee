import json
import os
from pathlib import Path

import pytest

from assistant.errors import WeightsCorrupt, WeightsMissing
from assistant.llm.verifying import folder_of, locate, verify
from tests.assistant.llm.hub import BIG, SMALL, entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a model, put there by hand."""
    folder = folder_of(entry(), tmp_path)
    folder.mkdir(parents=True)
    (folder / "big.bin").write_bytes(BIG)
    (folder / "small.json").write_bytes(SMALL)
    return folder


def test_files_put_there_by_hand_are_checked_once(tmp_path: Path, folder: Path) -> None:
    assert locate(entry(), tmp_path) == folder
    assert json.loads((folder / "verified.json").read_text())
    # The quick look trusts size and time; this is what makes it quick.
    times = (folder / "big.bin").stat().st_mtime_ns
    (folder / "big.bin").write_bytes(b"?" * len(BIG))
    os.utime(folder / "big.bin", ns=(times, times))
    assert locate(entry(), tmp_path) == folder
    with pytest.raises(WeightsCorrupt):
        verify(entry(), tmp_path)


def test_a_changed_file_is_checked_again(tmp_path: Path, folder: Path) -> None:
    locate(entry(), tmp_path)
    (folder / "big.bin").write_bytes(b"?" * len(BIG))
    with pytest.raises(WeightsCorrupt, match="checksum") as caught:
        locate(entry(), tmp_path)
    assert "mentor model pull tiny" in caught.value.next_step


def test_a_truncated_file_is_seen_at_once(tmp_path: Path, folder: Path) -> None:
    (folder / "big.bin").write_bytes(BIG[:-1])
    with pytest.raises(WeightsCorrupt, match="10239 bytes instead of 10240"):
        locate(entry(), tmp_path)


@pytest.mark.parametrize("check", [locate, verify])
def test_a_missing_file(tmp_path: Path, folder: Path, check: object) -> None:
    (folder / "small.json").unlink()
    assert callable(check)
    with pytest.raises(WeightsMissing) as caught:
        check(entry(), tmp_path)
    assert "mentor model pull tiny" in caught.value.next_step


def test_a_spoiled_stamp_is_no_proof(tmp_path: Path, folder: Path) -> None:
    (folder / "verified.json").write_text("{not json")
    (folder / "big.bin").write_bytes(b"?" * len(BIG))
    with pytest.raises(WeightsCorrupt):
        locate(entry(), tmp_path)
