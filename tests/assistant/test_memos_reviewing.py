"""Reviews are kept beside their versions, and findings live on from one to the next."""

import logging
import threading
from collections.abc import Iterator

import pytest

from assistant.errors import BadMessage, ModelUnavailable, NotFound, Overtaken
from assistant.memo.findings import Review
from assistant.memos import MemoPage, Memos
from assistant.storage.database import Database
from tests.assistant.memo_desk import DRAFT, MENDED, MemoDesk, in_thread

OBJECTS = "The mobile team objects, as their release is frozen until June.\n"


@pytest.fixture
def desk() -> Iterator[MemoDesk]:
    database = Database.open("sqlite://")
    yield MemoDesk(database)
    database.close()


@pytest.fixture
def memos(desk: MemoDesk) -> Memos:
    return desk.memos


def states(page: MemoPage) -> dict[str, str]:
    return {each.finding.criterion: each.state for each in page.findings}


def test_from_a_draft_to_a_second_version_with_findings_closed(
    desk: MemoDesk, memos: Memos
) -> None:
    memo_id = desk.begun()
    page = memos.review(memo_id)
    assert states(page) == {"evidence": "open", "dissent": "open"}
    assert page.version is not None
    assert (page.version.number, page.version.words, page.stale) == (1, 48, False)
    assert page.open == page.findings
    evidence = page.findings[0]
    assert [page.text[start:end] for start, end in evidence.spans] == [evidence.finding.quote]
    desk.write(memo_id, MENDED + "\n" + OBJECTS)
    between = memos.page(memo_id)
    assert between.stale
    assert states(between) == states(page)
    assert between.findings[0].sentences == (2,), "the edited sentence is found again"
    page = memos.review(memo_id)
    assert states(page) == {"evidence": "addressed", "dissent": "addressed"}
    assert {each.closed_in for each in page.findings} == {2}
    first, second = memos.versions(memo_id)
    assert [each.criterion for each in first.opened] == ["evidence", "dissent"]
    assert [each.criterion for each in second.closed] == ["evidence", "dissent"]
    assert (first.closed, second.opened, second.returned) == ((), (), ())
    desk.write(memo_id, DRAFT)
    page = memos.review(memo_id)
    assert states(page) == {"evidence": "regressed", "dissent": "regressed"}
    assert len(memos.version(memo_id, 3).returned) == 2
    desk.write(memo_id, f"Nothing.\n\n{OBJECTS}\nEvery cost is huge.\n")
    page = memos.review(memo_id)
    assert [each.finding.id for each in page.open] == ["huge-2"]


