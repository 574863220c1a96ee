"""Takes the pictures of the README: `python -m tests.e2e.take_pictures [FOLDER]`.

It serves the bundled library on an empty home. The model is the one that the environment names
(MENTOR_LLM__…), by default the scripted one; with MENTOR_CACHE set, the real one can be used.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.memo.kinds import memo_kinds
from tests.e2e.served import CORPUS, ingest, launch, served

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
FRAMING = (
    "I want to move every team to one build system, but nobody reports to me.",
    "Because every team keeps its own build, and each loses two days a month to broken builds.",
    "The director of platform decides. The mobile team fears that its releases will slow down.",
)
MENDED = "The director of platform decides by 3 May 2027.\n\n## Options"
EDITED = "The mobile team: its releases\nSupport: who answers when a build is late"
QUESTION = "Did we decide to rewrite Ledgerline, and why?"
_PATIENCE_MS = 120_000


def main(folder: Path) -> int:
    """Take a picture of each place worth showing, in light, one in dark and one narrow."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or ""
    backend = os.environ.get("MENTOR_LLM__BACKEND", "scripted")
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        home = Path(kept) / "home"
        ingest(home, CORPUS)
        with served(home, MENTOR_LLM__BACKEND=backend) as running:
            browser = launch(playwright, chromium)
            framing = _frame(_page(browser, "light"), running.url, folder)
            _canvas(_page(browser, "light"), framing, folder)
            _narrow(_page(browser, "light", width=400), framing, folder)
            _ask(_page(browser, "light"), running.url, folder)
            _library(_page(browser, "light"), running.url, folder)
            _memo(_page(browser, "light"), running.url, folder)
            dark = _page(browser, "dark")
            dark.goto(framing)
            _settle(dark, len(FRAMING))
            dark.screenshot(path=folder / "dark.png")
            browser.close()
    return 0


def _frame(page: Page, url: str, folder: Path) -> str:
    page.goto(f"{url}/frame")
    for count, words in enumerate(FRAMING, 1):
        _say(page, words, count)
    page.screenshot(path=folder / "framing.png")
    return page.url


def _canvas(page: Page, framing: str, folder: Path) -> None:
    """A part of the canvas while it is edited, and the history after it."""
    page.goto(framing)
    _settle(page, len(FRAMING))
    page.locator(".st-key-edit-affected button:visible").click()
    page.locator(".st-key-editor-affected textarea").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "canvas.png")
    page.locator(".st-key-editor-affected textarea").fill(EDITED)
    page.keyboard.press("Control+Enter")
    page.locator(".st-key-editor-affected").wait_for(state="detached")
    page.locator(".st-key-history-canvas button:visible").click()
    page.locator("[class*=st-key-version-]").first.wait_for()
    page.wait_for_timeout(1000)
    page.screenshot(path=folder / "history.png")


def _narrow(page: Page, framing: str, folder: Path) -> None:
    page.goto(framing)
    _settle(page, len(FRAMING))
    page.locator("[class*=st-key-face-]").get_by_text("Your frame").click()
    page.locator(".st-key-canvas").wait_for()
    page.wait_for_timeout(1000)
    page.screenshot(path=folder / "narrow.png")


def _ask(page: Page, url: str, folder: Path) -> None:
    page.goto(f"{url}/ask")
    _say(page, QUESTION, 1)
    page.locator("[class*=st-key-source-] button:visible").first.click()
    page.locator(".st-key-passage").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "ask-citation.png")


def _library(page: Page, url: str, folder: Path) -> None:
    page.goto(f"{url}/library?order=Newest+first")
    page.locator(".st-key-list a").first.wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "library.png")
    page.locator(".st-key-q input").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".st-key-hits a").first.wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "search.png")


def _memo(page: Page, url: str, folder: Path) -> None:
    """A memo beside what a review says of it, while it is written, and what its second version
    changed."""
    page.goto(f"{url}/write")
    page.get_by_text("Paste a draft", exact=True).click()
    draft = memo_kinds()["decision"].weak
    page.locator(".st-key-memo-pasted textarea").fill(draft)
    page.locator(".st-key-memo-start-paste button:visible").click()
    editor = page.locator("[class*=st-key-memo-text-] textarea")
    _reviewed(page)
    page.screenshot(path=folder / "memo-write.png")
    page.locator(".st-key-view button").get_by_text("Read").click()
    page.locator(".memo-paper .medium").first.click()
    page.locator("[class*=st-key-chosen-]").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "memo.png")
    page.locator(".st-key-view button").get_by_text("Write").click()
    editor.fill(draft.replace("## Options", MENDED))
    _reviewed(page)
    page.locator(".st-key-memo-versions-tool button:visible").click()
    page.locator(".memo-changes").wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=folder / "memo-versions.png")


def _reviewed(page: Page) -> None:
    page.locator(".st-key-memo-review button:visible").click()
    page.locator(".st-key-memo-reviewing").wait_for()
    page.locator(".st-key-memo-reviewing").wait_for(state="detached")
    page.wait_for_timeout(1500)


def _say(page: Page, words: str, replies: int) -> None:
    page.locator(".st-key-box textarea").fill(words)
    page.keyboard.press("Enter")
    page.locator("[class*=st-key-author-]").nth(replies - 1).wait_for()
    _settle(page, replies)


def _settle(page: Page, replies: int) -> None:
    page.locator("[class*=st-key-why-]").nth(replies - 1).wait_for()
    page.wait_for_timeout(1500)


def _page(browser: Browser, scheme: str, *, width: int = 1280) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 860},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.set_default_timeout(_PATIENCE_MS)
    return context.new_page()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
