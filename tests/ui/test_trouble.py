"""What a person is told when something below the pages fails."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from assistant.errors import MentorError, SettingsError, StorageError
from assistant.mentor import Mentor
from assistant.settings import Settings
from knowledge.errors import KnowledgeError, LibraryBusy
from tests.ui.desks import TestDesk, given_back, make_desk, open_page


@pytest.mark.parametrize(
    "error",
    [
        StorageError("The record cannot be opened.", next_step="Free some disk space."),
        SettingsError("The endpoint has no address.", next_step="Set MENTOR_LLM__BASE_URL."),
        LibraryBusy("The library is in use.", next_step="End the other program."),
    ],
)
def test_trouble_is_told_with_the_next_step(error: MentorError | KnowledgeError) -> None:
    def fails(_settings: Settings) -> Mentor:
        raise error

    at = open_page(fails, "home")
    (warning,) = at.warning
    for part in (error.message, error.next_step, "What you said before is kept."):
        assert part in warning.value.replace("\\", "")
    assert not at.exception


def test_a_library_that_another_program_holds(desk: TestDesk, tmp_path: object) -> None:
    other = make_desk(desk.workplace.settings.home)
    try:
        at = other.open("library")
        assert len(at.warning) == 1
        assert not at.exception
    finally:
        other.workplace.close()


def test_a_record_that_vanished_keeps_the_words(desk: TestDesk) -> None:
    at = desk.open("frame")
    desk.workplace.database.close()
    shutil.rmtree(desk.workplace.settings.home)
    at.chat_input[0].set_value("I want to replace the queue.").run()
    assert given_back(at) == "I want to replace the queue."
    assert len(at.warning) >= 1


def test_the_unforeseen_is_told_calmly_with_the_words_to_copy() -> None:
    def page() -> None:
        import streamlit as st

        from ui.components import notice

        st.session_state["sending"] = "my words"
        notice.unexpected()

    at = AppTest.from_function(page).run()
    assert "Something went wrong" in at.warning[0].value
    assert at.code[0].value == "my words"
