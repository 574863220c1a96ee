"""One served Whetstone and one browser for all browser tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.served import Served, ingest, launch, sample_corpus, served, tame
from tests.stub_endpoint import stub_endpoint

_PATIENCE_MS = 20_000


@pytest.fixture(scope="session")
def whetstone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Served with a small library and an endpoint that streams."""
    folder = tmp_path_factory.mktemp("served")
    home = folder / "home"
    ingest(home, sample_corpus(folder / "corpus"))
    with (
        stub_endpoint(tame) as endpoint,
        served(
            home,
            MENTOR_LLM__BASE_URL=endpoint.base_url,
            MENTOR_LLM__MODEL="stub",
            MENTOR_LLM__TIER="small",
        ) as running,
    ):
        yield running


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A headless Chromium."""
    expect.set_options(timeout=_PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = launch(playwright, chromium)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, whetstone: Served) -> Iterator[Page]:
    """A fresh page; the test fails when anything is asked of another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(_PATIENCE_MS)
    elsewhere: list[str] = []
    own = (whetstone.url, whetstone.url.replace("http", "ws"), "data:", "blob:")

    def note(url: str) -> None:
        if not url.startswith(own):
            elsewhere.append(url)

    context.on("request", lambda request: note(request.url))
    opened.on("websocket", lambda socket: note(socket.url))
    yield opened
    context.close()
    assert elsewhere == []
