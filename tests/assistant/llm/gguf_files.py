"""Writes small GGUF heads for tests."""

import struct
from collections.abc import Mapping
from pathlib import Path

VOCABULARY = ["a", "b", "c", "Ġ", "ab", "abc", "Ġab", "</s>", "<|im_end|>", "<tool>", "Ċ"]
TYPES = [1, 1, 1, 1, 1, 1, 1, 1, 3, 4, 1]
MERGES = ["a b", "ab c", "Ġ ab"]


def write_gguf(path: Path, fields: Mapping[str, object], version: int = 3) -> Path:
    """A GGUF file without tensors. Fields: int, float, bool, str, or a list of one of them."""
    head = b"GGUF" + struct.pack("<IQQ", version, 0, len(fields))
    path.write_bytes(head + b"".join(_text(k) + _typed(v) for k, v in fields.items()))
    return path


def vocabulary_fields(**changes: object) -> dict[str, object]:
    """The metadata of a small byte-pair vocabulary."""
    fields: dict[str, object] = {
        "model": "gpt2",
        "pre": "qwen2",
        "tokens": VOCABULARY,
        "token_type": TYPES,
        "merges": MERGES,
    }
    return {f"tokenizer.ggml.{key}": value for key, value in (fields | changes).items()}


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _typed(value: object) -> bytes:
    if isinstance(value, list):
        kind, _ = _item(value[0])
        items = b"".join(_item(item)[1] for item in value)
        return struct.pack("<IIQ", 9, kind, len(value)) + items
    kind, data = _item(value)
    return struct.pack("<I", kind) + data


def _item(value: object) -> tuple[int, bytes]:
    match value:
        case bool():
            return 7, struct.pack("<?", value)
        case int():
            return 5, struct.pack("<i", value)
        case float():
            return 6, struct.pack("<f", value)
        case _:
            return 8, _text(str(value))
