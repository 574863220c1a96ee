import io
from datetime import date

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from knowledge.errors import DocumentRefused
from knowledge.loading.lines import Line, Page, to_markdown
from knowledge.loading.pdf import load_pdf
from tests.knowledge.loading.making import SENTENCES, image_pdf, pdf

LONG = "".join(SENTENCES) * 3


def test_lines_become_paragraphs_under_their_headings() -> None:
    loaded = load_pdf(pdf((LONG, LONG)), "memos/one.pdf")
    assert loaded.text == f"# Part 1\n\n{LONG.strip()}\n\n# Part 2\n\n{LONG.strip()}"
    assert (loaded.format, loaded.note) == ("pdf", "")


def test_the_properties_say_what_it_is() -> None:
    said = load_pdf(pdf(title="The broker", author="CTO"), "one.pdf").said
    assert (said.title, said.owner, said.dated) == ("The broker", "CTO", date(2024, 5, 14))
    assert load_pdf(pdf(), "one.pdf").said.title == "Part 1"


@pytest.mark.parametrize(
    "title", ["Microsoft Word - plan v2.docx", "Untitled", "Document1", "x.pdf"]
)
def test_titles_that_programs_make_up_are_not_believed(title: str) -> None:
    assert load_pdf(pdf(title=title), "one.pdf").said.title == "Part 1"


def test_running_heads_are_dropped() -> None:
    text = load_pdf(pdf(head="Northway - confidential - page"), "one.pdf").text
    assert "confidential" not in text
    assert text.count("# Part") == len(SENTENCES)


def test_pages_of_pictures_are_left_out_and_said() -> None:
    loaded = load_pdf(image_pdf(["", LONG, ""]), "scan.pdf")
    assert loaded.note == "2 of 3 pages hold only images and were left out"
    assert loaded.text == LONG.strip()
    assert load_pdf(image_pdf(["", LONG]), "s.pdf").note.startswith("1 of 2 pages holds only")


def _encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_file_that_is_only_kept_from_changes_opens() -> None:
    assert "# Part 1" in load_pdf(_encrypted(""), "x.pdf").text


def _aes() -> bytes:
    """Marked as encrypted in a way that needs a library which we do not carry."""
    made = FPDF()
    made.add_page()
    return bytes(made.output()).replace(
        b"/Root", b"/Encrypt << /Filter /Standard /V 4 /R 4 /O (x) /U (x) /P -4 >>\n/Root"
    )


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (_encrypted("secret"), "x.pdf is encrypted"),
        (_aes(), "encrypted|damaged"),
        (image_pdf(), "only images: it has no text layer"),
        (pdf(("",)), "no text"),
        (pdf()[:600], "damaged"),
        (b"%PDF-1.7\n" + b"rubbish " * 40, "damaged"),
    ],
)
def test_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason) as refusal:
        load_pdf(raw, "x.pdf")
    assert refusal.value.message.startswith("x.pdf")
    assert refusal.value.next_step


def _page(*texts: str, size: float = 10.0, leading: float = 12.0) -> Page:
    lines = [Line(text, size, 700 - at * leading) for at, text in enumerate(texts)]
    return Page(tuple(lines))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("The migra-", "tion ends."), "The migration ends."),
        (("A well-", "known and well-known one."), "A well-known and well-known one."),
        (("From Monday-", "Tuesday."), "From Monday- Tuesday."),
        (("Points:", "• one", "• two that", "goes on", "◦ three"),
         "Points:\n\n- one\n- two that goes on\n- three"),
        (("1. First", "2. Second"), "1. First\n2. Second"),
        (("# not a heading",), "\\# not a heading"),
        (("> not a quote",), "\\> not a quote"),
        (("12",), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_lines_are_put_together(lines: tuple[str, ...], text: str) -> None:
    assert to_markdown([_page(*lines)]) == text


def test_a_paragraph_runs_over_the_end_of_a_page() -> None:
    first = _page("It begins here and goes on to the very end of the page without")
    second = _page("any stop, and ends on a line that is as long as the others.")
    assert to_markdown([first, second]).count("\n\n") == 0


def test_a_wider_gap_ends_a_paragraph() -> None:
    lines = (
        Line("One sentence that is long enough to fill all.", 10, 700),
        Line("A second line of the very same paragraph now.", 10, 688),
        Line("Another paragraph starts after a wider gap.", 10, 660),
    )
    assert to_markdown([Page(lines)]).count("\n\n") == 1


def test_headings_at_the_top_of_pages_are_no_running_heads() -> None:
    pages = [
        Page((Line(f"Step {n}", 18, 700), *_page("Body text. " * 5, "More. " * 9).lines))
        for n in range(5)
    ]
    assert to_markdown(pages).count("# Step") == 5


def test_levels_follow_the_sizes() -> None:
    lines = (Line("Big", 20, 700), Line("Small", 14, 670), *_page("body text " * 9).lines)
    assert to_markdown([Page(lines)]).startswith("# Big\n\n## Small\n\nbody text")
