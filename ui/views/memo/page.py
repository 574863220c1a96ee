"""One memo at `/memo?m=<memo>`: the document, and beside it what a review says about it.

`&f=<finding>` chooses a finding, `&v=<version>` shows what a version changed.
"""

from html import escape

import streamlit as st

from assistant.errors import NotFound
from assistant.memo.document import parse
from assistant.memo.findings import Review
from assistant.memo.kinds import memo_kinds
from ui.components import notice
from ui.components.memo import hovering, panel, scripts
from ui.components.memo.card import Doing
from ui.components.memo.paper import paper
from ui.memo_words import lowered
from ui.state import Desk
from ui.views.memo import address, discarding, helping, reviewing, tools, versions, writing
from ui.views.memo.sight import Sight

_FACES = {"document": "Document", "findings": "Findings"}


def show(desk: Desk) -> None:
    """The memo that the address names. Raises NotFound."""
    st.html(scripts.STYLES)
    memo_id = st.query_params.get(address.MEMO, "")
    if not memo_id:
        raise NotFound("The address names no memo.")
    if discarding.was_discarded(memo_id):
        with st.container(key="narrow"):
            discarding.offer_undo(desk)
            desk.link("write", "All memos", icon=":material/arrow_back:")
        return
    sight = Sight(desk, memo_id)
    with st.container(key="memo"):
        if error := desk.trouble():
            notice.say(error.message, error.next_step)
        view = tools.head(sight)
        if note := address.note(memo_id):
            st.html(f'<div class="memo-note"><p>{escape(note)}</p></div>')
        _faces()
        with st.container(key="memo-desk"):
            with st.container(key="memo-sheet"):
                _sheet(sight, view)
            with st.container(key="memo-side"):
                _side(sight)


def _faces() -> None:
    """On a narrow screen, which of document and findings is shown; a wide one shows both."""
    face = st.session_state.setdefault(address.FACE, "document")
    with st.container(key=f"memo-face-{face}"):
        st.segmented_control(
            "Show",
            list(_FACES),
            format_func=lambda name: _FACES[name],
            required=True,
            key=address.FACE,
            label_visibility="collapsed",
        )


def _sheet(sight: Sight, view: str) -> None:
    """The document: a version, the proposal for a sentence, the editor, or the text to read."""
    if address.version():
        versions.sheet(sight)
        return
    helping.show(sight)
    st.html(hovering.rules(sight.hooks(), panel.chosen_hook(address.chosen())))
    if view == "write":
        st.html(writing.places(sight.places()) or "<i></i>")
        writing.show(
            sight.desk,
            sight.memo_id,
            sight.page.text,
            sight.page.state,
            lambda start, end: helping.begin(sight, start, end),
        )
    else:
        _reading(sight)
    if address.chosen():
        scripts.run("showing", key=f"memo-show-{view}-{address.chosen()}-{address.led()}")


def _reading(sight: Sight) -> None:
    if not sight.page.text.strip():
        st.markdown("Nothing is written yet. Turn to **Write** above and begin.")
        return
    text = paper(sight.document, sight.marks)
    st.html(f'<article class="memo-paper" data-memo="{escape(sight.memo_id)}">{text}</article>')
    if sight.is_cut:
        st.caption("This is the beginning of a very long text. All of it stands under Write.")
    st.button("Words that were not saved", key="memo-unsaved", on_click=tools.turn_to_writing)
    scripts.run("editing", key="memo-editing")


def _side(sight: Sight) -> None:
    """What a review says, or what it would look at."""
    if address.version():
        versions.side(sight)
        return
    reviewing.show(sight.desk, sight.memo_id)
    said = sight.said()
    if said is None:
        _unreviewed(sight)
        return
    if sight.page.stale and sight.work is None:
        _stale(sight, said.review)
    panel.head(said)
    panel.findings(said, _doing(sight))
    panel.settled(said, lambda finding_id: _reopen(sight, finding_id))
    panel.rest(sight.desk, said.review)


def _stale(sight: Sight, review: Review) -> None:
    """That the review is not of what stands there now."""
    if review.kind != sight.kind.name:
        was = lowered(memo_kinds()[review.kind].label)
        st.caption(f"This review took it for a {was}. Review again, as it is another kind now.")
        return
    st.caption("You have changed the text since this review. Review again to see what it settled.")


def _doing(sight: Sight) -> Doing:
    """What can be done with a finding; while a review runs, only looked at."""
    if sight.work is not None:
        return Doing(address.choose, address.show)
    return Doing(
        address.choose,
        address.show,
        waive=lambda finding_id, reason: _waive(sight, finding_id, reason),
        help=lambda finding_id: helping.begin_for(sight, finding_id),
    )


def _waive(sight: Sight, finding_id: str, reason: str) -> None:
    with sight.desk.attempt():
        sight.desk.mentor.memos.waive(sight.memo_id, finding_id, reason)


def _reopen(sight: Sight, finding_id: str) -> None:
    with sight.desk.attempt():
        sight.desk.mentor.memos.reopen(sight.memo_id, finding_id)


def _unreviewed(sight: Sight) -> None:
    """What a review of this kind looks at."""
    st.markdown("#### Not reviewed yet", anchors=False)
    st.markdown(
        "A review points at the sentences that would stop a reader, the gravest first. It does "
        "not rewrite: you fix, and it tells what your next version settled."
    )
    grave = [each for each in sight.kind.criteria if each.severity == "high"]
    st.caption(f"What it looks for first in a {sight.kind.label.lower()}")
    st.markdown("\n".join(f"- **{each.label}**: {each.sound}" for each in grave))
    with st.expander("How a sound one reads", key="memo-example"):
        st.html(f'<div class="memo-paper">{paper(parse(sight.kind.strong))}</div>')
