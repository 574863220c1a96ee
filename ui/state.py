"""What the pages share: the opened workplace, and the little that a session keeps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import streamlit as st

from assistant.mentor import Mentor
from assistant.settings import Settings
from assistant.wiring import Workplace, open_workplace

LOCAL_USER = "local"
PageName = str


@dataclass(frozen=True, slots=True)
class Desk:
    """What a view works with."""

    mentor: Mentor
    settings: Settings
    pages: Mapping[PageName, Any] = field(default_factory=dict)
    """Streamlit's pages by our names: home, frame, ask, talk, library, settings."""

    def go(self, page: PageName, **query: str) -> NoReturn:
        """Leave for another page; the address says all there is to say."""
        st.switch_page(self.pages[page], query_params=query)

    def link(self, page: PageName, label: str, *, icon: str | None = None, **query: str) -> None:
        """A link to another page."""
        st.page_link(self.pages[page], label=label, icon=icon, query_params=query or None)


OpenDesk = Callable[[Settings], Mentor]


def local_mentor(settings: Settings) -> Mentor:
    """The one local person's door to everything. Raises StorageError, SettingsError."""
    return _workplace(str(settings.home), settings).mentor(LOCAL_USER)


def close() -> None:
    """Close what this process opened; running replies are stopped and kept."""
    _workplace.clear()


@st.cache_resource(show_spinner="Opening your desk", on_release=lambda workplace: workplace.close())
def _workplace(home: str, _settings: Settings) -> Workplace:
    """One for the process, by its home folder: it holds no person's data."""
    workplace = open_workplace(_settings)
    workplace.warm_up()
    return workplace
