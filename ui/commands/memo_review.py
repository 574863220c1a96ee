"""`mentor memo review`: a file, standard input or a memo reviewed, for people and programs."""

import dataclasses
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.memo_options import Kind, KindName, SeverityName, mentor
from ui.commands.output import AsJson, emit, say
from ui.commands.progress import Counted, counted

if TYPE_CHECKING:
    from assistant.manuscripts import Memo
    from assistant.memo.document import Document
    from assistant.memo.findings import Review
    from assistant.mentor import Mentor
    from ui.commands.memo_kind import Guess


_NOT_ASKED = "The model was not asked."


class FormatName(StrEnum):
    """How a review is written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclasses.dataclass(frozen=True, slots=True)
class Reviewed:
    """A review with what it is of."""

    review: "Review"
    document: "Document"
    path: str = ""
    """Of the file whose lines the text has."""
    guess: "Guess | None" = None
    memo_id: str = ""
    version: int | None = None
    waived: "tuple[tuple[str, str], ...]" = ()
    """Of a kept memo: ids of findings that its author leaves be, with the reasons."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Manner:
    """How a review is made."""

    quick: bool
    quiet: bool


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Markdown, text, DOCX, HTML or PDF; - is standard input; or a memo's id.",
        ),
    ],
    kind: Kind = None,
    format_: Annotated[
        FormatName | None,
        typer.Option("--format", help="For people, for programs, or for a pull request."),
    ] = None,
    fail_on: Annotated[
        SeverityName | None,
        typer.Option(help="Exit with 1 when a finding is that severe or more."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Of a file: without asking the model, in a moment.")
    ] = False,
    lint: Annotated[bool, typer.Option("--lint", help="Show the remarks on the prose.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Show what weighs less, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Review a memo: what to fix first, with the sentence; a memo's id keeps it as a version."""
    if as_json and format_ not in (None, FormatName.JSON):
        raise typer.BadParameter("--json and --format exclude each other.")
    chosen = FormatName.JSON if as_json else format_ or FormatName.TEXT
    with mentor() as opened:
        made = _reviewed(opened, file, kind, _Manner(quick, chosen is FormatName.JSON))
    _say(made, chosen, lint=lint, all_=all_)
    raise typer.Exit(_code(made.review, fail_on))


def _reviewed(mentor: "Mentor", name: str, kind: KindName | None, manner: _Manner) -> Reviewed:
    from ui.commands.memo_source import memo_named

    memo = memo_named(mentor, name)
    if memo is None:
        return _of_file(mentor, name, kind, manner)
    if kind is not None and kind.value != memo.kind:
        raise typer.BadParameter("--kind is for files; `mentor memo edit` changes that of a memo.")
    if manner.quick:
        raise typer.BadParameter("--quick is for files; the review of a memo is kept whole.")
    return _of_memo(mentor, memo, quiet=manner.quiet)


def _of_file(mentor: "Mentor", name: str, kind: KindName | None, manner: _Manner) -> Reviewed:
    from assistant.memo.document import parse
    from ui.commands.memo_source import kind_of, read_source

    source = read_source(name)
    _check(source.text)
    wanted, guess = kind_of(source, kind)
    with counted("Reviewing", quiet=manner.quiet) as progress:
        reviews = mentor.memos.reviewing(source.text, wanted, lambda: manner.quick)
        made = _last(reviews, progress)
    if manner.quick:
        made = dataclasses.replace(made, model="", degraded=made.degraded or _NOT_ASKED)
    if source.note:
        made = dataclasses.replace(made, notes=(source.note, *made.notes))
    path = "" if source.converted else source.path
    return Reviewed(made, parse(source.text), path, guess)


def _last(reviews: "Iterator[Review]", progress: Counted) -> "Review":
    """The whole review; the one of code alone comes before it."""
    made = next(reviews)
    progress(1, 2, "")
    for later in reviews:
        made = later
    return made


def _of_memo(mentor: "Mentor", memo: "Memo", *, quiet: bool) -> Reviewed:
    from assistant.errors import MentorError
    from assistant.memo.document import parse

    with counted("Reviewing", quiet=quiet) as progress:
        page = mentor.memos.review(memo.id, progress=lambda _found: progress(1, 2, ""))
    if page.version is None or page.review is None:
        raise MentorError("The memo could not be reviewed.", next_step="Try again.")
    waived = tuple((e.finding.id, e.reason) for e in page.findings if e.state == "waived")
    left = _without(page.review, frozenset(id_ for id_, _ in waived))
    document = parse(page.version.text)
    return Reviewed(left, document, "", None, memo.id, page.version.number, waived)


def _without(made: "Review", waived: frozenset[str]) -> "Review":
    """The review without what its author leaves be; what weighs less moves up."""
    shown = len(made.findings)
    left = [each for each in (*made.findings, *made.further) if each.id not in waived]
    return dataclasses.replace(made, findings=tuple(left[:shown]), further=tuple(left[shown:]))


def _check(text: str) -> None:
    """Raises BadMessage for a text that cannot be reviewed."""
    from assistant.errors import BadMessage
    from assistant.memo.oddities import look

    for odd in look(text):
        if not odd.reviewable:
            said, _, advice = odd.said.partition(". ")
            raise BadMessage(f"{said.rstrip('.')}.", next_step=advice)


def _say(made: Reviewed, chosen: FormatName, *, lint: bool, all_: bool) -> None:
    if chosen is FormatName.JSON:
        emit(_shape(made))
        return
    for line in _lines(made, chosen, lint=lint, all_=all_):
        say(line)


def _lines(made: Reviewed, chosen: FormatName, *, lint: bool, all_: bool) -> Iterator[str]:
    from ui.commands.memo_github import annotations, debug
    from ui.commands.memo_lines import review_lines, told_by

    if chosen is FormatName.GITHUB:
        if made.guess is not None:
            yield debug(told_by(made.guess))
        yield from annotations(made.review, made.document, made.path, lint=lint)
        return
    yield from review_lines(made.review, made.document, guess=made.guess, lint=lint, all_=all_)
    if made.waived:
        yield f"\nLeft be by you: {len(made.waived)} (`mentor memo findings` shows them)"
    if made.memo_id:
        yield f"\nKept as version {made.version} of memo {made.memo_id}."


def _shape(made: Reviewed) -> dict[str, object]:
    from ui.commands import memo_shapes

    more: dict[str, object] = {
        "kind_guessed": made.guess is not None,
        "kind_told_by": made.guess.by if made.guess else None,
        "file": made.path or None,
    }
    if made.memo_id:
        waived = [{"id": id_, "reason": reason} for id_, reason in made.waived]
        more |= {"memo_id": made.memo_id, "version": made.version, "waived": waived}
    return memo_shapes.review(made.review, made.document, **more)


def _code(made: "Review", fail_on: SeverityName | None) -> int:
    if fail_on is None:
        return 0
    from assistant.memo.findings import SEVERITIES

    grave = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    return int(any(each.severity in grave for each in (*made.findings, *made.further)))
