"""What an answer has to say of the documents it cites: superseded, or only ever proposed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.asking.sources import successors
from assistant.conversation import Citation
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from prompts import library as prompts

_SAYS_SO = re.compile(r"\b(reject|turned down|refus|declin)", re.I)
_OUTCOME = re.compile(r"\b(outcome|reason|decision)\b[^›]*$", re.I)


def notes(
    citations: Sequence[Citation], hits: Sequence[Hit], documents: Sequence[DocumentInfo]
) -> tuple[str, ...]:
    """A sentence for each cited document that was superseded or rejected, in order of use."""
    infos = {hit.document.id: hit.document for hit in hits}
    cited = list(dict.fromkeys(each.document_id for each in citations))
    alone = len(cited) == 1
    return tuple(
        note
        for document_id in cited
        if document_id in infos
        for note in _of(infos[document_id], citations, documents, alone=alone)
    )


def named(info: DocumentInfo) -> str:
    """A document by its title and date."""
    return f"“{info.title}” ({_day(info.dated)})" if info.dated else f"“{info.title}”"


def _of(
    info: DocumentInfo,
    citations: Sequence[Citation],
    documents: Sequence[DocumentInfo],
    *,
    alone: bool,
) -> Iterator[str]:
    memo = _this(info) if alone else named(info)
    if info.superseded_by or info.status == "superseded":
        yield _superseded(info, memo, documents)
    elif info.status == "rejected" and not _said(info, citations):
        yield _say("rejected", memo=memo)


def _superseded(info: DocumentInfo, memo: str, documents: Sequence[DocumentInfo]) -> str:
    newer = successors(info, documents)
    if len(newer) > 1:
        return _say("superseded_twice", memo=memo, newer=named(newer[0]), current=named(newer[-1]))
    if newer:
        return _say("superseded", memo=memo, newer=named(newer[0]))
    if info.superseded_by:
        return _say("superseded_elsewhere", memo=memo, name=info.superseded_by)
    return _say("superseded_somehow", memo=memo)


def _said(info: DocumentInfo, citations: Sequence[Citation]) -> bool:
    """Whether what is quoted of a rejected proposal says itself that it was rejected."""
    return any(
        cited.document_id == info.id
        and _SAYS_SO.search(cited.quote)
        and _OUTCOME.search(cited.heading)
        for cited in citations
    )


def _this(info: DocumentInfo) -> str:
    name = "This memo" if info.kind == "memo" else "This document"
    return f"{name} of {_day(info.dated)}" if info.dated else name


def _day(dated: date) -> str:
    return f"{dated.day} {dated:%B %Y}"


def _say(group: str, **gaps: str) -> str:
    return prompts.wordings("asking/notes", group)[0].fill(gaps)
