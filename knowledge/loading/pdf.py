"""Loads PDF files: their text layer, put together again from the lines of the pages."""

import io
import logging
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from knowledge.errors import DocumentRefused
from knowledge.loading.details import property_title
from knowledge.loading.lines import Line, Page, to_markdown
from knowledge.loading.loaded import Loaded
from knowledge.loading.markdown import finished
from knowledge.loading.metadata import read
from knowledge.loading.refusals import bomb, damaged
from knowledge.normalising import normalise

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_ODD = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError,
        TypeError, ValueError)  # fmt: skip
"""What pypdf raises on damaged files besides its own errors."""
_GROWN = 75
"""Megabytes a stream may unpack to, by pypdf's own limit."""


def load_pdf(raw: bytes, name: str) -> Loaded:
    """A PDF file. Raises DocumentRefused: encrypted, damaged, only images, too large inside."""
    import zlib

    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = _opened(raw, name)
        pages = [Page(tuple(_lines(page))) for page in reader.pages]
        pictures = [not page.lines and _holds_picture(reader.pages[at])
                    for at, page in enumerate(pages)]  # fmt: skip
        stated = _properties(reader)
    except LimitReachedError as error:
        raise bomb(name, _GROWN * 1_000_000) from error
    except DependencyError as error:
        raise _encrypted(name) from error
    except (*_ODD, PyPdfError, zlib.error) as error:
        raise damaged(name) from error
    if any(pictures) and not any(page.lines for page in pages):
        raise _only_images(name)
    note = _note(sum(pictures), len(pages))
    return finished(normalise(to_markdown(pages)), read(stated), "pdf", name, note)


def _opened(raw: bytes, name: str) -> "PdfReader":
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(raw))
    # Many files are only kept from being changed: those open without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(name)
    return reader


def _encrypted(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} is encrypted.",
        next_step="Save a copy without the password, and add that file.",
    )


def _only_images(name: str) -> DocumentRefused:
    return DocumentRefused(
        f"{name} holds only images: it has no text layer.",
        next_step="Run text recognition (OCR) on it first, and add the result.",
    )


def _note(pictures: int, pages: int) -> str:
    if not pictures:
        return ""
    hold = "holds only images and was" if pictures == 1 else "hold only images and were"
    return f"{pictures} of {pages} pages {hold} left out"


def _lines(page: "PageObject") -> Iterator[Line]:
    """The lines of a page as they are drawn, each with its size and height on the page."""
    pieces: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text:
            drawn = abs(size) * (abs(tm[3]) or abs(tm[1]) or 1.0) * (abs(cm[3]) or 1.0)
            pieces.append((text, drawn, tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=visit)
    return _in_lines(pieces)


def _in_lines(pieces: list[tuple[str, float, float]]) -> Iterator[Line]:
    """Pieces of text with size and height, cut at the line ends that they hold."""
    words: list[str] = []
    size = height = 0.0
    for text, drawn, at in [*pieces, ("\n", 0.0, 0.0)]:
        for number, part in enumerate(text.split("\n")):
            if number:
                line = " ".join("".join(words).split())
                if line:
                    yield Line(line, size, height)
                words, size = [], 0.0
            if part.strip():
                size, height = max(size, drawn), at
            words.append(part)


def _holds_picture(page: "PageObject") -> bool:
    resources = page.get("/Resources")
    found = resources.get_object().get("/XObject") if resources is not None else None
    objects = found.get_object() if found is not None else {}
    return any(objects[key].get_object().get("/Subtype") in ("/Image", "/Form") for key in objects)


def _properties(reader: "PdfReader") -> Mapping[str, object]:
    said: Mapping[str, object] = reader.metadata or {}
    names = {
        "/Title": "title",
        "/Author": "author",
        "/CreationDate": "created",
        "/ModDate": "modified",
        "/Keywords": "tags",
    }
    stated = {plain: str(said[key]) for key, plain in names.items() if said.get(key)}
    return stated | {"title": property_title(stated.get("title", ""))}
