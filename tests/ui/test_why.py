"""Every move and every removal can be told in words."""

from datetime import UTC, datetime

import pytest

from assistant.conversation import Timings, Turn
from assistant.framing.policy import POLICY
from ui.components import why

REPLY = Turn("t", "c", None, "coach", "words", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("move", sorted({rule.move for rule in POLICY} | {"answer", "welcome"}))
def test_moves_are_told_as_what_the_mentor_did(move: str) -> None:
    assert why.move_in_words(move) != move.replace("_", " ").capitalize()


def test_a_move_without_words_of_its_own_is_still_readable() -> None:
    assert why.move_in_words("ask_for_dates") == "Ask for dates"


def test_who_found_the_words() -> None:
    assert "beforehand" in why.words_from(_with(wording="x#1"))
    assert "model’s (tiny)" in why.words_from(_with(model="tiny"))
    assert why.words_from(REPLY) == ""


def test_what_was_taken_out() -> None:
    told = why.guard_in_words(_with(guard={"extra_question": 2, "image": 1, "new_kind": 1}))
    assert told == "Taken out or refused: a second question (2 ×), an image, new kind."
    assert why.guard_in_words(REPLY) == ""


def test_how_long_it_took() -> None:
    told = why.timings_in_words(_with(timings=Timings(0.02, 1.25, 3.5)))
    assert told == "First word after 1.2 s, 3.5 s in all, 0.02 s of it in the library."
    assert why.timings_in_words(REPLY) == ""


def _with(**changes: object) -> Turn:
    import dataclasses

    return dataclasses.replace(REPLY, **changes)  # type: ignore[arg-type]
