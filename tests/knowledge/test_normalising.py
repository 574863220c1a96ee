import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import DocumentRefused
from knowledge.normalising import decode, normalise


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("de\u0301cision", "décision"),
        ("zero\u200bwidth\u200d\u2060\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("right\u202eto\u2066left\u200f", "righttoleft"),
        ("tags\U000e0041\U000e007f", "tags"),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("bell\x07 esc\x1b[31m", "bell esc[31m"),
        ("tab\tstays\n", "tab\tstays\n"),
        ("\r\u200b\n", "\n\n"),
    ],
)
def test_what_normalising_does(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in once)


def test_broken_utf8_names_the_place() -> None:
    with pytest.raises(DocumentRefused, match=r"byte 7, line 2") as refusal:
        decode(b"fine\nno\xff\xfe", "notes.md")
    assert "UTF-8" in refusal.value.next_step


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x01\x02\x03\x04text", b"a\x00b"])
def test_binary_content_is_refused(raw: bytes) -> None:
    with pytest.raises(DocumentRefused, match="binary"):
        decode(raw, "x.md")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_marked_utf16_is_read(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert decode(f"{mark}héllo\n".encode(encoding), "x.md").lstrip("\ufeff") == "héllo\n"


def test_broken_utf16_is_named() -> None:
    with pytest.raises(DocumentRefused, match="not valid UTF-16"):
        decode("hello".encode("utf-16")[:-1], "x.md")


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbf# Title", "x.md") == "# Title"
