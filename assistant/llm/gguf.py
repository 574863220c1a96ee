"""Reads the metadata at the head of a GGUF file: no tensor is touched."""

import struct
from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

_SCALARS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f",
    7: "<?", 10: "<Q", 11: "<q", 12: "<d",
}  # fmt: skip
_STRING, _ARRAY = 8, 9
_LONGEST = 1 << 28
"""Bytes or elements; a larger length can only come from a damaged file."""


def read_metadata(path: Path, wanted: Collection[str]) -> dict[str, object]:
    """The wanted keys that the file has: scalars, strings as bytes, arrays as lists.

    Raises ValueError when it is not a whole GGUF head, OSError when it cannot be read.
    """
    with path.open("rb") as file:
        if _take(file, 4) != b"GGUF":
            raise ValueError("not a GGUF file")
        version, _, pairs = struct.unpack("<IQQ", _take(file, 20))
        if version not in {2, 3}:
            raise ValueError(f"GGUF version {version} is not known")
        found: dict[str, object] = {}
        for _ in range(pairs):
            key = _string(file).decode("utf-8", "replace")
            value = _value(file, _scalar(file, "<I"))
            if key in wanted:
                found[key] = value
                if len(found) == len(set(wanted)):
                    break
        return found


def _value(file: BinaryIO, kind: object) -> object:
    if kind == _STRING:
        return _string(file)
    if kind == _ARRAY:
        item, count = struct.unpack("<IQ", _take(file, 12))
        if count > _LONGEST:
            raise ValueError("an array is longer than any file")
        if item in _SCALARS:
            form = f"<{count}{_SCALARS[item][1]}"
            return list(struct.unpack(form, _take(file, struct.calcsize(form))))
        return [_value(file, item) for _ in range(count)]
    if not isinstance(kind, int) or kind not in _SCALARS:
        raise ValueError(f"value type {kind} is not known")
    return _scalar(file, _SCALARS[kind])


def _string(file: BinaryIO) -> bytes:
    (length,) = struct.unpack("<Q", _take(file, 8))
    return _take(file, length)


def _scalar(file: BinaryIO, form: str) -> object:
    return struct.unpack(form, _take(file, struct.calcsize(form)))[0]


def _take(file: BinaryIO, count: int) -> bytes:
    if count > _LONGEST:
        raise ValueError("a length is larger than any file")
    data = file.read(count)
    if len(data) != count:
        raise ValueError("the file ends within its head")
    return data
