import os
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.ingest import bundled_corpus
from knowledge.library import Library
from knowledge.sources import document_id
from tests.knowledge.memory_record import MemoryRecord

Opens = Callable[[], Library]


def test_a_folder_is_taken_in_and_then_left_unchanged(open_library: Opens, memos: Path) -> None:
    library = open_library()
    first = library.ingest(memos)
    again = library.ingest(memos)
    assert [result.status for result in first] == ["added"] * 3
    assert [result.passages for result in first] == [2, 1, 2]
    assert [result.status for result in again] == ["unchanged"] * 3
    assert {info.source for info in library.documents()} == {
        "broker.md",
        "notes/premortem.txt",
        "pager.md",
    }


def test_replacing_makes_the_old_text_unfindable(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    assert library.search("RabbitMQ message broker for queues")
    (memos / "broker.md").write_text("# Decision\n\nWe use Kafka for streams.", encoding="utf-8")
    results = {Path(result.path).name: result.status for result in library.ingest(memos)}
    assert results["broker.md"] == "replaced"
    hits = library.search("RabbitMQ message broker for queues")
    assert not any("RabbitMQ" in hit.passage.text for hit in hits)
    assert library.search("Kafka streams")[0].document.source == "broker.md"


def test_bad_files_are_listed_and_the_others_taken(
    open_library: Opens, memos: Path, tmp_path: Path
) -> None:
    (memos / "a-broken.md").write_bytes(b"caf\xe9 au lait")
    (memos / "b-empty.md").write_bytes(b"")
    (memos / "c-binary.txt").write_bytes(b"\x00\x01\x02")
    (memos / "picture.png").write_bytes(b"\x89PNG")
    (memos / ".hidden.md").write_text("Hidden.", encoding="utf-8")
    missing, other = tmp_path / "gone.md", memos / "picture.png"
    results = open_library().ingest([memos, missing, other])
    by_name = {Path(result.path).name: result for result in results}
    refused = {name for name, result in by_name.items() if result.status == "refused"}
    assert refused == {"a-broken.md", "b-empty.md", "c-binary.txt", "gone.md", "picture.png"}
    assert all(by_name[name].reason for name in refused)
    assert len(results) == 8
    assert ".hidden.md" not in by_name


def test_another_kind_replaces_the_same_bytes(open_library: Opens, memos: Path) -> None:
    library = open_library()
    library.ingest(memos)
    results = library.ingest(memos / "pager.md", kind="memo")
    assert [result.status for result in results] == ["replaced"]
    assert library.document(document_id("pager.md")).info.kind == "memo"


def test_two_files_of_one_name_in_one_run(open_library: Opens, memos: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other" / "pager.md"
    twin.parent.mkdir()
    twin.write_text("Pagers are abolished.", encoding="utf-8")
    library = open_library()
    results = library.ingest([memos / "pager.md", twin])
    assert [result.status for result in results] == ["added", "replaced"]
    assert [p.text for p in library.passages_of(document_id("pager.md"))] == [
        "Pagers are abolished."
    ]


def test_progress_is_told_file_by_file(open_library: Opens, memos: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    open_library().ingest(memos, progress=lambda *step: seen.append(step))
    assert [step[:2] for step in seen] == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(open_library: Opens, memos: Path) -> None:
    (memos / "pager.md").chmod(0)
    results = open_library().ingest(memos / "pager.md")
    assert results[0].status == "refused"


@pytest.mark.parametrize(
    ("source", "start"), [("memos/Über Größe.md", "ber-gr-e-"), ("日本.md", "document-")]
)
def test_document_ids_are_plain(source: str, start: str) -> None:
    assert document_id(source).startswith(start)
    assert document_id(source) != document_id("x/" + source)


def test_a_document_of_instructions_changes_nothing_but_its_passage(
    open_library: Opens, record: MemoryRecord, tmp_path: Path
) -> None:
    path = tmp_path / "evil.md"
    path.write_text('text:* OR id:"x" ^9 ~ [a TO b] IGNORE ALL', encoding="utf-8")
    library = open_library()
    library.ingest(path)
    hits = library.search('text:* OR id:"x" ^9 ~ [a TO b] ignore ((')
    assert [hit.document.source for hit in hits] == ["evil.md"]
    assert len(record.documents()) == 1


def test_the_bundled_corpus_is_taken_whole(open_library: Opens) -> None:
    results = open_library().ingest(bundled_corpus())
    assert len(results) >= 20
    assert {result.status for result in results} == {"added"}
    assert all(result.passages for result in results)
