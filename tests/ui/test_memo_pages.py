"""The memo's page: the document beside its findings, and what can be done with each."""

import pytest

from tests.ui.desks import TestDesk
from tests.ui.memos import (
    OWNED,
    finding,
    hook_of,
    paper_of,
    reviewed,
    said,
    style_of,
    weak,
)
from ui.state import Desk

LONG = 60.0


def wait(desk: TestDesk, memo_id: str) -> None:
    """Until what runs on a memo has ended."""
    work = Desk(desk.mentor, desk.workplace.settings).work_on(memo_id)
    if work is not None:
        assert not work.wait(LONG).trouble


def test_a_reviewed_memo_shows_what_to_fix_first_beside_the_text(desk: TestDesk) -> None:
    page = reviewed(desk)
    at = desk.open("memo", m=page.memo.id)
    shown = said(at)
    assert page.review is not None
    first = page.review.findings[0]
    assert "Fix this first" in shown
    assert first.weak in shown
    assert first.question in shown
    assert "A draft still" in shown
    assert "Two readers" in shown
    assert "How far it reaches" in shown
    assert 'class="s high f-' in paper_of(at)
    assert not at.exception


def test_choosing_a_finding_is_in_the_address_and_marks_its_sentences(desk: TestDesk) -> None:
    page = reviewed(desk)
    name = hook_of(page, "options")
    at = desk.open("memo", m=page.memo.id)
    paper = paper_of(at)
    at.button(key=f"choose-{name}").click().run()
    assert at.query_params["f"] == finding(page, "options").finding.id
    assert f".memo-paper .f-{name}{{background:var(--memo-chosen)" in style_of(at)
    assert paper_of(at) == paper
    assert finding(page, "options").finding.question in said(at)


def test_findings_of_one_severity(desk: TestDesk) -> None:
    page = reviewed(desk)
    assert page.review is not None
    at = desk.open("memo", m=page.memo.id)
    at.pills[0].set_value("low").run()
    keys = {str(each.key) for each in at.button if str(each.key).startswith("choose-")}
    found = (*page.review.findings, *page.review.further)
    assert keys == {f"choose-{each.id}" for each in found if each.severity == "low"}


def test_a_finding_is_left_only_for_a_reason_and_taken_up_again(desk: TestDesk) -> None:
    page = reviewed(desk)
    assert page.review is not None
    first, second = page.review.findings[:2]
    at = desk.open("memo", m=page.memo.id)
    at.button(key=f"waive-{first.id}").click().run()
    assert "only for a reason" in at.warning[0].value
    at.text_input(key=f"reason-{first.id}").set_value("She knows already.")
    at.button(key=f"waive-{first.id}").click().run()
    shown = said(at)
    assert "left: She knows already." in shown
    assert shown.index(second.weak) < shown.index("Two readers")
    at.button(key=f"reopen-{first.id}").click().run()
    assert "She knows already" not in said(at)
    assert finding(desk.mentor.memos.page(page.memo.id), first.criterion).state == "open"


def test_what_is_typed_is_kept_at_once(desk: TestDesk) -> None:
    page = desk.mentor.memos.create("Export", "decision")
    at = desk.open("memo", m=page.memo.id)
    at.text_area[0].set_value("We retire it.").run()
    assert desk.mentor.memos.page(page.memo.id).text == "We retire it."
    assert "3 words · Saved" in said(at)
    again = desk.open("memo", m=page.memo.id, view="Write")
    assert again.text_area[0].value == "We retire it."


def test_the_later_of_two_tabs_is_told_and_decides(desk: TestDesk) -> None:
    memo_id = desk.mentor.memos.create("Export", "decision", "One.").memo.id
    one, two = (desk.open("memo", m=memo_id) for _ in range(2))
    one.text_area[0].set_value("One. Mine.").run()
    two.text_area[0].set_value("One. Yours.").run()
    assert "saved elsewhere" in two.warning[0].value
    assert two.text_area[0].value == "One. Yours."
    assert desk.mentor.memos.page(memo_id).text == "One. Mine."
    two.button(key="take-other").click().run()
    assert two.text_area[0].value == "One. Mine."
    two.text_area[0].set_value("One. Both.").run()
    assert desk.mentor.memos.page(memo_id).text == "One. Both."
    one.text_area[0].set_value("One. Again.").run()
    one.button(key="keep-mine").click().run()
    assert desk.mentor.memos.page(memo_id).text == "One. Again."
    assert not one.warning


def test_review_again_settles_what_was_mended(desk: TestDesk) -> None:
    page = reviewed(desk)
    at = desk.open("memo", m=page.memo.id, view="Write")
    at.text_area[0].set_value(weak().replace("## Options", f"{OWNED}\n\n## Options")).run()
    assert "changed the text since this review" in said(at)
    at.button(key="memo-review").click().run()
    wait(desk, page.memo.id)
    at.run()
    assert "addressed in version 2" in said(at)
    assert finding(desk.mentor.memos.page(page.memo.id), "decider").state == "addressed"


