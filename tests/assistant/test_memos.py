"""Memos are written, saved, restored and handed out; nothing that was written is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import BadMessage, MentorError, NotFound, Overtaken
from assistant.framing.edits import Edit, Written
from assistant.memo.kinds import memo_kinds
from assistant.memos import Memos, state_of_text
from assistant.storage.database import Database
from tests.assistant.memo_desk import DRAFT, MENDED, MemoDesk
from tests.assistant.workplaces import workplace


@pytest.fixture
def desk() -> Iterator[MemoDesk]:
    database = Database.open("sqlite://")
    yield MemoDesk(database)
    database.close()


@pytest.fixture
def memos(desk: MemoDesk) -> Memos:
    return desk.memos


def test_a_new_memo(memos: Memos) -> None:
    page = memos.create("  The\nbroker ", "Decision memo", "Words.\r\nMore.\x00")
    assert (page.memo.title, page.memo.kind, page.text) == (
        "The broker", "decision", "Words.\nMore.\ufffd"
    )  # fmt: skip
    assert (page.version, page.review, page.findings, page.stale) == (None, None, (), True)
    assert page.state == state_of_text(page.text)
    assert memos.page(page.memo.id) == page
    assert memos.recent() == (page.memo,)
    assert memos.versions(page.memo.id) == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (DRAFT, "Move the broker"),
        ("We move **now**. Or later.", "We move now."),
        ("word " * 100, ("word " * 23).strip() + "…"),
        ("a\n\n" * 500_000, "a"),
    ],
)
def test_a_memo_without_a_title_is_named_by_its_text(memos: Memos, text: str, title: str) -> None:
    assert memos.create("", "brief", text).memo.title == title


@pytest.mark.parametrize(
    ("title", "kind", "text"),
    [
        ("", "decision", ""),
        (" ", "decision", "\n---\n"),
        ("?!", "decision", "Words."),
        ("x" * 121, "decision", "Words."),
        ("Broker", "novel", "Words."),
        ("Broker", "", "Words."),
        ("Broker", "decision", "x" * 10_000_001),
    ],
)
def test_what_cannot_be_a_memo_is_refused(memos: Memos, title: str, kind: str, text: str) -> None:
    with pytest.raises(BadMessage) as told:
        memos.create(title, kind, text)
    assert told.value.next_step
    assert memos.recent() == ()


def test_title_and_kind_change_and_unusable_ones_change_nothing(memos: Memos) -> None:
    memo_id = memos.create("Broker", "decision", DRAFT).memo.id
    memos.rename(memo_id, " The  broker ")
    memos.set_kind(memo_id, "brief")
    for title in ("", "x" * 121):
        with pytest.raises(BadMessage):
            memos.rename(memo_id, title)
    with pytest.raises(BadMessage, match="no kind of memo"):
        memos.set_kind(memo_id, "novel")
    memo = memos.page(memo_id).memo
    assert (memo.title, memo.kind) == ("The broker", "brief")


def test_two_tabs_save_and_the_second_is_told(memos: Memos) -> None:
    page = memos.create("Broker", "decision", "One.")
    memo_id = page.memo.id
    state = memos.save(memo_id, "Two.", seen=page.state)
    with pytest.raises(Overtaken) as told:
        memos.save(memo_id, "Three.", seen=page.state)
    assert "Nothing was overwritten" in told.value.next_step
    assert memos.page(memo_id).text == "Two."
    assert memos.save(memo_id, "Two.", seen=page.state) == state, "the same words hurt nobody"
    assert memos.save(memo_id, "Three.", seen=state) == memos.page(memo_id).state
    with pytest.raises(Overtaken):
        memos.save(memo_id, "Four.", seen="")


def test_a_text_that_no_database_holds_is_saved_and_can_be_saved_on(memos: Memos) -> None:
    page = memos.create("Broker", "decision", "One.")
    state = memos.save(page.memo.id, "a\r\nb\ud800\x00", seen=page.state)
    assert memos.page(page.memo.id).text == "a\nb\ufffd\ufffd"
    assert state == memos.page(page.memo.id).state
    memos.save(page.memo.id, "more", seen=state)


def test_discarded_and_brought_back(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    before = memos.page(memo_id)
    memos.discard(memo_id)
    assert memos.recent() == ()
    for use in (memos.page, memos.versions, memos.markdown, memos.review):
        with pytest.raises(NotFound):
            use(memo_id)
    memos.bring_back(memo_id)
    now = memos.page(memo_id)
    assert replace(now, memo=before.memo) == before


def test_restoring_keeps_what_was_worked_on(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    desk.write(memo_id, MENDED)
    page = memos.restore(memo_id, 1)
    assert page.text == DRAFT
    assert [each.text for each in memos.versions(memo_id)] == [DRAFT, MENDED]
    assert memos.review(memo_id).version == memos.version(memo_id, 3)
    assert [each.origin for each in memos.versions(memo_id)] == ["written", "written", "restored"]
    memos.restore(memo_id, 3)
    assert len(memos.versions(memo_id)) == 3, "there is a version of that text"
    with pytest.raises(NotFound):
        memos.restore(memo_id, 9)
    desk.write(memo_id, " \n")
    assert memos.restore(memo_id, 2).text == MENDED
    assert len(memos.versions(memo_id)) == 3, "an empty text is no version"


def test_comparing_versions_and_the_text_that_is_worked_on(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    desk.write(memo_id, MENDED)
    for found in (memos.compare(memo_id, 1), memos.compare(memo_id, 1, 1)):
        changed = [each for each in found if each.sign == "changed"]
        assert len(changed) == (1 if found == memos.compare(memo_id, 1) else 0)
    memos.review(memo_id)
    assert memos.compare(memo_id, 1, 2) == memos.compare(memo_id, 1)
    with pytest.raises(NotFound):
        memos.compare(memo_id, 1, 3)


def test_help_is_proposed_and_accepted_also_when_its_place_moved(
    desk: MemoDesk, memos: Memos
) -> None:
    memo_id = desk.reviewed()
    start = DRAFT.index("Somebody")
    proposal = memos.help(memo_id, start, start + 10)
    assert proposal.before.startswith("Somebody should")
    proposal = replace(proposal, after="The lead of the broker team writes the plan.")
    seen = desk.write(memo_id, "New first words.\n\n" + DRAFT)
    state = memos.accept(memo_id, proposal, seen)
    page = memos.page(memo_id)
    assert page.state == state
    assert page.text == "New first words.\n\n" + DRAFT.replace(proposal.before, proposal.after)
    with pytest.raises(Overtaken, match="not there any more"):
        memos.accept(memo_id, proposal, state)
    twice = desk.write(memo_id, f"x {proposal.before} {proposal.before}")
    with pytest.raises(Overtaken):
        memos.accept(memo_id, proposal, twice)
    desk.write(memo_id, DRAFT)
    with pytest.raises(Overtaken, match="saved elsewhere"):
        memos.accept(memo_id, proposal, twice)
    assert memos.page(memo_id).text == DRAFT


def test_help_with_a_finding(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    (huge, _) = memos.page(memo_id).findings
    proposal = memos.help(memo_id, *huge.spans[0], finding_id=huge.finding.id)
    assert proposal.before == huge.finding.quote
    with pytest.raises(NotFound, match="no such finding"):
        memos.help(memo_id, 0, 1, finding_id="nothing")


def test_exports(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.begun()
    assert memos.markdown(memo_id) == DRAFT
    file = docx.Document(BytesIO(memos.docx(memo_id)))
    assert "Move the broker" in [each.text for each in file.paragraphs]
    words = memos.import_file("broker.docx", memos.docx(memo_id), "brief")
    assert words.memo.title == "Move the broker"
    assert "fund the move of all topics" in words.text


def test_a_file_is_imported_with_its_name_when_it_has_no_title(memos: Memos) -> None:
    page = memos.import_file("Our broker.md", b"```\nls\n```\n", "brief")
    assert (page.memo.title, page.memo.kind) == ("Our broker", "brief")
    with pytest.raises(BadMessage):
        memos.import_file("broker.exe", b"MZ", "brief")


def test_a_memo_of_another_person_is_not_found(desk: MemoDesk, memos: Memos) -> None:
    memo_id = desk.reviewed()
    other = MemoDesk(desk.db, "another").memos
    assert other.recent() == ()
    tries = (
        lambda: other.page(memo_id),
        lambda: other.save(memo_id, "theirs", seen=state_of_text(DRAFT)),
        lambda: other.review(memo_id),
        lambda: other.waive(memo_id, "huge-2", "known"),
        lambda: other.reopen(memo_id, "huge-2"),
        lambda: other.versions(memo_id),
        lambda: other.version(memo_id, 1),
        lambda: other.compare(memo_id, 1, 1),
        lambda: other.restore(memo_id, 1),
        lambda: other.help(memo_id, 0, 5),
        lambda: other.docx(memo_id),
        lambda: other.bring_back(memo_id),
    )
    for attempt in tries:
        with pytest.raises(NotFound):
            attempt()
    assert memos.page(memo_id).text == DRAFT


def test_from_a_case_with_its_authors_own_words(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True, documents=()) as place:
        mentor = place.mentor()
        begun = mentor.begin("framing", "I want to move all topics to the new broker.")
        mentor.say(begun.id, "I want to move all topics to the new broker.").wait(10)
        assert begun.case_id is not None
        edit = Edit("decider", "set", datetime.now(UTC), (Written("The director of platform"),))
        mentor.canvases.edit(begun.case_id, edit)
        page = mentor.memos.from_case(begun.case_id, "decision")
        assert page.memo.case_id == begun.case_id
        assert "director of platform" in page.text
        assert [f"## {each.title}" in page.text for each in memo_kinds()["decision"].sections]
        assert mentor.memos.of_case(begun.case_id) == (page.memo,)
        with pytest.raises(NotFound):
            mentor.memos.from_case("nothing", "decision")
        with pytest.raises(BadMessage):
            mentor.memos.from_case(begun.case_id, "novel")
        assert mentor.memos.recent() == (page.memo,)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["save", "stale", "review", "restore"]),
        st.sampled_from([DRAFT, MENDED, "One sentence.", ""]),
        st.integers(1, 4),
    ),
    max_size=6,
)


def test_whatever_is_done_no_version_changes_and_no_text_is_lost(desk: MemoDesk) -> None:
    @settings(max_examples=20, deadline=None)
    @given(acts=ACTS)
    def holds(acts: list[tuple[str, str, int]]) -> None:
        memo_id, kept = desk.begun(), list[str]()
        for act, text, number in acts:
            before = desk.memos.page(memo_id).text
            try:
                _act(desk, memo_id, act, text, number)
            except MentorError:
                assert desk.memos.page(memo_id).text == before
            texts = [version.text for version in desk.memos.versions(memo_id)]
            assert texts[: len(kept)] == kept
            kept = texts

    holds()


def _act(desk: MemoDesk, memo_id: str, act: str, text: str, number: int) -> None:
    before = desk.memos.page(memo_id).text
    if act == "save":
        desk.write(memo_id, text)
    elif act == "stale":
        with pytest.raises(Overtaken):
            desk.memos.save(memo_id, f"{text} and more", seen="another state")
    elif act == "review":
        desk.memos.review(memo_id)
    else:
        desk.memos.restore(memo_id, number)
        assert before in [version.text for version in desk.memos.versions(memo_id)] or not before
