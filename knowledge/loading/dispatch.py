"""Loads any file: by its suffix, after a look whether its content is what the suffix promises.

A file whose content is something else is refused and not read as what it is: a wrong name is
most often a wrong file, and a reader of the library must be able to trust names.
"""

import io
from collections.abc import Callable, Mapping

from knowledge.errors import DocumentRefused
from knowledge.loading.kinds import ADVICE, ARCHIVE, FORMATS, suffix_of
from knowledge.loading.loaded import Loaded
from knowledge.loading.markdown import load_text
from knowledge.loading.refusals import damaged, protected
from knowledge.normalising import looks_binary

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SIGNATURES: Mapping[bytes, tuple[str, str]] = {
    b"%PDF-": ("a PDF", ".pdf"),
    b"{\\rtf": ("a rich text file", ".rtf"),
    b"\x89PNG\r\n": ("a PNG picture", ".png"),
    b"\xff\xd8\xff": ("a JPEG picture", ".jpg"),
    b"GIF8": ("a GIF picture", ".gif"),
    b"II*\x00": ("a TIFF picture", ".tif"),
    b"MM\x00*": ("a TIFF picture", ".tif"),
    b"\x1f\x8b\x08": ("a gzip archive", ".gz"),
    b"7z\xbc\xaf\x27\x1c": ("a 7-Zip archive", ".7z"),
    b"Rar!\x1a\x07": ("a RAR archive", ".rar"),
    b"MZ\x90\x00": ("a program", ".exe"),
    b"\x7fELF": ("a program", ".bin"),
}
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_ZIP_CONTENTS = {
    "word/document.xml": ("a Word document", ".docx"),
    "xl/workbook.xml": ("an Excel workbook", ".xlsx"),
    "ppt/presentation.xml": ("a PowerPoint presentation", ".pptx"),
    "META-INF/container.xml": ("an e-book", ".epub"),
    "content.xml": ("an OpenDocument file", ".odt"),
}
_PAGE_STARTS = (b"<!doctype html", b"<html")
_HEAD = 1024
"""Bytes of anything that may stand before a PDF."""


def load_any(raw: bytes, name: str) -> Loaded:
    """The document in these bytes. Raises DocumentRefused with what to do about it."""
    suffix = suffix_of(name)
    check(raw, name)
    form = FORMATS.get(suffix)
    if form is None:
        raise DocumentRefused(f"{name} is of a kind that cannot be taken.", next_step=ADVICE)
    if form in ("markdown", "text"):
        return load_text(raw, name, form)
    return _loader(form)(raw, name)


def check(raw: bytes, name: str) -> None:
    """Raises DocumentRefused for an empty, protected or mislabelled file."""
    if not raw:
        raise DocumentRefused(f"{name} is empty.", next_step="Add text, or leave it out.")
    if raw.startswith(_OLE):
        raise _old_office(raw, name)
    suffix = suffix_of(name)
    what, right = _content(raw)
    if suffix == ".pdf" and b"%PDF-" in raw[:_HEAD]:
        return
    if not what:
        _check_plain(raw, name, suffix)
    elif right != suffix and not (right == ".html" and suffix == ".htm"):
        raise _mislabelled(name, what, right)


def _check_plain(raw: bytes, name: str, suffix: str) -> None:
    """What bears no signature can be text, or a page; anything else is damaged."""
    if suffix not in {".pdf", ".docx", ARCHIVE} or raw.startswith(_ZIP_MARKS):
        return
    if looks_binary(raw):
        raise damaged(name)
    raise _mislabelled(name, "plain text", ".txt")


def _content(raw: bytes) -> tuple[str, str]:
    """What bytes are by their signature and the suffix for it; empty when they bear none."""
    if raw.startswith(_ZIP_MARKS):
        return _in_zip(raw)
    head = raw[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, found in _SIGNATURES.items():
        if head.startswith(signature):
            return found
    if head[:16].lower().startswith(_PAGE_STARTS):
        return "a web page", ".html"
    return "", ""


def _in_zip(raw: bytes) -> tuple[str, str]:
    from zipfile import ZipFile

    from knowledge.loading.zipping import BROKEN

    try:
        with ZipFile(io.BytesIO(raw)) as container:
            names = set(container.namelist())
    except BROKEN:
        return "", ""
    found = next((found for part, found in _ZIP_CONTENTS.items() if part in names), None)
    return found or ("a zip archive", ARCHIVE)


def _old_office(raw: bytes, name: str) -> DocumentRefused:
    if _ENCRYPTED_PACKAGE in raw:
        return protected(name)
    return DocumentRefused(
        f"{name} is in Word's old format (.doc), or that of another old Office program.",
        next_step="Save it as .docx, and add that file.",
    )


def _mislabelled(name: str, what: str, right: str) -> DocumentRefused:
    known = right in FORMATS or right == ARCHIVE
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return DocumentRefused(
        f"{name} is mislabelled: this is {what}.",
        next_step=f"Rename it to {stem}{right}, and add it again." if known else ADVICE,
    )


def _loader(form: str) -> Callable[[bytes, str], Loaded]:
    """Imported when the first file of the format comes: each brings a large library."""
    if form == "html":
        from knowledge.loading.html import load_page

        return load_page
    if form == "pdf":
        from knowledge.loading.pdf import load_pdf

        return load_pdf
    from knowledge.loading.docx import load_docx

    return load_docx
