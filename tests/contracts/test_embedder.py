"""What every encoder promises, whichever it is."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.embedding import Embedder
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.onnx_embedding import OnnxEmbedder
from tests.conftest import OUTER_CACHE, unavailable

_TEXTS = ["Who decides?", "", "A long one. " * 400, "Äpfel, 日本, \u0000", "x" * 50_000]


@pytest.fixture(scope="module", params=["hashing", "hashing-64", "onnx"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashingEmbedder()
    if request.param == "hashing-64":
        return HashingEmbedder(dimensions=64)
    folder = OUTER_CACHE / "models" / "all-minilm-l6-v2"
    if not Path(folder / "model.safetensors").is_file():
        unavailable("no encoder in the cache: run `mentor model pull`")
    return OnnxEmbedder(folder)


def test_vectors_are_float32_of_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed(_TEXTS)
    assert vectors.shape == (len(_TEXTS), embedder.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-4)


def test_encoding_gives_the_same_vectors_and_tokens_of_one_width(embedder: Embedder) -> None:
    encoded = embedder.encode(_TEXTS)
    assert np.allclose([each.vector for each in encoded], embedder.embed(_TEXTS), atol=1e-5)
    assert len({each.tokens.shape[1] for each in encoded}) == 1
    assert all(each.tokens.dtype == np.int8 for each in encoded)
    assert embedder.encode([]) in ([], ())


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_a_text_is_encoded_alike_in_any_company(embedder: Embedder) -> None:
    alone = embedder.embed(["Who decides?"])[0]
    together = embedder.embed(["A long text about budgets. " * 40, "Who decides?", "b"])[1]
    assert float(alone @ together) >= 0.98


def test_shared_words_bring_texts_closer(embedder: Embedder) -> None:
    question, near, far = embedder.embed(
        ["Who carries the pager?", "Each team carries the pager.", "Bake bread with rye flour."]
    )
    assert question @ near > question @ far


def test_names_tell_encoders_apart() -> None:
    names = {HashingEmbedder().name, HashingEmbedder(64).name, OnnxEmbedder(Path()).name}
    assert len(names) == 3


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=40), max_size=4))
def test_any_texts_can_be_encoded(embedder: Embedder, texts: list[str]) -> None:
    first, again = embedder.embed(texts), embedder.embed(texts)
    assert np.isfinite(first).all()
    assert np.array_equal(first, again)
