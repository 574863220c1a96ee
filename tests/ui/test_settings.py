"""The settings that hold."""

from tests.ui.conftest import MakeDesk
from tests.ui.desks import TestDesk, texts


def test_settings_show_what_holds(desk: TestDesk) -> None:
    shown = texts(desk.open("settings"))
    assert "scripted" in shown
    assert "SQLite" in shown
    assert "**Documents:** 1" in shown


def test_settings_without_a_model(make: MakeDesk) -> None:
    assert "`mentor model pull`" in texts(make(model=False).open("settings"))
