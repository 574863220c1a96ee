"""A memo out of a file: Markdown, text, Word, a web page or a PDF becomes Markdown.

Files are parsed where all foreign files are: in the library's own process for them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import BadMessage
from knowledge.errors import DocumentRefused
from knowledge.loading.kinds import ADVICE, FORMATS, nearly, suffix_of
from knowledge.loading.loaded import Loaded
from knowledge.loading.sandbox import Sandbox
from knowledge.normalising import decode, normalise

Load = Callable[[bytes, str], Loaded]
"""Makes the document of a file's bytes and name. Raises DocumentRefused."""
_AS_IT_STANDS = frozenset({"markdown", "text"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What was in a file."""

    text: str
    """Markdown."""
    title: str
    note: str = ""
    """What the author should know of how it was read: what was left out."""


def read_file(name: str, content: bytes, load: Load | None = None) -> Imported:
    """The memo in a file.

    Raises BadMessage for one that cannot be taken: of another kind, empty, encrypted, damaged,
    mislabelled, or made of pictures alone; and LibraryUnavailable when nothing can be parsed.
    """
    if suffix_of(name) not in FORMATS:
        reason = nearly(name) or f"{name} is of a kind that cannot be taken. {ADVICE}"
        said, _, advice = reason.partition(". ")
        raise BadMessage(f"{said}.", next_step=advice)
    try:
        loaded = load(content, name) if load else _loaded(content, name)
        text = loaded.text
        if loaded.format in _AS_IT_STANDS:
            # The library keeps front matter apart; an author wants it back.
            text = normalise(decode(content, name))
    except DocumentRefused as error:
        raise BadMessage(error.message, next_step=error.next_step) from error
    return Imported(text.strip("\n") + "\n", loaded.said.title or "", loaded.note)


def _loaded(content: bytes, name: str) -> Loaded:
    with Sandbox() as sandbox:
        return sandbox.load(content, name)
