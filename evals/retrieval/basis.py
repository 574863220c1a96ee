"""Makes the basis in which the encoder's tokens are kept: `python -m evals.retrieval.basis`.

The state of 384 numbers that the encoder gives a token lies close to a space of far fewer
dimensions. The basis is its principal components (without centring, as cosines are wanted), over
all tokens of the bundled corpus.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from assistant.settings import Settings
from assistant.wiring import encoder_folder
from evals.retrieval.shelf import bundled
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.indexes import embedding_text
from knowledge.onnx_embedding import TOKENIZER_NAME, OnnxEmbedder
from knowledge.onnx_export import BASIS, WEIGHTS_NAME, export
from knowledge.safetensors_file import FloatArray

DIMENSIONS = 64
_STATE = 384


def principal(states: FloatArray, dimensions: int) -> FloatArray:
    """The first principal components of the rows of `states`: shape (width, dimensions)."""
    _, axes = np.linalg.eigh(states.T @ states)
    leading = axes[:, ::-1][:, :dimensions]
    # The sign of an axis is arbitrary; its largest entry is made positive, to be reproducible.
    largest = np.abs(leading).argmax(axis=0)
    signs = np.sign(leading[largest, np.arange(leading.shape[1])])
    return np.asarray(leading * signs, dtype=np.float32)


def states_of_the_corpus(folder: Path) -> FloatArray:
    """The unit state of every token of every bundled passage: shape (tokens, 384).

    `folder` holds the encoder's weights and tokenizer.
    """
    with bundled(HashingEmbedder()) as bench, TemporaryDirectory() as place:
        texts = [
            embedding_text(passage)
            for info in bench.library.documents()
            for passage in bench.library.passages_of(info.id)
        ]
        for name in (WEIGHTS_NAME, TOKENIZER_NAME):
            shutil.copy(folder / name, place)
        export(Path(place), np.eye(_STATE, dtype=np.float32))
        encoded = OnnxEmbedder(Path(place)).encode(texts)
    return np.concatenate([each.tokens for each in encoded]).astype(np.float32)


def main() -> None:
    """Write the basis beside the exporter."""
    states = states_of_the_corpus(encoder_folder(Settings()))
    np.save(BASIS, principal(states, DIMENSIONS).astype(np.float16))


if __name__ == "__main__":
    main()
