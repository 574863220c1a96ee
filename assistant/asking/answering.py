"""The words of an answer that code puts together, and what it adds to a model's.

Both say in sentences of their own what has become of the documents that they cite, and where
another source says otherwise.
"""

import dataclasses
from collections.abc import Sequence

from assistant.asked import halves
from assistant.asking.disagreement import other_word
from assistant.asking.followups import already_said, meant, topic_words
from assistant.asking.notes import named, notes
from assistant.asking.sources import Documents
from assistant.conversation import Citation, Turn
from assistant.modes import Checked, Wording
from assistant.quoting import Closeness, best_quotes
from knowledge.asked_for import AskedFor
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from prompts import library as prompts

_QUOTES = 2


def quoted(
    path: Sequence[Turn],
    hits: Sequence[Hit],
    closeness: Closeness,
    documents: Documents,
    *,
    sure: bool,
) -> Wording:
    """The sentences closest to the question, quoted as that."""
    question = meant(path)
    found = best_quotes(
        question,
        hits,
        limit=_QUOTES if sure else 1,
        encoder=closeness,
        about=topic_words(path),
        skip=already_said(path),
    )
    citations = _as_they_stand(found, hits)
    group = "unsure" if not sure else "two" if len(citations) > 1 else "one"
    wording = prompts.wordings("asking/quoted", group)[0]
    marked = [f"{' '.join(each.quote.split())} [{each.marker}]" for each in citations]
    text = wording.fill(dict(zip(("quote", "second"), marked, strict=False)))
    said = with_notes(text, citations, question, hits, documents)
    return Wording(wording.id, said.text, said.citations, answered=sure)


def with_both_halves(
    checked: Checked, question: str, hits: Sequence[Hit], closeness: Closeness
) -> Checked:
    """A model's words with a quote for the second of two questions, where they leave it out."""
    asked = halves(question)
    if len(asked) < 2 or any(_answers(asked[1], each) for each in checked.citations):
        return checked
    quotes = best_quotes(question, hits, encoder=closeness)[1:]
    said = {each.quote for each in checked.citations}
    for each in quotes:
        if each.quote not in said and _answers(asked[1], each):
            added = dataclasses.replace(each, marker=len(checked.citations) + 1)
            words = f"{checked.text} {' '.join(each.quote.split())} [{added.marker}]"
            return dataclasses.replace(checked, text=words, citations=(*checked.citations, added))
    return checked


def _answers(half: str, cited: Citation) -> bool:
    return AskedFor(half).said_in(cited.quote) > 0


def _as_they_stand(citations: tuple[Citation, ...], hits: Sequence[Hit]) -> tuple[Citation, ...]:
    """Sentences of one passage in its order; those of several stay as they are."""
    texts = {hit.passage.id: hit.passage.text for hit in hits}
    if len({each.passage_id for each in citations}) != 1:
        return citations
    text = texts[citations[0].passage_id]
    ordered = sorted(citations, key=lambda each: text.find(each.quote))
    return tuple(dataclasses.replace(each, marker=at) for at, each in enumerate(ordered, 1))


def with_notes(
    text: str,
    citations: tuple[Citation, ...],
    question: str,
    hits: Sequence[Hit],
    documents: Documents,
) -> Checked:
    """An answer with what has to be said of its sources beneath it."""
    extra, citations = _otherwise(citations, question, hits)
    said = notes(citations, hits, _known(citations, hits, documents))
    return Checked("\n\n".join((text, *extra, *((" ".join(said),) if said else ()))), citations)


def _otherwise(
    citations: tuple[Citation, ...], question: str, hits: Sequence[Hit]
) -> tuple[tuple[str, ...], tuple[Citation, ...]]:
    """Where another current source says something else, its words and their citation."""
    for cited in citations:
        other = other_word(question, cited, hits)
        if other is None:
            continue
        there = [each for each in citations if each.quote == other.quote]
        new = there[0] if there else other.cited(len(citations) + 1)
        words = " ".join(new.quote.split())
        said = prompts.wordings("asking/notes", "disagree")[0].fill(
            {"other": named(other.hit.document), "quote": words, "marker": str(new.marker)}
        )
        return (said,), citations if there else (*citations, new)
    return (), citations


def _known(
    citations: Sequence[Citation], hits: Sequence[Hit], documents: Documents
) -> Sequence[DocumentInfo]:
    """All documents, where one that is cited was replaced; else they are not needed."""
    cited = {each.document_id for each in citations}
    replaced = any(hit.document.superseded_by for hit in hits if hit.document.id in cited)
    return documents() if replaced else ()


def checked_with_notes(
    checked: Checked, question: str, hits: Sequence[Hit], documents: Documents
) -> Checked:
    """A model's checked words with what has to be said of their sources."""
    noted = with_notes(checked.text, checked.citations, question, hits, documents)
    return dataclasses.replace(checked, text=noted.text, citations=noted.citations)
