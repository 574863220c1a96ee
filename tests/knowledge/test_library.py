import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import DocumentNotFound, LibraryBusy, LibraryUnavailable
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from knowledge.sources import document_id
from tests.knowledge.memory_record import MemoryRecord

Opens = Callable[[], Library]

_QUESTION = "Which message broker is used for queues, RabbitMQ?"
_ROOT = Path(__file__).parents[2]


def _filled(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    library.close()


def _delete_dense(folder: Path) -> None:
    shutil.rmtree(folder / "dense")


def _delete_all(folder: Path) -> None:
    shutil.rmtree(folder)


def _corrupt_sqlite(folder: Path) -> None:
    for path in folder.glob("dense/*/chroma.sqlite3"):
        path.write_bytes(b"not a database" * 400)


def _cut_sqlite(folder: Path) -> None:
    for path in folder.glob("dense/*/chroma.sqlite3"):
        path.write_bytes(path.read_bytes()[:9000])


def _lose_sqlite(folder: Path) -> None:
    for path in folder.glob("dense/*/chroma.sqlite3"):
        path.unlink()


def _file_for_chroma(folder: Path) -> None:
    _delete_dense(folder)
    (folder / "dense").write_text("a file")


def _corrupt_meta(folder: Path) -> None:
    (folder / "lexical" / "meta.json").write_text("{broken")


def _corrupt_segments(folder: Path) -> None:
    for path in (folder / "lexical").iterdir():
        if path.suffix not in {".json", ".lock"}:
            path.write_bytes(b"\x07" * 64)


def _lose_segments(folder: Path) -> None:
    for path in (folder / "lexical").iterdir():
        if path.suffix not in {".json", ".lock"}:
            path.unlink()


def _delete_lexical(folder: Path) -> None:
    shutil.rmtree(folder / "lexical")


def _corrupt_stamps(folder: Path) -> None:
    for path in folder.glob("*/stamp.json"):
        path.write_text("[]")


@pytest.mark.parametrize(
    "damage",
    [
        _delete_dense,
        _delete_lexical,
        _delete_all,
        _corrupt_sqlite,
        _cut_sqlite,
        _lose_sqlite,
        _file_for_chroma,
        _corrupt_meta,
        _corrupt_segments,
        _lose_segments,
        _corrupt_stamps,
    ],
)
def test_damage_is_mended_at_the_next_opening(
    open_library: Opens, memos: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    _filled(open_library, memos)
    damage(tmp_path / "library")
    hits = open_library().search(_QUESTION)
    assert hits[0].document.source == "broker.md"
    assert hits[0].dense_rank is not None
    assert hits[0].lexical_rank is not None


def test_opening_again_encodes_nothing(
    record: MemoryRecord, memos: Path, tmp_path: Path, open_library: Opens
) -> None:
    _filled(open_library, memos)
    steps: list[tuple[int, int]] = []
    with Library(tmp_path / "library", record, HashingEmbedder()) as library:
        library.close()
        library.open(lambda *step: steps.append(step))
    assert steps == []


def test_a_record_that_changed_meanwhile_is_noticed(
    open_library: Opens, record: MemoryRecord, memos: Path, tmp_path: Path
) -> None:
    _filled(open_library, memos)
    document = record.document(document_id("pager.md"))
    assert document is not None
    record.replace(document, record.passages_of(document.info.id)[:1])
    record.remove(document_id("broker.md"))
    steps: list[tuple[int, int]] = []
    library = Library(tmp_path / "library", record, HashingEmbedder())
    library.open(lambda *step: steps.append(step))
    try:
        assert steps == []
        assert library.search(_QUESTION) == ()
        assert not any("350" in h.passage.text for h in library.search("weekly allowance paid"))
    finally:
        library.close()


def test_another_encoder_means_a_new_dense_index(
    open_library: Opens, record: MemoryRecord, memos: Path, tmp_path: Path
) -> None:
    _filled(open_library, memos)
    steps: list[tuple[int, int]] = []
    library = Library(tmp_path / "library", record, HashingEmbedder(dimensions=64))
    library.open(lambda *step: steps.append(step))
    try:
        assert steps == [(5, 5)]
        assert library.search(_QUESTION)[0].document.source == "broker.md"
    finally:
        library.close()


def test_rebuild_tells_its_progress(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    steps: list[tuple[int, int]] = []
    assert library.rebuild(lambda *step: steps.append(step)) == 5
    assert steps == [(5, 5)]
    assert library.search(_QUESTION)[0].document.source == "broker.md"


def test_removal_removes_everywhere(open_library: Opens, record: MemoryRecord, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    library.remove(document_id("broker.md"))
    assert library.search(_QUESTION) == ()
    weak = library.search(_QUESTION, floor=False)
    assert weak
    assert all(hit.document.source != "broker.md" for hit in weak)
    assert record.document(document_id("broker.md")) is None
    with pytest.raises(DocumentNotFound):
        library.remove(document_id("broker.md"))


def test_reading_documents_and_passages(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    name = document_id("pager.md")
    passages = library.passages_of(name)
    document, passage = library.passage(passages[1].id)
    assert document == library.document(name)
    assert passage == passages[1]
    assert document.text[passage.start : passage.end] == passage.text
    for call in (library.document, library.passages_of, library.passage):
        with pytest.raises(DocumentNotFound):
            call("nothing")


_HOLDER = """
import sys
from pathlib import Path
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from tests.knowledge.memory_record import MemoryRecord
with Library(Path(sys.argv[1]), MemoryRecord(), HashingEmbedder()):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_and_told_who_holds_it(
    open_library: Opens, tmp_path: Path
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path / "library")],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            assert holder.stdout.readline() == "open\n"
            with pytest.raises(LibraryBusy, match=f"process {holder.pid}") as busy:
                open_library()
            assert "mentor web" in busy.value.next_step
        finally:
            holder.kill()
    assert open_library().documents() == ()


def test_the_same_process_is_refused_too(open_library: Opens) -> None:
    open_library()
    with pytest.raises(LibraryBusy, match="this process"):
        open_library()


def test_a_killed_writer_leaves_nothing_unnoticed(
    open_library: Opens, record: MemoryRecord, memos: Path, tmp_path: Path
) -> None:
    """The record has the document and the indexes have not: what a kill between them leaves."""
    _filled(open_library, memos)
    other = MemoryRecord()
    with Library(tmp_path / "other", other, HashingEmbedder()) as library:
        path = tmp_path / "late.md"
        path.write_text("The late memo is about greenhouse tomatoes.", encoding="utf-8")
        library.ingest(path)
        late = library.document(document_id("late.md"))
    record.replace(late, other.passages_of(late.info.id))
    assert open_library().search("greenhouse tomatoes memo")[0].document.source == "late.md"


@pytest.mark.parametrize("place", ["a-file", "a-file/below", "/proc/whetstone"])
def test_a_folder_that_cannot_be_used(tmp_path: Path, record: MemoryRecord, place: str) -> None:
    (tmp_path / "a-file").write_text("x")
    with pytest.raises(LibraryUnavailable) as failure:
        Library(tmp_path / place, record, HashingEmbedder()).open()
    assert "MENTOR_HOME" in failure.value.next_step


def test_a_closed_library_says_so(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.close()
    library.close()
    with pytest.raises(LibraryUnavailable, match="not open"):
        library.search("x")
    with pytest.raises(LibraryUnavailable, match="not open"):
        library.ingest(memos)


def test_searching_while_documents_change(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    failures: list[Exception] = []

    def search() -> None:
        try:
            for _ in range(40):
                for hit in library.search(_QUESTION):
                    assert hit.passage.text
        except (AssertionError, LibraryUnavailable, KeyError) as error:
            failures.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for round_ in range(4):
        (memos / "broker.md").write_text(f"# D\n\nRabbitMQ broker {round_}.", encoding="utf-8")
        library.ingest(memos)
    library.rebuild()
    for thread in threads:
        thread.join()
    assert failures == []
