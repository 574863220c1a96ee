"""The contract of the command line: JSON shapes, exit codes, quiet ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from ui import cli

MENTOR = Path(sys.executable).with_name("mentor")
COMMANDS = (
    ("up",),
    ("web",),
    ("doctor",),
    ("ask",),
    ("frame",),
    *(("frame", name) for name in ("list", "show", "edit", "undo", "restore", "export")),
    *(("model", name) for name in ("pull", "list", "serve")),
    *(
        ("knowledge", name)
        for name in ("ingest", "list", "search", "show", "describe", "replace", "remove")
    ),
    *(("knowledge", name) for name in ("rebuild", "reports")),
    ("db", "upgrade"),
)
HEAVY = (
    "pydantic",
    "sqlalchemy",
    "streamlit",
    "chromadb",
    "onnxruntime",
    "openai",
    "numpy",
    "rich",
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(mentor: CommandLine, command: tuple[str, ...]) -> None:
    shown = mentor(*command, "--help")
    assert shown.code == 0
    assert "Usage: mentor" in shown.out
    assert not shown.err


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from ui import cli; code = cli.run(['--help']);"
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "0 []"


@pytest.mark.parametrize(
    "arguments",
    [("nothing-like-this",), ("ask", "--no-such-option"), ("knowledge", "search"), ("doctor", "x")],
    ids=" ".join,
)
def test_wrong_use_is_two_and_one_line(mentor: CommandLine, arguments: tuple[str, ...]) -> None:
    plain = mentor(*arguments)
    assert plain.code == 2
    assert plain.err.count("\n") == 1
    assert not plain.out
    as_json = mentor(*arguments, "--json")
    assert as_json.code == 2
    assert as_json.error


def test_no_command_shows_the_help_as_wrong_use(mentor: CommandLine) -> None:
    shown = mentor()
    assert shown.code == 2
    assert "doctor" in shown.err


@pytest.mark.parametrize(
    ("variable", "value"),
    [("UI__PORT", "seventy"), ("UI__PORT", "70000"), ("LLM__BACKEND", "magic"), ("UI", "{")],
)
def test_an_unusable_setting_is_named(mentor: CommandLine, variable: str, value: str) -> None:
    mentor.set(**{variable: value})
    found = mentor("db", "upgrade", "--json")
    assert found.code == 1
    assert "MENTOR_" in found.error


def test_db_upgrade_says_where_and_which_revision(mentor: CommandLine, mentor_home: Path) -> None:
    shape = mentor("db", "upgrade", "--json").json
    assert str(mentor_home) in shape["place"]
    assert shape["revision"]
    assert mentor("db", "upgrade").out.startswith("The record")


def test_an_interrupt_is_quiet(mentor: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def read(self) -> bytes:
            raise KeyboardInterrupt

    class Stdin:
        buffer = Interrupted()

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert cli.run(["ask"]) == 130


@pytest.mark.parametrize("command", [("--help",), ("doctor", "--json"), ("knowledge", "list")])
def test_a_closed_pipe_is_quiet(mentor_home: Path, command: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run([MENTOR, *command], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert ran.stderr == b""
    assert ran.returncode == 1


def test_output_is_utf8_whatever_the_locale(mentor_home: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run([MENTOR, "--help"], env=environment, capture_output=True, check=False)
    assert ran.returncode == 0
    assert json.dumps(ran.stdout.decode("utf-8"))
