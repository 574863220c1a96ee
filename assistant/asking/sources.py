"""Which of the found passages an answer is taken from, and in which order.

A document that was replaced answers a question about the past; for one about today its successor
does, whichever of the two the library found.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Literal

from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from knowledge.succession import Succession, succession

SURE = 0.75
"""Relevance from which on the closest sentences stand as an answer without a model's word."""
_BEHIND = 0.25
"""What is left of the relevance of a passage from the wrong time."""
_LINKS = 3
"""How many documents of a search are looked up for what they replaced."""
_PAST = re.compile(
    r"\b(original(ly)?|at first|initial(ly)?|used to|previous(ly)?|formerly|former|back then|"
    r"at (the|that) time|earlier|before (that|then|it|this)|in the past|"
    r"old (rule|decision|policy|plan|way|memo|one)s?|"
    r"first (decid|cho|plan|want|propos|thought|said|approach)\w*)\b",
    re.I,
)
_DID = re.compile(r"\b(did|was|were|had|happened|decided|chose|went|became)\b", re.I)
_TODAY = re.compile(r"\b(now|today|current(ly)?|still|nowadays|at present|these days)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Documents = Callable[[], Sequence[DocumentInfo]]
Named = Callable[[str], Sequence[DocumentInfo]]
"""The documents with an id: one on each shelf at most."""
Passages = Callable[[Hit], tuple[Hit, ...]]
Time = Literal["today", "past", "either"]


def time_of(question: str) -> Time:
    """Which time a question asks about: "either" when it tells of something that happened."""
    if _PAST.search(question):
        return "past"
    if _TODAY.search(question):
        return "today"
    return "either" if _DID.search(question) or _YEAR.search(question) else "today"


def successors(info: DocumentInfo, documents: Sequence[DocumentInfo]) -> tuple[DocumentInfo, ...]:
    """What replaced a document, and what replaced that, as far as the library has them."""
    return _successors(info, succession(documents))


def in_time(
    question: str,
    hits: Sequence[Hit],
    documents: Documents,
    replaced: Documents,
    passages: Passages,
) -> tuple[Hit, ...]:
    """The passages with those first that hold at the time the question asks about.

    `documents` gives all documents, `passages` those of a hit's document; both are asked only
    when a document that was found has been replaced or, for a question about the past, replaces
    one of those that `replaced` gives.
    """
    time = time_of(question)
    told = time == "either" and not _YEAR.search(question)
    if not hits or told or not _linked(time, [hit.document for hit in hits], replaced):
        return tuple(hits)
    everything = documents()
    known = succession(everything)
    wanted = [
        _at(question, time, _chain(hit.document, everything, known), hit.document) for hit in hits
    ]
    added = _added(hits, wanted, passages)
    right = [hit for hit, at in zip(hits, wanted, strict=True) if at.id == hit.document.id]
    wrong = [
        dataclasses.replace(hit, score=hit.score * _BEHIND)
        for hit, at in zip(hits, wanted, strict=True)
        if at.id != hit.document.id
    ]
    first = wanted[0].id
    return tuple(sorted((*right, *added), key=lambda hit: hit.document.id != first)) + tuple(wrong)


def topic_first(
    document_id: str, hits: Sequence[Hit], named: Named, passages: Passages
) -> tuple[Hit, ...]:
    """The passages with those of the document that is being talked about first.

    When the library found none of it, its passages are taken all the same: a follow-up seldom
    has the words to find them.
    """
    if not document_id or not hits:
        return tuple(hits)
    ours = [hit for hit in hits if hit.document.id == document_id]
    others = [hit for hit in hits if hit.document.id != document_id]
    if not ours:
        told = [dataclasses.replace(hits[0], document=info) for info in named(document_id)]
        ours = [
            dataclasses.replace(found, document=hit.document)
            for hit in told
            for found in passages(hit)
        ]
    return (*ours, *others)


def _linked(time: Time, found: Sequence[DocumentInfo], replaced: Documents) -> bool:
    """Whether one that was found was replaced or, where that matters, replaces another."""
    if any(info.superseded_by for info in found):
        return True
    if time == "today":
        return False
    ids = {info.id for info in found}
    # What was found comes first, so that an ambiguous name never hides it.
    return any(info.id in ids for info in succession((*found, *replaced())).successors.values())


def _at(
    question: str, time: Time, chain: Sequence[DocumentInfo], info: DocumentInfo
) -> DocumentInfo:
    """Of a document and what it replaced and was replaced by: the one that held at the time."""
    years = [int(year) for year in _YEAR.findall(question)]
    if years:
        held = [each for each in chain if each.dated and each.dated.year <= max(years)]
        return held[-1] if held else info
    return chain[0] if time == "past" else chain[-1]


def _chain(
    info: DocumentInfo, documents: Sequence[DocumentInfo], known: Succession
) -> tuple[DocumentInfo, ...]:
    """What a document replaced, itself, and what replaced it, oldest first."""
    older = [
        each
        for each in documents
        if each.id in known.successors and info in _successors(each, known)
    ]
    older.sort(key=lambda each: each.dated or date.min)
    return (*older, info, *_successors(info, known))


def _successors(info: DocumentInfo, known: Succession) -> tuple[DocumentInfo, ...]:
    found: list[DocumentInfo] = []
    newer = known.successors.get(info.id)
    while newer is not None and newer not in found:
        found.append(newer)
        newer = known.successors.get(newer.id)
    return tuple(found)


def _added(
    hits: Sequence[Hit], wanted: Sequence[DocumentInfo], passages: Passages
) -> Iterator[Hit]:
    """Passages of the documents that ought to have been found, as relevant as what was."""
    there = {hit.document.id for hit in hits}
    for hit, info in list(zip(hits, wanted, strict=True))[:_LINKS]:
        if info.id not in there:
            there.add(info.id)
            found = passages(dataclasses.replace(hit, document=info))
            yield from (dataclasses.replace(each, document=info) for each in found)
