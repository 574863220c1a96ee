"""The vocabulary in the head of a GGUF file, in the form that a byte-pair encoder needs."""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.llm.gguf import read_metadata

# llama.cpp's split of text before merging, by the name that the GGUF gives it.
_SPLITS = {
    "qwen2": "|".join(
        (
            r"(?i:'s|'t|'re|'ve|'m|'ll|'d)",
            r"[^\r\n\p{L}\p{N}]?\p{L}+",
            r"\p{N}",
            r" ?[^\s\p{L}\p{N}]+[\r\n]*",
            r"\s*[\r\n]+",
            r"\s+(?!\S)",
            r"\s+",
        )
    )
}
_NORMAL, _CONTROL, _USER_DEFINED = 1, 3, 4
_CONTROL_WHATEVER_ITS_TYPE = ("</s>", "<|im_end|>", "<|endoftext|>")
"""Tokens that llama.cpp takes for control tokens even if the file says otherwise."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A byte-pair vocabulary: tokens by their bytes, with the id, which is the merge rank too."""

    split: str
    ranks: dict[bytes, int]
    special: dict[str, int]

    @classmethod
    def of(cls, metadata: Mapping[str, object]) -> "Vocabulary":
        """Raises ValueError when it is not a vocabulary that tiktoken can run."""
        kind, pre, tokens, merges, types = (
            metadata.get(f"tokenizer.ggml.{key}")
            for key in ("model", "pre", "tokens", "merges", "token_type")
        )
        split = _SPLITS.get(pre.decode("utf-8", "replace")) if isinstance(pre, bytes) else None
        if kind != b"gpt2" or split is None:
            raise ValueError("its kind is not known")
        if not (isinstance(tokens, list) and isinstance(merges, list) and isinstance(types, list)):
            raise ValueError("it is not whole")  # noqa: TRY004 - the file is wrong, not the call
        if len(types) != len(tokens):
            raise ValueError("it is not whole")
        texts = [token.decode("utf-8", "replace") for token in tokens]
        _check_merge_order(merges, {token: n for n, token in enumerate(tokens)})
        special = _special_tokens(texts, types)
        plain = _bytes_of_characters()
        ranks = {
            bytes(plain[character] for character in text): n
            for n, text in enumerate(texts)
            if types[n] == _NORMAL and all(character in plain for character in text)
        }
        return cls(split, ranks, special)

    def to_json(self) -> str:
        """For the cache: tokens in Latin-1, one character a byte, in the order of the ids."""
        tokens = [token.decode("latin-1") for token in self.ranks]
        ids = list(self.ranks.values())
        return json.dumps([self.split, self.special, tokens, ids])

    @classmethod
    def from_json(cls, text: str) -> "Vocabulary":
        """Raises ValueError when it is not what `to_json` wrote."""
        try:
            split, special, tokens, ids = json.loads(text)
            ranks = {token.encode("latin-1"): n for token, n in zip(tokens, ids, strict=True)}
        except (TypeError, AttributeError) as error:
            raise ValueError("not a vocabulary") from error
        return cls(split, ranks, special)


def read_vocabulary(gguf: Path, cache: Path | None = None) -> Vocabulary:
    """The vocabulary of a GGUF file, kept in `cache` for the next time.

    Raises ValueError when the file has none that can be used, OSError when it cannot be read.
    """
    found = gguf.stat()
    kept = cache / f"{gguf.stem}-{found.st_size}-{found.st_mtime_ns}.json" if cache else None
    if kept is not None:
        with contextlib.suppress(OSError, ValueError):
            return Vocabulary.from_json(kept.read_text(encoding="utf-8"))
    keys = ("model", "pre", "tokens", "merges", "token_type")
    vocabulary = Vocabulary.of(read_metadata(gguf, [f"tokenizer.ggml.{key}" for key in keys]))
    if kept is not None:
        _keep(kept, vocabulary.to_json())
    return vocabulary


def _keep(path: Path, text: str) -> None:
    # A cache that cannot be written costs a second at the next start, no more.
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_text(text, encoding="utf-8")
        half.replace(path)


def _check_merge_order(merges: list[bytes], ids: Mapping[bytes, int]) -> None:
    """Merges are done by token id, so the merges must come in the order of the ids."""
    last = -1
    for merge in merges:
        made = ids.get(merge.replace(b" ", b"", 1), -1)
        if made <= last:
            raise ValueError("its merges are not in the order of its tokens")
        last = made


def _special_tokens(texts: list[str], types: list[int]) -> dict[str, int]:
    always = {text for text in _CONTROL_WHATEVER_ITS_TYPE if text in texts}
    return {
        text: n
        for n, text in enumerate(texts)
        if types[n] in {_CONTROL, _USER_DEFINED} or text in always
    }


def _bytes_of_characters() -> dict[str, int]:
    """The byte behind each printable stand-in that byte-level vocabularies are written with."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(0x100) if byte not in printable]
    stand_ins = {chr(byte): byte for byte in printable}
    return stand_ins | {chr(0x100 + n): byte for n, byte in enumerate(others)}
