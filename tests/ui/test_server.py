"""The headers that every answer carries."""

import re

import pytest

from ui import server
from ui.components import look


@pytest.mark.parametrize(
    "rule",
    [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    ],
)
def test_nothing_is_loaded_from_elsewhere(rule: str) -> None:
    assert rule in server.content_policy().split("; ")


def test_only_our_own_scripts_run() -> None:
    scripts = next(r for r in server.content_policy().split("; ") if r.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "unsafe-eval" not in scripts.replace("wasm-unsafe-eval", "")
    assert len(re.findall(r"'sha256-[\w+/=]{44}'", scripts)) >= len(look.SCRIPTS) + 1
    assert "http" not in scripts


def test_an_unforeseen_error_is_logged_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ZeroDivisionError("somebody's private words")
    except ZeroDivisionError as error:
        assert server.on_error(error)
    assert "ZeroDivisionError" in caplog.text
    assert "test_server.py" in caplog.text
    assert "private" not in caplog.text
