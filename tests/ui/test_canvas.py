"""The canvas on the page: edited in place, taken back, restored, and never overwritten."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.canvases import CasePage
from assistant.framing.reading import read
from assistant.framing.slots import NAMES
from tests.assistant.turns import author, coach
from tests.ui.desks import TestDesk, texts
from ui.components.canvas.tools import file_name
from ui.components.ways import SUMMARISE, disagreement

OPENING = "I want to move every team to one build system."
DECIDER = "The director of platform decides."


@pytest.fixture
def talk(desk: TestDesk) -> str:
    return desk.talk("framing", OPENING, DECIDER)


def page_of(desk: TestDesk) -> CasePage:
    (page,) = desk.mentor.canvases.recent()
    return page


def quotes(desk: TestDesk, slot: str) -> tuple[str, ...]:
    return page_of(desk).canvas.slot(slot).quotes


def press(at: AppTest, label: str) -> AppTest:
    next(button for button in at.button if button.label == label).click()
    return at.run()


def edited(at: AppTest, slot: str, words: str) -> AppTest:
    """Open a part, write into it, save."""
    at.button(key=f"edit-{slot}").click().run()
    at.text_area[0].set_value(words)
    return press(at, "Save")


def test_a_part_is_edited_in_place_and_stays_so(desk: TestDesk, talk: str) -> None:
    at = edited(desk.open("talk", c=talk), "decider", "The board\nand the CTO")
    assert quotes(desk, "decider") == ("The board", "and the CTO")
    assert not at.text_area
    desk.mentor.say(talk, DECIDER).wait(10)
    again = desk.open("talk", c=talk)
    assert "> The board" in texts(again)
    assert quotes(desk, "decider") == ("The board", "and the CTO")


def test_one_part_at_a_time_and_cancel_changes_nothing(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.button(key="edit-decider").click().run()
    at.button(key="edit-gap").click().run()
    assert len(at.text_area) == 1
    at.text_area[0].set_value("Something")
    press(at, "Cancel")
    assert not at.text_area
    assert not page_of(desk).changes


def test_saving_without_a_change_keeps_nothing(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.button(key="edit-decider").click().run()
    press(at, "Save")
    assert not page_of(desk).changes


def test_a_status_can_be_said(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.button(key="edit-decider").click().run()
    at.radio[0].set_value("weak")
    press(at, "Save")
    assert page_of(desk).canvas.slot("decider").status == "weak"
    assert len(page_of(desk).changes) == 1


def test_emptied_words_empty_the_part(desk: TestDesk, talk: str) -> None:
    edited(desk.open("talk", c=talk), "decider", " \n ")
    assert page_of(desk).canvas.slot("decider").status == "empty"


def test_assumptions_have_their_tests(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.button(key="edit-assumptions").click().run()
    belief, test = at.text_input[-2:]
    belief.set_value("They agree")
    test.set_value("Ask one")
    press(at, "Save")
    (entry,) = page_of(desk).canvas.slot("assumptions").entries
    assert (entry.text, entry.test) == ("They agree", "Ask one")
    assert "Test: Ask one" in texts(at)


def test_undo_takes_the_last_change_back(desk: TestDesk, talk: str) -> None:
    before = quotes(desk, "decider")
    at = desk.open("talk", c=talk)
    assert at.button(key="undo-canvas").disabled
    edited(at, "decider", "The board")
    at.button(key="undo-canvas").click().run()
    assert quotes(desk, "decider") == before
    assert at.button(key="undo-canvas").disabled


def test_two_tabs_on_different_parts_lose_nothing(desk: TestDesk, talk: str) -> None:
    one, two = desk.open("talk", c=talk), desk.open("talk", c=talk)
    one.button(key="edit-decider").click().run()
    two.button(key="edit-gap").click().run()
    one.text_area[0].set_value("The board")
    two.text_area[0].set_value("2 days to 0")
    press(one, "Save")
    press(two, "Save")
    assert quotes(desk, "decider") == ("The board",)
    assert quotes(desk, "gap") == ("2 days to 0",)
    assert not one.warning
    assert not two.warning


def test_the_later_of_two_tabs_on_one_part_is_told_and_decides(desk: TestDesk, talk: str) -> None:
    one, two = desk.open("talk", c=talk), desk.open("talk", c=talk)
    one.button(key="edit-decider").click().run()
    two.button(key="edit-decider").click().run()
    one.text_area[0].set_value("The board")
    press(one, "Save")
    two.text_area[0].set_value("The CTO")
    press(two, "Save")
    assert "has changed since you opened it" in two.warning[0].value
    assert two.text_area[0].value == "The CTO"
    assert quotes(desk, "decider") == ("The board",)
    press(two, "Save")
    assert quotes(desk, "decider") == ("The CTO",)


def test_what_is_said_later_is_offered(desk: TestDesk, talk: str) -> None:
    edited(desk.open("talk", c=talk), "decider", "The board")
    desk.mentor.say(talk, "Sorry: the head of engineering decides.").wait(10)
    at = desk.open("talk", c=talk)
    assert "it is not taken over" in texts(at)
    press(at, "Take over")
    assert len(quotes(desk, "decider")) == 2
    at.button(key="undo-canvas").click().run()
    press(at, "Leave")
    assert quotes(desk, "decider") == ("The board",)
    assert "it is not taken over" not in texts(at)


def test_a_quote_leads_to_where_it_was_said(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    next(b for b in at.button if str(b.key).startswith("quote-decider")).click().run()
    turn = next(t for t in desk.mentor.conversations.get(talk).turns if t.text == DECIDER)
    assert at.query_params["q"] == turn.id
    assert ":primary-background[The director of platform decides]" in texts(at)


def test_a_quote_of_another_conversation_of_the_case_leads_there(desk: TestDesk, talk: str) -> None:
    case_id = page_of(desk).case.id
    other = desk.mentor.begin_in(case_id)
    desk.mentor.say(other.id, "Each team loses two days a month.").wait(10)
    at = desk.open("talk", c=other.id)
    next(b for b in at.button if str(b.key).startswith("quote-decider")).click().run()
    assert at.query_params["c"] == talk
    assert ":primary-background[The director of platform decides]" in texts(at)


def test_the_history_says_what_changed_and_leads_back(desk: TestDesk, talk: str) -> None:
    at = edited(desk.open("talk", c=talk), "decider", "The board")
    at.button(key="history-canvas").click().run()
    shown = texts(at)
    assert "Your change on the page" in shown
    assert "From what you said" in shown
    assert "added “The board”" in shown
    turn = page_of(desk).path[-2]
    next(b for b in at.button if b.key == f"quote-version-{turn.id}").click().run()
    assert at.query_params["q"] == turn.id
    press(at, "Go back to this")
    assert "director" in quotes(desk, "decider")[0]
    assert "Your change on the page" not in texts(at)


def test_one_of_two_ways_to_see_it_is_chosen(desk: TestDesk, talk: str) -> None:
    at = edited(desk.open("talk", c=talk), "frames", "Too many builds\nFeedback comes late")
    [button for button in at.button if button.label == "Choose this one"][1].click().run()
    chosen = [entry.text for entry in page_of(desk).canvas.slot("frames").entries if entry.chosen]
    assert chosen == ["Feedback comes late"]
    assert "The one you chose" in texts(at)
    at.button(key="history-canvas").click().run()
    assert "Two ways to see it, one chosen: chose “Feedback comes late”" in texts(at)
    at.button(key="history-canvas").click().run()
    edited(at, "frames", "Feedback comes late\nNobody owns the builds")
    first, second = page_of(desk).canvas.slot("frames").entries
    assert (first.chosen, second.chosen) == (True, False)


def test_the_author_sees_the_level_differently(desk: TestDesk, talk: str) -> None:
    desk.mentor.say(talk, "All 26 teams would then build in the same way.").wait(10)
    at = desk.open("talk", c=talk)
    read = page_of(desk).canvas.level
    assert read.number
    mine = 4 if read.number == 1 else 1
    at.button(key="edit-level").click().run()
    at.selectbox[-1].set_value(mine)
    at.text_area[0].set_value("Only our own pipeline changes")
    press(at, "Save")
    shown = texts(at)
    assert f"Level {mine} of 4" in shown
    assert "> Only our own pipeline changes" in shown
    assert f"Your words had placed it at level {read.number}, " in shown
    assert page_of(desk).read_level() == read


def test_words_that_cannot_be_taken_are_told_and_kept(desk: TestDesk, talk: str) -> None:
    at = edited(desk.open("talk", c=talk), "decider", "?!")
    assert "nothing readable" in at.warning[0].value
    assert at.text_area[0].value == "?!"
    assert not page_of(desk).changes


def test_the_last_message_marks_what_it_filled(desk: TestDesk, talk: str) -> None:
    shown = texts(desk.open("talk", c=talk))
    assert "**Who decides** :small[:gray[·\u00a0firm · new]]" in shown
    assert "**What you want to do** :small[:gray[·\u00a0firm]]" in shown


def test_enough_for_now_sums_up(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.button(key="summarise").click().run()
    *_, said, reply = desk.mentor.conversations.get(talk).latest_path()
    assert said.text == SUMMARISE
    assert reply.move == "summarise"
    assert "Enough for now: summarise" not in [button.label for button in at.button]


def test_a_disagreement_becomes_the_authors_words(desk: TestDesk, talk: str) -> None:
    reply = desk.mentor.conversations.get(talk).latest_path()[-1]
    at = desk.open("talk", c=talk)
    at.text_input(key=f"reason-{reply.id}").set_value("Nobody asked the mobile team.")
    at.button(key=f"say-disagree-{reply.id}").click().run()
    said = desk.mentor.conversations.get(talk).latest_path()[-2]
    assert said.text == "That is not how I see it. Nobody asked the mobile team."
    assert any(seen.slot == "flag:disagree" for seen in said.observations)


@pytest.mark.parametrize("slot", ["", *NAMES])
@pytest.mark.parametrize("last", [True, False])
def test_a_disagreement_is_read_as_one_and_fills_nothing(slot: str, *, last: bool) -> None:
    words = disagreement(coach("…?", "move", slot, 1), "", last=last)
    observed = read((author(words, 2),))
    assert {seen.slot for seen in observed} == {"flag:disagree"}, words


def test_kind_and_title_are_changed_on_the_page(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.selectbox[0].set_value("process")
    next(t for t in at.text_input if t.label == "Title of the case").set_value("One build")
    at.button(key="save-case").click().run()
    page = page_of(desk)
    assert (page.case.title, page.kind.name) == ("One build", "process")
    assert "### One build" in texts(at)


def test_another_conversation_about_the_case_shares_its_canvas(desk: TestDesk, talk: str) -> None:
    at = desk.open("talk", c=talk)
    at.button(key="begin-another").click().run()
    assert at.query_params["c"] != talk
    assert "goes on with the same canvas" in texts(at)
    assert "“The director of platform decides”" in texts(at)
    at.chat_input[0].set_value("Each team loses two days a month to broken builds.").run()
    assert quotes(desk, "decider")
    assert quotes(desk, "gap")
    at.button(key=f"go-to-{talk}").click().run()
    assert at.query_params["c"] == talk


def test_hostile_words_on_the_canvas_are_words(desk: TestDesk, talk: str) -> None:
    at = edited(
        desk.open("talk", c=talk), "decider", "![x](https://evil.example/x.png) <b>Boss</b>"
    )
    assert "![x]" not in texts(at)
    assert "<b>" not in texts(at)


@pytest.mark.parametrize(
    ("title", "name"),
    [("One build!", "one-build"), ("  ", "frame"), ("Ä/../b", "b"), ("x" * 99, "x" * 60)],
)
def test_file_names(title: str, name: str) -> None:
    assert file_name(title) == name
