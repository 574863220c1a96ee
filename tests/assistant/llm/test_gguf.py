from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.llm.gguf import read_metadata
from assistant.llm.vocabulary import Vocabulary, read_vocabulary
from tests.assistant.llm.gguf_files import TYPES, VOCABULARY, vocabulary_fields, write_gguf

FIELDS: dict[str, object] = {
    "name": "Größe",
    "count": 7,
    "rate": 0.5,
    "yes": True,
    "numbers": [1, 2, 3],
    "words": ["one", "", "three"],
}


@pytest.mark.parametrize("version", [2, 3])
def test_the_wanted_keys_are_read(tmp_path: Path, version: int) -> None:
    path = write_gguf(tmp_path / "x.gguf", FIELDS, version)
    assert read_metadata(path, [*FIELDS, "absent"]) == {
        "name": "Größe".encode(),
        "count": 7,
        "rate": 0.5,
        "yes": True,
        "numbers": [1, 2, 3],
        "words": [b"one", b"", b"three"],
    }
    assert read_metadata(path, ["count"]) == {"count": 7}


def test_a_head_that_is_cut_anywhere_is_refused(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "x.gguf", FIELDS)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(ValueError, match=r"GGUF|ends|larger|longer"):
            read_metadata(path, [*FIELDS])


@given(st.binary(max_size=60), st.integers(0, 2**64 - 1))
def test_garbage_is_refused_and_takes_no_memory(
    tmp_path_factory: pytest.TempPathFactory, garbage: bytes, pairs: int
) -> None:
    path = tmp_path_factory.mktemp("g") / "x.gguf"
    path.write_bytes(b"GGUF\x03\0\0\0" + bytes(8) + (pairs or 1).to_bytes(8, "little") + garbage)
    with pytest.raises(ValueError, match=r"ends|larger|longer|not known"):
        read_metadata(path, ["nothing"])


def test_an_unknown_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="version 9"):
        read_metadata(write_gguf(tmp_path / "x.gguf", FIELDS, 9), ["count"])


def test_a_vocabulary(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(write_gguf(tmp_path / "x.gguf", vocabulary_fields()))
    assert vocabulary.ranks[b" ab"] == VOCABULARY.index("Ġab")
    assert vocabulary.ranks[b"\n"] == VOCABULARY.index("Ċ")
    assert vocabulary.special == {"</s>": 7, "<|im_end|>": 8, "<tool>": 9}
    assert b"<tool>" not in vocabulary.ranks
    assert Vocabulary.from_json(vocabulary.to_json()) == vocabulary


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"model": "llama"}, "kind"),
        ({"pre": "other"}, "kind"),
        ({"merges": 3}, "whole"),
        ({"merges": ["ab c", "a b"]}, "order"),
        ({"merges": ["x y"]}, "order"),
        ({"tokens": VOCABULARY[:2], "token_type": TYPES[:2]}, "order"),
    ],
)
def test_a_vocabulary_that_cannot_be_run(
    tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    path = write_gguf(tmp_path / "x.gguf", vocabulary_fields(**changes))
    with pytest.raises(ValueError, match=says):
        read_vocabulary(path)


def test_types_that_do_not_fit_the_tokens(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "x.gguf", vocabulary_fields(token_type=TYPES[:3]))
    with pytest.raises(ValueError, match="whole"):
        read_vocabulary(path)


def test_the_cache_is_used_and_may_be_spoiled(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "x.gguf", vocabulary_fields())
    cache = tmp_path / "cache"
    first = read_vocabulary(path, cache)
    (kept,) = cache.iterdir()
    changed = Vocabulary(first.split, {b"x": 1}, {})
    kept.write_text(changed.to_json())
    assert read_vocabulary(path, cache) == changed  # read from the cache
    for spoiled in ("{", "7", "[1, 2]", '["s", {}, [1], [2]]', '["s", {}, ["a"], []]'):
        kept.write_text(spoiled)
        assert read_vocabulary(path, cache) == first


def test_a_cache_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "x.gguf", vocabulary_fields())
    (tmp_path / "file").write_text("")
    assert read_vocabulary(path, tmp_path / "file").ranks
