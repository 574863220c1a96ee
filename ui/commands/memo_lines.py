"""A review for a person in a terminal: what to fix first on top, the rest below it."""

import textwrap
from collections.abc import Iterator

from assistant.levels import LEVELS
from assistant.memo.document import Document, plain
from assistant.memo.findings import Finding, Precedent, Reader, Review
from assistant.memo.kinds import MemoKind, memo_kinds
from ui.commands.memo_kind import Guess
from ui.commands.memo_shapes import line_of
from ui.memo_words import READERS, STANDING_SHORT, counted, lowered

_WIDTH = 96


def review_lines(
    made: Review, document: Document, *, guess: Guess | None = None, lint: bool, all_: bool
) -> Iterator[str]:
    """The review, line by line."""
    kind = memo_kinds()[made.kind]
    yield _heading(made, kind, document, guess)
    for note in made.notes:
        yield from _wrapped(note, "  ")
    if made.findings:
        first, *others = made.findings
        yield from ("", "Fix this first")
        yield from _finding(first, kind, document)
        if others:
            yield from ("", "Then")
        for each in others:
            yield from _finding(each, kind, document)
    else:
        yield from ("", "No weakness was found.")
    yield from _further(made, kind, document, all_=all_)
    yield from _strengths(made, document)
    yield from _precedents(made)
    yield from _level(made)
    yield from _readers(made)
    yield from _prose(made, document, lint=lint)
    if made.degraded:
        yield from ("", *_wrapped(f"({made.degraded})", ""))


def told_by(guess: Guess) -> str:
    """Why the text is taken for such a memo."""
    label = memo_kinds()[guess.kind].label.lower()
    if guess.by == "nothing":
        return f"Nothing tells the kind of memo; it is read as a {label}. --kind names another."
    return f"Read as a {label}, by its {guess.by}. --kind names another."


def finding_lines(each: Finding, label: str, stands: str) -> Iterator[str]:
    """One finding: what is weak where, why it matters, and what to ask oneself."""
    yield f"  [{each.severity}] {label}{stands}  ({each.id})"
    if each.quote and plain(each.quote).rstrip(".") not in each.weak:
        yield _quoted(each.quote)
    yield from _wrapped(each.weak, "    ")
    yield from _wrapped(each.why, "    ")
    yield from _wrapped(f"→ {each.question}", "    ")


def where(each: Finding, numbers: tuple[int, ...], document: Document) -> str:
    """The place of its sentences, or of those beside which something missing would stand."""
    found = place(numbers, document)
    return found.replace(" · ", " · belongs near ", 1) if each.missing else found


def place(numbers: tuple[int, ...], document: Document) -> str:
    """Which sentences, and on which line the first of them stands."""
    if not numbers:
        return ""
    named = ", ".join(f"S{number}" for number in numbers)
    return f" · {named}, line {line_of(document, numbers[0])}"


def _heading(made: Review, kind: MemoKind, document: Document, guess: Guess | None) -> str:
    stands = STANDING_SHORT[made.standing]
    said = f"{kind.label}, {counted(document.words, 'word')}: {stands}."
    return f"{told_by(guess)}\n{said}" if guess else said


def _finding(each: Finding, kind: MemoKind, document: Document) -> Iterator[str]:
    label = kind.criterion(each.criterion).label
    yield from finding_lines(each, label, where(each, each.sentences, document))


def _further(made: Review, kind: MemoKind, document: Document, *, all_: bool) -> Iterator[str]:
    if not made.further:
        return
    if all_:
        yield from ("", "And of less weight")
        for each in made.further:
            yield from _finding(each, kind, document)
        return
    names = ", ".join(lowered(kind.criterion(each.criterion).label) for each in made.further)
    yield ""
    yield from _wrapped(f"{len(made.further)} more of less weight (--all shows them): {names}.", "")


def _strengths(made: Review, document: Document) -> Iterator[str]:
    if made.strengths:
        yield from ("", "What holds")
    for each in made.strengths:
        yield from _wrapped(f"{each.said}{place(each.sentences[:1], document)}", "  ")
        yield _quoted(each.quote)


def _precedents(made: Review) -> Iterator[str]:
    if made.precedents:
        yield from ("", "Past memos")
    for each in made.precedents:
        yield from _wrapped(f"{each.document}{_facts(each)}: {each.said}", "  ")
        yield _quoted(each.quote)


def _facts(each: Precedent) -> str:
    facts = ", ".join(filter(None, (each.status, each.dated)))
    return f" ({facts})" if facts else ""


def _level(made: Review) -> Iterator[str]:
    level = made.level
    yield ""
    if not level.number:
        yield from _wrapped(f"Level of impact: nothing in it shows one. {level.next_needs}", "")
        return
    yield f"Level of impact: {level.number} of {max(LEVELS)}, {level.name}"
    yield _quoted(level.quote)
    if level.number < max(LEVELS):
        yield from _wrapped(f"The next level would need: {lowered(level.next_needs)}", "  ")


def _readers(made: Review) -> Iterator[str]:
    if made.readers is None:
        return
    yield from ("", "Two readers")
    for each in (made.readers.executive, made.readers.deep):
        yield from _reader(each)
    if made.readers.disagree:
        yield from _wrapped(made.readers.disagree, "  ")


def _reader(each: Reader) -> Iterator[str]:
    yield f"  {READERS[each.name]}"
    for quote in each.quotes:
        yield from _wrapped(f"takes away: “{plain(quote)}”", "    ")
    for asked in each.asks:
        yield from _wrapped(f"asks: {asked}", "    ")


def _prose(made: Review, document: Document, *, lint: bool) -> Iterator[str]:
    if not made.lint:
        return
    more = "" if lint else " (--lint shows them)"
    yield from ("", f"Prose: {counted(len(made.lint), 'remark')}{more}")
    for each in made.lint if lint else ():
        stands = place((each.sentence,), document).removeprefix(" · ")
        yield from _wrapped(f"{stands}: “{plain(each.quote)}” {each.said}", "  ")


def _quoted(words: str) -> str:
    """The words as they read, without the marks of Markdown."""
    return "\n".join(_wrapped(f"“{plain(words)}”", "      "))


def _wrapped(words: str, indent: str) -> list[str]:
    lines = textwrap.wrap(
        _one_line(words),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [indent.rstrip()]


def _one_line(words: str) -> str:
    return " ".join(words.split())
