"""Which files can be taken, by their names."""

import re
from collections.abc import Mapping

from knowledge.documents import Format
from knowledge.normalising import normalise

FORMATS: Mapping[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""What a suffix promises."""
ARCHIVE = ".zip"
ADVICE = "Markdown, text, HTML, DOCX and PDF files can be taken, and zip files of these."

_NEARLY = {
    ".doc": ("an old Word document (.doc)", "Save it as .docx, and add that file."),
    ".rtf": ("a rich text file (.rtf)", "Save it as .docx, and add that file."),
    ".odt": ("an OpenDocument text (.odt)", "Save it as .docx or .pdf, and add that file."),
    ".pages": ("a Pages document (.pages)", "Export it as .docx or .pdf, and add that file."),
    ".epub": ("an e-book (.epub)", "Save it as .pdf or .html, and add that file."),
    ".mht": ("a web archive (.mht)", "Save the page as .html, and add that file."),
}
_SEPARATORS = re.compile(r"[/\\]+")


def suffix_of(name: str) -> str:
    """The suffix of a path's last part, in small letters, with its dot; empty without one."""
    last = name.rsplit("/", 1)[-1].strip()
    return "." + last.rsplit(".", 1)[1].lower() if "." in last[1:] else ""


def nearly(name: str) -> str:
    """What to tell of a document in a format that cannot be taken; empty for all others."""
    found = _NEARLY.get(suffix_of(name))
    return f"{name} is {found[0]}. {found[1]}" if found else ""


def inner_path(name: str) -> str:
    """A path from outside as a label: visible characters, and no way up or to a root."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    parts = [" ".join(part.split()) for part in _SEPARATORS.split(normalise(plain))]
    return "/".join(part for part in parts if part not in {"", ".", ".."})
