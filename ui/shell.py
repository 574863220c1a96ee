"""The frame around every page: navigation, look, and what to say when something goes wrong."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from assistant.errors import MentorError, NotFound
from assistant.settings import Settings
from knowledge.errors import DocumentNotFound, KnowledgeError
from ui.components import look, notice
from ui.state import Desk, OpenDesk
from ui.views import conversation, home, library, memo, settings, start

View = Callable[[Desk], None]
_HIDDEN = ("talk", "memo", "document")
_PAGES: tuple[tuple[str, str, View], ...] = (
    ("home", "Whetstone", home.show),
    ("frame", "Frame", start.frame),
    ("write", "Write", memo.show_list),
    ("ask", "Ask", start.ask),
    ("talk", "Conversation", conversation.show),
    ("memo", "Memo", memo.show_memo),
    ("library", "Library", library.show),
    ("document", "Document", library.show_document),
    ("settings", "Settings", settings.show),
)


def run(open_desk: OpenDesk, default: str = "home") -> None:
    """Show the page that the address names, or the default one."""
    st.set_page_config("Whetstone", str(look.ICON), layout="wide")
    look.apply()
    pages: dict[str, Any] = {}
    for name, title, view in _PAGES:
        pages[name] = st.Page(
            _page(view, open_desk, pages),
            title=title,
            url_path=name if name != default else None,
            default=name == default,
            visibility="hidden" if name in _HIDDEN else "visible",
        )
    st.navigation(list(pages.values()), position="top").run()


def _page(view: View, open_desk: OpenDesk, pages: dict[str, Any]) -> Callable[[], None]:
    def page() -> None:
        try:
            chosen = Settings()
            view(Desk(open_desk(chosen), chosen, pages))
        except (NotFound, DocumentNotFound) as error:
            notice.not_found(error, pages)
        except (MentorError, KnowledgeError) as error:
            notice.trouble(error)

    return page
