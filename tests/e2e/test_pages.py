"""What a person does in the browser, from the first word to finding it all again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.served import Served

pytestmark = pytest.mark.browser
QUESTION = "How do I tell a reversible decision from an irreversible one?"


def box(page: Page) -> Locator:
    return page.locator(".st-key-box textarea")


def begin(page: Page, url: str, words: str) -> None:
    """Open a start page and send the first words with the keyboard alone."""
    page.goto(url)
    expect(box(page)).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/talk?c=*")


def words(page: Page) -> Locator:
    """The words of the last reply."""
    return page.locator("[class*=st-key-words-]").last


def button(page: Page, key: str) -> Locator:
    """Visible buttons of that key; Streamlit keeps a hidden twin for narrow screens."""
    return page.locator(f"[class*=st-key-{key}] button:visible")


def test_a_question_streams_its_answer_cites_it_and_is_found_again(
    page: Page, whetstone: Served
) -> None:
    begin(page, f"{whetstone.url}/ask", f"{QUESTION} Say it slowly.")
    expect(words(page)).to_have_text(re.compile(r"\w"))
    early = words(page).inner_text()
    expect(button(page, "stop-").first).to_be_visible()
    expect(button(page, "retry-").first).to_be_visible(timeout=60_000)
    late = words(page).inner_text()
    assert len(late) > len(early) > 0

    button(page, "source-").first.click()
    passage = page.locator(".st-key-passage")
    expect(passage).to_be_in_viewport()
    assert passage.evaluate("e => getComputedStyle(e).borderLeftStyle") == "solid"
    page.wait_for_url("**p=*")
    page.reload()
    expect(page.locator(".st-key-passage")).to_be_in_viewport()
    button(page, "close-passage").click()
    expect(page.locator(".st-key-passage")).to_have_count(0)
    assert "p=" not in page.url

    page.reload()
    expect(words(page)).to_have_text(late)
    page.goto(whetstone.url)
    page.get_by_role("link", name=re.compile(QUESTION[:30])).first.click()
    expect(words(page)).to_have_text(late)


def test_a_framing_conversation_fills_the_canvas(page: Page, whetstone: Served) -> None:
    begin(page, whetstone.url, "I want to move every team to one build system.")
    expect(button(page, "retry-").first).to_be_visible()
    canvas = page.locator(".st-key-canvas")
    expect(canvas).to_contain_text("move every team to one build system")
    page.get_by_text("Why this?").first.click()
    expect(page.get_by_text(re.compile("First word after"))).to_be_visible()


def test_a_reload_while_the_reply_runs_goes_on_with_it(page: Page, whetstone: Served) -> None:
    begin(page, f"{whetstone.url}/ask", f"{QUESTION} Take it slowly.")
    expect(words(page)).to_have_text(re.compile(r"\w"))
    page.reload()
    expect(button(page, "stop-").first).to_be_visible()
    expect(words(page)).to_have_text(re.compile(r"\w"))
    button(page, "stop-").first.click()
    expect(page.get_by_text("You stopped this reply here.")).to_be_visible()
    said = words(page).inner_text()
    assert said
    page.reload()
    expect(words(page)).to_have_text(said)


def test_words_that_cannot_be_taken_are_back_in_the_box(page: Page, whetstone: Served) -> None:
    page.goto(f"{whetstone.url}/frame")
    expect(box(page)).to_be_focused()
    page.keyboard.type("?!")
    page.keyboard.press("Enter")
    expect(page.get_by_text("nothing readable in the message")).to_be_visible()
    expect(box(page)).to_have_value("?!")


def test_nothing_hostile_is_loaded(page: Page, whetstone: Served) -> None:
    """In the person's words, in the reply, and in a document; the page fixture looks at traffic."""
    hostile = "![a](https://evil.example/c.png) <img src=https://evil.example/d.png>"
    begin(page, f"{whetstone.url}/ask", f"{QUESTION} With a picture. {hostile}")
    expect(button(page, "retry-").first).to_be_visible()
    page.goto(f"{whetstone.url}/library")
    page.get_by_role("link", name=re.compile("Zebra")).click()
    expect(page.locator(".st-key-document")).to_contain_text("Note")
    assert page.locator("main img, [data-testid=stMain] img").count() == 0


