"""The style sheet, and the few small scripts of ours that a page may run."""

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
_INTO_VIEW = (
    "(() => {{ let tries = 8; const timer = setInterval(() => {{"
    "const found = document.querySelector('{selector}');"
    "if (found) found.scrollIntoView({{block: '{block}'}});"
    "if (--tries === 0) clearInterval(timer);"
    "}}, 100) }})()"
)
SHOW_PASSAGE = _INTO_VIEW.format(selector=".st-key-passage", block="start")
"""Brings the highlighted passage into view."""
SHOW_SAID = _INTO_VIEW.format(selector=".st-key-said-here", block="center")
"""Brings the turn into view that a quote of the canvas leads to."""
EDITOR = (
    "(() => { let tries = 30; const timer = setInterval(() => {"
    "const editor = document.querySelector('[class*=st-key-editor-]');"
    "const field = editor && editor.querySelector('textarea, input[type=text]');"
    "if (field) {"
    "clearInterval(timer); field.focus();"
    "editor.addEventListener('keydown', (event) => {"
    "const cancel = document.querySelector('.st-key-cancel-edit button');"
    "const listing = event.target.getAttribute('aria-expanded') === 'true';"
    "if (event.key === 'Escape' && cancel && !listing) cancel.click();"
    "}); }"
    "if (--tries === 0) clearInterval(timer);"
    "}, 100) })()"
)
"""Puts the cursor into the part of the canvas that was opened; Escape closes it again."""
SCRIPTS = (FOCUS_BOX, SHOW_PASSAGE, SHOW_SAID, EDITOR)
"""The content security policy allows these by their hashes, and no others."""


def apply() -> None:
    """Put the style sheet on the page."""
    st.html(_STYLES)


def run(script: str, *, key: str) -> None:
    """Run one of SCRIPTS when this place of the page first appears."""
    with st.container(key=f"script-{key}"):
        st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)
