"""What a search costs at least: the encoder, Chroma and Tantivy asked once each."""

import statistics
import time
from pathlib import Path

from knowledge.dense import DenseIndex
from knowledge.embedding import Embedder
from knowledge.lexical import LexicalIndex

_ASKED_FOR = 40


class Components:
    """The parts of a closed library's copy, timed one by one."""

    def __init__(self, folder: Path, encoder: Embedder) -> None:
        """`folder` holds the dense and the lexical index. Raises IndexDamaged."""
        self._encoder = encoder
        self._dense = DenseIndex(folder / "dense", encoder.dimensions)
        self._lexical = LexicalIndex(folder / "lexical")
        self._dense.open()
        self._lexical.open()
        self._times: dict[str, list[float]] = {"the encoder": [], "Chroma": [], "Tantivy": []}

    def search(self, question: str, *, keep: bool) -> None:
        """Ask each of them; `keep` says whether it counts."""
        marks = [time.perf_counter()]
        (encoded,) = self._encoder.encode([question])
        marks.append(time.perf_counter())
        self._dense.query(encoded.vector[None, :], _ASKED_FOR)
        marks.append(time.perf_counter())
        self._lexical.query(self._lexical.analyser.stems(question), _ASKED_FOR)
        marks.append(time.perf_counter())
        if keep:
            for times, began, ended in zip(
                self._times.values(), marks[:-1], marks[1:], strict=True
            ):
                times.append(ended - began)

    def medians(self) -> dict[str, float]:
        """Median seconds of each, and of all three together."""
        together = [sum(times) for times in zip(*self._times.values(), strict=True)]
        each = {name: statistics.median(times) for name, times in self._times.items()}
        return each | {"all three": statistics.median(together)}

    def close(self) -> None:
        """Let go of the files."""
        self._dense.close()
        self._lexical.close()