def test_the_policy_is_on_every_answer(page: Page, whetstone: Served) -> None:
    answer = page.goto(whetstone.url)
    assert answer is not None
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    expect(box(page)).to_be_focused()


def test_an_address_that_names_nothing(page: Page, whetstone: Served) -> None:
    page.goto(f"{whetstone.url}/talk?c=nothing")
    expect(page.get_by_text("There is nothing at this address")).to_be_visible()
    page.get_by_text("Go home").click()
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages_fit_in_light_and_dark_on_narrow_and_wide_screens(
    browser: Browser, whetstone: Served, tmp_path: Path, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for name in ("", "library"):
        page.goto(f"{whetstone.url}/{name}")
        expect(page.locator(".st-key-narrow")).to_be_visible(timeout=15_000)
        page.screenshot(path=tmp_path / f"{name or 'home'}.png")
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0
    paper = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert paper == ("rgb(27, 26, 23)" if scheme == "dark" else "rgb(250, 247, 241)")
    context.close()


def test_a_file_is_added_found_opened_edited_and_removed(
    page: Page, whetstone: Served, tmp_path: Path
) -> None:
    """The own shelf from a cold start, without reading anything first."""
    note = tmp_path / "quokka.md"
    note.write_text(
        "# Why the quokka service stays\n\n## Reason\n\nThe quokka service stays because moving "
        "it costs nine engineer-months.\n\n## Dissent\n\nSupport wanted it gone.\n",
        "utf-8",
    )
    page.goto(f"{whetstone.url}/library")
    page.locator(".st-key-shelf").get_by_text("Mine", exact=True).click()
    expect(page.get_by_text("Your shelf is empty")).to_be_visible()
    page.locator("input[type=file]").set_input_files([note])
    page.get_by_role("button", name="Add 1 file to your own shelf").click()
    expect(page.get_by_text("1 file: 1 added")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 file: 1 added")).to_be_visible()
    page.get_by_role("button", name="Skip", exact=True).click()
    page.get_by_role("button", name="Close this report").click()
    expect(page.get_by_text("1 of 1 documents")).to_be_visible()

    page.locator(".st-key-q input").fill("Why does the quokka service stay?")
    page.keyboard.press("Enter")
    expect(page.locator("[class*=st-key-excerpt-]").first).to_contain_text("nine engineer-months")
    button(page, "details-").first.click()
    expect(page.get_by_text(re.compile(r"Together: 0\.\d\d of 1"))).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".st-key-hits a").first.click()
    expect(page.locator(".st-key-passage")).to_be_in_viewport()
    page.wait_for_url("**/document?p=*")
    page.get_by_role("button", name="Dissent").click()
    expect(page.locator(".st-key-passage")).to_contain_text("Support wanted it gone")

    button(page, "tool-edit").click()
    page.get_by_label("Owner (a role or a team)").fill("Platform lead")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("owner: Platform lead")).to_be_visible()

    button(page, "tool-remove").click()
    button(page, "remove-now").click()
    expect(page.get_by_text("Removed: Why the quokka service stays")).to_be_visible()
    button(page, "undo-remove").click()
    expect(page.locator(".st-key-hits a").first).to_be_visible()
    expect(page.get_by_text("Removed:")).to_have_count(0)


def test_a_citation_is_reported_and_the_report_taken_back(page: Page, whetstone: Served) -> None:
    begin(page, f"{whetstone.url}/ask", QUESTION)
    expect(button(page, "retry-").first).to_be_visible()
    button(page, "source-").first.click()
    page.get_by_role("button", name="This does not support it").click()
    page.get_by_label("What is wrong? (optional)").fill("It speaks of something else.")
    button(page, "send-report-").click()
    expect(page.get_by_text("You reported that this does not support")).to_be_visible()
    page.reload()
    expect(page.get_by_text("you reported this")).to_be_visible()
    button(page, "withdraw-").click()
    expect(page.get_by_text("you reported this")).to_have_count(0)


def test_back_from_a_document_leads_to_the_list(page: Page, whetstone: Served) -> None:
    page.goto(f"{whetstone.url}/library")
    page.get_by_role("link", name=re.compile("Zebra")).click()
    page.wait_for_url("**/document?d=*")
    page.go_back()
    expect(page.get_by_role("link", name=re.compile("Zebra"))).to_be_visible()
