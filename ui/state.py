"""What the pages share: the opened workplace, and the little that a session keeps."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NoReturn

import streamlit as st

from assistant.errors import MentorError
from assistant.mentor import Mentor
from assistant.settings import Settings
from assistant.shelves import Shelf
from assistant.wiring import Workplace, open_workplace
from knowledge.errors import KnowledgeError
from ui.works import Work, Works

LOCAL_USER = "local"
_TROUBLE = "desk_trouble"
PageName = str


@dataclass(frozen=True, slots=True)
class Desk:
    """What a view works with."""

    mentor: Mentor
    settings: Settings
    pages: Mapping[PageName, Any] = field(default_factory=dict)
    """Streamlit's pages by our names: home, frame, ask, write, talk, memo, library, …"""
    owner: str = LOCAL_USER

    def go(self, page: PageName, **query: str) -> NoReturn:
        """Leave for another page; the address says all there is to say."""
        st.switch_page(self.pages[page], query_params=query)

    def link(self, page: PageName, label: str, *, icon: str | None = None, **query: str) -> None:
        """A link to another page."""
        st.page_link(self.pages[page], label=label, icon=icon, query_params=query or None)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """For what runs before a page is drawn: what goes wrong `trouble` tells on it."""
        try:
            yield
        except (MentorError, KnowledgeError) as error:
            st.session_state[_TROUBLE] = error

    def trouble(self) -> MentorError | KnowledgeError | None:
        """What went wrong in the last attempt, told once."""
        error: MentorError | KnowledgeError | None = st.session_state.pop(_TROUBLE, None)
        return error

    def work(self, shelf: Shelf) -> Work | None:
        """What this person has running on a shelf, or had and did not put away."""
        return works().find(self.mentor.library, f"{self.owner} {shelf}")

    def begin(self, shelf: Shelf, work: Work) -> None:
        """Start work on a shelf, unless some runs there already."""
        works().begin(self.mentor.library, f"{self.owner} {shelf}", work)

    def put_away(self, shelf: Shelf) -> None:
        """Forget work that has ended."""
        works().put_away(self.mentor.library, f"{self.owner} {shelf}")

    def work_on(self, memo_id: str) -> Work | None:
        """What this person has running on a memo, or had and did not put away."""
        return works().find(works(), f"{self.owner} {memo_id}")

    def begin_on(self, memo_id: str, work: Work) -> None:
        """Start work on a memo, unless some runs there already."""
        works().begin(works(), f"{self.owner} {memo_id}", work)

    def put_away_on(self, memo_id: str) -> None:
        """Forget work on a memo that has ended."""
        works().put_away(works(), f"{self.owner} {memo_id}")


OpenDesk = Callable[[Settings], Mentor]


def local_mentor(settings: Settings) -> Mentor:
    """The one local person's door to everything. Raises StorageError, SettingsError."""
    return _workplace(str(settings.home), settings).mentor(LOCAL_USER)


def close() -> None:
    """Close what this process opened; running replies are stopped and kept."""
    works.clear()
    _workplace.clear()


@st.cache_resource(show_spinner=False, on_release=lambda works: works.close())
def works() -> Works:
    """What is being done on shelves and memos, in this process."""
    return Works()


@st.cache_resource(show_spinner="Opening your desk", on_release=lambda workplace: workplace.close())
def _workplace(home: str, _settings: Settings) -> Workplace:
    """One for the process, by its home folder: it holds no person's data."""
    workplace = open_workplace(_settings)
    workplace.warm_up()
    return workplace
