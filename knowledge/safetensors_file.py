"""Reads tensors from a safetensors file: 8 bytes of header length, JSON header, raw numbers."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.errors import LibraryUnavailable

FloatArray = npt.NDArray[np.float32]

_MAX_HEADER_BYTES = 10_000_000


def read_float_tensors(path: Path) -> dict[str, FloatArray]:
    """All float32 tensors of the file by name. Raises LibraryUnavailable when it is damaged."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _damaged(path, error) from error
    try:
        length = _header_length(raw)
        header: Mapping[str, dict[str, object]] = json.loads(raw[8 : 8 + length])
        body = memoryview(raw)[8 + length :]
        return {
            name: _tensor(body, entry)
            for name, entry in header.items()
            if name != "__metadata__" and entry["dtype"] == "F32"
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path, error) from error


def _header_length(raw: bytes) -> int:
    length = int.from_bytes(raw[:8], "little")
    if not 2 <= length <= min(_MAX_HEADER_BYTES, len(raw) - 8):
        raise ValueError("header length out of range")
    return length


def _tensor(body: memoryview, entry: Mapping[str, object]) -> FloatArray:
    offsets, shape = entry["data_offsets"], entry["shape"]
    if not isinstance(offsets, list) or not isinstance(shape, list):
        raise TypeError("malformed entry")
    start, end = offsets
    numbers = np.frombuffer(body[start:end], dtype="<f4")
    return numbers.astype(np.float32, copy=False).reshape(shape)


def _damaged(path: Path, cause: Exception) -> LibraryUnavailable:
    return LibraryUnavailable(
        f"The encoder's weights in {path.name} cannot be read ({type(cause).__name__}).",
        next_step="Delete the file and run `mentor model pull` to fetch it again.",
    )
