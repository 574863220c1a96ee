"""The head that ranks the sentences of a memo by their part."""

from pathlib import Path
from typing import get_args

import numpy as np

from assistant.memo.parts import Head, Parts, Scores, without_subject
from assistant.memo.reading import Role
from knowledge.hashing_embedding import HashingEmbedder


def test_the_head_that_ships_fits_the_encoder_and_its_parts_are_roles() -> None:
    head = Head.load()
    assert head.encoder == "minilm-l6-v2-int8-tokens"
    assert head.weights.shape == (384, len(head.roles))
    assert head.bias.shape == (len(head.roles),)
    assert set(head.roles) <= set(get_args(Role))


def test_a_head_is_written_and_read_again(tmp_path: Path) -> None:
    roles: tuple[Role, ...] = ("ask", "risk")
    made = Head("e", roles, np.ones((3, 2), np.float32), np.zeros(2, np.float32))
    made.save(tmp_path / "head.npz")
    read = Head.load(tmp_path / "head.npz")
    assert (read.encoder, read.roles) == ("e", roles)
    assert np.array_equal(read.weights, made.weights)


def test_what_all_sentences_share_does_not_count() -> None:
    vectors: Scores = np.array([[1.0, 0.0], [1.0, 1.0]], np.float32)
    left = without_subject(vectors)
    assert np.allclose(left, [[0.3, -0.35], [0.3, 0.65]])


def test_another_encoder_ranks_nothing() -> None:
    assert Parts(HashingEmbedder()).ranked(["We ask for money."], ["ask"], 3) == frozenset()
