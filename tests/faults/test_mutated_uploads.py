"""Broken files of every format: each is taken or refused in one line, and nothing crashes."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping

import pytest

from knowledge.errors import DocumentRefused
from knowledge.loading.sandbox import Sandbox
from tests.knowledge.loading.making import PAGE, SENTENCES, pdf, word, zipped

A_FORMAT = 64
"""Mutants of each format; with five formats more than 300 in all."""


def _flip(raw: bytes, chance: random.Random) -> bytes:
    data = bytearray(raw)
    for _ in range(chance.choice((1, 3, 20))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(1, len(raw))]


def _splice(raw: bytes, chance: random.Random) -> bytes:
    """A piece of the file at another place in it."""
    at, start = chance.randrange(len(raw)), chance.randrange(len(raw))
    return raw[:at] + raw[start : start + chance.randrange(1, 400)] + raw[at:]


def _overwrite(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + chance.randbytes(chance.randrange(1, 60)) + raw[at + 30 :]


def _lose(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at + chance.randrange(1, 300) :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _splice,
    _overwrite,
    _lose,
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


def _seeds() -> Mapping[str, bytes]:
    note = f"---\ntitle: One broker\nstatus: accepted\n---\n# Why\n\n{''.join(SENTENCES)}".encode()
    page = PAGE.encode()
    return {
        "a.md": note,
        "a.html": page,
        "a.pdf": pdf(title="One broker"),
        "a.docx": word(title="One broker"),
        "a.zip": zipped({"notes/a.md": note, "notes/b.html": page}),
        "stored.zip": zipped({"notes/a.md": note, "notes/b.html": page}, packed=False),
    }


@pytest.mark.parametrize(("name", "seed"), _seeds().items())
def test_mutants_are_taken_or_refused_in_one_line(sandbox: Sandbox, name: str, seed: bytes) -> None:
    chance = random.Random(name)
    taken = 0
    for number in range(A_FORMAT):
        refusal = _refusal(sandbox, name, MUTATIONS[number % len(MUTATIONS)](seed, chance))
        taken += refusal is None
        _check(refusal, name)
    # The checksums in a DOCX find nearly every change; its parts are changed below.
    assert taken or name == "a.docx", "too harsh to reach the parsers"
    assert _refusal(sandbox, name, seed) is None


def test_a_docx_with_a_changed_part_is_taken_or_refused(sandbox: Sandbox) -> None:
    chance = random.Random("parts")
    with zipfile.ZipFile(io.BytesIO(word(title="One broker"))) as container:
        parts = {part: container.read(part) for part in container.namelist()}
    # Most of the time would go into the hundred styles of the template.
    del parts["word/styles.xml"]
    read = ["word/document.xml", "word/numbering.xml", "docProps/core.xml", "_rels/.rels"]
    taken = 0
    for number in range(A_FORMAT):
        part = read[number % len(read)]
        mutant = MUTATIONS[number % len(MUTATIONS)](parts[part], chance)
        refusal = _refusal(sandbox, "a.docx", zipped({**parts, part: mutant}))
        taken += refusal is None
        _check(refusal, "a.docx")
    assert taken


def _refusal(sandbox: Sandbox, name: str, raw: bytes) -> DocumentRefused | None:
    """Take the file, and for a zip every document in it; what it, or the first, is refused for."""
    try:
        if not name.endswith(".zip"):
            assert sandbox.load(raw, name).text.strip()
            return None
        for member in sandbox.unpack(raw, name):
            if not member.reason:
                assert sandbox.load(member.content, member.path).text.strip()
    except DocumentRefused as refusal:
        return refusal
    return None


def _check(refusal: DocumentRefused | None, name: str) -> None:
    if refusal is None:
        return
    line = refusal.one_line()
    assert name.rsplit(".", 1)[0] in line or "notes/" in line
    assert refusal.message
    assert refusal.next_step
    assert "\n" not in refusal.message
    assert len(line) < 400
