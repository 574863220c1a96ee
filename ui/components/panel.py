"""The panel beside a conversation: a citation's document, open at the passage."""

import streamlit as st

from assistant.conversation import Citation, Turn
from knowledge.errors import KnowledgeError
from knowledge.passages import Passage
from ui.components import notice, passage, sources
from ui.components.facts import is_superseded
from ui.components.parts import part_of, parts
from ui.components.sources import Standing
from ui.components.standing import lineage_of, superseded
from ui.components.text import shown
from ui.state import Desk

_NOTE = 1000


def show(desk: Desk, path: tuple[Turn, ...], passage_id: str, standing: Standing) -> None:
    """The passage, where it stands, and what the person can say of the citation."""
    cited = sources.opened(path, passage_id)
    with st.container(key="panel-head"):
        with st.container(key="support", horizontal=True, vertical_alignment="center"):
            st.button(
                "Close",
                key="close-passage",
                icon=":material/close:",
                type="tertiary",
                on_click=_close,
            )
            if cited is not None:
                _support(desk, *cited, standing)
        try:
            shelf, document, place = desk.mentor.shelves.passage(passage_id)
        except KnowledgeError as error:
            _gone(error, cited)
            return
        passage.heading(document.info, place)
        if is_superseded(document.info):
            superseded(desk, document.info, lineage_of(desk))
    found = parts(
        len(document.text), desk.mentor.shelves.library(shelf).passages_of(document.info.id)
    )
    part = found[part_of(found, place) - 1]
    passage.show(document, part, place, _quotes(path, place))
    on = {"on": shelf} if shelf == "mine" else {}
    desk.link("document", "Open the document", icon=":material/menu_book:", p=passage_id, **on)


def _gone(error: KnowledgeError, cited: tuple[Turn, Citation] | None) -> None:
    notice.trouble(error)
    if cited is not None and cited[1].quote:
        st.caption("What the answer quoted from it:")
        st.markdown(f"> {shown(cited[1].quote)}")


def _quotes(path: tuple[Turn, ...], place: Passage) -> tuple[str, ...]:
    quotes = {
        citation.quote
        for turn in path
        for citation in turn.citations
        if citation.passage_id == place.id
    }
    return tuple(sorted(quotes))


def _support(desk: Desk, turn: Turn, citation: Citation, standing: Standing) -> None:
    """Report that the passage does not support the answer, or take that back."""
    name = f"{turn.id}-{citation.marker}"
    if (turn.id, citation.marker) in standing.reported:
        st.markdown(":material/flag: You reported that this does not support the answer.")
        if st.button("Withdraw", key=f"withdraw-{name}", type="tertiary"):
            desk.mentor.withdraw_report(turn.id, citation.marker)
            st.rerun()
        return
    with st.popover(
        "This does not support it",
        type="tertiary",
        icon=":material/flag:",
        key=f"report-{name}",
    ):
        st.markdown(f"Source \\[{citation.marker}\\] does not support the answer")
        note = st.text_area(
            "What is wrong? (optional)", key=f"note-{name}", max_chars=_NOTE, height=90
        )
        st.caption("Your report is kept with the answer. The answer itself stays as it is.")
        if st.button("Report", key=f"send-report-{name}", type="primary"):
            desk.mentor.report_citation(turn.id, citation.marker, note or "")
            st.rerun()


def _close() -> None:
    st.query_params.pop("p", None)
    st.query_params.pop(sources.OPENED, None)
