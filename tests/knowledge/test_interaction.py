"""Late interaction against its plain definition, passage by passage."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.embedding import TOKEN_SCALE, Encoded, Tokens
from knowledge.interaction import Likeness, compare, interact, interact_both_ways
from knowledge.token_index import Detail

_WIDTH = 8
_LENGTHS = st.lists(st.integers(0, 100), max_size=6)


def _tokens(chance: np.random.Generator, count: int) -> Tokens:
    if not count:
        return np.zeros((0, 0), dtype=np.int8)
    rows = chance.standard_normal((count, _WIDTH)) + 0.3
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    tokens: Tokens = np.rint(unit * TOKEN_SCALE).astype(np.int8)
    return tokens


def _stretch(question: Tokens, passage: Tokens) -> float:
    """The best cosine with any 32 tokens that begin at an eighth one."""
    asked = question.astype(float).sum(axis=0)
    starts = [start for start in range(0, len(passage), 8) if start == 0 or start < _last(passage)]
    cosines = []
    for start in starts:
        told = passage[start : start + 32].astype(float).sum(axis=0)
        cosines.append(told @ asked / max(np.linalg.norm(told) * np.linalg.norm(asked), 1e-9))
    return max(cosines, default=0.0)


def _last(passage: Tokens) -> int:
    return len(passage) - 32 + 8


@settings(max_examples=60)
@given(lengths=_LENGTHS, asked=st.integers(0, 40), seed=st.integers(0, 2**16))
def test_all_at_once_equals_one_by_one(lengths: list[int], asked: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    question = _tokens(chance, asked)
    passages = [_tokens(chance, length) for length in lengths]
    best, windows = interact(question, passages)
    assert best.shape == (len(passages), len(question))
    for passage, row, window in zip(passages, best, windows, strict=True):
        if not len(passage) or not len(question):
            assert not row.any()
            assert window == 0.0
            continue
        cosines = question.astype(float) @ passage.astype(float).T / TOKEN_SCALE**2
        assert row == pytest.approx(cosines.max(axis=1), abs=1e-5)
        assert window == pytest.approx(_stretch(question, passage), abs=1e-5)


def test_a_product_in_pieces_is_the_whole_product() -> None:
    chance = np.random.default_rng(1)
    question, passage = _tokens(chance, 250), _tokens(chance, 9000)
    cosines = question.astype(np.float32) @ passage.astype(np.float32).T / TOKEN_SCALE**2
    best, _ = interact(question, [passage])
    assert best[0] == pytest.approx(cosines.max(axis=1), abs=1e-5)


def test_what_is_not_known_is_nought_and_keeps_its_place() -> None:
    chance = np.random.default_rng(2)
    vector = np.zeros(4, dtype=np.float32)
    vector[0] = 1.0
    vectors = np.array([[64, 0, 0, 0], [127, 0, 0, 0], [0, 127, 0, 0]], dtype=np.int8)
    known = Detail(_tokens(chance, 20), vectors)
    first, second = compare(Encoded(vector, _tokens(chance, 5)), [None, known])
    assert first == Likeness()
    assert second.cosine == pytest.approx(64 / TOKEN_SCALE)
    assert second.asked_best == pytest.approx(1.0)
    assert second.asked == pytest.approx(0.5)


@settings(max_examples=60)
@given(
    asked=st.lists(st.lists(st.integers(0, 12), max_size=4), max_size=5),
    length=st.integers(0, 15),
    seed=st.integers(0, 2**16),
)
def test_questions_are_compared_both_ways(asked: list[list[int]], length: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    question = _tokens(chance, length)
    passages = [[_tokens(chance, count) for count in several] for several in asked]
    likest = interact_both_ways(question, passages)
    assert likest.shape == (len(passages),)
    for several, value in zip(passages, likest, strict=True):
        expected = [0.0]
        for line in several:
            if len(line) and len(question):
                cosines = question.astype(float) @ line.astype(float).T / TOKEN_SCALE**2
                expected.append((cosines.max(axis=1).mean() + cosines.max(axis=0).mean()) / 2)
        assert value == pytest.approx(max(expected), abs=1e-5)


def test_the_likest_question_is_told_by_tokens_where_there_are_any() -> None:
    vector = np.array([1.0, 0.0, 0.0, 0.0], dtype=np.float32)
    vectors = np.array([[64, 0, 0, 0], [0, 127, 0, 0]], dtype=np.int8)
    tokens = _tokens(np.random.default_rng(3), 5)
    known = Detail(tokens, vectors, (tokens,))
    (likeness,) = compare(Encoded(vector, tokens), [known])
    assert likeness.asked == pytest.approx(0.0)
    assert likeness.asked_best == pytest.approx(1.0, abs=0.02)
