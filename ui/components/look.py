"""The style sheet, and the two small scripts of ours that a page may run."""

from pathlib import Path

import streamlit as st

_STYLES = Path(__file__).with_name("look.css")
ICON = Path(__file__).parent.with_name("icon.svg")
"""The page's own icon. Streamlit would fetch a Material Symbol for it from elsewhere."""

FOCUS_BOX = (
    "(() => { let tries = 30; const timer = setInterval(() => {"
    "const box = document.querySelector('.st-key-box textarea');"
    "const active = document.activeElement;"
    "if (active && active !== document.body) { clearInterval(timer); return; }"
    "if (box) box.focus({preventScroll: true});"
    "if (--tries === 0) clearInterval(timer);"
    "}, 100) })()"
)
"""Puts the cursor into the message box, unless the person is somewhere else already."""
SHOW_PASSAGE = (
    "(() => { let tries = 8; const timer = setInterval(() => {"
    "const passage = document.querySelector('.st-key-passage');"
    "if (passage) passage.scrollIntoView({block: 'start'});"
    "if (--tries === 0) clearInterval(timer);"
    "}, 100) })()"
)
"""Brings the highlighted passage into view."""
SCRIPTS = (FOCUS_BOX, SHOW_PASSAGE)
"""The content security policy allows these by their hashes, and no others."""


def apply() -> None:
    """Put the style sheet on the page."""
    st.html(_STYLES)


def run(script: str, *, key: str) -> None:
    """Run one of SCRIPTS when this place of the page first appears."""
    with st.container(key=f"script-{key}"):
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
