"""The sources of an answer: what they are, whether they still hold, and which were reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from assistant.conversation import Citation, Turn
from knowledge.documents import DocumentInfo
from ui.components.facts import is_superseded
from ui.components.text import label

OPENED = "s"
"""The address's part that names the citation a passage was opened from."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a conversation's citations beyond their words."""

    documents: Mapping[str, DocumentInfo] = field(default_factory=dict)
    """By id; a document that was removed is missing."""
    reported: frozenset[tuple[str, int]] = frozenset()
    """Turn and marker."""


def show(turn: Turn, standing: Standing) -> None:
    """A line for each source that opens it."""
    if not turn.citations:
        return
    with st.container(key=f"sources-{turn.id}", gap="xxsmall"):
        for citation in turn.citations:
            notes = notes_on(turn.id, citation, standing)
            st.button(
                f"\\[{citation.marker}\\] {label(citation.document)} › {_place(citation)}"
                + "".join(f" :gray[· {note}]" for note in notes),
                key=f"source-{turn.id}-{citation.marker}",
                icon=":material/description:",
                type="tertiary",
                on_click=_open,
                args=(turn.id, citation),
            )


def notes_on(turn_id: str, citation: Citation, standing: Standing) -> list[str]:
    """What one should know of a source before opening it."""
    info = standing.documents.get(citation.document_id)
    notes = []
    if info is not None and is_superseded(info):
        by = f" by {label(info.superseded_by)}" if info.superseded_by else ""
        notes.append(f"superseded{by}")
    if info is not None and info.status == "rejected":
        notes.append("rejected")
    if (turn_id, citation.marker) in standing.reported:
        notes.append("you reported this")
    return notes


def opened(path: tuple[Turn, ...], passage_id: str) -> tuple[Turn, Citation] | None:
    """The citation that a passage was opened from; the latest of it when the address names none."""
    name = st.query_params.get(OPENED, "")
    found = [
        (turn, citation)
        for turn in path
        for citation in turn.citations
        if citation.passage_id == passage_id
    ]
    named = [each for each in found if _name(each[0].id, each[1]) == name]
    return (named or found)[-1] if found else None


def _place(citation: Citation) -> str:
    """The last heading of the path: the document's title is already there."""
    return label(citation.heading.rsplit(" › ", 1)[-1])


def _open(turn_id: str, citation: Citation) -> None:
    st.query_params["p"] = citation.passage_id
    st.query_params[OPENED] = _name(turn_id, citation)


def _name(turn_id: str, citation: Citation) -> str:
    return f"{turn_id}.{citation.marker}"
