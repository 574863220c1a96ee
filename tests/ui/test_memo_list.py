"""The page “Write”: what is listed, and every way to begin."""

from streamlit.testing.v1 import AppTest

from assistant.memo.kinds import memo_kinds
from tests.ui.desks import TestDesk
from tests.ui.memos import OWNED, reviewed, said, weak


def memo_opened(at: AppTest, desk: TestDesk) -> str:
    """The text of the memo whose page is open."""
    return desk.mentor.memos.page(at.query_params["m"]).text


def test_an_empty_list_says_what_to_do_and_what_each_kind_is_for(desk: TestDesk) -> None:
    at = desk.open("write")
    assert "Begin your first memo" in said(at)
    assert at.radio[0].options == [kind.label for kind in memo_kinds().values()]
    assert "Your memos" not in said(at)


def test_a_new_memo_of_a_kind_is_named_by_its_heading_once_it_has_one(desk: TestDesk) -> None:
    at = desk.open("write")
    at.radio[0].set_value("design").run()
    at.button(key="memo-new").click().run()
    (memo,) = desk.mentor.memos.recent()
    assert (memo.kind, memo.title) == ("design", "New design doc")
    assert "Not reviewed yet" in said(at)
    at.text_area[0].set_value(f"# A queue between two services\n\n{OWNED}").run()
    at.button(key="memo-review").click().run()
    assert desk.mentor.memos.recent()[0].title == "A queue between two services"


def test_a_draft_is_pasted(desk: TestDesk) -> None:
    at = desk.open("write")
    at.button(key="memo-start-paste").click().run()
    assert "no draft yet" in at.warning[0].value
    at.text_area[0].set_value(weak()).run()
    at.button(key="memo-start-paste").click().run()
    assert memo_opened(at, desk) == weak()


def test_a_file_is_brought_in(desk: TestDesk) -> None:
    at = desk.open("write")
    at.file_uploader[0].set_value([("plan.md", b"# The plan\n\nWe move.\n", "text/markdown")]).run()
    at.button(key="memo-start-file").click().run()
    assert "We move." in memo_opened(at, desk)
    assert desk.mentor.memos.recent()[0].title == "The plan"


def test_a_file_that_cannot_be_read_is_told(desk: TestDesk) -> None:
    at = desk.open("write")
    at.file_uploader[0].set_value([("plan.docx", b"no zip", "application/zip")]).run()
    at.button(key="memo-start-file").click().run()
    assert at.warning
    assert not desk.mentor.memos.recent()


def test_a_case_is_drafted_on_both_pages(desk: TestDesk) -> None:
    talk = desk.talk("framing", "I want to move every team to one build system.", OWNED)
    at = desk.open("write")
    at.button(key="memo-start-case").click().run()
    assert "one build system" in memo_opened(at, desk)
    page = desk.open("talk", c=talk)
    page.button(key="draft-memo").click().run()
    assert "one build system" in memo_opened(page, desk)
    assert len(desk.mentor.memos.recent()) == 2


def test_the_list_says_how_each_memo_stands(desk: TestDesk) -> None:
    page = reviewed(desk)
    desk.mentor.memos.create("Empty", "brief")
    shown = said(desk.open("write"))
    assert "A draft still · " in shown
    assert "findings open" in shown
    assert "Nothing is written yet" in shown
    desk.mentor.memos.save(page.memo.id, "Other words.", seen=page.state)
    assert "changed since the review" in said(desk.open("write"))
    assert "Your memos" in said(desk.open("home"))
