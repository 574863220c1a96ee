"""A memo as a file: Markdown as it stands, or Word; with its visible gaps or without them."""

from datetime import datetime

from assistant.memo.document import parse
from assistant.memo.gaps import without_gaps


def to_markdown(text: str, *, gaps: bool = True) -> str:
    """The Markdown as the author wrote it; `gaps=False` takes out what marks something missing."""
    return text if gaps else without_gaps(text)


def to_docx(text: str, title: str, *, gaps: bool = True, at: datetime | None = None) -> bytes:
    """A Word file; `at`, the time of the last change, goes into its properties, and no name."""
    from assistant.memo.word import to_word  # Brings a large library, needed by few.

    return to_word(_body(to_markdown(text, gaps=gaps)), title, at)


def _body(text: str) -> str:
    """The text without the front matter, which is no part of what is read."""
    blocks = parse(text).blocks
    return text[blocks[0].end :] if blocks and blocks[0].kind == "matter" else text
