"""The library mode from question to words, without a record or a library."""

import pytest

from assistant.asking.mode import NOT_STATED, Shelf, ask_mode
from assistant.llm.model import Tier
from assistant.modes import Brief
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from tests.assistant.asking.making import FakeShelf, answer, hit, info
from tests.assistant.turns import author

OLD = info("Keep locations for 24 months", 2024, "superseded", "Keep locations for 90 days")
NEW = info("Keep locations for 90 days", 2025)
HANDBOOK = info("Driver handbook", 2025)
OLD_TEXT = "Precise driver locations are kept for 24 months."
NEW_TEXT = "Precise driver locations are kept for 90 days."
REASON = "We keep driver locations for 90 days because that is what the use needs."
ASKED = "How long are precise driver locations kept?"


def shelf(*documents: DocumentInfo, passages: tuple[Hit, ...] = ()) -> FakeShelf:
    return FakeShelf(
        lambda found: tuple(each for each in passages if each.document.id == found.document.id),
        lambda: documents,
        titles=("Premortem",),
    )


def brief(question: str, *hits: Hit, of: Shelf, tier: Tier | None = None) -> Brief:
    mode = ask_mode(of)
    path = (author(question),)
    decision = mode.decide(path)
    return mode.phrase(path, decision, mode.admit(path, decision, hits), tier)


def said(question: str, *hits: Hit, of: Shelf) -> str:
    return brief(question, *hits, of=of).authored().text


def test_an_old_source_is_given_for_the_past_and_says_so() -> None:
    both = shelf(OLD, NEW, passages=(hit(OLD, OLD_TEXT), hit(NEW, NEW_TEXT)))
    text = said(
        "How long were precise driver locations originally kept?", hit(NEW, NEW_TEXT), of=both
    )
    assert "24 months" in text.split("[1]")[0]
    assert "was superseded by “Keep locations for 90 days” (16 June 2025)." in text


def test_the_present_is_answered_from_what_replaced_it() -> None:
    both = shelf(OLD, NEW, passages=(hit(OLD, OLD_TEXT), hit(NEW, NEW_TEXT)))
    text = said(ASKED, hit(OLD, OLD_TEXT), of=both)
    assert "90 days" in text.split("[1]")[0]


def test_sources_that_disagree_are_both_given() -> None:
    other = "Precise driver locations are kept for 30 days."
    made = brief(ASKED, hit(NEW, NEW_TEXT), hit(HANDBOOK, other), of=shelf(NEW, HANDBOOK))
    wording = made.authored()
    assert "The library's sources disagree on this" in wording.text
    assert {each.quote for each in wording.citations} == {NEW_TEXT, other}
    assert all(f"[{each.marker}]" in wording.text for each in wording.citations)


def test_what_a_model_says_is_noted_too() -> None:
    mode = ask_mode(shelf(OLD, NEW))
    made = Brief(authored=lambda: pytest.fail("not needed"), hits=(hit(OLD, OLD_TEXT),))
    checked = mode.check(OLD_TEXT, made, (author("What held in 2024?"),))
    assert checked.text.startswith("Precise driver locations are kept for 24 months [1].")
    assert checked.text.endswith("“Keep locations for 90 days” (16 June 2025).")


@pytest.mark.parametrize("words", ["", NOT_STATED, "No.", "Locations are sold to Mars."])
def test_what_no_passage_bears_out_has_no_notes(words: str) -> None:
    mode = ask_mode(shelf(OLD, NEW))
    made = Brief(authored=lambda: pytest.fail("not needed"), hits=(hit(OLD, OLD_TEXT),))
    checked = mode.check(words, made, (author(ASKED),))
    assert (checked.text, checked.citations) == ("", ())
    assert checked.faults


def test_two_questions_in_one_are_both_answered() -> None:
    text = said(
        "How long are driver locations kept, and why?",
        hit(NEW, NEW_TEXT),
        hit(NEW, REASON, "Reason"),
        of=shelf(NEW),
    )
    assert f"> {NEW_TEXT} [1]" in text
    assert f"> {REASON} [2]" in text


def test_the_half_that_a_model_leaves_out_is_quoted() -> None:
    mode = ask_mode(shelf(NEW))
    hits = (hit(NEW, NEW_TEXT), hit(NEW, REASON, "Reason"))
    made = Brief(authored=lambda: pytest.fail("not needed"), hits=hits)
    path = (author("How long are driver locations kept, and why?"),)
    half = mode.check(NEW_TEXT, made, path)
    assert half.text == f"{NEW_TEXT[:-1]} [1]. {REASON} [2]"
    assert [each.quote for each in half.citations] == [NEW_TEXT, REASON]
    both = mode.check(f"{NEW_TEXT} {REASON}", made, path)
    assert len(both.citations) == 2
    assert both.text.count("because") == 1


def test_a_note_on_what_replaced_what_is_not_read_by_a_model() -> None:
    text = f'This supersedes "Keep driver locations for 24 months". {NEW_TEXT}'
    made = brief(ASKED, hit(NEW, text), of=shelf(NEW), tier="small")
    assert "supersedes" not in made.inputs["passages"]
    asked = brief(
        "What do precise driver locations replace?", hit(NEW, text), of=shelf(NEW), tier="small"
    )
    assert "supersedes" in asked.inputs["passages"]


def test_before_that_asks_the_same_of_another_time() -> None:
    mode = ask_mode(shelf(OLD, NEW, passages=(hit(OLD, OLD_TEXT), hit(NEW, NEW_TEXT))))
    path = (author(ASKED), answer("Keep locations for 90 days"), author("And before that?"))
    decision = mode.decide(path)
    hits = mode.admit(path, decision, (hit(NEW, NEW_TEXT),))
    made = mode.phrase(path, decision, hits, "small")
    assert made.inputs["question"] == ASKED
    assert "24 months" in made.inputs["passages"]


def test_sentences_of_one_passage_are_read_in_its_order() -> None:
    text = f"Driver locations older than 60 days are kept apart from all others. {NEW_TEXT}"
    made = brief(ASKED, hit(NEW, text), of=shelf(NEW)).authored()
    assert [each.quote for each in made.citations][-1] == NEW_TEXT
    assert [each.marker for each in made.citations] == [1, 2]


def test_a_follow_up_is_told_to_the_model_with_what_it_follows() -> None:
    mode = ask_mode(shelf(NEW))
    path = (author(ASKED), answer("Keep locations for 90 days"), author("why?"))
    decision = mode.decide(path)
    made = mode.phrase(path, decision, (hit(NEW, REASON, "Reason"),), "small")
    assert made.inputs["question"] == f"why? (This follows the question: {ASKED})"
    assert decision.phrasings[0] == decision.query


def test_the_topic_of_a_follow_up_is_admitted_though_the_search_missed_it() -> None:
    title = "Keep locations for 90 days"
    mode = ask_mode(shelf(NEW, passages=(hit(NEW, REASON, "Reason"),)))
    path = (author(ASKED), answer(title), author("why?"))
    admitted = mode.admit(path, mode.decide(path), (hit(HANDBOOK, "Drive safely."),))
    assert [each.document.title for each in admitted] == [title, "Driver handbook"]


def test_a_doubtful_answer_is_marked_as_one() -> None:
    weak = hit(HANDBOOK, "Drive safely on every road.", score=0.55)
    wording = brief(ASKED, weak, of=shelf(HANDBOOK)).authored()
    assert not wording.answered
    assert "may not be what you mean" in wording.text
