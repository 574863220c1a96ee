"""A memo as a file and back: Word's own styles, and nothing lost on the way round."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import BadMessage
from assistant.memo.document import Document, parse
from assistant.memo.drafting import draft
from assistant.memo.exporting import to_docx, to_markdown
from assistant.memo.gaps import gap_sentences, line
from assistant.memo.importing import read_file
from assistant.memo.kinds import memo_kinds
from knowledge.errors import DocumentRefused
from knowledge.loading.dispatch import load_any
from tests.assistant.memo.making import BILLING

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
MEMO = f"""# Move billing

We ask the **director** to *decide* by `1 June`. It is ~~late~~ [known](https://x.example/a).

## Options

1. Wait. It costs nothing now.
2. Move
   - to the cloud
     - in one step
   - to another room
3. Sell

Some words between.

1. First again
2. Second

| Option | Cost |
| --- | --- |
| Wait | 3 weeks |
| Move \\| now | `9` weeks |

> The lead objects. "Too soon."

```
def cost():
    x = 1 * 2

    return x
```

### Risks

{line("Who decides?")}

End.
"""


def _back(raw: bytes) -> str:
    return read_file("memo.docx", raw, load_any).text


def _opened(raw: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(raw))


def _shape(document: Document) -> list[tuple[object, ...]]:
    return [
        (block.kind, block.level, document.text[block.start : block.end].strip())
        for block in document.blocks
        if block.kind in {"heading", "code", "header"}
    ]


def test_round_by_word_and_back() -> None:
    before, after = parse(MEMO), parse(_back(to_docx(MEMO, "Move billing")))
    assert _shape(after) == _shape(before)
    said = [(each.plain, each.kind) for each in before.sentences]
    said[1] = ("It is late known (https://x.example/a).", "paragraph")
    assert [(each.plain, each.kind) for each in after.sentences] == said
    for kept in ("**director**", "*decide*", "`1 June`", "   - to the cloud\n     - in one", "`9`"):
        assert kept in after.text
    assert "3. Sell\n" in after.text
    assert "1. First again\n2. Second" in after.text


@pytest.mark.parametrize("name", list(memo_kinds()))
def test_examples_and_drafts_come_back_with_every_sentence(name: str) -> None:
    kind = memo_kinds()[name]
    for text in (kind.strong, draft(kind, BILLING, "Billing")):
        before, after = parse(text), parse(_back(to_docx(text, name)))
        assert [(s.plain, s.kind) for s in after.sentences] == [
            (s.plain, s.kind) for s in before.sentences
        ]
        assert [(s.title, s.level) for s in after.sections] == [
            (s.title, s.level) for s in before.sections
        ]
        assert len(gap_sentences(after)) == len(gap_sentences(before))


def test_words_own_styles() -> None:
    made = _opened(to_docx(MEMO, "Move billing"))
    styles = [(each.style.name, each.text) for each in made.paragraphs if each.style]
    for expected in (
        ("Heading 1", "Move billing"),
        ("Heading 3", "Risks"),
        ("List Number", "Sell"),
        ("List Bullet 2", "to the cloud"),
        ("List Bullet 3", "in one step"),
        ("Quote", 'The lead objects. "Too soon."'),
        ("Code Block", "def cost():\n    x = 1 * 2\n\n    return x"),
    ):
        assert expected in styles
    table = made.tables[0]
    assert table.style is not None
    assert table.style.name == "Table Grid"
    assert [cell.text for cell in table.rows[2].cells] == ["Move | now", "9 weeks"]


def test_every_numbered_list_begins_anew() -> None:
    made = _opened(to_docx("1. a\n2. b\n\nx\n\n5. c\n", "x"))
    ids = [int(v) for p in made.paragraphs for v in p._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")]
    assert ids[0] == ids[1] != ids[2]
    numbering = made.part.numbering_part.element
    starts = {
        int(num.numId): [int(o.get(qn("w:val"))) for o in num.iter(qn("w:startOverride"))]
        for num in numbering.num_lst
    }
    assert (starts[ids[0]], starts[ids[2]]) == ([1], [5])


def test_the_properties_have_a_title_and_nobody() -> None:
    said = _opened(to_docx("# a", "Move billing\x00", at=AT)).core_properties
    assert (said.title, said.author, said.last_modified_by, said.comments) == (
        "Move billing", "", "", "",
    )  # fmt: skip
    assert said.modified is not None
    assert said.modified.replace(tzinfo=UTC) == AT


def test_gaps_go_with_the_export_or_stay() -> None:
    assert to_markdown(MEMO) == MEMO
    assert "Still open" not in to_markdown(MEMO, gaps=False)
    assert "Still open" in _back(to_docx(MEMO, "x"))
    assert "Still open" not in _back(to_docx(MEMO, "x", gaps=False))


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("---\nstatus: draft\n---\n\n# T\n\nText.", ["T", "Text."]),
        ("see <https://a.example>", ["see https://a.example"]),
        ("see [it](#here) and [b](https://b.example 'T')", ["see it and b (https://b.example)"]),
        ("![a map](m.png)", ["[a map] (m.png)"]),
        ("a<br>b  \nc", ["a\nb\nc"]),
        ("a &amp; b \\* c", ["a & b * c"]),
        ("<div>\nx\n</div>", ["<div>\nx\n</div>"]),
        ("<!-- note -->\n\ny", ["y"]),
        ("a\x00\x1b[31mb\u202e", ["a\ufffd[31mb"]),
        ("- [ ] do it", ["[ ] do it"]),
        ("a\n\n---\n\nb", ["a", "", "b"]),
        ("", []),
    ],
)
def test_what_is_shown_of(markdown: str, shown: list[str]) -> None:
    assert [each.text for each in _opened(to_docx(markdown, "x")).paragraphs] == shown


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(
    ["# A", "- x", "  - y", "1. z", "   more", "> q", "> - r", "```", "|a|b|", "|-|-|", "|c|", "",
     "**b", "*i* `c`", "[l](u)", "    code", "---", "<p>", "text\\", "\ud800"]), max_size=14)
    .map("\n".join))  # fmt: skip
def test_any_markdown_makes_a_document_that_word_can_read(markdown: str) -> None:
    raw = to_docx(markdown, "x")
    _opened(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        assert container.testzip() is None


def test_markdown_and_text_come_in_as_they_are() -> None:
    text = "\ufeff---\ntitle: Moved\nstatus: draft\n---\r\n\r\n# Other\r\n\r\nText\u200b."
    taken = read_file("memo.md", text.encode(), load_any)
    assert taken.text == "---\ntitle: Moved\nstatus: draft\n---\n\n# Other\n\nText.\n"
    assert taken.title == "Moved"
    assert read_file("my-memo.txt", b"Only text.", load_any).title == "My memo"


def test_a_web_page_and_the_real_process() -> None:
    page = b"<html><title>T</title><body><h1>Plan</h1><p>Text.</p><ul><li>a</li></ul></body></html>"
    taken = read_file("memo.html", page)
    assert taken.text == "# Plan\n\nText.\n\n- a\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.md", b"", "is empty"),
        ("a.md", b"\n \n", "has no text"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "protected by a password"),
        ("a.docx", b"PK\x03\x04broken", "damaged"),
        ("a.docx", b"just words", "mislabelled"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "mislabelled"),
        ("a.rtf", b"{\\rtf}", "rich text"),
        ("a.zip", b"PK", "cannot be taken"),
        ("a", b"words", "cannot be taken"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_taken(name: str, content: bytes, said: str) -> None:
    with pytest.raises(BadMessage) as refused:
        read_file(name, content, load_any)
    assert said in refused.value.message
    assert refused.value.next_step


def test_a_scan_has_no_text() -> None:
    from fpdf import FPDF

    made = FPDF()
    made.add_page()
    made.rect(10, 10, 50, 50, style="F")
    with pytest.raises(BadMessage) as refused:
        read_file("scan.pdf", bytes(made.output()), load_any)
    assert refused.value.next_step
    assert not isinstance(refused.value, DocumentRefused)
