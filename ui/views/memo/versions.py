"""The versions of a memo: what each settled, what it changed, and the way back to it."""

from collections.abc import Iterable
from datetime import UTC, datetime

import streamlit as st

from assistant.memo.document import parse
from assistant.memo.findings import Finding
from assistant.memos import MemoVersion
from ui.components.ago import ago
from ui.components.memo.changes import all_changed, count_changed
from ui.components.memo.paper import beginning, paper
from ui.components.text import label
from ui.memo_words import ORIGINS, counted
from ui.views.memo import address, writing
from ui.views.memo.sight import Sight

_NOW = "now"
"""In the place of a version: the working text against the last one."""


def sheet(sight: Sight) -> None:
    """What the version in the address changed; of the first, its text."""
    last = sight.page.version.number if sight.page.version else 0
    wanted = address.version()
    if wanted == _NOW or (wanted == address.EVERY and sight.page.stale):
        _changes(sight, f"Changes since version {last}", last, None)
        return
    number = int(wanted) if wanted.isdecimal() else last
    if number > 1:
        _changes(sight, f"What version {number} changed", number - 1, number)
    else:
        version = sight.desk.mentor.memos.version(sight.memo_id, number)
        st.markdown(f"#### Version {number}, as it was", anchors=False)
        st.html(f'<article class="memo-paper">{paper(parse(beginning(version.text)))}</article>')


def side(sight: Sight) -> None:
    """The list, newest first."""
    st.markdown("#### Versions", anchors=False)
    st.caption("A version is kept with every review. It never changes.")
    every = sight.desk.mentor.memos.versions(sight.memo_id)
    with st.container(key="memo-versions", gap="medium"):
        if sight.page.version and sight.page.text != sight.page.version.text:
            with st.container(key="version-now", gap="xxsmall"):
                st.markdown("**The text as it stands now**")
                _look(_NOW, f"What changed since version {len(every)}")
        for version in reversed(every):
            _version(sight, version)


def _changes(sight: Sight, title: str, before: int, after: int | None) -> None:
    changes = sight.desk.mentor.memos.compare(sight.memo_id, before, after)
    count = count_changed(changes)
    st.markdown(f"#### {title}", anchors=False)
    st.caption(counted(count, "place") + " changed" if count else "Nothing changed in the words.")
    st.html(f'<article class="memo-paper memo-changes">{all_changed(changes)}</article>')


def _version(sight: Sight, version: MemoVersion) -> None:
    with st.container(key=f"version-{version.number}", gap="xxsmall"):
        when = ago(version.at, datetime.now(UTC))
        origin = f" · {ORIGINS[version.origin]}" if version.origin in ORIGINS else ""
        st.markdown(
            f"**Version {version.number}** "
            f":small[:gray[· {when} · {counted(version.words, 'word')}{origin}]]"
        )
        lines = [
            *_lines(sight, "Settled", version.closed),
            *_lines(sight, "Found", version.opened),
            *_lines(sight, "Came back", version.returned),
        ]
        if version.review is None:
            lines.append("- The review was not finished.")
        if lines:
            st.markdown("\n".join(lines))
        with st.container(horizontal=True, gap="small", key=f"tools-version-{version.number}"):
            _look(str(version.number), "What it changed" if version.number > 1 else "Its text")
            if version.text != sight.page.text:
                st.button(
                    "Go back to it",
                    key=f"restore-{version.number}",
                    icon=":material/restore:",
                    type="tertiary",
                    help="Work on this text again. What stands now is kept as a version first.",
                    on_click=_restore,
                    args=(sight, version.number),
                )


def _lines(sight: Sight, word: str, found: Iterable[Finding]) -> list[str]:
    """One line of a list with the criteria of these findings; nothing when there are none."""
    names = dict.fromkeys(label(sight.label_of(each.criterion)) for each in found)
    return [f"- {word}: {', '.join(names)}"] if names else []


def _look(version: str, words: str) -> None:
    on = address.version() == version
    st.button(
        words,
        key=f"look-{version}",
        icon=":material/difference:" if version != "1" else ":material/article:",
        type="tertiary",
        disabled=on,
        on_click=address.turn_to,
        args=(version,),
    )


def _restore(sight: Sight, number: int) -> None:
    with sight.desk.attempt():
        page = sight.desk.mentor.memos.restore(sight.memo_id, number)
        writing.put(sight.memo_id, page.text, page.state)
        address.turn_to("")
