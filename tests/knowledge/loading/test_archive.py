import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import DocumentRefused
from knowledge.loading.archive import unpack
from knowledge.loading.kinds import inner_path
from knowledge.loading.limits import MAX_BYTES
from tests.knowledge.loading.making import lying, zipped


def test_documents_come_by_their_inner_paths_and_the_rest_is_passed_over() -> None:
    files = {
        "notes/b.md": b"B",
        "notes/a.html": b"<p>A",
        "notes/picture.png": b"\x89PNG",
        "notes/.hidden.md": b"h",
        ".obsidian/app.md": b"o",
        "__MACOSX/notes/._b.md": b"m",
        "notes/": b"",
        "Makefile": b"all:",
    }
    members = unpack(zipped(files), "export.zip")
    assert [(each.path, each.content) for each in members] == [
        ("notes/a.html", b"<p>A"),
        ("notes/b.md", b"B"),
    ]


def test_names_that_lead_out_are_harmless_labels() -> None:
    files = {
        "../../etc/one.md": b"1",
        "/etc/two.md": b"2",
        "C:\\windows\\three.md": b"3",
        "a/./b/../four\u202e.md": b"4",
        "..\\..\\five.md": b"5",
    }
    paths = {each.path for each in unpack(zipped(files), "x.zip")}
    assert paths == {
        "etc/one.md",
        "etc/two.md",
        "C:/windows/three.md",
        "a/b/four.md",
        "five.md",
    }


@given(st.text(max_size=60))
def test_inner_paths_never_lead_out(name: str) -> None:
    path = inner_path(name)
    assert not path.startswith("/")
    assert ".." not in path.split("/")
    assert "\\" not in path
    assert inner_path(path) == path


def test_members_that_cannot_be_taken_are_listed() -> None:
    raw = zipped({"a.md": b"A", "in.zip": b"PK", "old.doc": b"D", "big.md": b"x" * (MAX_BYTES + 1)})
    reasons = {each.path: each.reason for each in unpack(raw, "x.zip")}
    assert reasons["a.md"] == ""
    assert reasons["in.zip"].startswith("in.zip is a zip inside a zip.")
    assert "old Word document" in reasons["old.doc"]
    assert reasons["big.md"].startswith("big.md is larger than 10 MB.")


def _protected() -> bytes:
    raw = bytearray(zipped({"a.md": b"A"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= 1
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (_protected(), "protected by a password"),
        (zipped({"a.png": b"x"}), "holds no document"),
        (zipped({}), "holds no document"),
        (zipped({"a.md": b"A"})[:-10], "damaged"),
        (zipped({f"{n}.md": b" " * 9_000_000 for n in range(7)}), "grows beyond 60 MB"),
        (zipped({f"{n}.md": b"" for n in range(10_001)}), "more than 10,000 files"),
    ],
)
def test_refused_as_a_whole(raw: bytes, reason: str) -> None:
    with pytest.raises(DocumentRefused, match=reason) as refusal:
        unpack(raw, "x.zip")
    assert refusal.value.message.startswith("x.zip")
    assert refusal.value.next_step


def test_a_member_that_lies_about_its_size_is_refused_alone() -> None:
    (member,) = unpack(lying("a.md", b"x" * 3_000_000, 100), "x.zip")
    assert "damaged" in member.reason


def test_a_damaged_member_is_refused_alone_however_it_is_packed() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as container:
        container.writestr("a.md", b"one")
        container.writestr("b.md", b"two")
    raw = bytearray(made.getvalue())
    # The size of the coder's properties stands two bytes after the name.
    raw[raw.index(b"a.md") + len("a.md") + 2] = 0
    broken, whole = unpack(bytes(raw), "x.zip")
    assert "damaged" in broken.reason
    assert whole.content == b"two"


def test_a_zip_without_a_directory_entry_for_each_member() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as container:
        container.writestr("a.md", b"one")
        with pytest.warns(UserWarning, match="Duplicate"):
            container.writestr("a.md", b"two")
    assert [each.content for each in unpack(made.getvalue(), "x.zip")] == [b"two"]
