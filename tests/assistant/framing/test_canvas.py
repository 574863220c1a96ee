"""The canvas: derived from what was read, and the author's edit is never overwritten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Turn
from assistant.framing.canvas import Canvas, canvas_of
from assistant.framing.edits import Edit
from assistant.framing.slots import NAMES, SLOTS
from tests.assistant.framing.canvases import asked, edit, said


def test_every_slot_is_described() -> None:
    assert tuple(SLOTS) == NAMES
    for kind in SLOTS.values():
        assert kind.label[0].isupper()
        assert kind.asks.endswith("?")
        assert kind.firm_when.endswith(".")
        assert kind.open_as[0].islower()


def test_a_direct_answer_counts_before_an_earlier_mention() -> None:
    path = (
        said(0, "decider?", "the board"),
        asked(1, "decider"),
        said(2, "decider", "My director"),
    )
    slot = canvas_of(path).slot("decider")
    assert slot.status == "firm"
    assert slot.main == "My director"
    assert slot.quotes == ("the board", "My director")
    assert [entry.turn_id for entry in slot.entries] == ["a0", "a2"]


def test_a_gap_comes_apart() -> None:
    path = (said(0, "gap", "from three weeks to two days by the end of March"),)
    gap = canvas_of(path).slot("gap").entries[0].gap
    assert gap is not None
    assert (gap.now, gap.wanted, gap.by_when) == ("three weeks", "two days", "by the end of March")


def test_what_is_read_after_an_edit_is_only_suggested() -> None:
    path = (said(0, "decider", "My director"), said(5, "decider", "the CTO"))
    slot = canvas_of(path, [edit(3, "decider", "set", "The head of product")]).slot("decider")
    assert slot.quotes == ("The head of product",)
    assert slot.main == "The head of product"
    assert [entry.text for entry in slot.suggested] == ["the CTO"]
    assert slot.edited


def test_a_taken_suggestion_is_no_longer_suggested() -> None:
    path = (said(0, "decider", "My director"), said(5, "decider", "the CTO"))
    edits = [edit(3, "decider", "mark", status="firm"), edit(6, "decider", "add", "The  CTO")]
    slot = canvas_of(path, edits).slot("decider")
    assert slot.quotes == ("My director", "The CTO")
    assert slot.suggested == ()


def test_an_emptied_slot_takes_a_direct_answer_and_nothing_else() -> None:
    edits = [edit(1, "decider", "clear")]
    read = said(0, "decider", "My director")
    mentioned = canvas_of((read, said(2, "decider", "the CTO")), edits).slot("decider")
    assert mentioned.status == "empty"
    assert len(mentioned.suggested) == 1
    path = (read, asked(2, "decider"), said(3, "decider", "the CTO"))
    answered = canvas_of(path, edits).slot("decider")
    assert answered.quotes == ("the CTO",)
    assert answered.status == "firm"


def test_marking_choosing_and_removing() -> None:
    path = (said(0, "frames", "speed"), said(1, "frames", "trust"))
    frames = canvas_of(path).slot("frames").entries
    chosen = canvas_of(path, [edit(2, "frames", "choose", entry_id=frames[1].id)]).slot("frames")
    assert [entry.chosen for entry in chosen.entries] == [False, True]
    assert chosen.main == "trust"
    gone = canvas_of(path, [edit(2, "frames", "remove", entry_id=frames[0].id)]).slot("frames")
    assert gone.quotes == ("trust",)
    weak = canvas_of(path, [edit(2, "frames", "mark", status="weak")]).slot("frames")
    assert weak.status == "weak"


def test_the_widest_reach_counts_until_the_author_disagrees() -> None:
    path = (said(0, "level:2", "the pipeline is slow"), said(1, "level:3", "all teams wait"))
    canvas = canvas_of(path)
    assert (canvas.level.number, canvas.level.quote) == (3, "all teams wait")
    assert canvas.slot("level").status == "weak"
    mine = canvas_of(path, [edit(2, "level", "level", "Only us", level=2)])
    assert (mine.level.number, mine.level.by) == (2, "author")
    assert mine.slot("level").quotes == ("Only us",)
    withdrawn = canvas_of(path, [edit(2, "level", "level", level=0)])
    assert withdrawn.level.number == 0
    assert canvas_of(()).level.number == 0


SLOT = st.sampled_from(["problem", "decider", "frames"])
TEXT = st.sampled_from(["one thing", "another thing", "a third thing"])
TURNS = st.lists(st.tuples(st.booleans(), SLOT, st.booleans(), TEXT), max_size=8)
ACTIONS = st.sampled_from(["set", "add", "clear"])
EDITS = st.lists(st.tuples(st.integers(0, 8), SLOT, ACTIONS, TEXT), max_size=5)


def _path(turns: list[tuple[bool, str, bool, str]]) -> tuple[Turn, ...]:
    return tuple(
        asked(minute, slot) if by_coach else said(minute, slot + "?" * weak, text)
        for minute, (by_coach, slot, weak, text) in enumerate(turns)
    )


def _made(edits: list[tuple[int, str, str, str]]) -> list[Edit]:
    return [
        edit(minute + 0.5, slot, action, *([] if action == "clear" else [text]))
        for minute, slot, action, text in edits
    ]


@given(TURNS, EDITS)
def test_words_the_author_set_stay_whatever_is_read(
    turns: list[tuple[bool, str, bool, str]], edits: list[tuple[int, str, str, str]]
) -> None:
    path, made = _path(turns), _made(edits)
    last = edit(9, "problem", "set", "My own words")
    slot = canvas_of((*path, said(10, "problem", "later words")), [*made, last]).slot("problem")
    assert slot.quotes == ("My own words",)
    _coherent(canvas_of(path, made))


def _coherent(canvas: Canvas) -> None:
    for slot in canvas.slots:
        assert (slot.status == "empty") is (not slot.entries)
        assert not slot.entries or slot.main in slot.quotes
        assert len({entry.id for entry in slot.entries}) == len(slot.entries)
        assert not {e.id for e in slot.suggested} & {e.id for e in slot.entries}


def test_unknown_slots_are_refused() -> None:
    with pytest.raises(KeyError):
        canvas_of(()).slot("mood")
