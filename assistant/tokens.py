"""Counts tokens, offline: exactly where the vocabulary is at hand, else by a declared estimate.

Only home of tiktoken. Nothing here ever downloads: tiktoken would, so its files are looked for
first and it is only asked when they are there and whole.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.llm.vocabulary import Vocabulary, read_vocabulary

if TYPE_CHECKING:
    import tiktoken

_BYTES_PER_TOKEN = 3
"""For the estimate: on the safe side for prose, near the truth for code and for CJK."""

_BLOBS = "https://openaipublic.blob.core.windows.net/encodings/"
OPENAI_FILES: Mapping[str, str] = {
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
}
"""SHA-256 of each encoding's file."""


@dataclass(frozen=True, slots=True)
class TokenCounter:
    """Counts the tokens of a text as one model does, or estimates them."""

    basis: str
    """What the count rests on."""
    encoding: "tiktoken.Encoding | None" = None
    """None: an estimate."""

    @property
    def exact(self) -> bool:
        """Whether `count` is the model's own number."""
        return self.encoding is not None

    def ids(self, text: str) -> list[int]:
        """The tokens of a text; empty when there is only an estimate."""
        # Text that looks like a control token is one for the server, too.
        return self.encoding.encode(text, allowed_special="all") if self.encoding else []

    def count(self, text: str) -> int:
        """How many tokens a text has."""
        if self.encoding is None:
            return -(-len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN)
        return len(self.ids(text))

    def describe(self) -> str:
        """One line for the person."""
        return f"{'exact' if self.exact else 'estimated'}: {self.basis}"


def estimating_counter(why: str = "no vocabulary is at hand") -> TokenCounter:
    """A counter that estimates: one token for every three bytes."""
    return TokenCounter(f"one token for every {_BYTES_PER_TOKEN} bytes, because {why}")


def counter_for_gguf(gguf: Path, cache: Path | None = None) -> TokenCounter:
    """The counter of a local model, exact when its kind of vocabulary is known.

    Takes one to three seconds, and with the vocabulary kept in `cache` from the second time on a
    third of that: build it once. Never raises; falls back to the estimate.
    """
    try:
        vocabulary = read_vocabulary(gguf, cache)
    except (OSError, ValueError) as error:
        return estimating_counter(f"{gguf.name} has no usable vocabulary ({error})")
    return TokenCounter(f"vocabulary of {gguf.name}", _encoding(gguf.stem, vocabulary))


def _encoding(name: str, vocabulary: Vocabulary) -> "tiktoken.Encoding":
    import tiktoken

    return tiktoken.Encoding(
        name,
        pat_str=vocabulary.split,
        mergeable_ranks=vocabulary.ranks,
        special_tokens=vocabulary.special,
    )


def counter_for_openai_model(
    model: str,
    files: Mapping[str, str] = OPENAI_FILES,
    load: "Callable[[str], tiktoken.Encoding] | None" = None,
) -> TokenCounter:
    """The counter of a remote model, exact when tiktoken knows it and has its file already."""
    import tiktoken

    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return estimating_counter(f"the vocabulary of “{model}” is not known")
    if not _file_is_there(name, files):
        return estimating_counter(f"tiktoken's file for {name} is not on this machine")
    return TokenCounter(f"tiktoken's {name}", (load or tiktoken.get_encoding)(name))


def _file_is_there(name: str, files: Mapping[str, str]) -> bool:
    """Whether the file is where tiktoken looks for it, and whole."""
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if folder is None:
        folder = str(Path(tempfile.gettempdir()) / "data-gym-cache")
    # tiktoken names its files so.
    key = hashlib.sha1(f"{_BLOBS}{name}.tiktoken".encode(), usedforsecurity=False).hexdigest()
    try:
        content = (Path(folder) / key).read_bytes() if folder else b""
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == files.get(name)
