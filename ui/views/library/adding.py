"""Putting documents on a shelf: choosing files, watching them taken, and what became of each."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from assistant.shelves import Shelf
from knowledge.ingest import FileResult, Status
from knowledge.sources import Upload
from ui.components.text import label, shown
from ui.intake import ADDING, taking
from ui.state import Desk
from ui.views.library import asking
from ui.views.library.address import at
from ui.works import Progress, Work

FORMATS = ("md", "markdown", "txt", "html", "htm", "docx", "pdf", "zip")
MEGABYTES = 10
_LOOK_EVERY_S = 0.5
_ROUND = "upload_round"
_LINKED, _LISTED = 12, 200
_WHERE: dict[Shelf, str] = {"organisation": "the organisation’s shelf", "mine": "your own shelf"}
_WHAT: dict[Shelf, str] = {
    "organisation": (
        "This shelf is empty. Put the documents here that decisions in your organisation should "
        "build on: frameworks, decision memos (also those that were rejected, and why), design "
        "documents and post-mortems. The mentor answers from them and shows the exact place."
    ),
    "mine": (
        "Your shelf is empty. Put documents here that only your own conversations should draw on: "
        "notes, drafts, what you may not share. Nobody else finds them."
    ),
}
_ICONS: dict[Status, str] = {
    "added": ":material/check:",
    "replaced": ":material/sync:",
    "unchanged": ":material/equal:",
    "refused": ":material/error:",
}


def show(desk: Desk, shelf: Shelf, *, empty: bool) -> None:
    """The box for files, or the files that are being taken, or what became of them."""
    work = desk.work(shelf)
    if empty:
        st.markdown(_WHAT[shelf])
    if work is not None and work.name == ADDING:
        with st.container(key="intake", gap="small"):
            if work.now().running:
                _running(work)
            else:
                _ended(desk, shelf, work)
    if not desk.mentor.shelves.may_edit(shelf):
        _not_permitted(desk)
    elif work is None or not work.now().running:
        _choose(desk, shelf, expanded=empty)


def _not_permitted(desk: Desk) -> None:
    with st.container(key="reader", gap="xsmall"):
        st.caption(
            ":material/lock: You can read and search this shelf. Whoever runs Whetstone names its "
            "editors (the setting MENTOR_LIBRARY__EDITORS)."
        )
        desk.link("library", "Add documents to your own shelf", icon=":material/add:", shelf="Mine")


def _choose(desk: Desk, shelf: Shelf, *, expanded: bool) -> None:
    with st.expander(
        f"Add documents to {_WHERE[shelf]}",
        expanded=expanded,
        icon=":material/upload_file:",
        key=f"add-{shelf}",
    ):
        number = st.session_state.get(_ROUND, 0)
        files = st.file_uploader(
            "Drop files here, or choose them",
            type=FORMATS,
            accept_multiple_files=True,
            max_upload_size=MEGABYTES,
            key=f"files-{shelf}-{number}",
        )
        st.caption(
            "A zip may be an export of a wiki or of notes. A file with the name of one that is "
            "here takes its place."
        )
        if files:
            name = "1 file" if len(files) == 1 else f"{len(files)} files"
            st.button(
                f"Add {name} to {_WHERE[shelf]}",
                key="take",
                type="primary",
                on_click=_take,
                args=(desk, shelf, files),
            )


def _take(desk: Desk, shelf: Shelf, files: Sequence[UploadedFile]) -> None:
    with desk.attempt():
        library = desk.mentor.shelves.writable(shelf)
        uploads = [Upload(file.name, file.getvalue()) for file in files]
        desk.begin(shelf, taking(library, uploads))
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


@st.fragment(run_every=_LOOK_EVERY_S)
def _running(work: Work) -> None:
    now = work.now()
    if not now.running:
        st.rerun()
    st.progress(
        now.done / now.total if now.total else 0.0,
        f"{now.done} of {now.total} files · {label(now.doing)}" if now.total else "Reading",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Stop",
            key="stop-intake",
            icon=":material/stop_circle:",
            type="tertiary",
            disabled=work.stopping(),
            help="End after this file; what was taken stays",
            on_click=work.stop,
        )
        st.caption(
            "Ending after this file." if work.stopping() else "You can leave this page meanwhile."
        )
    _outcomes(now.results[-5:])


def _ended(desk: Desk, shelf: Shelf, work: Work) -> None:
    now = work.now()
    st.markdown(f"**{summary(now.results)}**")
    if now.trouble:
        st.warning(shown(now.trouble), icon=":material/info:")
    if now.left:
        st.markdown(
            f"You stopped before {len(now.left)} more: {label(', '.join(now.left[:5]))}"
            f"{' …' if len(now.left) > 5 else '.'} Add them again when you want them."
        )
    refused = tuple(each for each in now.results if each.status == "refused")
    _outcomes(refused[:_LISTED])
    _taken(desk, shelf, now)
    asking.show(desk, shelf, work)
    st.button(
        "Close this report",
        key="put-away",
        icon=":material/close:",
        type="tertiary",
        on_click=_put_away,
        args=(desk, shelf),
    )


def _taken(desk: Desk, shelf: Shelf, now: Progress) -> None:
    """The documents that came in, as links while they are few."""
    taken = [each for each in now.results if each.status != "refused"]
    if len(taken) > _LINKED:
        with st.expander(f"The {len(taken)} files that are here", key="taken"):
            _outcomes(taken[:_LISTED])
            if len(taken) > _LISTED:
                st.caption(f"And {len(taken) - _LISTED} more; the list below has them all.")
        return
    for number, each in enumerate(taken):
        with st.container(key=f"row-taken-{number}", gap=None):
            desk.link("document", label(each.title or each.path), d=each.document_id, **at(shelf))
            st.caption(f"{_ICONS[each.status]} {outcome(each)}")


def _outcomes(results: Sequence[FileResult]) -> None:
    lines = [f"- {_ICONS[each.status]} {_named(each)}" for each in results]
    if lines:
        with st.container(key=f"outcomes-{results[0].status}-{len(results)}"):
            st.markdown("\n".join(lines))


def _put_away(desk: Desk, shelf: Shelf) -> None:
    with desk.attempt():
        desk.put_away(shelf)


def _named(result: FileResult) -> str:
    """The file and what became of it; a reason mostly names the file itself."""
    name = result.path.rsplit("/", 1)[-1]
    if result.status == "refused" and name in result.reason:
        return f"Not taken: {label(result.reason)}"
    return f"{label(result.path)}: {outcome(result)}"


def outcome(result: FileResult) -> str:
    """What became of one file."""
    note = f" {shown(result.note)}" if result.note else ""
    match result.status:
        case "refused":
            return f"not taken. {label(result.reason)}"
        case "unchanged":
            return f"unchanged; the library has exactly this text.{note}"
        case "replaced":
            return f"replaced the earlier text, {_passages(result.passages)}.{note}"
        case _:
            return f"added with {_passages(result.passages)}.{note}"


def summary(results: Sequence[FileResult]) -> str:
    """How many files came to what."""
    counts = Counter(each.status for each in results)
    parts = [
        f"{counts[status]} {'not taken' if status == 'refused' else status}"
        for status in _ICONS
        if counts[status]
    ]
    files = "1 file" if len(results) == 1 else f"{len(results)} files"
    return f"{files}: {', '.join(parts)}" if parts else "No file was looked at."


def _passages(count: int) -> str:
    return "1 passage" if count == 1 else f"{count} passages"
