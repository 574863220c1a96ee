"""A reviewer that remembers on disk, as a review with a model takes many seconds."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.memo.findings import Finding, Review
from evals.memo.trials import Reviewer, final

_ROOT = Path(__file__).parents[2]
_MADE_OF = ("assistant/memo", "prompts/memo", "assistant/sentences.py", "assistant/titles.py")


class RememberingReviewer:
    """Asks the real reviewer only for texts that it has not reviewed before.

    Remembers the findings and why a review was made without a model, which is all that is
    measured. `made_by` names what would make a review of the same text another one.
    """

    def __init__(self, real: Reviewer, file: Path, made_by: str) -> None:
        self._real = real
        self._file = file
        self._made_by = made_by
        self._known = dict(_read(file)) if file.is_file() else {}

    def reviewing(self, text: str, kind: str) -> Iterator[Review]:
        """The whole review. Raises OSError when it cannot be written down."""
        key = _hash([self._made_by, kind, text])
        if key not in self._known:
            review = final(self._real, text, kind)
            self._known[key] = review
            with self._file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"key": key, **_kept(review)}) + "\n")
        yield self._known[key]


def sources() -> str:
    """A hash of the files that a review is made of."""
    files = [path for name in _MADE_OF for path in sorted(_files(_ROOT / name))]
    return _hash(f"{path.name}:{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    else:
        yield from (each for each in path.rglob("*") if each.suffix in {".py", ".toml", ".md"})
        yield from path.rglob("*.npz")


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _kept(review: Review) -> dict[str, Any]:
    return {
        "kind": review.kind,
        "findings": [dataclasses.asdict(each) for each in review.findings],
        "further": [dataclasses.asdict(each) for each in review.further],
        "degraded": review.degraded,
        "model": review.model,
    }


def _read(file: Path) -> Iterator[tuple[str, Review]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        yield (
            kept["key"],
            Review(
                kept["kind"],
                findings=_findings(kept["findings"]),
                further=_findings(kept["further"]),
                degraded=kept["degraded"],
                model=kept["model"],
            ),
        )


def _findings(kept: list[dict[str, Any]]) -> tuple[Finding, ...]:
    return tuple(Finding(**{**each, "sentences": tuple(each["sentences"])}) for each in kept)
