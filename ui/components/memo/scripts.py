"""The scripts of the memo's page; the content security policy allows them by their hashes."""

import functools
from pathlib import Path
from typing import Literal

from ui.components import look

Name = Literal["editing", "showing"]
_NAMES: tuple[Name, ...] = ("editing", "showing")
_FOLDER = Path(__file__).parent
STYLES = _FOLDER / "memo.css"


def every() -> tuple[str, ...]:
    """All of them, as they go into the page."""
    return tuple(map(_script, _NAMES))


def run(name: Name, *, key: str) -> None:
    """Run one when this place of the page first appears."""
    look.run(_script(name), key=key)


@functools.cache
def _script(name: Name) -> str:
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
