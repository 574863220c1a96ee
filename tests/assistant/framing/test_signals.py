"""How a message is meant."""

import pytest

from assistant.framing.signals import signals

CASES = [
    ("Quick question, I have ten minutes.", "hurry"),
    ("no time for that", "hurry"),
    ("What would you do in my place?", "advice"),
    ("So what is the answer?", "advice"),
    ("Let me think about that.", "unknown"),
    ("No, that's not the point.", "disagree"),
    ("You just ask questions.", "impatient"),
    ("This is a waste of time.", "hostile"),
    ("Whatever.", "hostile"),
    ("Where are we?", "summarise"),
    ("That will do. Enough for now.", "summarise"),
    ("Say it in one line.", "one_line"),
    ("OK, thanks.", "closing"),
    ("Yes, go on.", "going_on"),
    ("Sorry, can you say it more simple?", "unclear"),
    ("What do you mean?", "unclear"),
    ("I'm fed up with it", "feeling"),
    ("I have run three of these migrations before, so skip the theory.", "expert"),
    ("We have already evaluated all options.", "finished"),
    ("Both of them say it is urgent.", "conflict"),
]
NOT_MEANT = [
    ("No problem with that.", "disagree"),
    ("No idea.", "disagree"),
    ("Nobody has time.", "hurry"),
    ("The support team does not know it.", "unknown"),
    ("We summed the invoices.", "summarise"),
    ("It is both fast and cheap.", "conflict"),
    ("The analysis takes a week.", "finished"),
    ("Yes, she decides.", "going_on"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_meant(text: str, name: str) -> None:
    found = dict(signals(text, "measure_gap"))
    assert name in found
    assert found[name] in text


@pytest.mark.parametrize(("text", "name"), NOT_MEANT)
def test_not_meant(text: str, name: str) -> None:
    assert name not in dict(signals(text, "measure_gap"))


@pytest.mark.parametrize(
    ("text", "last", "given"),
    [("Yes, please.", "ask_permission", True), ("Yes, please.", "reflect", False),
     ("No.", "ask_permission", False)],
)  # fmt: skip
def test_permission_answers_the_question_for_it(text: str, last: str, given: bool) -> None:
    assert ("permission" in dict(signals(text, last))) is given
