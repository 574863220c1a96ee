"""Past memos that faced the same, in their own words; nothing where none did."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.memo.document import plain
from assistant.memo.findings import Precedent
from assistant.memo.reading import Reading
from assistant.quotable import sentences
from knowledge.asked_for import AskedFor
from knowledge.errors import KnowledgeError
from knowledge.passages import Hit

_MOST = 2
_LOOKED_AT = 8
_SAME = 0.45
"""How close a document's decision must be to the memo's. Between memos of one subject it is 0.5 to
0.9, between others at most 0.35 (python -m evals.memo precedents)."""
_OUTCOMES = {
    "accepted": "It decided a question close to yours.",
    "rejected": "It turned down a proposal close to yours.",
    "superseded": "It decided a question close to yours, and was replaced later.",
}


class PastMemos(Protocol):
    """What is asked of the library."""

    def search(self, query: str | Sequence[str], k: int = 5) -> tuple[Hit, ...]:
        """The passages above the floor. Raises KnowledgeError."""

    def rest_of(self, hit: Hit) -> tuple[Hit, ...]:
        """All passages of a hit's document."""

    def closeness(self, query: str, texts: Sequence[str]) -> Sequence[float]:
        """How close each text is to the query, -1 to 1; nought when nothing can tell."""


def precedents(shelf: PastMemos, reading: Reading) -> tuple[Precedent, ...]:
    """At most two documents that decided or met the same; none when the library has nothing.

    Raises KnowledgeError.
    """
    found: dict[str, Hit] = {}
    queries = _queries(reading)
    for hit in shelf.search(queries, _LOOKED_AT) if queries else ():
        own = hit.document.title.casefold() == reading.document.title.casefold()
        if hit.document.kind == "memo" and not own:
            found.setdefault(hit.document.id, hit)
    made = (_precedent(shelf, hit) for hit in found.values())
    close = [each for each in made if each.quote and _closeness(shelf, queries, each) >= _SAME]
    return tuple(close[:_MOST])


def _closeness(shelf: PastMemos, queries: Sequence[str], precedent: Precedent) -> float:
    """Of what the memo is about and what the document decided."""
    decided = (precedent.document, f"{precedent.document}. {precedent.quote}")
    return max(max(shelf.closeness(query, decided)) for query in queries)


def _queries(reading: Reading) -> tuple[str, ...]:
    """What the memo is about, said in up to three ways."""
    title = reading.document.title
    asked = [sentence.plain for sentence in reading.of("ask", "proposal", "takeaway")[:1]]
    troubled = [sentence.plain for sentence in reading.of("why_now", "impact")[:1]]
    said = [f"{title}. {words}" for words in (*asked, *troubled)] or [title]
    return tuple(words for query in said if (words := query.strip(" .")))


def _precedent(shelf: PastMemos, hit: Hit) -> Precedent:
    decided = next(_decisions(shelf, hit), hit)
    quotes = sentences(decided)
    document = hit.document
    dated = document.dated.isoformat() if document.dated else ""
    return Precedent(
        document=document.title,
        document_id=document.id,
        passage_id=decided.passage.id,
        heading=decided.passage.heading,
        status=document.status,
        dated=dated,
        quote=quotes[0].quote if quotes else "",
        said=_OUTCOMES.get(document.status, "It met something close to yours."),
    )


def _decisions(shelf: PastMemos, hit: Hit) -> Iterator[Hit]:
    """The passages of a document that say what was decided."""
    wanted = AskedFor("What did we decide?")
    for each in (hit, *shelf.rest_of(hit)):
        if wanted.under(each.passage.heading) and plain(each.passage.text):
            yield each


def safe(shelf: PastMemos | None, reading: Reading) -> tuple[Precedent, ...]:
    """The precedents, or none when there is no library to ask."""
    if shelf is None:
        return ()
    try:
        return precedents(shelf, reading)
    except KnowledgeError:
        return ()
