"""What a chat gets of the shelves, and that it never falls over a library that cannot be used."""

from pathlib import Path

import pytest

from assistant.lazy import Lazy
from assistant.shelf import LazyShelf
from assistant.shelves import Place, Shelves
from assistant.shelving import Shelving
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.storage.users import ensure_user
from knowledge.documents import Details
from knowledge.errors import KnowledgeError, LibraryBusy
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from knowledge.sources import Upload
from tests.assistant.storage.making import document

TEXTS = {
    "organisation": b"# Premortem\n\nImagine that the project has failed, and write down why.\n",
    "mine": b"# My plan\n\n## First\n\nAsk the payments group in May.\n\n"
    b"## Then\n\nDecide in June.\n",
}


def _busy() -> Library:
    raise LibraryBusy("In use.", next_step="Wait.")


def test_a_library_that_cannot_be_used_is_no_reason_to_crash() -> None:
    database = Database.open("sqlite://")
    record = DocumentRepository(database, None)
    record.replace(*document("memo"))
    place = Place(record, Lazy(_busy, Library.close))
    shelf = LazyShelf(Shelves(place, place, may_edit=True))
    with pytest.raises(KnowledgeError):
        shelf.search("anything")
    assert not shelf.is_open()
    assert (shelf.nearest("anything"), shelf.sample(), shelf.documents()) == ((), (), ())
    assert list(shelf.closeness("a question", ["one", "two"])) == [0.0, 0.0]
    database.close()


def test_a_chat_sees_both_shelves(tmp_path: Path) -> None:
    database = Database.open("sqlite://")
    ensure_user(database, "one")
    shelving = Shelving(tmp_path, database, HashingEmbedder)
    shelves = shelving.of("one", may_edit=True)
    shelves.writable("organisation").take([Upload("same.md", TEXTS["organisation"])])
    shelves.writable("mine").take([Upload("same.md", TEXTS["mine"])])
    shelf = LazyShelf(shelves)
    assert {info.title for info in shelf.documents()} == {"Premortem", "My plan"}
    assert set(shelf.sample()) == {"Premortem", "My plan"}
    assert set(shelf.nearest("Ask the payments group")) == {"Premortem", "My plan"}
    hit, *_ = shelf.search("Ask the payments group in May.")
    assert hit.document.title == "My plan"
    rest = shelf.rest_of(hit)
    assert [each.passage.text for each in rest] == [
        "Ask the payments group in May.",
        "Decide in June.",
    ], "of the own document, though the organisation's has the same id"
    assert all(each.score < hit.score for each in rest)
    (shared,) = shelves.documents("organisation")
    assert shelves.infos([shared.id, "missing"]) == {shared.id: shared}
    assert set(shelf.named(hit.document.id)) == set(shelf.documents()), "one id, two shelves"
    assert shelf.named("missing") == ()
    assert shelf.replaced() == ()
    shelves.writable("mine").describe(hit.document.id, Details(superseded_by="Premortem"))
    (old,) = shelf.replaced()
    assert (old.title, old.superseded_by) == ("My plan", "Premortem")
    shelving.close()
    database.close()
