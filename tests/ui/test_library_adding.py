"""Files chosen on the page: taken in a thread of their own, each with a result, gaps asked for."""

import datetime
import threading
from collections.abc import Iterable, Sequence
from typing import Any

from streamlit.testing.v1 import AppTest

from knowledge.documents import Details
from knowledge.ingest import FileResult, IngestProgress
from knowledge.library import Library
from knowledge.sources import Upload
from tests.ui.conftest import MakeDesk
from tests.ui.desks import MEMO, TestDesk, texts
from ui.intake import taking
from ui.state import Desk
from ui.works import Progress

LONG = 30.0
BARE = b"# Why we keep the monolith\n\nThe monolith is small enough for one team."
FILES = [
    ("nightly.md", MEMO.encode(), "text/markdown"),
    ("monolith.md", BARE, "text/markdown"),
    ("empty.md", b"", "text/markdown"),
]


def add(at: AppTest, files: Sequence[tuple[str, bytes, str]]) -> None:
    """Choose files and say that they are to be added."""
    at.file_uploader[0].set_value(files).run()
    at.button(key="take").click().run()


def field(widgets: Iterable[Any], name: str) -> Any:
    """The field of that name in the form that asks."""
    return next(each for each in widgets if str(each.key).startswith(f"ask-{name}-"))


def ended(desk: TestDesk, shelf: str = "organisation") -> Progress:
    work = Desk(desk.mentor, desk.workplace.settings).work(shelf)  # type: ignore[arg-type]
    assert work is not None
    return work.wait(LONG)


def test_each_file_has_its_result(make: MakeDesk) -> None:
    desk = make()
    at = desk.open("library")
    add(at, FILES)
    assert [each.status for each in ended(desk).results] == ["added", "added", "refused"]
    shown = texts(at.run())
    assert "3 files: 2 added, 1 not taken" in shown
    assert "empty.md is empty" in shown.replace("\\", "")
    assert "added with 2 passages" in shown
    assert len(desk.mentor.library.documents()) == 2
    at.button(key="put-away").click().run()
    assert "2 added" not in texts(at)


def test_two_files_of_one_name_have_a_result_each(make: MakeDesk) -> None:
    desk = make()
    at = desk.open("library")
    add(at, [FILES[0], FILES[0]])
    assert [each.status for each in ended(desk).results] == ["added", "unchanged"]
    assert "2 files: 1 added, 1 unchanged" in texts(at.run())
    assert not at.exception


def test_a_reload_half_way_finds_the_work_again(make: MakeDesk) -> None:
    desk = make()
    add(desk.open("library"), FILES)
    ended(desk)
    assert "3 files: 2 added" in texts(desk.open("library"))


def test_what_the_files_leave_open_is_asked_for_once(make: MakeDesk) -> None:
    desk = make()
    at = desk.open("library")
    add(at, FILES[:2])
    ended(desk)
    at.run()
    assert "What is “Retire the nightly export”?" in texts(at)
    field(at.text_input, "owner").set_value("Sales lead")
    next(b for b in at.button if b.label == "Save").click().run()
    assert "What is “Why we keep the monolith”?" in texts(at)
    field(at.selectbox, "kind").set_value("memo")
    field(at.date_input, "dated").set_value(datetime.date(2025, 5, 6))
    next(b for b in at.button if b.label == "Save").click().run()
    assert "What is “" not in texts(at)
    known = {info.title: info for info in desk.mentor.library.documents()}
    assert known["Retire the nightly export"].owner == "Sales lead"
    monolith = known["Why we keep the monolith"]
    assert (monolith.kind, monolith.dated) == ("memo", datetime.date(2025, 5, 6))


def test_the_same_can_be_said_of_all_and_fills_gaps_only(make: MakeDesk) -> None:
    desk = make()
    at = desk.open("library")
    add(at, [*FILES[:2], ("other.md", b"# Other\n\nWords of another.", "text/markdown")])
    ended(desk)
    at.run()
    field(at.text_input, "owner").set_value("Platform")
    at.checkbox[0].check()
    next(b for b in at.button if b.label == "Save").click().run()
    assert "What is “" not in texts(at)
    assert {info.owner for info in desk.mentor.library.documents()} == {"Platform"}
    assert {info.status for info in desk.mentor.library.documents()} == {"accepted", ""}


def test_questions_can_be_skipped(make: MakeDesk) -> None:
    desk = make()
    at = desk.open("library")
    add(at, FILES[:2])
    ended(desk)
    at.run()
    next(b for b in at.button if b.label == "Skip").click().run()
    assert "What is “Why we keep the monolith”?" in texts(at)
    next(b for b in at.button if b.label == "Skip").click().run()
    assert "What is “" not in texts(at)
    assert {info.owner for info in desk.mentor.library.documents()} == {""}


def test_the_own_shelf_takes_files(make: MakeDesk) -> None:
    desk = make(editors="")
    at = desk.open("library")
    at.button_group(key="shelf").set_value("mine").run()
    add(at, FILES[:1])
    ended(desk, "mine")
    assert len(desk.mentor.shelves.documents("mine")) == 1
    assert desk.mentor.shelves.documents("organisation") == ()


class SlowLibrary(Library):
    """A shelf whose second file waits until it is told to go on."""

    def __init__(self) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        self.taken: list[str] = []

    def take(
        self,
        uploads: Sequence[Upload],
        *,
        details: Details = Details(),  # noqa: B008
        progress: IngestProgress | None = None,
    ) -> tuple[FileResult, ...]:
        (upload,) = uploads
        if self.taken:
            self.reached.set()
            assert self.go_on.wait(LONG)
        self.taken.append(upload.name)
        for done in range(1, 4 if upload.name.endswith(".zip") else 2):
            if progress is not None:
                progress(done, 3 if upload.name.endswith(".zip") else 1, "inside")
        return (FileResult(upload.name, "added", "", 1, upload.name),)


def test_stopping_keeps_what_was_taken_and_names_the_rest() -> None:
    library = SlowLibrary()
    work = taking(library, [Upload(name, b"") for name in ("a.md", "b.md", "c.md")]).start()
    assert library.reached.wait(LONG)
    assert work.now().done == 1
    assert work.now().doing == "b.md"
    work.stop()
    library.go_on.set()
    now = work.wait(LONG)
    assert library.taken == ["a.md", "b.md"]
    assert now.left == ("c.md",)
    assert len(now.results) == 2
    assert not now.running


def test_an_archive_is_left_where_it_was_stopped() -> None:
    library = SlowLibrary()
    work = taking(library, [Upload(name, b"") for name in ("a.md", "b.zip", "c.md")]).start()
    assert library.reached.wait(LONG)
    work.stop()
    library.go_on.set()
    now = work.wait(LONG)
    assert now.left == ("the rest of b.zip (after 1 of 3)", "c.md")
    assert [each.path for each in now.results] == ["a.md"]
