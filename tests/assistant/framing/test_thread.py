"""Of a pasted thread only the author's own lines say what the author wants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.framing.canvas import canvas_of
from assistant.framing.reading import read
from assistant.framing.thread import thread_of
from tests.assistant.turns import author, with_reading

CHAT = """PM: we need to rewrite the checkout, it fails twice a week
eng lead: support waits four days for every fix
PM: alternatively we could buy one
me: I want to know what we lose by waiting"""
MARKED = """> We should migrate everything to Kafka by June.
> On-call gets paged 14 times a week.
I think we should split the ranking first."""
HANDLES = "anna: it failed again\nben: we must replace it\nanna: who owns it?\nben: nobody"

APART = [
    (CHAT, ["PM:", "eng lead:", "PM:"], "I want to know what we lose by waiting"),
    (MARKED, ["We should", "On-call"], "I think we should split the ranking first."),
    (HANDLES, ["anna:", "ben:", "anna:", "ben:"], ""),
    ("10:02 CTO: it is late\n10:03 me: since when?", ["10:02 CTO:"], "since when?"),
    ("The plan: we wait.\nNote: nobody agreed.", [], "The plan: we wait.\nNote: nobody agreed."),
    ("Problem: it is slow\nGoal: fast", [], "Problem: it is slow\nGoal: fast"),
]


@pytest.mark.parametrize(("text", "begin", "own"), APART)
def test_apart(text: str, begin: list[str], own: str) -> None:
    thread = thread_of(text)
    assert len(thread.others) == len(begin)
    assert all(line.startswith(b) for line, b in zip(thread.others, begin, strict=True))
    assert thread.own.strip() == own


READ = [
    (CHAT, "problem?", "PM: we need to rewrite the checkout, it fails twice a week"),
    (CHAT, "gap?", "eng lead: support waits four days for every fix"),
    (MARKED, "gap?", "On-call gets paged 14 times a week"),
    (MARKED, "goal", "split the ranking first"),
    ("PM: the CTO decides in May\nme: we need to replace the bus", "decider?", None),
    ("PM: the CTO decides in May\nme: we need to replace the bus", "goal", "replace the bus"),
    (CHAT, "flag:pasted", None),
    ("> we need Kafka\n\nI disagree with this.", "flag:disagree", "I disagree"),
]
NOT_READ = [
    (CHAT, {"goal", "options", "problem", "gap", "next_step", "decider"}),
    (HANDLES, {"goal", "options", "problem"}),
    ("PM: I'll ask sales on Monday\nCTO: what should we do?", {"next_step", "flag:advice"}),
    ("CTO: I decide, and we go from 40 minutes to 10 by May\nme: hm", {"gap", "decider", "goal"}),
]


@pytest.mark.parametrize(("text", "slot", "quote"), READ)
def test_what_a_thread_says(text: str, slot: str, quote: str | None) -> None:
    seen = {(item.slot, item.quote) for item in read((author(text),))}
    assert slot in {name for name, _ in seen}
    assert quote is None or (slot, quote) in seen


@pytest.mark.parametrize(("text", "slots"), NOT_READ)
def test_what_others_say_is_not_the_authors(text: str, slots: set[str]) -> None:
    assert not {item.slot for item in read((author(text),))} & slots


def test_a_thread_settles_nothing_for_its_author() -> None:
    canvas = canvas_of(with_reading((author(CHAT),)))
    assert {slot.status for slot in canvas.filled()} == {"weak"}


LINES = st.lists(
    st.sampled_from(
        ["PM: it fails twice a week", "me: we need to move the bus", "> the CTO decides", "",
         "dev: from 40 minutes to 10 by May.", "We lost two deals", "I'll ask sales", "no?"]
    ),
    max_size=8,
)  # fmt: skip


@given(LINES)
def test_quotes_stand_in_the_thread(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert all(item.quote in text for item in read((author(text),)))
