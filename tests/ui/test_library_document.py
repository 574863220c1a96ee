"""One document: facts, passages, lineage, and what can be changed about it."""

import datetime

import pytest

from knowledge.documents import Details
from knowledge.sources import Upload
from tests.ui.conftest import MakeDesk
from tests.ui.desks import MEMO, TestDesk, texts, with_successor
from ui.views.library.editing import FIELDS, changes


def test_a_document_and_a_passage_have_addresses(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    at = desk.open("document", d=info.id)
    assert "Sales reads the live report" in texts(at)
    assert {"Decision", "Why"} <= {button.label for button in at.button}
    passage = desk.mentor.library.passages_of(info.id)[-1]
    at = desk.open("document", p=passage.id)
    assert passage.text.split("\n")[-1][:30] in texts(at)


@pytest.mark.parametrize("address", [{"d": "gone"}, {"p": "gone"}, {"d": "gone", "on": "mine"}])
def test_a_document_that_is_gone(desk: TestDesk, address: dict[str, str]) -> None:
    assert "There is nothing at this address" in texts(desk.open("document", **address))


def test_a_passage_of_the_outline_opens_highlighted(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    at = desk.open("document", d=info.id)
    passage = desk.mentor.library.passages_of(info.id)[-1]
    at.button(key=f"to-{passage.id}").click().run()
    assert at.query_params["p"] == passage.id
    assert passage.text in [element.value for element in at.markdown]


def test_the_same_name_on_both_shelves_is_two_documents(desk: TestDesk) -> None:
    mine = MEMO.replace("Retire the nightly", "Keep the nightly").encode()
    name = desk.mentor.library.documents()[0].source
    desk.mentor.shelves.library("mine").take([Upload(name, mine)])
    (info,) = desk.mentor.shelves.documents("mine")
    assert "## Retire the nightly export" in texts(desk.open("document", d=info.id))
    assert "## Keep the nightly export" in texts(desk.open("document", d=info.id, on="mine"))


def test_lineage_is_told_on_both_sides(desk: TestDesk) -> None:
    older, newer = with_successor(desk)
    at = desk.open("document", d=older.id)
    assert "This no longer holds." in texts(at)
    next(b for b in at.button if b.label == f"It was replaced by {newer.title}").click().run()
    assert at.query_params["d"] == newer.id
    at = desk.open("document", d=newer.id)
    assert f"This replaced {older.title}" in texts(at)
    assert "no longer holds" not in texts(at)


def test_details_are_edited(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    at = desk.open("document", d=info.id)
    at.button(key="tool-edit").click().run()
    at.text_input(key="edit-owner").set_value("Sales lead")
    at.selectbox(key="edit-status").set_value("rejected")
    next(b for b in at.button if b.label == "Save").click().run()
    assert "Memo · rejected · 14 May 2024 · owner: Sales lead" in texts(at)
    again = desk.mentor.library.document(info.id).info
    assert (again.owner, again.status, again.title) == ("Sales lead", "rejected", info.title)


def test_only_what_differs_is_said_by_hand(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    same = {name: getattr(info, name) for name in FIELDS}
    assert changes(info, same) == Details()
    assert changes(info, same | {"kind": "other"}) == Details(kind="other")
    assert changes(info, same | {"status": "", "owner": None}) == Details(status="")
    assert changes(info, same | {"title": " ", "dated": None}) == Details()
    day = datetime.date(2020, 1, 1)
    assert changes(info, same | {"dated": day}) == Details(dated=day)


def test_removing_asks_first_and_can_be_undone(desk: TestDesk) -> None:
    library = desk.mentor.library
    info = library.describe(library.documents()[0].id, Details(owner="Sales lead"))
    passages = library.passages_of(info.id)
    at = desk.open("document", d=info.id)
    at.button(key="tool-remove").click().run()
    assert len(library.documents()) == 1
    at.button(key="remove-now").click().run()
    assert library.documents() == ()
    assert "Removed: Retire the nightly export" in texts(at)
    at.button(key="undo-remove").click().run()
    assert library.documents() == (info,)
    assert library.by_hand(info.id) == Details(owner="Sales lead")
    assert library.passages_of(info.id) == passages
    assert desk.mentor.shelves.search("Why did the nightly export fail?")
    assert "Removed:" not in texts(at)


def test_another_file_takes_its_place(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    at = desk.open("document", d=info.id)
    at.button(key="tool-replace").click().run()
    at.file_uploader(key="replacement").set_value(
        ("other name.txt", b"The nightly export is a feed now.", "text/plain")
    )
    at.button(key="replace-now").click().run()
    assert "The nightly export is a feed now." in desk.mentor.library.document(info.id).text
    assert len(desk.mentor.library.documents()) == 1


def test_a_file_that_cannot_take_its_place_changes_nothing(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    at = desk.open("document", d=info.id)
    at.button(key="tool-replace").click().run()
    at.file_uploader(key="replacement").set_value(("empty.md", b"", "text/markdown"))
    at.button(key="replace-now").click().run()
    assert "Nothing was changed." in texts(at)
    assert desk.mentor.library.document(info.id).info == info


def test_a_reader_can_download_and_nothing_else(make: MakeDesk) -> None:
    desk = make(editors="somebody-else", memo=True)
    info = desk.mentor.library.documents()[0]
    at = desk.open("document", d=info.id)
    assert {b.label for b in at.button} == {"Decision", "Why"}
    assert at.get("download_button")


def test_a_long_document_is_read_in_parts(make: MakeDesk) -> None:
    desk = make()
    sections = [f"## Section {n}\n\n{f'Sentence {n} of the long one. ' * 40}" for n in range(60)]
    desk.mentor.library.take([Upload("long.md", b"# Long\n\n" + "\n\n".join(sections).encode())])
    (info,) = desk.mentor.library.documents()
    last = desk.mentor.library.passages_of(info.id)[-1]
    at = desk.open("document", d=info.id)
    assert "Part 1 of 2" in texts(at)
    assert "Sentence 59" not in texts(at)
    at = desk.open("document", p=last.id)
    assert "Part 2 of 2" in texts(at)
    assert "Sentence 59" in texts(at)
    at.pagination[0].set_value(1).run()
    assert "Sentence 0 " in texts(at)
    assert not at.exception


def test_two_that_replaced_each_other_can_be_read(desk: TestDesk) -> None:
    older, newer = with_successor(desk)
    desk.mentor.library.describe(newer.id, Details(status="superseded", superseded_by=older.title))
    at = desk.open("document", d=older.id)
    assert not at.exception
    assert f"This replaced {newer.title}" in texts(at)
