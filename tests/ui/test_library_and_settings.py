"""The library, and the settings that hold."""

import pytest

from tests.ui.conftest import MakeDesk
from tests.ui.desks import TestDesk, texts


def test_documents_are_listed_with_what_is_known_of_them(desk: TestDesk) -> None:
    assert "Memo · accepted · 14 May 2024" in texts(desk.open("library"))


@pytest.mark.parametrize(
    ("words", "told"), [("NIGHTLY", "1 of 1"), ("accepted", "1 of 1"), ("zebra", "0 of 1")]
)
def test_the_filter_looks_at_title_kind_and_status(desk: TestDesk, words: str, told: str) -> None:
    at = desk.open("library")
    at.text_input(key="filter").set_value(words).run()
    assert told in texts(at)


def test_search_shows_passages(desk: TestDesk) -> None:
    at = desk.open("library")
    at.text_input(key="search").set_value("Why did the nightly export fail?").run()
    assert "failed eleven times" in texts(at)


def test_a_search_without_hits_says_so(desk: TestDesk) -> None:
    at = desk.open("library")
    at.text_input(key="search").set_value("zzz qqq").run()
    assert "Nothing in the library is close" in texts(at)


def test_an_empty_library_says_how_to_fill_it(make: MakeDesk) -> None:
    assert "mentor knowledge ingest" in texts(make().open("library"))


def test_a_document_and_a_passage_have_addresses(desk: TestDesk) -> None:
    info = desk.mentor.library.documents()[0]
    assert "Sales reads the live report" in texts(desk.open("library", d=info.id))
    passage = desk.mentor.library.passages_of(info.id)[-1]
    assert passage.text.split("\n")[-1][:30] in texts(desk.open("library", p=passage.id))


@pytest.mark.parametrize("address", [{"d": "gone"}, {"p": "gone"}])
def test_a_document_that_is_gone(desk: TestDesk, address: dict[str, str]) -> None:
    assert "There is nothing at this address" in texts(desk.open("library", **address))


def test_settings_show_what_holds(desk: TestDesk) -> None:
    shown = texts(desk.open("settings"))
    assert "scripted" in shown
    assert "SQLite" in shown
    assert "**Documents:** 1" in shown


def test_settings_without_a_model(make: MakeDesk) -> None:
    assert "`mentor model pull`" in texts(make(model=False).open("settings"))
