from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Document
from knowledge.errors import DocumentRefused
from knowledge.loading.limits import MAX_BYTES
from knowledge.loading.markdown import load


def _load(text: str, source: str = "memos/a-plan.md") -> Document:
    return load(text.encode(), document_id="d", source=source)


def test_front_matter_becomes_the_info() -> None:
    document = _load(
        "---\ntitle: One broker\nkind: memo\ndate: 2023-03-14\nstatus: Superseded\n"
        "superseded_by: Move to Kafka\n---\n\n# Heading\n\nText.\n"
    )
    info = document.info
    assert (info.title, info.kind, info.dated) == ("One broker", "memo", date(2023, 3, 14))
    assert (info.status, info.superseded_by) == ("superseded", "Move to Kafka")
    assert document.text == "# Heading\n\nText."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Intro.\n\n## The **bold** [plan](x.md) ##\n\nText.", "The bold plan"),
        ("No heading at all.", "A plan"),
        ("---\ntitle: 2024\n---\nText", "2024"),
        ("---\ntitle: [a, b]\n---\nText", "A plan"),
    ],
)
def test_where_the_title_comes_from(text: str, title: str) -> None:
    assert _load(text).info.title == title


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-01-02", date(2024, 1, 2)),
        ("2024-01-02 10:00:00", date(2024, 1, 2)),
        ("'2024-01-02'", date(2024, 1, 2)),
        ("last spring", None),
    ],
)
def test_dates(value: str, expected: date | None) -> None:
    assert _load(f"---\ndate: {value}\n---\nText").info.dated == expected


def test_a_leading_rule_is_not_front_matter() -> None:
    text = "---\nSome words without a key\n---\n\nMore."
    assert _load(text).text == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        ("\u200b\u2060".encode(), "no text"),
        (b"---\ntitle: x\n---\n", "no text"),
        (b"caf\xe9", "not valid UTF-8"),
        (b"%PDF-1.4\x00\x01", "binary"),
        (b"---\ntitle: [unclosed\n---\nText", "front matter"),
        (b"---\ndate: 2024-13-45\n---\nText", "front matter"),
        (b"a" * (MAX_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_refused_with_a_reason_and_a_next_step(raw: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason) as refusal:
        load(raw, document_id="d", source="x.md")
    assert refusal.value.next_step


def test_a_named_kind_wins() -> None:
    raw = b"---\nkind: memo\n---\nText"
    assert load(raw, document_id="d", source="x.md", kind="framework").info.kind == "framework"


@given(st.binary(max_size=300))
def test_any_bytes_load_or_are_refused(raw: bytes) -> None:
    try:
        document = load(b"---\n" + raw, document_id="d", source="x.md")
    except DocumentRefused:
        return
    assert document.text.strip()
