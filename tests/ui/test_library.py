"""A shelf of the library: its documents, its filters, its empty state, its upkeep."""

import pytest

from knowledge.sources import Upload
from tests.ui.conftest import MakeDesk
from tests.ui.desks import TestDesk, texts, with_successor
from ui.state import Desk

LONG = 10.0


def links(at: object) -> list[str]:
    """The labels of all links on a page."""
    return [str(link.label) for link in at.get("page_link")]  # type: ignore[attr-defined]


def test_documents_are_listed_with_what_is_known_of_them(desk: TestDesk) -> None:
    at = desk.open("library")
    assert "Retire the nightly export" in links(at)
    assert "Memo · accepted · 14 May 2024" in texts(at)


def test_a_superseded_document_leads_to_what_replaced_it(desk: TestDesk) -> None:
    _, newer = with_successor(desk)
    at = desk.open("library")
    assert f"Superseded by {newer.title}" in links(at)
    assert "owner: Data lead" in texts(at)


@pytest.mark.parametrize(
    ("words", "told"),
    [("NIGHTLY", "1 of 2"), ("data lead", "1 of 2"), ("memo", "2 of 2"), ("zebra", "0 of 2")],
)
def test_the_filter_looks_at_what_is_known(desk: TestDesk, words: str, told: str) -> None:
    with_successor(desk)
    at = desk.open("library")
    at.text_input(key="find").set_value(words).run()
    assert told in texts(at)


def test_kind_status_and_order_are_chosen(desk: TestDesk) -> None:
    older, newer = with_successor(desk)
    at = desk.open("library")
    at.selectbox(key="order").set_value("newest").run()
    shown = links(at)
    assert shown.index(newer.title) < shown.index(older.title)
    at.selectbox(key="state").set_value("superseded").run()
    assert "1 of 2" in texts(at)
    assert newer.title not in links(at)


def test_a_long_list_comes_in_pages(make: MakeDesk) -> None:
    desk = make()
    desk.mentor.library.take(
        [Upload(f"note-{n:03}.md", f"# Note {n:03}\n\nWords {n}.".encode()) for n in range(60)]
    )
    at = desk.open("library")
    assert "60 of 60" in texts(at)
    assert "Note 000" in links(at)
    assert "Note 059" not in links(at)
    at.pagination(key="page").set_value(2).run()
    assert "Note 059" in links(at)
    assert "Note 000" not in links(at)
    at.text_input(key="find").set_value("note 007").run()
    assert "1 of 60" in texts(at)
    assert "Note 007" in links(at)


@pytest.mark.parametrize(
    ("shelf", "told"),
    [("organisation", "decisions in your organisation"), ("mine", "Nobody else finds them")],
)
def test_an_empty_shelf_says_what_belongs_there(make: MakeDesk, shelf: str, told: str) -> None:
    at = make().open("library")
    at.button_group(key="shelf").set_value(shelf).run()
    assert told in texts(at)
    assert at.file_uploader[0].accept_multiple_files
    assert at.expander[0].label.startswith("Add documents")


def test_the_own_shelf_has_its_own_documents(desk: TestDesk) -> None:
    desk.mentor.shelves.library("mine").take([Upload("mine.md", b"# A draft of mine\n\nWords.")])
    at = desk.open("library")
    assert "A draft of mine" not in links(at)
    at.button_group(key="shelf").set_value("mine").run()
    assert "A draft of mine" in links(at)
    assert "Retire the nightly export" not in links(at)


def test_who_may_not_write_is_told_and_offered_the_own_shelf(make: MakeDesk) -> None:
    desk = make(editors="somebody-else", memo=True)
    at = desk.open("library")
    assert "MENTOR_LIBRARY__EDITORS" in texts(at)
    assert "Add documents to your own shelf" in links(at)
    assert not at.file_uploader
    assert "Rebuild the search index" not in texts(at)
    at.button_group(key="shelf").set_value("mine").run()
    assert at.file_uploader


def test_the_index_is_built_anew(desk: TestDesk) -> None:
    at = desk.open("library")
    at.button(key="rebuild").click().run()
    work = Desk(desk.mentor, desk.workplace.settings).work("organisation")
    assert work is not None
    assert work.wait(LONG).done == 2
    assert "Built anew from 2 passages" in texts(at.run())
    assert desk.mentor.shelves.search("Why did the nightly export fail?")
