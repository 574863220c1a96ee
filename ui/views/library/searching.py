"""The search of the library: what the documents say, or what the mentor would find."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from assistant.asking.trace import trace
from assistant.shelves import Shelf
from knowledge.documents import DocumentInfo
from knowledge.passages import Filters, Hit
from ui.components.excerpt import excerpt
from ui.components.facts import facts
from ui.components.relevance import closeness, explained, found_by
from ui.components.text import label, shown
from ui.headings import within
from ui.state import Desk
from ui.views.library.address import at, from_search
from ui.views.library.listing import kind_and_status

_HITS, _MORE, _BELOW = 8, 30, 8
_ON: dict[Shelf, str] = {"organisation": "on the organisation’s shelf", "mine": "on your shelf"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person searches for."""

    words: str
    as_mentor: bool


def box() -> Asked:
    """The one box, and the choice to ask as the mentor would."""
    with st.container(key="search-box", gap="xsmall"):
        words = st.text_input(
            "Search what the documents say",
            key="q",
            bind="query-params",
            type="search",
            icon=":material/search:",
            placeholder="Search what the documents say: a question or a few words",
            label_visibility="collapsed",
        )
        as_mentor = st.toggle(
            "Ask as the mentor would",
            key="mentor",
            bind="query-params",
            help="Shows what the mentor would find for this question in a conversation: on both "
            "shelves, without your filters, and whether it would answer.",
        )
    return Asked((words or "").strip(), as_mentor)


def show(desk: Desk, shelf: Shelf, asked: Asked, documents: Sequence[DocumentInfo]) -> None:
    """What is found, best first; what the mentor would not use is offered apart."""
    if asked.as_mentor:
        _as_mentor(desk, asked.words)
    else:
        _plainly(desk, shelf, asked.words, documents)


def _plainly(desk: Desk, shelf: Shelf, words: str, documents: Sequence[DocumentInfo]) -> None:
    filters = _filters(documents)
    more = bool(st.session_state.get("more-hits") == words)
    hits = desk.mentor.shelves.found(words, _MORE if more else _HITS, filters=filters, shelf=shelf)
    if not hits:
        st.markdown(
            f"Nothing {_ON[shelf]} is close enough to that. Try other words, fewer filters, or the "
            "other shelf."
        )
    else:
        st.caption(f"{len(hits)} passages {_ON[shelf]}, the closest first, at most two a document")
    _list(desk, hits, words)
    if len(hits) == _HITS and not more:
        st.button("Show more", key="more", on_click=_remember, args=(words,), type="tertiary",
                  icon=":material/expand_more:")  # fmt: skip
    _below(desk, words, filters, shelf, hits)


def _as_mentor(desk: Desk, words: str) -> None:
    shelves = desk.mentor.shelves
    found = trace(desk.mentor.asking, shelves.search, words)
    with st.container(key="verdict", gap="xxsmall"):
        st.markdown(f"**{_VERDICTS[found.answers, bool(found.hits)]}** {shown(found.why)}")
        if found.query:
            st.caption(f"Searched for on both shelves: {label(found.query)}")
    once = {hit.passage.id: hit for hit in found.hits}
    hits = [(shelves.passage(name)[0], hit) for name, hit in once.items()]
    _list(desk, hits, words)
    if found.query:
        _below(desk, found.query, Filters(), None, hits)


_VERDICTS = {
    (True, True): "The mentor would answer.",
    (False, True): "The mentor would show these and say that it is not sure.",
    (False, False): "The mentor would say that the library does not answer this.",
}


def _below(
    desk: Desk,
    words: str,
    filters: Filters,
    shelf: Shelf | None,
    listed: Sequence[tuple[Shelf, Hit]],
) -> None:
    """What lies below the floor, for whoever wonders why something was not found."""
    if not st.toggle(
        "Also show what the mentor would not use",
        key="below",
        help="Passages that are nearest, but too far off to answer from",
    ):
        return
    found = desk.mentor.shelves.found(words, _MORE, filters=filters, floor=False, shelf=shelf)
    above = {hit.passage.id for _, hit in listed}
    weak = [
        (place, hit) for place, hit in found if not hit.above_floor and hit.passage.id not in above
    ][:_BELOW]
    with st.container(key="below-floor", gap="medium"):
        st.markdown("**The mentor would not use these**")
        if not weak:
            st.caption("Nothing else comes near.")
        _list(desk, weak, words, key="weak")


def _list(desk: Desk, hits: Sequence[tuple[Shelf, Hit]], words: str, key: str = "hits") -> None:
    with st.container(key=key, gap="medium"):
        for shelf, hit in hits:
            _hit(desk, shelf, hit, words)


def _hit(desk: Desk, shelf: Shelf, hit: Hit, words: str) -> None:
    info, place = hit.document, hit.passage
    with st.container(key=f"row-{shelf}-{place.id}", gap="xxsmall"):
        desk.link("document", label(info.title), p=place.id, **from_search(words), **at(shelf))
        path = within(info.title, place.heading)
        where = f"{label(path)} · " if path else ""
        on = f" · {_ON[shelf]}" if shelf == "mine" else ""
        st.caption(f"{where}{facts(info)}{on}")
        with st.container(key=f"excerpt-{shelf}-{place.id}"):
            st.markdown(excerpt(place.text, words))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"{closeness(hit)} · {found_by(hit)}", width="content")
            with st.popover(
                "Details",
                type="tertiary",
                icon=":material/help:",
                key=f"details-{shelf}-{place.id}",
            ):
                st.markdown(explained(hit))


def _filters(documents: Sequence[DocumentInfo]) -> Filters:
    with st.container(key="filters", horizontal=True, gap="small"):
        kind, status = kind_and_status(documents)
        chosen = [st.session_state.get(key) for key in ("from", "to")]
        with st.popover(_dates_in_words(*chosen), key="dates"):
            early, late = _day("Dated from", "from"), _day("Dated to", "to")
            st.caption("Documents without a date are left out then.")
    return Filters(
        kinds=frozenset((kind,)) if kind else frozenset(),
        statuses=frozenset((status,)) if status else frozenset(),
        dated_from=early,
        dated_to=late,
    )


def _day(name: str, key: str) -> date | None:
    return st.date_input(name, None, format="YYYY-MM-DD", key=key, bind="query-params")


def _dates_in_words(early: date | None, late: date | None) -> str:
    match early, late:
        case None, None:
            return "Any date"
        case _, None:
            return f"From {early:%Y-%m-%d}"
        case None, _:
            return f"Until {late:%Y-%m-%d}"
    return f"{early:%Y-%m-%d} to {late:%Y-%m-%d}"


def _remember(words: str) -> None:
    st.session_state["more-hits"] = words
