"""The derived indexes by themselves."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from knowledge.dense import DenseIndex
from knowledge.derived import IndexDamaged, Stamp, read_stamp, write_stamp
from knowledge.embedding import Tokens
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.lexical import LexicalIndex
from knowledge.passages import Passage
from knowledge.token_index import Detail, TokenIndex


def _passage(name: str, text: str, heading: str = "Guide") -> Passage:
    return Passage(name, "d", 0, heading, 0, len(text), text)


@pytest.fixture
def dense(tmp_path: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(tmp_path / "dense", 384)
    index.open()
    yield index
    index.close()


@pytest.fixture
def lexical(tmp_path: Path) -> Iterator[LexicalIndex]:
    index = LexicalIndex(tmp_path / "lexical")
    index.open()
    yield index
    index.close()


def test_dense_finds_by_cosine_and_forgets(dense: DenseIndex) -> None:
    vectors = HashingEmbedder().embed(["kafka streams", "pager duty", "bread"])
    dense.add(["a", "b", "c"], vectors)
    dense.add(["a"], vectors[:1])
    assert dense.count() == 3
    (name, cosine), _ = dense.query(vectors[1:2], 2)
    assert name == "b"
    assert cosine == pytest.approx(1.0, abs=1e-5)
    dense.remove(["b", "not there"])
    assert dense.ids() == {"a", "c"}
    dense.reset()
    assert dense.query(vectors[:1], 3) == []


def test_dense_rejects_vectors_of_another_length(dense: DenseIndex) -> None:
    dense.add(["a"], HashingEmbedder().embed(["x"]))
    with pytest.raises(IndexDamaged):
        dense.add(["b"], np.ones((1, 7), dtype=np.float32))


def test_dense_notices_files_changed_since_its_orderly_close(tmp_path: Path) -> None:
    vectors = HashingEmbedder(16).embed([f"word{n} word{n + 1}" for n in range(1200)])
    index = DenseIndex(tmp_path, 16)
    index.open()
    index.add([f"p{n}" for n in range(1200)], vectors)
    index.stamp = Stamp("m", "f", 1200)
    index.close()
    assert read_stamp(tmp_path).checksums
    for path in tmp_path.glob("chroma-*/*/link_lists.bin"):
        path.write_bytes(b"\x01" * path.stat().st_size)
    with pytest.raises(IndexDamaged, match="changed"):
        DenseIndex(tmp_path, 16).open()


def test_lexical_finds_stems_in_text_and_headings(lexical: LexicalIndex) -> None:
    lexical.change(
        [
            _passage("a", "Teams decide quickly."),
            _passage("b", "Nothing here.", "Guide › Deciding"),
            _passage("c", "Bread and butter."),
        ]
    )
    stems = lexical.analyser.stems("How did they decide?")
    assert stems == ["decid"]
    assert [name for name, _ in lexical.query(stems, 5)] == ["a", "b"]
    assert lexical.frequencies(["decid", "bread", "unknown"]) == {
        "decid": 1,
        "bread": 1,
        "unknown": 0,
    }
    lexical.change([_passage("a", "Replaced.")], ["c", "not there"])
    assert lexical.count() == 2
    assert lexical.query(["bread"], 5) == []


def test_lexical_survives_closing(tmp_path: Path) -> None:
    for expected in (0, 1):
        index = LexicalIndex(tmp_path)
        index.open()
        assert index.count() == expected
        index.change([_passage("a", "Kafka.")])
        index.close()


def test_a_second_lexical_writer_is_refused(lexical: LexicalIndex, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        LexicalIndex(tmp_path / "lexical").open()


def test_closed_indexes_say_so(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="not open"):
        DenseIndex(tmp_path, 4).count()
    with pytest.raises(IndexDamaged, match="not open"):
        LexicalIndex(tmp_path).count()


def test_stamps(tmp_path: Path) -> None:
    stamp = Stamp("maker", "print", 3, {"a.bin": 7})
    write_stamp(tmp_path, stamp)
    assert read_stamp(tmp_path) == stamp
    assert read_stamp(tmp_path / "none") == Stamp()


def _rows(seed: int, count: int) -> Tokens:
    return np.random.default_rng(seed).integers(-127, 127, (count, 4), dtype=np.int8)


def test_details_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    none = np.zeros((0, 0), dtype=np.int8)
    index = TokenIndex(tmp_path, 4)
    index.open()
    index.add(
        ["a", "b", "c"],
        [
            Detail(_rows(1, 3), _rows(7, 1)),
            Detail(_rows(2, 1), _rows(8, 1)),
            Detail(none, _rows(9, 3), (none, none)),
        ],
    )
    index.add(["a"], [Detail(_rows(5, 2), _rows(6, 3), (_rows(3, 4), _rows(4, 1)))])
    index.remove(["b", "not there"])
    assert index.ids() == {"a", "c"}
    index.close()
    index.open()
    found = index.details(["c", "a", "b"])
    assert set(found) == {"a", "c"}
    assert np.array_equal(found["a"].tokens, _rows(5, 2))
    assert np.array_equal(found["a"].vectors, _rows(6, 3))
    first, second = found["a"].asked
    assert np.array_equal(first, _rows(3, 4))
    assert np.array_equal(second, _rows(4, 1))
    assert found["c"].tokens.shape == (0, 0)
    assert found["c"].vectors.shape == (3, 4)
    assert [len(line) for line in found["c"].asked] == [0, 0]
    assert index.count() == 2
    index.reset()
    assert index.count() == 0
    index.close()
    with pytest.raises(IndexDamaged, match="not open"):
        index.count()


def test_a_damaged_token_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "tokens.sqlite").write_bytes(b"no database " * 500)
    with pytest.raises(IndexDamaged):
        TokenIndex(tmp_path, 4).open()


def test_a_token_file_of_another_version_is_noticed(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / "tokens.sqlite")) as older:
        older.execute("CREATE TABLE tokens (id TEXT PRIMARY KEY, width, rows, vectors)")
    with pytest.raises(IndexDamaged):
        TokenIndex(tmp_path, 4).open()
