"""The exported encoder: its arithmetic against published facts, and damaged files."""

import json
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from knowledge.embedding import TOKEN_SCALE, Vectors
from knowledge.errors import LibraryUnavailable
from knowledge.onnx_embedding import OnnxEmbedder
from knowledge.onnx_export import BASIS, INT8_NAME, WEIGHTS_NAME, build, export
from knowledge.safetensors_file import read_float_tensors

# Cosines that are published for this encoder, to three digits.
_KNOWN = (
    ("The weather is lovely today.", "It's so sunny outside!", 0.666),
    ("The weather is lovely today.", "He drove to the stadium.", 0.105),
    ("That is a happy person", "That is a very happy person", 0.943),
    ("That is a happy person", "That is a happy dog", 0.695),
    ("That is a happy person", "Today is a sunny day", 0.257),
)
_SENTENCES = [side for pair in _KNOWN for side in pair[:2]] + [
    "Every team carries the pager for the services that it owns.",
    "We keep RabbitMQ for job queues and move nine event streams.",
    "Imagine that the project has failed, and write down why.",
    "Reversible decisions should be taken quickly by those who know most.",
]


@pytest.fixture(scope="module")
def exact(encoder_folder: Path) -> Vectors:
    """The sentences encoded by the graph before it is quantised."""
    import onnxruntime  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

    basis = np.load(BASIS).astype(np.float32)
    model = build(read_float_tensors(encoder_folder / WEIGHTS_NAME), basis)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    tokenizer = Tokenizer.from_file(str(encoder_folder / "tokenizer.json"))
    tokenizer.no_padding()
    rows = []
    for text in _SENTENCES:
        encoding = tokenizer.encode(text)
        mask = np.array([encoding.attention_mask], dtype=np.int64)
        ids = np.array([encoding.ids], dtype=np.int64)
        rows.append(session.run(None, {"input_ids": ids, "attention_mask": mask})[0][0])
    return np.stack(rows).astype(np.float32)


def test_the_graph_gives_the_published_cosines(exact: Vectors) -> None:
    for at, (_, _, cosine) in enumerate(_KNOWN):
        assert exact[2 * at] @ exact[2 * at + 1] == pytest.approx(cosine, abs=0.001)


def test_int8_stays_close(exact: Vectors, encoder: OnnxEmbedder) -> None:
    cosines = (encoder.embed(_SENTENCES) * exact).sum(axis=1)
    assert cosines.mean() >= 0.98
    assert cosines.min() >= 0.96


def test_the_basis_is_orthonormal() -> None:
    basis = np.load(BASIS).astype(np.float64)
    assert basis.shape == (384, 64)
    assert np.allclose(basis.T @ basis, np.eye(64), atol=0.01)


def test_tokens_are_unit_rows_one_a_word_piece(encoder: OnnxEmbedder) -> None:
    (short, long) = encoder.encode(["Who decides?", "Every team carries the pager. " * 80])
    assert short.tokens.shape == (3, 64)
    assert long.tokens.shape == (254, 64)
    lengths = np.linalg.norm(short.tokens.astype(np.float32), axis=1)
    assert lengths == pytest.approx(TOKEN_SCALE, rel=0.03)
    assert np.allclose(short.vector, encoder.embed(["Who decides?"])[0], atol=0.02)


def test_the_same_word_in_like_company_is_alike(encoder: OnnxEmbedder) -> None:
    one, other, far = (
        each.tokens.astype(np.float32) / TOKEN_SCALE
        for each in encoder.encode(["the pager rings", "the pager beeps", "rye bread"])
    )
    assert one[1] @ other[1] > 0.7 > (one[1] @ far.T).max()


def test_export_leaves_an_existing_file_alone(tmp_path: Path) -> None:
    (tmp_path / INT8_NAME).write_bytes(b"there")
    assert export(tmp_path).read_bytes() == b"there"


def _header(entries: object) -> bytes:
    header = json.dumps(entries).encode()
    return len(header).to_bytes(8, "little") + header


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff" * 100,
        _header([]),
        _header({"a": {"dtype": "F32"}}),
        _header({"a": {"dtype": "F32", "shape": [3], "data_offsets": [0, 12]}}),
        _header({}),
    ],
)
def test_damaged_weights_are_refused_and_leave_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / WEIGHTS_NAME).write_bytes(content)
    with pytest.raises(LibraryUnavailable) as failure:
        export(tmp_path)
    assert "mentor model pull" in failure.value.next_step
    assert [path.name for path in tmp_path.iterdir()] == [WEIGHTS_NAME]


def test_missing_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="not there") as failure:
        OnnxEmbedder(tmp_path).embed(["x"])
    assert "mentor model pull" in failure.value.next_step


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"model": 1}', b'{"model": {"type": 1}}'])
def test_a_damaged_tokenizer_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "tokenizer.json").write_bytes(content)
    with pytest.raises(LibraryUnavailable, match=r"tokenizer\.json is damaged"):
        OnnxEmbedder(tmp_path).embed(["x"])


def test_a_damaged_int8_file_is_exported_again(encoder_folder: Path, tmp_path: Path) -> None:
    shutil.copy(encoder_folder / "tokenizer.json", tmp_path)
    (tmp_path / WEIGHTS_NAME).symlink_to(encoder_folder / WEIGHTS_NAME)
    (tmp_path / INT8_NAME).write_bytes(b"not a graph")
    embedder = OnnxEmbedder(tmp_path)
    assert embedder.embed(["Who decides?"]).shape == (1, 384)
    assert {path.name for path in tmp_path.iterdir()} == {
        "tokenizer.json",
        WEIGHTS_NAME,
        INT8_NAME,
    }


def test_threads_share_one_encoder(encoder: OnnxEmbedder) -> None:
    expected = encoder.embed(["Who decides?"])
    results: list[Vectors] = []

    def encode() -> None:
        results.append(encoder.embed(["Who decides?"]))

    threads = [threading.Thread(target=encode) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(np.allclose(result, expected, atol=1e-5) for result in results)