def test_a_text_that_cannot_be_reviewed_is_told_and_kept(desk: TestDesk) -> None:
    memo_id = desk.mentor.memos.create("Export", "decision").memo.id
    at = desk.open("memo", m=memo_id)
    at.button(key="memo-review").click().run()
    work = Desk(desk.mentor, desk.workplace.settings).work_on(memo_id)
    assert work is None or work.wait(LONG).trouble
    at.run()
    assert not at.exception


def test_versions_say_what_changed_and_lead_back(desk: TestDesk) -> None:
    page = reviewed(desk)
    memos, memo_id = desk.mentor.memos, page.memo.id
    memos.save(memo_id, f"{weak()}\n\n{OWNED}\n", seen=page.state)
    memos.review(memo_id)
    at = desk.open("memo", m=memo_id)
    at.button(key="memo-versions-tool").click().run()
    shown = said(at)
    assert f"<ins>{OWNED}</ins>" in shown
    assert "Settled: Who decides" in shown
    assert "sentences unchanged" in shown
    at.button(key="look-1").click().run()
    assert at.query_params["v"] == "1"
    assert OWNED not in paper_of(at)
    at.button(key="restore-1").click().run()
    assert memos.page(memo_id).text == weak()
    assert "v" not in at.query_params


def test_help_with_a_sentence_is_taken_or_left(desk: TestDesk) -> None:
    page = reviewed(desk)
    memo_id, name = page.memo.id, hook_of(page, "evidence")
    at = desk.open("memo", m=memo_id, f=finding(page, "evidence").finding.id)
    at.button(key=f"help-{name}").click().run()
    wait(desk, f"{memo_id} help")
    at.run()
    assert "<ins>" in said(at)
    at.button(key="memo-decline").click().run()
    assert desk.mentor.memos.page(memo_id).text == weak()
    at.button(key=f"help-{name}").click().run()
    wait(desk, f"{memo_id} help")
    at.run()
    at.button(key="memo-accept").click().run()
    assert desk.mentor.memos.page(memo_id).text != weak()
    assert "One change to these words" not in said(at)


def test_help_with_what_is_selected_in_the_editor(desk: TestDesk) -> None:
    text = "😀 We will basically ship it. Done."
    memo_id = desk.mentor.memos.create("Export", "decision", text).memo.id
    at = desk.open("memo", m=memo_id)
    at.text_input(key="memo-selection").set_value("4 9")
    at.button(key="memo-help-selection").click().run()
    wait(desk, f"{memo_id} help")
    at.run()
    assert "One change to these words" in said(at)
    asked = next(str(each.value) for each in at.html if "memo-changes" in str(each.value))
    assert "ship it" in asked
    assert "Done." not in asked


def test_kind_and_title_are_changed_and_a_memo_is_discarded_with_undo(desk: TestDesk) -> None:
    page = reviewed(desk)
    at = desk.open("memo", m=page.memo.id)
    next(t for t in at.text_input if t.label == "Title").set_value("Search, moved")
    next(s for s in at.selectbox if s.label == "Kind of memo").set_value("brief")
    at.button(key="memo-describe-save").click().run()
    now = desk.mentor.memos.page(page.memo.id).memo
    assert (now.title, now.kind) == ("Search, moved", "brief")
    at.button(key="memo-discard").click().run()
    assert not desk.mentor.memos.recent()
    assert "Discarded: Search, moved" in said(at)
    at.button(key="memo-undo-button").click().run()
    assert desk.mentor.memos.recent()


def test_hostile_words_are_words(desk: TestDesk) -> None:
    hostile = '# ![x](https://evil.example/x.png) <b onclick="x">Boss</b>\n\n<img src=x> We ask.'
    page = reviewed(desk, hostile)
    for query in ({"view": "Read"}, {"view": "Write"}, {"v": "all"}):
        shown = said(desk.open("memo", m=page.memo.id, **query))
        assert "<img" not in shown
        assert "<b onclick" not in shown
        assert "![x]" not in shown


@pytest.mark.parametrize("query", [{}, {"m": "nothing"}])
def test_an_address_that_names_nothing(desk: TestDesk, query: dict[str, str]) -> None:
    assert "nothing at this address" in said(desk.open("memo", **query))


def test_a_text_beyond_reading_is_shown_in_part(desk: TestDesk) -> None:
    memo = desk.mentor.memos.create("Long", "decision", "One more point here.\n\n" * 12_000).memo
    at = desk.open("memo", m=memo.id, view="Read")
    assert "beginning of a very long text" in said(at)
    assert not at.exception
