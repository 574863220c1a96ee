"""Makes small documents of every format for the tests."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import docx
from fpdf import FPDF

SENTENCES = (
    "The owner of the budget decides after two weeks and writes the reason down. ",
    "A migration ends on the day that the last team has left the old platform. ",
    "Whoever carries the pager also chooses what is repaired first. ",
    "We keep one message broker because operators know it from three services. ",
)
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One broker - Team wiki</title>
<meta name="author" content="Head of Reliability">
<meta property="article:published_time" content="2024-05-14T10:00:00Z">
<meta name="status" content="Superseded by Move to Kafka">
<link rel="canonical" href="https://wiki.example/one-broker">
<style>p { color: red }</style></head>
<body><nav><a href="/">Home of the wiki</a></nav>
<main><h1>One broker</h1>
<p>We use <a href="https://example.org/x">RabbitMQ</a>&nbsp;<b>only</b>, snake_case and all.
<!-- a comment --></p><script>alert("script")</script>
<div style="color: red; display: none">unseen by style</div><p hidden>unseen by attribute</p>
<h2>Reasons</h2><ol start="3"><li>Known<li>Cheap<ul><li>to run<li>to learn</ul></ol>
<table><tr><th>Broker<th>Cost a|b<tr><td>RabbitMQ<td>350</table>
<pre><code class="language-python">def send():
    return 1
</code></pre><img src="https://example.org/p.png" alt="A chart of the costs"></main>
<footer>Page footer</footer></body></html>"""


def pdf(
    pages: Sequence[str] = SENTENCES, *, title: str = "", author: str = "", head: str = ""
) -> bytes:
    """A PDF with a heading and a paragraph on each page; an empty text leaves a page blank."""
    made = FPDF()
    made.set_creation_date(datetime(2024, 5, 14, tzinfo=UTC))
    made.set_title(title)
    made.set_author(author)
    for number, text in enumerate(pages, 1):
        made.add_page()
        if head:
            made.set_font("helvetica", size=8)
            made.cell(text=f"{head} {number}", new_x="LMARGIN", new_y="NEXT")
        if text:
            made.set_font("helvetica", size=18)
            made.cell(text=f"Part {number}", new_x="LMARGIN", new_y="NEXT")
            made.set_font("helvetica", size=11)
            made.multi_cell(0, text=text, new_x="LMARGIN", new_y="NEXT")
    return bytes(made.output())


def image_pdf(texts: Sequence[str] = ("",)) -> bytes:
    """A PDF with a picture on each page, and text where there is one."""
    made = FPDF()
    for text in texts:
        made.add_page()
        made.image(io.BytesIO(_PIXEL), w=60)
        if text:
            made.set_font("helvetica", size=11)
            made.multi_cell(0, text=text)
    return bytes(made.output())


def word(*, title: str = "", hidden: str = "") -> bytes:
    """A DOCX with headings, lists, a table, code and properties."""
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.author = "Head of Reliability"
    made.core_properties.created = datetime(2024, 5, 14)  # noqa: DTZ001 - as Word keeps it
    made.core_properties.content_status = "Approved"
    made.add_heading("One broker", 1)
    made.add_paragraph(SENTENCES[0] + SENTENCES[1]).add_run(hidden).font.hidden = True
    made.add_heading("Reasons", 2)
    for item in ("Known", "Cheap"):
        made.add_paragraph(item, style="List Bullet")
    for item in ("First", "Second"):
        made.add_paragraph(item, style="List Number")
    table = made.add_table(2, 2)
    for at, text in enumerate(("Broker", "Cost", "RabbitMQ", "350")):
        table.cell(at // 2, at % 2).text = text
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def zipped(files: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", kind) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return made.getvalue()


def lying(part: str, content: bytes, said: int) -> bytes:
    """A zip that says of its one part that it is `said` bytes long."""
    raw = bytearray(zipped({part: content}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.index(mark) + place
        raw[at : at + 4] = said.to_bytes(4, "little")
    return bytes(raw)


def swollen_word(size: int) -> bytes:
    """A DOCX whose text is `size` bytes of the same letters."""
    body = b"<w:p><w:r><w:t>spam spam spam</w:t></w:r></w:p>"
    start = (
        b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/'
        b'wordprocessingml/2006/main"><w:body>'
    )
    text = start + body * (size // len(body)) + b"</w:body></w:document>"
    return zipped({"word/document.xml": text})


_PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
    b"\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
