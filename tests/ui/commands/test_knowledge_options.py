"""Wrong use of the `mentor knowledge` commands."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine

WRONG = (
    ("ingest",),
    ("ingest", "{new}", "--kind", "novel"),
    ("ingest", "{new}", "--status", "acepted"),
    ("ingest", "{new}", "--date", "yesterday"),
    ("ingest", "{new}", "--date", "2025-02-30"),
    ("ingest", "{new}", "--title", ""),
    ("ingest", "{new}", "--title", "x" * 201),
    ("ingest", "{new}", "--owner", "x" * 201),
    ("ingest", "{new}", "{old}", "--title", "Both"),
    ("ingest", "{folder}", "--title", "All"),
    ("ingest", "export.zip", "--title", "All"),
    ("list", "--mine", "--all"),
    ("list", "--kind", "novel"),
    ("list", "--status", "nothing-like-it"),
    ("search",),
    ("search", "x", "-k", "0"),
    ("search", "x", "-k", "51"),
    ("search", "x", "-k", "many"),
    ("search", "x", "--kind", "novel"),
    ("search", "x", "--status", "nothing-like-it"),
    ("search", "x", "--from", "03/04/2025"),
    ("search", "x", "--from", "2025-01-02", "--to", "2025-01-01"),
    ("search", "x", "--as-mentor", "--explain"),
    ("show",),
    ("describe", "The message broker after the move"),
    ("describe", "The message broker after the move", "--kind", "novel"),
    ("describe", "The message broker after the move", "--title", "  "),
    ("describe", "The message broker after the move", "--date", ""),
    ("replace", "The message broker after the move"),
    ("remove",),
    ("reports", "extra"),
)


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_is_two_and_one_line(
    mentor: CommandLine, files: Path, arguments: tuple[str, ...]
) -> None:
    places = {"folder": files, "new": files / "new.md", "old": files / "old.md"}
    filled = [argument.format(**places) for argument in arguments]
    plain = mentor("knowledge", *filled)
    assert plain.code == 2, plain.err
    assert plain.err.count("\n") == 1
    assert not plain.out
    assert mentor("knowledge", *filled, "--json").error
