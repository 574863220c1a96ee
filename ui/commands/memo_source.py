"""Where a memo's text comes from: a file, standard input, or one of the memos that are kept."""

import sys
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ui.commands.memo_kind import Guess, guessed
from ui.commands.memo_options import KindName, found_memo, may_be_id

if TYPE_CHECKING:
    from assistant.manuscripts import Memo
    from assistant.mentor import Mentor

_MARKED_UP = (".docx", ".html", ".htm", ".pdf", ".zip", ".doc", ".rtf", ".odt", ".pages", ".epub")
"""Suffixes of what is no plain text: made into Markdown first, or refused with what to do."""
_STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A text with where it comes from."""

    text: str
    path: str = ""
    """As it was given; empty for standard input."""
    title: str = ""
    note: str = ""
    """What was left out of the file."""
    converted: bool = False
    """Whether lines of the text are not lines of the file."""

    @property
    def stem(self) -> str:
        """The name without folder and suffix."""
        return PurePath(self.path).stem


def memo_named(mentor: "Mentor", name: str) -> "Memo | None":
    """The memo that is meant; None when a file or standard input is. Raises NotFound."""
    from assistant.errors import NotFound

    if name == _STANDARD_INPUT or Path(name).exists():
        return None
    if may_be_id(name):
        return found_memo(mentor, name)
    raise NotFound(
        f"There is no file {name}.",
        next_step="Give a file, - for standard input, or the id of a memo (`mentor memo list`).",
    )


def read_source(name: str) -> Source:
    """The text of a file, or of standard input for "-".

    Raises OSError, BadMessage for what cannot be read as text, and KnowledgeError.
    """
    from assistant.memo.importing import read_file

    if name == _STANDARD_INPUT:
        return Source(_decoded(sys.stdin.buffer.read(), "standard input"))
    path = Path(name)
    content = path.read_bytes()
    if path.suffix.lower() in _MARKED_UP:
        found = read_file(path.name, content)
        return Source(found.text, name, found.title, found.note, converted=True)
    return Source(_decoded(content, path.name), name)


def kind_of(source: Source, given: KindName | None) -> tuple[str, Guess | None]:
    """The kind, and the guess when it was not given."""
    if given is not None:
        return given.value, None
    guess = guessed(source.text, source.path)
    return guess.kind, guess


def _decoded(content: bytes, name: str) -> str:
    """Plain text. Raises BadMessage for bytes that are none."""
    from assistant.errors import BadMessage
    from assistant.memo.accepting import accept_text
    from knowledge.errors import DocumentRefused
    from knowledge.normalising import decode

    try:
        return accept_text(decode(content, name))
    except DocumentRefused as error:
        raise BadMessage(error.message, next_step=error.next_step) from error
