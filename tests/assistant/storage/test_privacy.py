import json
from pathlib import Path

import pytest

from assistant.conversation import Citation
from assistant.manuscripts import KeptFinding
from assistant.storage.canvas_changes import CanvasChangeRepository, Draft
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.storage.jobs import JobRepository
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository
from assistant.storage.privacy import delete_owner, export_owner
from assistant.storage.reports import ReportRepository
from assistant.storage.tables import Base
from knowledge.documents import Details
from tests.assistant.storage.conftest import new_owner
from tests.assistant.storage.making import document, turn_in

SECRET = "a reorganisation nobody knows of"


def fill(db: Database, owner: str, words: str = SECRET) -> None:
    """At least one row in every table."""
    case = CaseRepository(db, owner).create(words)
    changes = CanvasChangeRepository(db, owner)
    changes.append(case.id, lambda _earlier, _at: Draft("edit", ({"slot": "goal", "text": words},)))
    memo = MemoRepository(db, owner).create(words, "decision", words, case_id=case.id)
    versions = MemoVersionRepository(db, owner)
    versions.keep(memo.id, len)
    found = KeptFinding("f", "ask", "hedged", "waived", words, 1, None, {"quote": words})
    versions.keep_review(memo.id, 1, lambda _known, _last: ({"quote": words}, [found]))
    conversations = ConversationRepository(db, owner)
    conversation = conversations.start("framing", title=words, case_id=case.id)
    asked = turn_in(conversation.id, text=words)
    cited = (Citation(1, "p", "d", "A memo", "Why", words),)
    replies = [
        turn_in(conversation.id, asked.id, role="coach", text=words, citations=cited)
        for _ in range(2)
    ]
    conversations.append_all([asked, *replies])
    jobs = JobRepository(db, owner)
    jobs.finish(jobs.start(replies[1].id, "host:1:1"), "done")
    ReportRepository(db, owner).add(replies[0].id, 1, words)
    kept, passages = document("private", [words])
    DocumentRepository(db, owner).replace(kept, passages, Details(origin=words))


def test_export_holds_everything_and_is_plain_json(db: Database, owner: str) -> None:
    fill(db, owner)
    exported = export_owner(db, owner)
    assert json.loads(json.dumps(exported)) == exported
    counts = {name: len(rows) for name, rows in exported["tables"].items()}
    assert counts == {
        "users": 1,
        "cases": 1,
        "canvas_changes": 1,
        "memos": 1,
        "memo_versions": 1,
        "findings": 1,
        "conversations": 1,
        "turns": 3,
        "jobs": 1,
        "citation_reports": 1,
        "documents": 1,
        "passages": 1,
    }
    assert counts.keys() == Base.metadata.tables.keys()
    for name, rows in exported["tables"].items():
        assert {frozenset(row) for row in rows} == {frozenset(_columns(name))}


def _columns(table: str) -> list[str]:
    return Base.metadata.tables[table].columns.keys()


def test_export_holds_nothing_of_others(db: Database, owner: str, stranger: str) -> None:
    fill(db, owner)
    fill(db, stranger, "the stranger's words")
    DocumentRepository(db, None).replace(*document("shared", ["the organisation's words"]))
    exported = json.dumps(export_owner(db, owner))
    assert stranger not in exported
    assert "stranger's words" not in exported
    assert "organisation's words" not in exported


def test_deletion_is_complete_and_spares_others(db: Database, owner: str, stranger: str) -> None:
    fill(db, owner)
    fill(db, stranger)
    shared = DocumentRepository(db, None)
    shared.replace(*document("shared"))
    before = export_owner(db, stranger)
    delete_owner(db, owner)
    assert not any(export_owner(db, owner)["tables"].values())
    assert export_owner(db, stranger) == before
    assert len(shared.documents()) == 1
    assert db.check() is None
    delete_owner(db, owner)


@pytest.mark.parametrize("copies", [1, 400])
def test_deleted_words_are_not_left_in_the_file(file_url: str, copies: int) -> None:
    db = Database.open(file_url)
    owner = new_owner(db)
    fill(db, owner, SECRET * copies)
    folder = Path(file_url.partition("///")[2]).parent
    assert SECRET.encode() in b"".join(file.read_bytes() for file in folder.iterdir())
    delete_owner(db, owner)
    assert SECRET.encode() not in b"".join(file.read_bytes() for file in folder.iterdir())
    db.close()
