"""A review as annotations of a pull request, in the form that GitHub reads from a log."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.memo.document import Document
from assistant.memo.findings import Finding, Review, Severity
from assistant.memo.kinds import memo_kinds
from ui.commands.memo_shapes import last_line_of, line_of
from ui.commands.output import printable

_COMMANDS: Mapping[Severity, str] = {"high": "error", "medium": "warning", "low": "notice"}


def annotations(made: Review, document: Document, path: str, *, lint: bool) -> Iterator[str]:
    """One line for each finding shown, and for each weakness of the prose when it is wanted.

    An empty path, of standard input or a file whose lines are not those of the text, leaves the
    place out.
    """
    for each in made.findings:
        title = memo_kinds()[made.kind].criterion(each.criterion).label
        said = f"{each.weak} {each.why} {each.question}"
        lines = _lines(each, document)
        yield _command(_COMMANDS[each.severity], _place(path, lines), title, said)
    for warning in made.lint if lint else ():
        lines = (line_of(document, warning.sentence), last_line_of(document, warning.sentence))
        said = f"“{warning.quote}”: {warning.said}"
        yield _command("notice", _place(path, lines), "Prose", said)


def debug(words: str) -> str:
    """What only somebody who looks for it sees."""
    return f"::debug::{_escaped(words)}"


def _lines(each: Finding, document: Document) -> tuple[int, int]:
    """From and to; the first line when it points nowhere."""
    if not each.sentences:
        return 1, 1
    first = each.sentences[0]
    return line_of(document, first), last_line_of(document, first)


def _place(path: str, lines: tuple[int, int]) -> dict[str, str]:
    if not path:
        return {}
    shown = {"file": _relative(path), "line": str(lines[0])}
    return {**shown, "endLine": str(lines[1])} if lines[1] > lines[0] else shown


def _relative(path: str) -> str:
    """Relative to the working folder, with slashes, as pull requests name their files."""
    full = Path(os.path.normpath(Path.cwd() / path))
    return (full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else full).as_posix()


def _command(name: str, place: Mapping[str, str], title: str, said: str) -> str:
    properties = ",".join(
        f"{key}={_escaped_property(value)}" for key, value in {**place, "title": title}.items()
    )
    return f"::{name} {properties}::{_escaped(said)}"


def _escaped(words: str) -> str:
    """Line breaks and the sign that escapes them; other controls are left out."""
    marked = words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(marked)


def _escaped_property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
