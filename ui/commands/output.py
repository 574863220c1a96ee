"""How the commands speak: JSON lines for programs, plain lines for people, errors on stderr."""

import json
import sys
import unicodedata
from collections.abc import Mapping
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for programs.")]


def emit(payload: Mapping[str, object]) -> None:
    """One JSON object as a line on standard output, at once."""
    sys.stdout.write(json.dumps(payload, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def say(text: str = "") -> None:
    """A line for a person on standard output, at once."""
    sys.stdout.write(printable(text) + "\n")
    sys.stdout.flush()


def complain(message: str, *, as_json: bool, **details: object) -> None:
    """One line on standard error: an `error` object in JSON mode."""
    line = json.dumps({"error": message, **details}) if as_json else f"mentor: {message}"
    sys.stderr.write(printable(line) + "\n")
    sys.stderr.flush()


def printable(text: str) -> str:
    """The text without what could drive a terminal; line breaks and tabs stay."""
    return "".join(
        char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
    )


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
