"""Two shelves a person: apart between people, together in a search."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import NotPermitted
from assistant.settings import LibrarySettings
from assistant.shelves import Shelves
from assistant.shelving import Shelving
from assistant.storage.database import Database
from assistant.storage.users import ensure_user
from knowledge.documents import Details
from knowledge.errors import DocumentNotFound, LibraryUnavailable
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from knowledge.passages import Filters

SHARED = """# Who owns the message broker

The platform team owns the message broker, and the platform lead decides about its upgrades.
"""
SECRET = """# My plan for the billing gateway

I want to propose that the billing gateway moves into the payments group before the summer.
"""
OTHERS = """# Notes on the search cluster

The search cluster loses its replicas whenever the nightly compaction runs into the morning.
"""
QUESTIONS = (
    "Who owns the message broker?",
    "Where does the billing gateway move before the summer?",
    "When does the search cluster lose its replicas?",
)


class Desk:
    """Two people and the organisation, each with one document."""

    def __init__(self, home: Path, database: Database) -> None:
        self.home = home
        self.database = database
        self.embedders = 0
        self.shelving = Shelving(home, database, self._embedder)
        for person in ("one", "two"):
            ensure_user(database, person)

    def _embedder(self) -> HashingEmbedder:
        self.embedders += 1
        return HashingEmbedder()

    def of(self, person: str, *, may_edit: bool = True) -> Shelves:
        return self.shelving.of(person, may_edit=may_edit)

    def put(self, library: Library, name: str, text: str) -> str:
        folder = self.home / "files"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        (result,) = library.ingest(folder / name)
        assert result.status == "added", result.reason
        return result.document_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = Database.open("sqlite://")
    opened = Desk(tmp_path, database)
    yield opened
    opened.shelving.close()
    database.close()


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    desk.put(desk.of("one").writable("organisation"), "broker.md", SHARED)
    desk.put(desk.of("one").writable("mine"), "notes.md", SECRET)
    desk.put(desk.of("two").writable("mine"), "notes.md", OTHERS)
    return desk


def titles(shelves: Shelves, question: str) -> list[str]:
    return [hit.document.title for hit in shelves.search(question)]


def test_a_search_looks_at_both_shelves_best_first(stocked: Desk) -> None:
    shelves = stocked.of("one")
    for question, title in zip(
        QUESTIONS, ("Who owns the message broker", "My plan for the billing gateway"), strict=False
    ):
        assert titles(shelves, question)[:1] == [title]
    found = shelves.found(" ".join(QUESTIONS[:2]), floor=False)
    scores = [hit.score for _, hit in found if hit.above_floor]
    assert scores == sorted(scores, reverse=True)
    assert {shelf for shelf, _ in found} == {"organisation", "mine"}


@pytest.mark.parametrize(("shelf", "seen"), [("organisation", 0), ("mine", 1)])
def test_one_shelf_alone(stocked: Desk, shelf: str, seen: int) -> None:
    shelves = stocked.of("one")
    for number, question in enumerate(QUESTIONS[:2]):
        found = shelves.search(question, shelf="mine" if shelf == "mine" else "organisation")
        assert bool(found) == (number == seen)


def test_nobody_sees_anothers_documents_by_any_way(stocked: Desk) -> None:
    mine, theirs = stocked.of("one"), stocked.of("two")
    (secret,) = mine.documents("mine")
    (passage,) = mine.library("mine").passages_of(secret.id)
    assert secret.title not in titles(theirs, QUESTIONS[1])
    near = theirs.search(QUESTIONS[1], k=50, floor=False, per_document=50)
    assert SECRET.splitlines()[2] not in [hit.passage.text for hit in near]
    assert [info.title for info in theirs.documents("mine")] == ["Notes on the search cluster"]
    assert theirs.find(secret.id)[1].info.title == "Notes on the search cluster", "an equal id"
    with pytest.raises(DocumentNotFound):
        theirs.passage(passage.id)
    with pytest.raises(DocumentNotFound):
        stocked.of("three").find(secret.id)
    only = Filters(document_ids=frozenset({secret.id}))
    assert all(
        hit.document.title != secret.title
        for hit in theirs.search(QUESTIONS[1], filters=only, floor=False)
    )
    (hit,) = mine.search(QUESTIONS[1], k=1)
    assert theirs.beside(hit) == ()


def test_what_one_person_does_changes_nothing_for_another(stocked: Desk) -> None:
    mine, theirs = stocked.of("one"), stocked.of("two")
    (same,) = mine.documents("mine")
    assert theirs.documents("mine")[0].id == same.id, "both named a file notes.md"
    mine.writable("mine").describe(same.id, Details(title="Renamed"))
    mine.writable("mine").remove(same.id)
    assert [info.title for info in theirs.documents("mine")] == ["Notes on the search cluster"]
    assert titles(theirs, QUESTIONS[2]) == ["Notes on the search cluster"]


def test_documents_and_passages_are_found_on_their_shelf(stocked: Desk) -> None:
    shelves = stocked.of("one")
    for shelf in ("organisation", "mine"):
        (info,) = shelves.documents("mine" if shelf == "mine" else "organisation")
        assert shelves.find(info.id)[0] == shelf
        (passage,) = shelves.library(shelves.find(info.id)[0]).passages_of(info.id)
        found, document, place = shelves.passage(passage.id)
        assert (found, document.info, place) == (shelf, info, passage)
        (hit,) = shelves.search(passage.text, k=1)
        assert shelves.beside(hit) == (passage,)
    for missing in (lambda: shelves.find("no-such"), lambda: shelves.passage("no-such")):
        with pytest.raises(DocumentNotFound):
            missing()


def test_a_document_on_both_shelves_is_found_once(stocked: Desk) -> None:
    shelves = stocked.of("one")
    stocked.put(shelves.writable("mine"), "copy.md", SHARED)
    found = [(shelf, hit.document.source) for shelf, hit in shelves.found(QUESTIONS[0])]
    assert ("organisation", "broker.md") in found
    assert ("mine", "copy.md") not in found
    assert [info.source for info in shelves.documents("mine")] == ["notes.md", "copy.md"]


def test_no_documents_of_ones_own_cost_nothing(desk: Desk) -> None:
    desk.put(desk.of("one").writable("organisation"), "broker.md", SHARED)
    shelves = desk.of("one")
    assert titles(shelves, QUESTIONS[0])
    assert shelves.documents("mine") == ()
    assert shelves.search(QUESTIONS[0], shelf="mine") == ()
    for ask in (lambda: shelves.find("no-such"), lambda: shelves.passage("x", "mine")):
        with pytest.raises(DocumentNotFound):
            ask()
    assert not (desk.home / "shelves").exists()
    desk.put(shelves.writable("mine"), "notes.md", SECRET)
    assert len(list((desk.home / "shelves").iterdir())) == 1


def test_the_folder_does_not_tell_who_it_is(desk: Desk) -> None:
    for person in ("one", "../../outside", "Größe\ud800", "x" * 4000):
        folder = desk.shelving.folder(person)
        assert folder.parent == desk.home / "shelves"
        assert person not in folder.name


def test_two_doors_of_one_person_share_the_shelf_and_all_one_encoder(stocked: Desk) -> None:
    first, second = stocked.of("one"), stocked.of("one")
    assert first.library("mine") is second.library("mine")
    assert first.library("mine") is not stocked.of("two").library("mine")
    assert first.library("organisation") is stocked.of("two").library("organisation")
    assert stocked.embedders == 1


@pytest.mark.parametrize(
    ("editors", "may"),
    [("*", True), ("", False), ("one", True), (" two , one ", True), ("two", False), (",", False)],
)
def test_the_setting_says_who_may_write_the_organisations_shelf(
    desk: Desk, editors: str, may: bool
) -> None:
    shelves = desk.of("one", may_edit=LibrarySettings(editors=editors).may_edit("one"))
    assert shelves.may_edit("organisation") == may
    assert shelves.may_edit("mine")
    shelves.writable("mine")
    if may:
        shelves.writable("organisation")
    else:
        with pytest.raises(NotPermitted) as refused:
            shelves.writable("organisation")
        assert "own shelf" in refused.value.next_step
    assert shelves.documents("organisation") == ()


def test_forgetting_deletes_the_indexes_of_that_person_alone(stocked: Desk) -> None:
    folders = {person: stocked.shelving.folder(person) for person in ("one", "two")}
    library = stocked.of("one").library("mine")
    stocked.shelving.forget("one")
    assert not folders["one"].exists()
    assert folders["two"].exists()
    with pytest.raises(LibraryUnavailable):
        library.search(QUESTIONS[1])
    stocked.shelving.forget("one")
    stocked.shelving.forget("nobody")
    assert titles(stocked.of("two"), QUESTIONS[2])
