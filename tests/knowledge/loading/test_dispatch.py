import pytest

from knowledge.documents import Format
from knowledge.errors import DocumentRefused
from knowledge.loading.dispatch import load_any
from tests.knowledge.loading.making import PAGE, pdf, word, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PROTECTED = OLE + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100
SHEET = zipped({"xl/workbook.xml": b"<a/>"})


@pytest.mark.parametrize(
    ("name", "raw", "form"),
    [
        ("a.md", b"# A", "markdown"),
        ("A.MARKDOWN", b"# A", "markdown"),
        ("a.txt", b"A", "text"),
        ("a.html", PAGE.encode(), "html"),
        ("a.htm", PAGE.encode(), "html"),
        ("a.html", b"<p>no head", "html"),
        ("a.docx", word(), "docx"),
        ("a.pdf", pdf(), "pdf"),
        ("a.pdf", b"\x00junk before\n" + pdf(), "pdf"),
        ("a.md", b"<div align=center>Markdown may begin with HTML</div>", "markdown"),
        ("a.md", b"PK is how a zip begins", "markdown"),
        ("a.md", "UTF-16".encode("utf-16"), "markdown"),
    ],
)
def test_every_format_is_taken(name: str, raw: bytes, form: Format) -> None:
    loaded = load_any(raw, name)
    assert loaded.format == form
    assert loaded.text.strip()
    assert loaded.said.title


@pytest.mark.parametrize(
    ("name", "raw", "message", "step"),
    [
        ("a.md", b"", "is empty", "Add text"),
        ("a.md", b" \n", "has no text", "Add text"),
        ("a.md", pdf(), "mislabelled: this is a PDF", "Rename it to a.pdf"),
        ("memos/a.docx", pdf(), "mislabelled: this is a PDF", "Rename it to a.pdf"),
        ("a.pdf", word(), "mislabelled: this is a Word document", "Rename it to a.docx"),
        ("a.txt", word(), "mislabelled: this is a Word document", "Rename it to a.docx"),
        ("a.txt", PAGE.encode(), "mislabelled: this is a web page", "Rename it to a.html"),
        ("a.docx", b"plain words", "mislabelled: this is plain text", "Rename it to a.txt"),
        ("a.pdf", b"plain words", "mislabelled: this is plain text", "Rename it to a.txt"),
        ("a.docx", zipped({"a.md": b"A"}), "this is a zip archive", "Rename it to a.zip"),
        ("a.docx", SHEET, "this is an Excel workbook", "Markdown, text, HTML"),
        ("a.html", b"\x89PNG\r\n\x1a\n\x00", "this is a PNG picture", "Markdown, text, HTML"),
        ("a.pdf", b"\xff\xd8\xff\xe0\x00", "this is a JPEG picture", "Markdown, text, HTML"),
        ("a.md", b"{\\rtf1 x}", "this is a rich text file", "Markdown, text, HTML"),
        ("a.docx", PROTECTED, "protected by a password", "without the password"),
        ("a.docx", OLE, "Word's old format", "Save it as .docx"),
        ("a.md", OLE, "Word's old format", "Save it as .docx"),
        ("a.pdf", b"\x00\x01\x02" * 90, "damaged", "save it again"),
        ("a.docx", word()[:900], "damaged", "save it again"),
        ("a.md", b"\x00\x01\x02", "binary", "Export it"),
        ("a.md", b"caf\xe9", "not valid UTF-8", "Save it as UTF-8"),
        ("a.md", b"---\nkind: [unclosed\n---\nText", "front matter", "Correct the lines"),
        ("a.xyz", b"words", "cannot be taken", "Markdown, text, HTML"),
    ],
)
def test_every_refusal_names_the_file_and_the_next_step(
    name: str, raw: bytes, message: str, step: str
) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        load_any(raw, name)
    assert name in refusal.value.message
    assert message in refusal.value.message
    assert step in refusal.value.next_step
    assert "\n" not in refusal.value.message + refusal.value.next_step
