"""The headers that every answer carries."""

import re

import pytest
from streamlit.testing.v1 import AppTest

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
    def page() -> None:
        from ui import server

        try:
            int("somebody's private words")
        except ValueError as error:
            server.on_error(error)

    at = AppTest.from_function(page).run()
    assert "Something went wrong" in at.warning[0].value
    logged = [record.getMessage() for record in caplog.records if record.name == "ui.server"]
    assert "ValueError" in logged[0]
    assert "private" not in logged[0].split("\n")[0]
