"""The versions of a canvas, newest first: what changed, by what, and the way back."""

from datetime import UTC, datetime

import streamlit as st

from assistant.canvases import CasePage
from assistant.framing.history import Version
from ui.components import saying
from ui.components.ago import ago
from ui.components.canvas import state
from ui.components.text import label
from ui.framing_words import how, steps
from ui.state import Desk

_FIRST = 20
_WORDS = 90
"""Characters of a message that a version is named after."""


def show(desk: Desk, page: CasePage) -> None:
    """The history in place of the parts."""
    versions = desk.mentor.canvases.history(page.case.id)[::-1]
    if not versions:
        st.caption("Nothing is on the canvas yet, so there are no versions.")
    every = len(versions) <= _FIRST or st.toggle("Show the earlier ones", key="every-version")
    for version in versions if every else versions[:_FIRST]:
        _version(desk, page, version, newest=version is versions[0])


def _version(desk: Desk, page: CasePage, version: Version, *, newest: bool) -> None:
    with st.container(key=f"version-{version.number}", gap="xxsmall"):
        now = " · as it stands now" if newest else ""
        st.markdown(
            f"**{version.number}** · {how(version)} "
            f":small[:gray[· {ago(version.at, datetime.now(UTC))}{now}]]"
        )
        if version.by == "message":
            said = next(turn.text for turn in page.path if turn.id == version.id)
            saying.link(page, _beginning(said), version.id, key=f"version-{version.id}")
        st.markdown("\n".join(f"- {label(line)}" for line in steps(version.changed)))
        if not newest:
            st.button(
                "Go back to this",
                key=f"restore-{version.id}",
                icon=":material/restore:",
                type="tertiary",
                help="The page says again what it said then; nothing is lost by it",
                on_click=_restore,
                args=(desk, page.case.id, version.id),
            )


def _beginning(text: str) -> str:
    """The first words of a message, as a quote."""
    words = " ".join(text.split())
    cut = words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + "…"
    return f"“{label(cut)}”"


def _restore(desk: Desk, case_id: str, version_id: str) -> None:
    with desk.attempt():
        desk.mentor.canvases.restore(case_id, version_id)
        state.turn_history(on=False)
