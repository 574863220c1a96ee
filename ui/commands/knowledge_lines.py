"""The library in plain lines, for people at a terminal."""

from collections import Counter
from collections.abc import Sequence

from assistant.asking.trace import Trace
from assistant.conversation import CitationReport
from assistant.shelves import Shelf
from knowledge.documents import Document, DocumentInfo
from knowledge.ingest import FileResult
from knowledge.passages import Hit
from ui.commands.output import say
from ui.headings import located

Found = tuple[Shelf, Hit]
_INDEXES = {"dense": "by meaning", "lexical": "by words"}


def facts(info: DocumentInfo, shelf: Shelf) -> str:
    """What is known of a document, in one line."""
    replaced = f"superseded by {info.superseded_by}" if info.superseded_by else info.status
    own = "your own shelf" if shelf == "mine" else ""
    parts = (info.kind, replaced, str(info.dated or ""), info.owner, own)
    return ", ".join(part for part in parts if part)


def listed(documents: Sequence[tuple[Shelf, DocumentInfo]], *, of: int) -> None:
    """Documents, and how many of all they are."""
    for shelf, info in documents:
        say(f"{info.title}  ({facts(info, shelf)})\n    {info.id}")
    if not of:
        say("There is nothing yet: run `mentor up`, or `mentor knowledge ingest FOLDER`.")
    elif len(documents) < of:
        say(f"{len(documents)} of {of} documents.")
    else:
        say("1 document." if of == 1 else f"{of} documents.")


def whole(document: Document, shelf: Shelf) -> None:
    """A document: its title, what is known of it, and its text."""
    info = document.info
    say(info.title)
    say(facts(info, shelf))
    say(f"{info.format}, from {info.origin or info.source}; id {info.id}\n")
    say(document.text)


def ingested(results: Sequence[FileResult]) -> None:
    """What became of each file, and a sum."""
    for result in results:
        count = "1 passage" if result.passages == 1 else f"{result.passages} passages"
        details = "" if result.status == "unchanged" else count
        words = "  ".join(part for part in (result.reason or details, result.note) if part)
        say(f"{result.status:9}  {result.path}  {words}".rstrip())
    counts = Counter(result.status for result in results)
    say(", ".join(f"{count} {status}" for status, count in counts.items()))


def hits(found: Sequence[Found], *, explain: bool) -> None:
    """Hits, best first; explained, also those that the mentor would not use."""
    above = sum(1 for _, hit in found if hit.above_floor)
    if not above:
        say("Nothing in the library is relevant enough to that.")
    for number, (shelf, hit) in enumerate(found, 1):
        if number == above + 1:
            say("Below the floor; the mentor would not use these:\n")
        say(f"{number}. {located(hit.document.title, hit.passage.heading)}  ({hit.score:.2f})")
        say(f"   {facts(hit.document, shelf)}")
        if explain:
            say(f"   {why(hit)}")
        say(f"   {' '.join(hit.passage.text.split())}\n")


def why(hit: Hit) -> str:
    """In words: which index found a passage, and what speaks for it."""
    ranks = {"dense": hit.dense_rank, "lexical": hit.lexical_rank}
    by = [f"{_INDEXES[name]} (rank {ranks[name]})" for name in hit.found_by]
    parts = [f"found {' and '.join(by)}" if by else "found beside another passage, by no index"]
    if by and len(by) < len(_INDEXES):
        missing = next(words for name, words in _INDEXES.items() if name not in hit.found_by)
        parts.append(f"not {missing}")
    if hit.cosine is not None:
        parts.append(f"likeness of meaning {hit.cosine:.2f}")
    if hit.support is not None:
        parts.append(f"{hit.support:.0%} of the question's telling words stand in it")
    return "; ".join(parts)


def as_mentor(trace: Trace, question: str) -> None:
    """What the mentor makes of a question."""
    if trace.query and trace.query != question:
        say(f"The mentor would search for: {trace.query}")
    say(f"{trace.why}\n")


def reports(made: Sequence[CitationReport]) -> None:
    """Reported citations, oldest first."""
    for each in made:
        say(f"{each.created_at:%Y-%m-%d}  {each.document}  [{each.marker}]  {each.passage_id}")
        say(f"    “{' '.join(each.quote.split())}”")
        if each.note:
            say(f"    {' '.join(each.note.split())}")
    if not made:
        say("No citation has been reported.")
