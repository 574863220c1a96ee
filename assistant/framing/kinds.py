"""The kinds of case: what matters most in each, and how code guesses the kind from an opening."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("kinds.toml")
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of case; the fields are described in `kinds.toml`."""

    name: str
    label: str
    words: tuple[str, ...]
    starters: tuple[str, ...]
    forgotten: tuple[str, ...]
    lenses: tuple[str, ...]
    weights: Mapping[str, int]


@functools.cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of the file; "other" is the last."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: Kind(
            name,
            entry["label"],
            tuple(entry["words"]),
            tuple(entry["starters"]),
            tuple(entry["forgotten"]),
            tuple(entry["lenses"]),
            dict(entry["weights"]),
        )
        for name, entry in data["kinds"].items()
    }


def kind_named(name: str) -> Kind | None:
    """The kind of that name or label; None when there is none."""
    wanted = name.strip().lower()
    return next((k for k in kinds().values() if wanted in {k.name, k.label.lower()}), None)


def guess(opening: str) -> Kind:
    """The kind whose words the opening has most of; the first of equals, else "other"."""
    said = opening.lower()
    scored = [(sum(word in said for word in kind.words), kind) for kind in kinds().values()]
    best = max(scored, key=lambda pair: pair[0])
    return best[1] if best[0] else kinds()[OTHER]
