"""Settings, to look at: what answers, where things are kept, what is in the library."""

import streamlit as st

from assistant.mentor import ModelStatus
from assistant.settings import Settings
from knowledge.errors import KnowledgeError
from ui.components import notice
from ui.components.text import shown
from ui.state import Desk


def show(desk: Desk) -> None:
    """What holds now. Only the operator changes it, by environment variables."""
    with st.container(key="narrow", gap="medium"):
        st.markdown("## Settings", anchors=False)
        st.markdown("These are set by environment variables when Whetstone starts.")
        _model(desk.mentor.model_status)
        _record(desk.settings)
        _library(desk)


def _model(status: ModelStatus) -> None:
    st.markdown("#### Model", anchors=False)
    _facts({"Answers come from": status.name or "no model", "Backend": status.backend})
    notice.without_model(status)


def _record(settings: Settings) -> None:
    st.markdown("#### Where things are kept", anchors=False)
    engine = settings.resolved_database_url().split(":", 1)[0].split("+", 1)[0]
    _facts(
        {
            "Conversations and documents": f"{settings.home} (MENTOR_HOME)",
            "Record": {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(engine, engine),
            "Weights of models": f"{settings.cache} (MENTOR_CACHE)",
        }
    )
    st.caption("Nothing leaves this machine, except to the model endpoint if one is configured.")


def _library(desk: Desk) -> None:
    st.markdown("#### Library", anchors=False)
    try:
        count = len(desk.mentor.library.documents())
    except KnowledgeError as error:
        notice.trouble(error)
        return
    _facts({"Documents": str(count)})
    desk.link("library", "Open the library", icon=":material/menu_book:")


def _facts(facts: dict[str, str]) -> None:
    st.markdown("\n".join(f"- **{name}:** {shown(value)}" for name, value in facts.items()))
