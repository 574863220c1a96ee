"""How fast things start, and what they weigh."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from evals.bench.figures import Figure, median_of, timed
from knowledge.ingest import bundled_corpus

if TYPE_CHECKING:
    from playwright.sync_api import Page

_MENTOR = Path(sys.executable).with_name("mentor")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_START_WITHIN_S = 60.0
_MB = 1024 * 1024


def measure(cache: Path, folder: Path) -> Iterator[Figure]:
    """Start figures of the command line and the pages, and the memory of the pages."""
    help_s = median_of(7, lambda: subprocess.run([_MENTOR, "--help"], capture_output=True))
    yield Figure("mentor --help", help_s, "s", 0.5)
    environment = os.environ | {
        "MENTOR_HOME": str(folder / "pages"),
        "MENTOR_CACHE": str(cache),
        "MENTOR_LLM__BACKEND": "none",
        "MENTOR_UI__PORT": str(_free_port()),
    }
    corpus = [str(_MENTOR), "knowledge", "ingest", str(bundled_corpus())]
    subprocess.run(corpus, env=environment, capture_output=True, check=False)
    yield from _pages(environment)


def memory_mb(pid: int) -> float:
    """Resident memory of a process and all its children, in MB."""
    root = psutil.Process(pid)
    return sum(each.memory_info().rss for each in (root, *root.children(recursive=True))) / _MB


def _pages(environment: dict[str, str]) -> Iterator[Figure]:
    port = int(environment["MENTOR_UI__PORT"])
    began = time.perf_counter()
    with _serving(environment) as server:
        _until_healthy(port)
        ready = time.perf_counter() - began
        yield Figure("UI, start to server ready", ready, "s")
        first = _browse(port)
        if first is None:
            return
        note = f"of these the page itself {first:.2f} s"
        yield Figure("UI, start to first page", ready + first, "s", 6.0, note=note)
        again = _browse(port)
        yield Figure("UI, first page of a running server", again or 0.0, "s")
        yield Figure("memory of the UI", memory_mb(server.pid), "MB", 500)


def _browse(port: int) -> float | None:
    """Seconds until a browser shows the first page; None without a browser."""
    chromium = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if chromium is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        seconds = timed(lambda: _show(page, port))
        browser.close()
    return seconds


def _show(page: "Page", port: int) -> None:
    page.goto(f"http://localhost:{port}/")
    page.locator("h1").first.wait_for(timeout=_START_WITHIN_S * 1000)


@contextmanager
def _serving(environment: dict[str, str]) -> "Iterator[subprocess.Popen[bytes]]":
    quiet = subprocess.DEVNULL
    server = subprocess.Popen([_MENTOR, "web"], env=environment, stdout=quiet, stderr=quiet)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(30)


def _until_healthy(port: int) -> None:
    """Raises TimeoutError when the server does not come up."""
    end = time.monotonic() + _START_WITHIN_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"the pages did not come up within {_START_WITHIN_S:.0f} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
