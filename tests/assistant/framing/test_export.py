"""The page for a director: headings that make sense, own words, gaps that are visible."""

import dataclasses

from assistant.framing.canvas import canvas_of
from assistant.framing.edits import Written
from assistant.framing.export import to_markdown
from tests.assistant.framing.canvases import edit, said

PATH = (
    said(0, "goal", "rewrite the billing service"),
    said(1, "problem", "every price change takes three weeks"),
    said(2, "gap", "from three weeks to two days by the end of March"),
    said(3, "decider?", "the VP of product"),
    said(4, "level:3", "all three teams wait for us"),
)


def test_a_page_says_what_stands_and_what_does_not() -> None:
    page = to_markdown(canvas_of(PATH), "Billing")
    assert page.startswith(
        "# Billing\n\nThe plan on the table: “rewrite the billing service”. "
        "It is for the VP of product to decide.\n\n## The problem\n\n"
    )
    order = [line for line in page.splitlines() if line.startswith("## ")]
    assert order[:2] == ["## The problem", "## How big it is"]
    assert order[-1] == "## Not settled yet"
    assert "| three weeks | two days | by the end of March |" in page
    assert "**Decides:** “the VP of product” *(not firm yet)*" in page
    assert "Level 3 of 4, organisation" in page
    assert "> all three teams wait for us" in page
    assert "The next level, market, would need:" in page
    assert "- Not settled: what is left out." in page
    assert "- Not settled: who decides." not in page
    assert "\n\n\n" not in page


def test_words_that_only_touch_a_slot_give_way_to_those_that_settle_it() -> None:
    path = (*PATH, said(5, "affected?", "sales"), said(6, "affected", "finance reconciles by hand"))
    page = to_markdown(canvas_of(path), "x")
    assert "**Has to live with it:** “finance reconciles by hand”" in page
    assert "“sales”" not in page


def test_half_a_gap_is_a_visible_gap() -> None:
    now = to_markdown(canvas_of((said(0, "gap?", "it takes 40 hours today"),)), "x")
    assert "- Not settled: how much would be good enough." in now
    wanted = to_markdown(canvas_of((said(0, "gap", "from 40 hours to 2 hours"),)), "x")
    assert "- Not settled: by when." in wanted


def test_an_empty_page_is_all_gaps() -> None:
    page = to_markdown(canvas_of(()), "Nothing yet")
    assert "Not settled: nothing so far says who behaves differently" in page
    assert "## The problem" not in page


def test_tests_and_the_chosen_frame_are_shown() -> None:
    test = edit(0, "assumptions", "set")
    test = dataclasses.replace(test, entries=(Written("Approvals are quick.", "Time five."),))
    frames = edit(0, "frames", "set")
    frames = dataclasses.replace(frames, entries=(Written("speed"), Written("trust", chosen=True)))
    page = to_markdown(canvas_of((), [test, frames]), "x")
    assert "“Approvals are quick” To test it: “Time five”." in page
    assert "“trust” — this is how we see it." in page
    assert "Another way to see it: “speed”." in page


def test_words_cannot_become_markup() -> None:
    path = (said(0, "problem", "see ![x](http://a.test) <b>now</b> # not a heading"),)
    page = to_markdown(canvas_of(path), "a | b\n# c")
    assert "![x]" not in page
    assert "<b>" not in page
    assert page.splitlines()[0] == r"# a \| b \# c"
