"""How the web front end is started: on this machine only, quietly, and without leftovers."""

import socket
import stat
import sys
from pathlib import Path

import pytest

from assistant.errors import SettingsError, StorageError
from assistant.settings import Settings, UiSettings
from ui import theme, web


def settings(home: Path, **ui: object) -> Settings:
    return Settings(home=home, ui=UiSettings.model_validate(ui))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])
def test_any_other_host_is_refused(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="sign-in is not configured"):
        web.serve(settings(tmp_path, host=host), open_browser=False)


def test_a_port_in_use_is_named_with_the_setting(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError) as caught:
            web.serve(settings(tmp_path, port=port), open_browser=False)
    assert str(port) in caught.value.one_line()
    assert "MENTOR_UI__PORT" in caught.value.one_line()
    assert "\n" not in caught.value.one_line()


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(StorageError) as caught:
        web.serve(settings(blocked / "home", port=free_port()), open_browser=False)
    assert "MENTOR_HOME" in caught.value.next_step


def test_the_cookie_secret_is_made_once_and_is_private(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = web.cookie_secret(home)
    assert len(first) == 64
    assert web.cookie_secret(home) == first
    assert stat.S_IMODE((home / "cookie-secret").stat().st_mode) == 0o600


def test_an_empty_cookie_secret_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "cookie-secret").touch(mode=0o600)
    assert len(web.cookie_secret(tmp_path)) == 64


@pytest.mark.parametrize(
    "flag",
    [
        "--server.address=127.0.0.1",
        "--server.port=9123",
        "--browser.gatherUsageStats=false",
        "--server.maxUploadSize=10",
        "--client.showErrorDetails=none",
        "--server.enableCORS=true",
        "--server.enableXsrfProtection=true",
        "--server.enableAgentApi=false",
        "--server.allowedHosts=127.0.0.1",
        "--server.allowedHosts=localhost",
        "--server.fileWatcherType=none",
        "--runner.magicEnabled=false",
    ],
)
def test_the_child_is_told_to_be_safe(tmp_path: Path, flag: str) -> None:
    assert flag in web.command(settings(tmp_path, port=9123))


def test_every_flag_is_one_that_streamlit_knows(tmp_path: Path) -> None:
    from streamlit.web import cli

    known = {option for each in cli.main_run.params for option in each.opts}
    flags = [part.split("=")[0] for part in web.command(settings(tmp_path)) if "--" in part]
    assert len(flags) > 30
    assert set(flags) <= known


def test_nothing_secret_is_on_the_command_line(tmp_path: Path) -> None:
    secret = web.cookie_secret(tmp_path)
    assert secret not in " ".join(web.command(settings(tmp_path)))


def test_someone_elses_streamlit_options_do_not_reach_the_child(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    monkeypatch.setenv("MENTOR_LLM__BACKEND", "scripted")
    child = web.environment(settings(tmp_path), tmp_path, "s3")
    assert "STREAMLIT_SERVER_ADDRESS" not in child
    assert child["STREAMLIT_SERVER_COOKIE_SECRET"] == "s3"
    assert child["MENTOR_HOME"] == str(tmp_path)
    assert child["MENTOR_LLM__BACKEND"] == "scripted"


def test_both_themes_say_the_same_things() -> None:
    names = theme.options()
    light = {name.rsplit(".", 1)[1] for name in names if name.startswith("theme.light.")}
    dark = {name.rsplit(".", 1)[1] for name in names if name.startswith("theme.dark.")}
    assert light == dark
    assert "backgroundColor" in light


def test_starting_the_pages_does_not_load_them_into_the_command_line() -> None:
    import subprocess

    code = "import sys, ui.web; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
