"""The encoder MiniLM-L6-v2 on ONNX Runtime, in int8."""

import json
import logging
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from knowledge.embedding import TOKEN_SCALE, Encoded, Vectors
from knowledge.errors import LibraryUnavailable
from knowledge.onnx_export import export

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]
    from tokenizers import Encoding, Tokenizer

_log = logging.getLogger(__name__)

TOKENIZER_NAME = "tokenizer.json"

_DIMENSIONS = 384
_MAX_TOKENS = 256
_TEXTS_A_BATCH = 16
_UNLIKE = 1.25
_MAX_CHARACTERS = 20_000
"""More than fills the window; the tokenizer need not read the rest."""


class OnnxEmbedder:
    """Loads at the first use; thread-safe."""

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        """`folder` holds model.safetensors and tokenizer.json; 0 threads: one a core."""
        self._folder = folder
        self._threads = threads or os.cpu_count() or 1
        self._lock = threading.Lock()
        self._loaded: tuple[Tokenizer, InferenceSession] | None = None

    @property
    def name(self) -> str:
        return "minilm-l6-v2-int8-tokens"

    @property
    def dimensions(self) -> int:
        return _DIMENSIONS

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Encode texts, each up to 256 tokens. Raises LibraryUnavailable."""
        encoded = self.encode(texts)
        if not encoded:
            return np.zeros((0, _DIMENSIONS), dtype=np.float32)
        return np.stack([each.vector for each in encoded])

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Encode texts with their tokens, each up to 256. Raises LibraryUnavailable."""
        tokenizer, session = self._ready()
        encodings = tokenizer.encode_batch([text[:_MAX_CHARACTERS] for text in texts])
        batches = list(_batches([len(encoding.ids) for encoding in encodings]))

        def run(batch: Sequence[int]) -> list[Encoded]:
            return _run(session, [encodings[index] for index in batch])

        encoded: dict[int, Encoded] = {}
        for batch, found in zip(batches, self._side_by_side(run, batches), strict=True):
            encoded.update(zip(batch, found, strict=True))
        return [encoded[at] for at in range(len(texts))]

    def _side_by_side(
        self, run: Callable[[Sequence[int]], list[Encoded]], batches: Sequence[Sequence[int]]
    ) -> list[list[Encoded]]:
        """One batch a core: threads that share a batch wait for one another at every layer."""
        if len(batches) < 2:
            return [run(batch) for batch in batches]
        with ThreadPoolExecutor(min(self._threads, len(batches))) as pool:
            return list(pool.map(run, batches))

    def _ready(self) -> "tuple[Tokenizer, InferenceSession]":
        with self._lock:
            if self._loaded is None:
                self._loaded = (self._tokenizer(), self._session())
            return self._loaded

    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        path = self._folder / TOKENIZER_NAME
        try:
            content = path.read_text(encoding="utf-8")
            # Checked here, because the tokenizers package raises a bare Exception.
            fits = json.loads(content)["model"]["type"] == "WordPiece"
        except OSError as error:
            raise _missing(path) from error
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(path) from error
        if not fits:
            raise _damaged(path)
        tokenizer = Tokenizer.from_str(content)
        tokenizer.enable_truncation(_MAX_TOKENS)
        tokenizer.no_padding()
        return tokenizer

    def _session(self) -> "InferenceSession":
        path = export(self._folder)
        try:
            return _open(path)
        except LibraryUnavailable:
            # The int8 file is derived, so a damaged one is made again, once.
            _log.warning("encoder file damaged, exporting it again")
            path.unlink(missing_ok=True)
            return _open(export(self._folder))


def _open(path: Path) -> "InferenceSession":
    import onnxruntime
    from onnxruntime.capi import (  # type: ignore[import-untyped]
        onnxruntime_pybind11_state as state,
    )

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    failures = (state.Fail, state.InvalidProtobuf, state.InvalidGraph, state.NoSuchFile)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (*failures, state.InvalidArgument, state.RuntimeException) as error:
        raise _damaged(path) from error


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indexes of texts of like length.

    Little is spent on padding then, and texts hardly touch one another: int8 takes the range of
    the activations over the whole batch, padding included.
    """
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch:
            unlike = lengths[index] > _UNLIKE * lengths[batch[0]] + 4
            if unlike or len(batch) == _TEXTS_A_BATCH:
                yield batch
                batch = []
        batch.append(index)
    if batch:
        yield batch


def _run(session: "InferenceSession", encodings: "Sequence[Encoding]") -> list[Encoded]:
    width = max(len(encoding.ids) for encoding in encodings)
    ids = np.zeros((len(encodings), width), dtype=np.int64)
    mask = np.zeros_like(ids)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    inputs = {"input_ids": ids, "attention_mask": mask}
    vectors, states = session.run(["vectors", "tokens"], inputs)
    rows = np.rint(np.asarray(states, dtype=np.float32) * TOKEN_SCALE).astype(np.int8)
    # The marks at both ends of a text are no words of it.
    return [
        Encoded(np.asarray(vector, dtype=np.float32), row[1 : len(encoding.ids) - 1].copy())
        for vector, row, encoding in zip(vectors, rows, encodings, strict=True)
    ]


def _missing(path: Path) -> LibraryUnavailable:
    return LibraryUnavailable(
        f"The encoder's file {path.name} is not there.",
        next_step="Run `mentor model pull` to fetch it.",
    )


def _damaged(path: Path) -> LibraryUnavailable:
    return LibraryUnavailable(
        f"The encoder's file {path.name} is damaged.",
        next_step="Delete it and run `mentor model pull` to fetch it again.",
    )
