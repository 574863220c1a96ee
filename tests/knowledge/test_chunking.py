import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.chunking import Sizes, chunk, estimate_tokens
from knowledge.documents import Document, DocumentInfo
from knowledge.loading.docx import load_docx
from knowledge.loading.html import load_page
from knowledge.loading.pdf import load_pdf
from knowledge.normalising import normalise
from tests.knowledge.loading.making import PAGE, SENTENCES, pdf, word

_SENTENCE = "The owner of the budget decides after two weeks, and writes the reason down. "
_LINES = st.one_of(
    st.sampled_from(
        [
            "# Title", "## Part one", "### Deeper *still*", "Under\n=====", "", "", "---",
            "- item one", "  - nested item", "1. first", "> quoted", "| a | b |", "|---|---|",
            "```", "    indented", "[ref]: http://example.org", _SENTENCE, _SENTENCE * 12,
            "x" * 1700, "<div>", "- " + _SENTENCE * 9,
        ]
    ),
    st.text(max_size=60),
)  # fmt: skip
_TEXTS = st.lists(_LINES, max_size=40).map(lambda lines: normalise("\n".join(lines)))


def _document(text: str, title: str = "Guide") -> Document:
    return Document(DocumentInfo("d1", title, "other", "guide.md", "0" * 64), text)


@given(_TEXTS)
@settings(max_examples=150, deadline=None)
def test_spans_are_exact_ordered_and_lose_no_text(text: str) -> None:
    passages = chunk(_document(text), sizes=Sizes(target=40, whole=50))
    covered = [False] * len(text)
    last = 0
    for ordinal, passage in enumerate(passages):
        assert passage.text == text[passage.start : passage.end]
        assert passage.text.strip()
        assert passage.ordinal == ordinal
        assert last <= passage.start < passage.end
        last = passage.end
        covered[passage.start : passage.end] = [True] * (passage.end - passage.start)
    lost = "".join(c for c, kept in zip(text, covered, strict=True) if not kept)
    # Only headings belong to no passage, and their words stand in the text as lines.
    for line in lost.split("\n"):
        bare = line.strip()
        assert not bare or re.match(r"#{1,6}(\s|$)", bare) or _setext(text, bare)


def _setext(text: str, bare: str) -> bool:
    underline = set(bare) <= {"="} or set(bare) <= {"-"}
    return (
        underline
        or re.search(re.escape(bare) + r"[^\n]*\n(.*\n)*?[ ]{0,3}(=+|-+)[ \t]*(\n|$)", text)
        is not None
    )


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_passages_stay_near_the_size(text: str) -> None:
    sizes = Sizes(target=40, whole=50)
    for passage in chunk(_document(text), sizes=sizes):
        assert estimate_tokens(passage.text) <= 2 * sizes.whole


@given(_TEXTS)
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_stable(text: str) -> None:
    first, again = chunk(_document(text)), chunk(_document(text))
    assert first == again
    assert len({passage.id for passage in first}) == len(first)


def test_unchanged_sections_keep_their_ids_when_others_change() -> None:
    before = {p.id for p in chunk(_document("# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\nThree."))}
    after = {p.id for p in chunk(_document("# A\n\nOne.\n\n# B\n\nChanged.\n\n# C\n\nThree."))}
    assert len(before & after) == 2


def test_the_heading_path_starts_with_the_title_and_does_not_repeat_it() -> None:
    text = "# Guide\n\nIntro.\n\n## Steps\n\nDo.\n\n### *First*\n\nNow.\n\n## End\n\nBye."
    headings = [passage.heading for passage in chunk(_document(text))]
    assert headings == ["Guide", "Guide › Steps", "Guide › Steps › First", "Guide › End"]


@pytest.mark.parametrize(
    "block",
    [
        "| a | b |\n|---|---|\n" + "| one row | of words |\n" * 8,
        "- a point made\n" * 12,
        "```\n" + "code line\n\n" * 12 + "```",
    ],
)
def test_a_block_that_fits_is_never_cut(block: str) -> None:
    text = f"{_SENTENCE * 11}\n\n{block.strip()}\n\n{_SENTENCE * 11}"
    assert sum(block.strip() in passage.text for passage in chunk(_document(text))) == 1


def test_a_long_paragraph_is_cut_at_sentences() -> None:
    passages = chunk(_document(_SENTENCE * 60))
    assert len(passages) > 2
    assert all(passage.text.endswith("down.") for passage in passages)
    sizes = [estimate_tokens(passage.text) for passage in passages]
    assert min(sizes) > 100


def test_headings_alone_make_no_passage() -> None:
    assert chunk(_document("# Only\n\n## Headings\n")) == ()


def test_a_huge_unparsed_text_keeps_its_spans() -> None:
    text = normalise(("- deep\n" * 30 + "\n\n") * 2600)
    passages = chunk(_document(text))
    assert all(passage.text == text[passage.start : passage.end] for passage in passages)
    assert sum(len(passage.text.split()) for passage in passages) == len(text.split())


def _page_with(block: str) -> str:
    """A block between two long paragraphs, as a web page becomes Markdown."""
    page = f"<h1>Guide</h1><p>{_SENTENCE * 11}</p>{block}<p>{_SENTENCE * 11}</p>"
    return load_page(page.encode(), "x.html").text


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        ("<table><tr><th>Broker<th>Cost" + "<tr><td>one<td>350" * 8 + "</table>", 10),
        ("<ul>" + "<li>a point made" * 12 + "</ul>", 12),
        ("<ol>" + "<li>a step<ul><li>within</ul>" * 6 + "</ol>", 12),
        ("<pre>" + "code line\n" * 12 + "</pre>", 12),
    ],
)
def test_tables_and_lists_of_pages_stay_whole(block: str, lines: int) -> None:
    text = _page_with(block)
    parts = [part for part in text.split("\n\n") if len(part.split("\n")) >= lines]
    assert len(parts) == 1
    assert sum(parts[0] in passage.text for passage in chunk(_document(text))) == 1


def test_a_table_of_a_word_document_stays_whole() -> None:
    text = load_docx(word(), "x.docx").text
    table = "| Broker | Cost |\n| --- | --- |\n| RabbitMQ | 350 |"
    holding = [passage for passage in chunk(_document(text)) if table in passage.text]
    assert [passage.heading for passage in holding] == ["Guide › One broker › Reasons"]


@pytest.mark.parametrize(
    "text",
    [
        load_page(PAGE.encode(), "x.html").text,
        load_docx(word(), "x.docx").text,
        load_pdf(pdf([" ".join(SENTENCES) * 9] * 4), "x.pdf").text,
    ],
    ids=["html", "docx", "pdf"],
)
def test_text_of_other_formats_loses_nothing(text: str) -> None:
    passages = chunk(_document(text), sizes=Sizes(target=40, whole=50))
    last = 0
    left_out = ""
    for passage in passages:
        assert passage.text == text[passage.start : passage.end]
        left_out += text[last : passage.start]
        last = passage.end
    left_out += text[last:]
    assert all(not line.strip() or line.startswith("#") for line in left_out.split("\n"))
    assert chunk(_document(text), sizes=Sizes(target=40, whole=50)) == passages
