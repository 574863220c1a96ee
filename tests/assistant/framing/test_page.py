"""The page on the coach's decisions says what the tables say."""

from pathlib import Path

from assistant.framing.page import page
from assistant.framing.policy import POLICY

FILE = Path(__file__).parents[3] / "docs" / "framing.md"


def test_the_page_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run python -m assistant.framing.page"


def test_every_row_is_on_the_page() -> None:
    text = page()
    for rule in POLICY:
        assert f"| {rule.move}" in text
        assert rule.why in text
