"""The canvas in the browser: edited by keyboard, there after a reload, found by its quotes."""

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from tests.e2e.served import Served
from tests.e2e.test_pages import begin, button

pytestmark = pytest.mark.browser
OPENING = "I want to move every team to one build system."


def framed(page: Page, whetstone: Served) -> Locator:
    """A conversation with one reply; gives the canvas."""
    begin(page, f"{whetstone.url}/frame", OPENING)
    expect(button(page, "retry-").first).to_be_visible()
    canvas = page.locator(".st-key-canvas")
    expect(canvas).to_contain_text("move every team to one build system")
    return canvas


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[class*=st-key-slot-][class*=-{name}]")


def test_a_part_is_edited_by_keyboard_and_is_there_after_a_reload(
    page: Page, whetstone: Served
) -> None:
    framed(page, whetstone)
    button(page, "edit-decider").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-editor-decider textarea")).to_be_focused()
    page.keyboard.type("The head of platform")
    page.keyboard.press("Control+Enter")
    expect(part(page, "decider")).to_contain_text("The head of platform")
    expect(part(page, "decider")).to_contain_text("firm")
    page.reload()
    expect(part(page, "decider")).to_contain_text("The head of platform")

    button(page, "undo-canvas").click()
    expect(part(page, "decider")).to_contain_text("empty")
    page.reload()
    expect(part(page, "decider")).to_contain_text("empty")


def test_escape_closes_without_a_change(page: Page, whetstone: Served) -> None:
    framed(page, whetstone)
    button(page, "edit-gap").click()
    expect(page.locator(".st-key-editor-gap textarea")).to_be_focused()
    page.keyboard.type("Two days")
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-editor-gap")).to_have_count(0)
    expect(part(page, "gap")).to_contain_text("empty")
    expect(button(page, "undo-canvas")).to_be_disabled()


def test_two_tabs_lose_nothing(page: Page, whetstone: Served) -> None:
    framed(page, whetstone)
    other = page.context.new_page()
    other.goto(page.url)
    for tab, name, words in ((page, "decider", "The board"), (other, "non_scope", "The app")):
        button(tab, f"edit-{name}").click()
        tab.locator(f".st-key-editor-{name} textarea").fill(words)
    for tab in (page, other):
        button(tab, "save-edit").first.click()
        expect(tab.locator("[class*=st-key-editor-]")).to_have_count(0)
    page.reload()
    expect(part(page, "decider")).to_contain_text("The board")
    expect(part(page, "non_scope")).to_contain_text("The app")


def test_a_quote_leads_to_the_turn_where_it_was_said(page: Page, whetstone: Served) -> None:
    framed(page, whetstone)
    for number, words in enumerate(("The CTO decides.", "It costs two days a month."), 2):
        page.locator(".st-key-box textarea").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator("[class*=st-key-why-]")).to_have_count(number)
    button(page, "quote-goal").first.click()
    expect(page.locator(".st-key-said-here")).to_be_in_viewport()
    expect(page.locator(".st-key-said-here")).to_contain_text(OPENING)
    page.reload()
    expect(page.locator(".st-key-said-here")).to_be_in_viewport()


def test_the_page_is_downloaded_as_markdown(page: Page, whetstone: Served) -> None:
    framed(page, whetstone)
    button(page, "export").first.click()
    expect(page.locator(".st-key-export-text")).to_contain_text("move every team to one build")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as Markdown").click()
    download: Download = waiting.value
    assert download.suggested_filename == "i-want-to-move-every-team-to-one-build-system.md"
    text = download.path().read_text("utf-8")
    assert text.startswith("# I want to move every team")


@pytest.mark.parametrize("width", [390, 800])
def test_on_a_narrow_screen_one_switches_between_talk_and_frame(
    browser: Browser, page: Page, whetstone: Served, width: int
) -> None:
    framed(page, whetstone)
    context = browser.new_context(viewport={"width": width, "height": 800})
    narrow = context.new_page()
    narrow.goto(page.url)
    expect(narrow.locator(".st-key-talk")).to_be_visible()
    expect(narrow.locator(".st-key-canvas")).to_be_hidden()
    narrow.locator("[class*=st-key-face-]").get_by_text("Your frame").click()
    expect(narrow.locator(".st-key-canvas")).to_be_visible()
    expect(narrow.locator(".st-key-talk")).to_be_hidden()
    assert narrow.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    button(narrow, "quote-goal").first.click()
    expect(narrow.locator(".st-key-said-here")).to_be_in_viewport()
    context.close()
