"""Whether a document still holds, said at its top with the way to what replaced it."""

from collections.abc import Callable

import streamlit as st

from knowledge.documents import DocumentInfo
from ui.components.facts import is_superseded
from ui.components.lineage import Lineage
from ui.components.text import label
from ui.state import Desk

_UNKNOWN = "What replaced it is not known. Its details can be edited in the library."


def lineage_of(desk: Desk) -> Lineage:
    """What replaced what, on both shelves."""
    shelves = desk.mentor.shelves
    return Lineage((*shelves.documents("organisation"), *shelves.documents("mine")))


def superseded(
    desk: Desk, info: DocumentInfo, lineage: Lineage, turn_to: Callable[..., None] | None = None
) -> None:
    """That the document no longer holds; nothing when it does.

    `turn_to` opens a document on its own page, where a link would leave the address as it was.
    """
    if not is_superseded(info):
        return
    with st.container(key="superseded", gap="xxsmall"):
        if turn_to is not None:
            st.markdown("**This no longer holds.**")
        later = lineage.successor(info)
        if later is not None and turn_to is not None:
            _button(
                f"It was replaced by {label(later.title)}",
                "arrow_forward",
                later,
                turn_to,
                "open-later",
            )
        elif later is not None:
            words = f"No longer holds: replaced by {label(later.title)}"
            desk.link("document", words, icon=":material/arrow_forward:", d=later.id)
        elif info.superseded_by:
            st.caption(f"It was replaced by {label(info.superseded_by)}, which is not here.")
        else:
            st.caption(_UNKNOWN)


def replaces(info: DocumentInfo, lineage: Lineage, turn_to: Callable[..., None]) -> None:
    """What the document replaced; nothing when that is nothing."""
    earlier = lineage.replaced_by(info)
    if not earlier:
        return
    with st.container(key="replaces", gap="xxsmall"):
        for number, each in enumerate(earlier):
            words = f"This replaced {label(each.title)}"
            _button(words, "history", each, turn_to, f"open-earlier-{number}")


def _button(
    words: str, icon: str, info: DocumentInfo, turn_to: Callable[..., None], key: str
) -> None:
    st.button(
        words,
        key=key,
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=turn_to,
        kwargs={"d": info.id},
    )
