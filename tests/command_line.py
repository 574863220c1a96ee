"""Runs `mentor` inside the test's own process, which saves a second of imports a run."""

import io
import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from ui import cli


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one object on standard output."""
        (only,) = self.lines
        return only

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The objects on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def errors(self) -> list[dict[str, Any]]:
        """The error objects on standard error, which must hold nothing else."""
        return [json.loads(line) for line in self.err.splitlines()]

    @property
    def error(self) -> str:
        """The one error message in JSON mode."""
        (only,) = self.errors
        return str(only["error"])


class CommandLine:
    """Runs commands with given standard input and MENTOR_ variables."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def set(self, **variables: object) -> None:
        """Set MENTOR_ variables, named without the prefix."""
        for name, value in variables.items():
            self._monkeypatch.setenv(f"MENTOR_{name}", str(value))

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Outcome:
        """Run one command."""
        self._capsys.readouterr()
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            try:
                code = cli.run([str(argument) for argument in arguments])
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 1
        captured = self._capsys.readouterr()
        return Outcome(code, captured.out, captured.err)
