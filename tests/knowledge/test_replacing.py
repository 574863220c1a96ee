"""A file in the place of a document: the same id and source, whatever the file is called."""

from pathlib import Path

import pytest

from knowledge.documents import Details
from knowledge.errors import DocumentNotFound
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from knowledge.sources import Upload
from tests.knowledge.loading.making import zipped
from tests.knowledge.memory_record import MemoryRecord

MEMO = b"---\nkind: memo\nstatus: accepted\n---\n# The broker\n\nThe platform team owns it.\n"
PAGE = b"<!doctype html><title>The broker</title><h1>The broker</h1><p>The network team owns it."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "shelf", MemoryRecord(), HashingEmbedder())


def test_another_format_takes_the_place_and_what_was_said_stays(
    library: Library, tmp_path: Path
) -> None:
    with library:
        (first,) = library.take([Upload("notes/broker.md", MEMO)], details=Details(owner="Sales"))
        result = library.replace(first.document_id, Upload("new.html", PAGE))
        assert (result.status, result.document_id) == ("replaced", first.document_id)
        info = library.document(first.document_id).info
        assert (info.source, info.format, info.owner) == ("notes/broker.md", "html", "Sales")
        assert "network team" in library.document(first.document_id).text
        assert len(library.documents()) == 1
        (tmp_path / "again.md").write_bytes(MEMO)
        assert library.replace(first.document_id, tmp_path / "again.md").status == "replaced"
        assert library.replace(first.document_id, tmp_path / "again.md").status == "unchanged"
        (again,) = library.take([Upload("notes/broker.md", MEMO)])
        assert again.document_id == first.document_id


@pytest.mark.parametrize(
    "upload",
    [
        Upload("export.zip", zipped({"a.md": b"# A\n\nSome words.\n"})),
        Upload("picture.png", b"\x89PNG\r\n\x1a\n"),
        Upload("empty.md", b""),
        Upload("wrong.pdf", b"Only text."),
    ],
    ids=lambda upload: upload.name,
)
def test_what_cannot_take_the_place_leaves_the_document_alone(
    library: Library, upload: Upload
) -> None:
    with library:
        (first,) = library.take([Upload("broker.md", MEMO)])
        before = library.document(first.document_id)
        result = library.replace(first.document_id, upload)
        assert result.status == "refused"
        assert result.reason
        assert library.document(first.document_id) == before
        assert len(library.documents()) == 1


def test_only_a_document_that_is_there_can_be_replaced(library: Library) -> None:
    with library, pytest.raises(DocumentNotFound):
        library.replace("no-such", Upload("broker.md", MEMO))
