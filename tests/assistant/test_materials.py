"""From a canvas to what a draft is made of."""

import dataclasses

import pytest

from assistant.framing.canvas import Canvas, canvas_of
from assistant.framing.edits import Written
from assistant.materials import material, memo_title
from assistant.memo.drafting import Said
from tests.assistant.framing.canvases import edit, said

PATH = (
    said(0, "goal", "rewrite the billing service"),
    said(1, "problem?", "prices"),
    said(2, "problem", "every price change takes three weeks"),
    said(3, "gap", "from three weeks to two days by the end of March"),
    said(4, "gap?", "it takes two people"),
    said(5, "decider?", "My head of platform, I think"),
    said(6, "means_to", "Good question. Well, sales could quote in time"),
    said(7, "options", "Just tell me what to do"),
)


def test_words_that_settle_a_thing_and_none_that_were_meant_for_the_coach() -> None:
    found = material(canvas_of(PATH))
    assert [each.text for each in found.of("problem").said] == [
        "every price change takes three weeks"
    ]
    assert found.of("means_to").said == (Said("sales could quote in time"),)
    assert found.of("options").said == ()
    assert found.of("options").status == "empty"
    assert found.of("decider").status == "weak"
    assert (found.of("goal").label, found.of("goal").asks) == (
        "The plan",
        "What is being asked for?",
    )


def test_the_parts_of_the_gap_and_who_decides() -> None:
    found = material(canvas_of(PATH))
    assert [each.text for each in found.of("gap").said] == [PATH[3].observations[0].quote]
    assert (found.wanted, found.by_when) == ("two days", "by the end of March")
    assert found.decider == "the head of platform"


def test_a_wish_is_no_trouble_and_a_guess_no_level() -> None:
    path = (
        said(0, "means_to", "one bus, so that nobody is paged"),
        said(1, "problem", "nobody is paged"),
        said(2, "problem", "the bus drops messages"),
        said(3, "level:3", "all three teams wait for us"),
    )
    found = material(canvas_of(path))
    assert [each.text for each in found.of("problem").said] == ["the bus drops messages"]
    assert found.of("level").said == ()


def test_the_authors_own_edit_is_taken_as_it_is() -> None:
    test = edit(9, "assumptions", "set")
    test = dataclasses.replace(test, entries=(Written("Well, it is quick.", "Time five."),))
    found = material(canvas_of((), [test]))
    assert found.of("assumptions").said == (Said("Well, it is quick.", "Time five."),)


def test_an_empty_canvas_gives_nothing() -> None:
    found = material(canvas_of(()))
    assert not any(words.said for words in found.words.values())
    assert found.decider == ""


@pytest.mark.parametrize(
    ("canvas", "given", "title"),
    [
        (canvas_of(PATH), "Billing", "Billing"),
        (canvas_of(PATH), "We need to…", "Rewrite the billing service"),
        (canvas_of(PATH[1:]), "We need to…", "Every price change takes three weeks"),
        (canvas_of(()), "It is…", "It is…"),
        (
            canvas_of(
                (said(0, "problem", "four sign-offs"), said(1, "problem", "half of them fail"))
            ),
            "It is…",
            "Four sign-offs",
        ),
    ],
)
def test_a_title_that_was_cut_short(canvas: Canvas, given: str, title: str) -> None:
    assert memo_title(canvas, given) == title
