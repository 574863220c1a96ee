"""The bundled library keeps its form: front matter, length, and links that resolve."""

from pathlib import Path

import pytest

import knowledge
from knowledge.documents import Document
from knowledge.loading.markdown import load

CORPUS = Path(knowledge.__file__).parent / "corpus"
FILES = sorted(CORPUS.rglob("*.md"))


def _read(path: Path) -> Document:
    source = path.relative_to(CORPUS).as_posix()
    return load(path.read_bytes(), document_id=source, source=source)


DOCUMENTS = {path: _read(path) for path in FILES}
MEMOS = [path for path in FILES if path.parent.name == "memos"]
BY_TITLE = {document.info.title: document for document in DOCUMENTS.values()}


def test_there_are_as_many_as_promised_and_no_title_twice() -> None:
    assert len(MEMOS) >= 25
    assert len(FILES) - len(MEMOS) >= 20
    assert len(BY_TITLE) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_has_its_kind_its_title_as_first_heading_and_a_readable_length(path: Path) -> None:
    document = DOCUMENTS[path]
    assert document.info.kind == path.parent.name.removesuffix("s")
    assert document.text.startswith(f"# {document.info.title}\n")
    shortest, longest = (450, 900) if path in MEMOS else (400, 800)
    assert shortest <= len(document.text.split()) <= longest


@pytest.mark.parametrize("path", MEMOS, ids=lambda path: path.stem)
def test_each_memo_is_dated_as_its_file_says_and_has_a_status(path: Path) -> None:
    info = DOCUMENTS[path].info
    assert info.dated is not None
    assert path.name.startswith(f"{info.dated:%Y-%m}-")
    assert info.status in {"accepted", "rejected", "superseded"}
    assert (info.status == "superseded") == bool(info.superseded_by)


@pytest.mark.parametrize("path", MEMOS, ids=lambda path: path.stem)
def test_a_superseded_memo_names_a_later_accepted_one(path: Path) -> None:
    info = DOCUMENTS[path].info
    if not info.superseded_by:
        return
    newer = BY_TITLE[info.superseded_by].info
    assert newer.status == "accepted"
    assert info.dated is not None
    assert newer.dated is not None
    assert newer.dated > info.dated
    assert f'"{info.title}"' in BY_TITLE[info.superseded_by].text
