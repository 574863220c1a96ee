"""The two readers: what each takes away and asks, and where they disagree."""

from assistant.memo.kinds import memo_kinds
from assistant.memo.readers import interests, readers
from assistant.memo.verdicts import Verdict
from tests.assistant.memo.readings import reading
from tests.assistant.memo.sample_kind import criterion, kind

LONG = (
    "These are the opening words here. "
    + "Filler sentence goes here. " * 60
    + "We ask for money. It costs a lot."
)
SAMPLE = kind(*map(criterion, ("ask", "decider", "downside", "options", "evidence", "reopen")))


def test_what_stands_late_is_where_they_disagree() -> None:
    read = reading(LONG)
    last = len(read.document.sentences)
    verdicts = {
        "ask": Verdict("sound", (last - 1,)),
        "decider": Verdict("missing", fault="missing"),
        "downside": Verdict("sound", (last,)),
        "options": Verdict("weak", (2,), "single"),
        "evidence": Verdict("silent"),
        "reopen": Verdict("missing", fault="missing"),
    }
    found = readers(SAMPLE, read, verdicts)
    assert found.executive.takes_away == (1,)
    assert found.executive.asks[0] == "Is this mine to decide, and until when can it wait?"
    assert "What do you want from me, in one sentence?" in found.executive.asks
    assert found.disagree.endswith(f"It stands in sentence {last - 1} of {last}.")
    assert found.deep.takes_away == (last,)
    assert len(found.deep.asks) == 2


def test_they_agree_when_the_first_screen_says_it() -> None:
    read = reading("We ask the CTO for money. It costs a lot.")
    verdicts = {
        "ask": Verdict("sound", (1,)),
        "decider": Verdict("sound", (1,)),
        "downside": Verdict("sound", (2,)),
        **{name: Verdict("silent") for name in ("options", "evidence", "reopen")},
    }
    found = readers(SAMPLE, read, verdicts)
    assert found.executive.takes_away == (1, 2)
    assert found.executive.quotes == ("We ask the CTO for money.", "It costs a lot.")
    assert found.executive.asks == ()
    assert found.disagree == ""


def test_every_interest_is_a_criterion_of_some_kind() -> None:
    known = {each.name for kind_ in memo_kinds().values() for each in kind_.criteria}
    for reader in ("executive", "deep"):
        assert set(interests(reader)) <= known
