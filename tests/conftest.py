"""What every test can rely on: no network by accident, no settings from outside, own folders."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.command_line import CommandLine

IN_CI = os.environ.get("CI", "").lower() == "true"
OUTER_CACHE = Path(os.environ.get("MENTOR_CACHE") or platformdirs.user_cache_dir("whetstone"))
"""Where the weights lie; read before the fixtures below clear the environment."""
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "false",
    "NO_PROXY": "127.0.0.1,localhost",
    "TERM": "dumb",
}
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")

hypothesis_settings.register_profile(
    "local", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.register_profile(
    "ci", parent=hypothesis_settings.get_profile("local"), derandomize=True
)
hypothesis_settings.load_profile("ci" if IN_CI else "local")


def unavailable(reason: str) -> None:
    """Skip the test, or fail it in continuous integration, where nothing may be missing."""
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(autouse=True, scope="session")
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No MENTOR_ setting, proxy, home folder or download from outside reaches a test.

    Child processes inherit this, which the guard around sockets cannot reach.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("MENTOR_")]:
            patch.delenv(name)
        for name in PROXIES:
            patch.delenv(name, raising=False)
        for name, value in OFFLINE.items():
            patch.setenv(name, value)
        outside = tmp_path_factory.mktemp("outside")
        patch.setenv("MENTOR_HOME", str(outside / "home"))
        patch.setenv("MENTOR_CACHE", str(outside / "cache"))
        yield


@pytest.fixture
def mentor_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home and cache of this test alone; child processes see them too."""
    home = tmp_path / "home"
    monkeypatch.setenv("MENTOR_HOME", str(home))
    monkeypatch.setenv("MENTOR_CACHE", str(tmp_path / "cache"))
    return home


@pytest.fixture
def mentor(
    mentor_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """The command line on an empty home, without a model."""
    monkeypatch.setenv("MENTOR_LLM__BACKEND", "none")
    return CommandLine(monkeypatch, capsys)


@pytest.fixture(scope="session")
def weights_cache() -> Path:
    """The folder with the real weights, for tests marked `model`."""
    from assistant.holdings import trouble
    from assistant.llm.registry import Registry

    found = [trouble(entry, OUTER_CACHE) for entry in Registry.load().models]
    if any(found):
        unavailable(" ".join(filter(None, found)))
    return OUTER_CACHE


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium, for tests marked `browser`."""
    found = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if found is None:
        unavailable("no Chromium found: apt-get install chromium (make e2e does it as root)")
    assert found is not None
    return found
