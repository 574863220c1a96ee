"""A memo in the browser: reviewed, mended, reviewed again; nothing that is typed is lost."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assistant.memo.kinds import memo_kinds
from tests.e2e.served import HOSTILE, Served
from tests.e2e.test_pages import button

pytestmark = pytest.mark.browser
OWNED = "The head of platform decides by 3 May 2027."
_REVIEW_MS = 90_000


def paste(page: Page, whetstone: Served, text: str) -> None:
    """Begin a decision memo with a pasted draft."""
    page.goto(f"{whetstone.url}/write")
    page.get_by_text("Paste a draft", exact=True).click()
    page.locator(".st-key-memo-pasted textarea").fill(text)
    button(page, "memo-start-paste").click()
    page.wait_for_url("**/memo?m=*")
    expect(editor(page)).to_have_value(text.rstrip() + "\n" if text.endswith("\n") else text)


def editor(page: Page) -> Locator:
    return page.locator("[class*=st-key-memo-text-] textarea")


def review(page: Page) -> None:
    """Review with the keyboard, and wait for all of it."""
    page.keyboard.press("Control+Enter")
    expect(page.locator(".st-key-memo-reviewing")).to_be_visible()
    expect(page.locator(".st-key-memo-reviewing")).to_have_count(0, timeout=_REVIEW_MS)
    expect(page.locator(".st-key-memo-first")).to_be_visible()


def put_cursor(page: Page, after: str) -> None:
    """Put the cursor behind these words."""
    editor(page).evaluate(
        "(box, words) => { box.focus();"
        "const at = box.value.indexOf(words) + words.length; box.setSelectionRange(at, at); }",
        after,
    )


def colour(place: Locator) -> str:
    return str(place.evaluate("each => getComputedStyle(each).backgroundColor"))


def test_a_draft_becomes_a_second_version_with_a_finding_closed(
    page: Page, whetstone: Served
) -> None:
    weak = memo_kinds()["decision"].weak
    paste(page, whetstone, weak)
    put_cursor(page, "# Thoughts")
    review(page)

    button(page, "view").get_by_text("Read").click()
    sentence = page.locator(".memo-paper .medium").first
    plain = colour(sentence)
    name = sentence.get_attribute("data-f")
    card = page.locator(f".st-key-finding-{name}")
    card.hover()
    expect(sentence).not_to_have_css("background-color", plain)
    sentence.hover()
    assert colour(card) != "rgba(0, 0, 0, 0)"
    sentence.click()
    page.wait_for_url("**f=*")
    expect(page.locator(f".st-key-chosen-{name}")).to_be_in_viewport()
    page.reload()
    expect(page.locator(f".st-key-chosen-{name}")).to_be_visible()

    button(page, "view").get_by_text("Write").click()
    expect(editor(page)).to_be_focused()
    selected = "box => box.value.slice(box.selectionStart, box.selectionEnd)"
    assert editor(page).evaluate(selected) in weak
    put_cursor(page, "everyone involved.")
    before = editor(page).evaluate("box => (box.scrollTop = 40, box.scrollTop)")
    page.keyboard.type(f"\n\n{OWNED}")
    review(page)
    expect(editor(page)).to_be_focused()
    cursor = editor(page).evaluate("box => box.value.slice(0, box.selectionStart)")
    assert cursor.endswith(OWNED)
    assert editor(page).evaluate("box => box.scrollTop") == before
    page.get_by_text(re.compile(r"^Settled: ")).click()
    expect(page.get_by_text("addressed in version 2").first).to_be_visible()

    page.get_by_text("Export", exact=True).click()
    for key, ending in (("memo-markdown", ".md"), ("memo-docx", ".docx")):
        with page.expect_download() as download:
            button(page, key).click()
        assert download.value.suggested_filename.endswith(ending)
        assert download.value.path().stat().st_size > 500


def test_what_is_typed_survives_a_reload_at_once_and_a_crash(page: Page, whetstone: Served) -> None:
    paste(page, whetstone, "# A plan\n\nWe move.")
    put_cursor(page, "We move.")
    page.keyboard.type(" First the mobile team.")
    expect(page.locator(".memo-saved")).to_contain_text("6 words · Saved")
    page.keyboard.type(" Then the rest.")
    page.reload()
    expect(editor(page)).to_have_value(re.compile("First the mobile team. Then the rest."))

    expect(page.locator("body")).not_to_have_class(re.compile("memo-writing"))
    address, mark = page.url, page.locator(".memo-saved")
    name, kept = (mark.get_attribute(f"data-{each}") for each in ("memo", "sum"))
    page.goto(f"{whetstone.url}/write")
    left = {"bases": [kept, ""], "text": "Words of a tab that crashed."}
    page.evaluate(
        "([name, left]) => localStorage.setItem('whetstone-memo ' + name, JSON.stringify(left))",
        [name, left],
    )
    page.goto(address)
    expect(editor(page)).to_have_value("Words of a tab that crashed.")
    expect(mark).to_contain_text("6 words · Saved")
    expect(page.locator("body")).not_to_have_class(re.compile("memo-writing"))
    page.goto(address)
    expect(editor(page)).to_have_value("Words of a tab that crashed.")


def test_nothing_in_a_memo_acts(page: Page, whetstone: Served) -> None:
    """The page fixture fails when anything is asked of another host."""
    paste(page, whetstone, f"# {HOSTILE}\n\n{HOSTILE} <script>document.title='taken'</script>\n\nx")
    put_cursor(page, "# Note")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".st-key-memo-standing")).to_be_visible(timeout=_REVIEW_MS)
    button(page, "view").get_by_text("Read").click()
    expect(page.locator(".memo-paper")).to_contain_text("Note")
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert page.title() != "taken"


def test_on_a_narrow_screen_one_of_document_and_findings(
    browser: Browser, page: Page, whetstone: Served
) -> None:
    paste(page, whetstone, memo_kinds()["brief"].weak)
    put_cursor(page, "")
    review(page)
    context = browser.new_context(viewport={"width": 800, "height": 800})
    narrow = context.new_page()
    narrow.goto(page.url)
    expect(narrow.locator(".memo-paper")).to_be_visible(timeout=20_000)
    expect(narrow.locator(".st-key-memo-first")).to_be_hidden()
    narrow.locator(".memo-paper .s[data-f]").first.click()
    expect(narrow.locator("[class*=st-key-chosen-]")).to_be_in_viewport()
    expect(narrow.locator(".memo-paper")).to_be_hidden()
    narrow.locator("[class*=st-key-chosen-] [class*=st-key-show-] button:visible").first.click()
    expect(narrow.locator(".memo-paper")).to_be_visible()
    assert narrow.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    context.close()
