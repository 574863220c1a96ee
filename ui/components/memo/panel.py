"""The side of a memo's page: what to fix first, what else, what is settled, and what holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from assistant.memo.findings import SEVERITIES, Finding, Review, Severity
from ui.components.memo import around
from ui.components.memo.card import Doing, Look, card
from ui.components.memo.paper import hook
from ui.components.text import label
from ui.memo_words import SEVERITY, STANDING, counted
from ui.state import Desk

_SHOWN = 6
FILTER = "memo-severity"


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding as it stands now."""

    finding: Finding
    note: str = ""
    """Since when, or that it came back; of one that is settled, how."""


@dataclass(frozen=True, slots=True)
class Said:
    """All that the side shows of a review."""

    review: Review
    open: Sequence[Listed]
    """The gravest first."""
    labels: Mapping[str, str]
    """Of the criteria, by name."""
    addressed: Sequence[Listed] = ()
    waived: Sequence[Listed] = ()
    chosen: str = ""
    """Id of a finding."""


def head(said: Said) -> None:
    """What was odd, how far the review could go, and how the memo stands, in words."""
    degraded = said.review.degraded
    notes = [*said.review.notes, *([f"Reviewed by rules alone. {degraded}"] if degraded else [])]
    if notes:
        lines = "".join(f"<p>{escape(note)}</p>" for note in notes)
        st.html(f'<div class="memo-note">{lines}</div>')
    with st.container(key="memo-standing"):
        st.markdown(STANDING[said.review.standing])


def findings(said: Said, doing: Doing) -> None:
    """Fix this first, then up to five more; the rest is folded."""
    if not said.open:
        st.markdown("No finding is open." if said.review.findings else _nothing(said))
        return
    chosen = _filter([each.finding for each in said.open])
    first, *rest = said.open
    if chosen in (None, first.finding.severity):
        with st.container(key="memo-first"):
            st.html('<p class="memo-standing">Fix this first</p>')
            _card(said, first, doing, "first")
    kept = [each for each in rest if chosen in (None, each.finding.severity)]
    more = kept[: _SHOWN - 1]
    for each in more:
        _card(said, each, doing, _look(said, each))
    if further := kept[_SHOWN - 1 :]:
        opened = any(each.finding.id == said.chosen for each in further)
        with st.expander(
            f"{counted(len(further), 'further finding')}", expanded=opened, key="memo-further"
        ):
            for each in further:
                _card(said, each, doing, _look(said, each))


def settled(said: Said, reopen: Callable[[str], None]) -> None:
    """Findings that were addressed, and those left with a reason."""
    count = len(said.addressed) + len(said.waived)
    if not count:
        return
    with st.expander(f"Settled: {count}", key="memo-settled"):
        for each in said.addressed:
            _line(said, each, ":material/check:")
        for each in said.waived:
            with st.container(key=f"waived-{hook(each.finding.id)}", gap="xxsmall"):
                _line(said, each, ":material/do_not_disturb_on:")
                st.button(
                    "Take it up again",
                    key=f"reopen-{hook(each.finding.id)}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=reopen,
                    args=(each.finding.id,),
                )


def rest(desk: Desk, review: Review) -> None:
    """What holds, how far it reaches, two readers, precedents, and remarks on the prose."""
    around.strengths(review.strengths)
    around.precedents(desk, review.precedents)
    around.readers(review.readers)
    around.level(review.level)
    around.prose(review.lint)


def _card(said: Said, each: Listed, doing: Doing, look: Look) -> None:
    finding = each.finding
    name = said.labels.get(finding.criterion, finding.criterion)
    if finding.id != said.chosen:
        card(finding, name, look, doing, each.note)
        return
    with st.container(key=f"chosen-{hook(finding.id)}"):
        card(finding, name, look, doing, each.note)


def _look(said: Said, each: Listed) -> Look:
    return "open" if each.finding.id == said.chosen else "closed"


def _filter(found: Sequence[Finding]) -> Severity | None:
    """The severity to see alone; offered when there are several."""
    present = [each for each in SEVERITIES if any(f.severity == each for f in found)]
    if len(present) < 2:
        return None
    counts = {each: sum(f.severity == each for f in found) for each in present}
    chosen: Severity | None = st.pills(
        "Show findings that are",
        present,
        format_func=lambda each: f"{SEVERITY[each]} {counts[each]}",
        key=FILTER,
        label_visibility="collapsed",
    )
    return chosen


def _line(said: Said, each: Listed, icon: str) -> None:
    name = said.labels.get(each.finding.criterion, each.finding.criterion)
    st.markdown(f"{icon} **{label(name)}** :small[:gray[· {label(each.note)}]]")


def _nothing(said: Said) -> str:
    return "" if said.review.notes else "Nothing was found that needs fixing."


def chosen_hook(finding_id: str) -> str:
    """The name that marks the chosen finding's sentences; empty when none is chosen."""
    return hook(finding_id) if finding_id else ""
