"""The search page: hits explained, filters, and what the mentor would find."""

from tests.ui.desks import TestDesk, texts, with_successor
from tests.ui.test_library import links

ASKED = "Why did the nightly export fail?"


def test_search_shows_passages_with_the_words_marked(desk: TestDesk) -> None:
    at = desk.open("library")
    at.text_input(key="q").set_value(ASKED).run()
    shown = texts(at)
    assert ":primary-background[export] :primary-background[failed] eleven times" in shown
    assert "Why · Memo · accepted · 14 May 2024" in shown
    assert "found by" in shown
    assert "**Together:**" in shown


def test_a_search_has_an_address_and_leads_back(desk: TestDesk) -> None:
    assert "eleven times" in texts(desk.open("library", q=ASKED))
    passage = desk.mentor.shelves.search(ASKED)[0].passage
    assert "Back to what was found" in links(desk.open("document", p=passage.id, found=ASKED))


def test_a_search_without_hits_says_so_and_offers_the_rest(desk: TestDesk) -> None:
    at = desk.open("library", q="zzz qqq")
    assert "is close enough to that" in texts(at)
    at.toggle(key="below").set_value(True).run()
    assert "The mentor would not use these" in texts(at)


def test_filters_hold_for_the_search(desk: TestDesk) -> None:
    with_successor(desk)
    at = desk.open("library", q="nightly export feed")
    at.selectbox(key="state").set_value("superseded").run()
    found = links(at)
    assert "Retire the nightly export" in found
    assert "Bring the export back as a feed" not in found


def test_what_the_mentor_would_find(desk: TestDesk) -> None:
    at = desk.open("library", q=ASKED)
    at.toggle(key="mentor").set_value(True).run()
    shown = texts(at)
    assert "The mentor would" in shown
    assert f"Searched for on both shelves: {ASKED}" in shown
    at.text_input(key="q").set_value("hello").run()
    assert "The mentor would say that" in texts(at)
    assert "Searched for" not in texts(at)