def test_a_review_is_shown_again_as_it_was_made(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.begun()
    seen: list[Review] = []
    page = memos.review(memo_id, progress=seen.append)
    assert [each.degraded for each in seen] == ["The model has not answered yet.", ""]
    assert page.review == seen[-1]
    again = MemoDesk(desk.db).memos.page(memo_id)
    assert again == page
    kept = desk.versions.get(memo_id, 1)
    assert kept.model == "a model"
    assert kept.prompt_fingerprint


def test_the_same_text_is_reviewed_again_without_a_new_version(
    desk: MemoDesk, memos: Memos
) -> None:
    memo_id = desk.reviewed()
    before = memos.page(memo_id)
    assert memos.review(memo_id) == before
    assert len(desk.reviewer.asked) == 2


def test_what_is_shown_while_it_runs_has_the_ids_of_the_record(
    desk: MemoDesk, memos: Memos
) -> None:
    memo_id = desk.reviewed()
    moved = "A new sentence comes first.\n\n" + DRAFT
    desk.write(memo_id, moved)
    seen: list[Review] = []
    memos.review(memo_id, progress=seen.append)
    assert [[f.id for f in each.findings] for each in seen] == [["huge-2", "dissent"]] * 2
    assert seen[0].findings[0].sentences == (3,)


def test_a_finding_is_left_for_a_reason_and_taken_up_again(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    for reason in ("", " ", "?!", "x" * 501):
        with pytest.raises(BadMessage):
            memos.waive(memo_id, "huge-2", reason)
    with pytest.raises(NotFound):
        memos.waive(memo_id, "nothing", "known")
    memos.waive(memo_id, "huge-2", "The director knows the cost.")
    (left, other) = memos.page(memo_id).findings
    assert memos.page(memo_id).open == (other,)
    assert (left.state, left.reason) == ("waived", "The director knows the cost.")
    assert other.state == "open"
    memos.review(memo_id)
    assert states(memos.page(memo_id))["evidence"] == "waived"
    memos.reopen(memo_id, "huge-2")
    (left, _) = memos.page(memo_id).findings
    assert (left.state, left.reason) == ("open", "")
    desk.write(memo_id, MENDED)
    memos.review(memo_id)
    with pytest.raises(Overtaken):
        memos.waive(memo_id, "huge-2", "known")


def test_another_kind_hides_what_it_does_not_ask_for(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    memos.set_kind(memo_id, "brief")
    page = memos.page(memo_id)
    assert states(page) == {"evidence": "open"}
    assert page.stale
    memos.set_kind(memo_id, "decision")
    assert states(memos.page(memo_id)) == {"evidence": "open", "dissent": "open"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        "---\n",
        "Words. " * 20_001,
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 25_000,
        "Der Plan ist gut und die Kosten sind bekannt, aber wir haben noch nicht entschieden. " * 9,
    ],
    ids=["empty", "blank", "rule", "words", "table", "language"],
)
def test_what_cannot_be_reviewed_is_kept_and_said(desk: MemoDesk, memos: Memos, text: str) -> None:
    memo_id = desk.reviewed()
    desk.write(memo_id, text)
    with pytest.raises(BadMessage) as told:
        memos.review(memo_id)
    assert told.value.message
    assert "Your text is kept." in told.value.next_step
    page = memos.page(memo_id)
    assert page.text == text
    assert len(memos.versions(memo_id)) == 1
    assert page.review is not None
    assert len(desk.reviewer.asked) == 1


def test_a_second_review_of_the_same_memo_is_refused(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.begun()
    other = MemoDesk(desk.db, reviewer=desk.reviewer, running=desk.running).memos
    inside, go_on = threading.Event(), threading.Event()

    def between() -> None:
        inside.set()
        assert go_on.wait(10)

    desk.reviewer.between = between
    wait = in_thread(lambda: memos.review(memo_id))
    assert inside.wait(10)
    with pytest.raises(BadMessage, match="being reviewed already"):
        other.review(memo_id)
    desk.reviewer.between = lambda: None
    another = other.create("Another", "decision", DRAFT).memo.id
    assert other.review(another).review is not None, "other memos are not held up"
    go_on.set()
    wait()
    assert len(memos.versions(memo_id)) == 1
    assert memos.review(memo_id).review is not None


def test_one_may_write_on_while_it_is_reviewed(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.begun()

    def between() -> None:
        desk.write(memo_id, MENDED)

    desk.reviewer.between = between
    page = memos.review(memo_id)
    assert page.text == MENDED
    assert page.stale
    assert memos.version(memo_id, 1).text == DRAFT


def test_a_review_that_fails_keeps_the_one_before(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    before = memos.page(memo_id)
    desk.write(memo_id, MENDED)
    desk.reviewer.fails, desk.reviewer.whole = ModelUnavailable("Nothing answers."), False
    with pytest.raises(ModelUnavailable):
        memos.review(memo_id)
    page = memos.page(memo_id)
    assert (page.review, page.findings[0].state) == (before.review, "open")
    assert page.stale
    assert page.version is not None
    assert (page.version.number, page.version.review) == (2, None)
    desk.reviewer.fails = None
    assert states(memos.review(memo_id)) == {"evidence": "addressed", "dissent": "open"}
    assert [each.number for each in memos.versions(memo_id)] == [1, 2]


def test_a_review_that_is_broken_off_keeps_what_was_found(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.begun()
    desk.reviewer.fails = ModelUnavailable("Nothing answers.", next_step="Try later.")
    page = memos.review(memo_id)
    assert page.review is not None
    assert page.review.degraded == "Nothing answers. Try later."
    assert len(page.findings) == 2
    desk.reviewer.fails = None
    stopped = memos.review(memo_id, stop=lambda: True)
    assert stopped.review is not None
    assert stopped.review.degraded == "The model has not answered yet."


def test_an_older_text_that_is_reviewed_later_does_not_undo_what_is_newer(
    desk: MemoDesk, memos: Memos
) -> None:
    memo_id = desk.begun()
    elsewhere = MemoDesk(desk.db)  # Another process: it does not know what runs here.

    def newer() -> None:
        elsewhere.write(memo_id, MENDED)
        elsewhere.memos.review(memo_id)

    desk.reviewer.between = newer
    page = memos.review(memo_id)
    assert states(page) == {"dissent": "open"}
    first, second = memos.versions(memo_id)
    assert first.review is not None
    assert second.review == page.review


def test_a_review_in_a_form_that_cannot_be_read_any_more_is_left_out(
    desk: MemoDesk, memos: Memos
) -> None:
    memo_id = desk.reviewed()
    desk.versions.keep_review(memo_id, 1, lambda known, _last: ({"kind": 7}, known))
    page = memos.page(memo_id)
    assert page.review is None
    assert len(page.findings) == 2
    assert memos.review(memo_id).review is not None


def test_a_text_is_looked_at_without_keeping_anything(memos: Memos) -> None:
    found = list(memos.reviewing(DRAFT, "Decision memo"))
    assert [each.model for each in found] == ["", "a model"]
    assert memos.look(DRAFT, "decision") == found[-1]
    with pytest.raises(BadMessage):
        memos.look(DRAFT, "novel")
    assert memos.recent() == ()


def test_no_word_of_a_memo_is_logged(
    desk: MemoDesk, memos: Memos, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    memo_id = desk.reviewed()
    memos.waive(memo_id, "huge-2", "The director knows.")
    memos.import_file("broker.md", DRAFT.encode(), "decision")
    assert "broker" not in caplog.text.lower()
    assert "director" not in caplog.text
