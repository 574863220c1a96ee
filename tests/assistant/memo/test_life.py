"""What becomes of findings from version to version: a table of cases, and what always holds."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memo.document import parse
from assistant.memo.findings import Finding, Review
from assistant.memo.life import Course, Tracked, reopen, settled, waive

COST = "The cost is huge for everybody."
ASK = "We ask the director to fund the move."
PLAN = "The mobile team moves first."
END = "Nobody has objected so far."
LATE = "We may do it at some point, if it fits."
Known = tuple[Tracked, ...]


def finding(criterion: str, fault: str = "weak", *at: int, id_: str = "") -> Finding:
    missing = fault == "missing"
    name = id_ or f"{criterion}-{fault}-{at[0] if at else 0}"
    return Finding(name, criterion, fault, "high", at, "", "w", "y", "q", missing)


def review(*findings: Finding, further: tuple[Finding, ...] = ()) -> Review:
    return Review("decision", findings, further)


def text(*sentences: str) -> str:
    return "\n\n".join(sentences)


@dataclass
class Memo:
    """A memo that goes from version to version."""

    known: Known = ()
    text: str = ""
    version: int = 0

    def next(self, new: str, *findings: Finding, asked: frozenset[str] | None = None) -> Review:
        self.version += 1
        return self.again(new, *findings, asked=asked)

    def again(self, new: str, *findings: Finding, asked: frozenset[str] | None = None) -> Review:
        """The version is reviewed once more, when the text is the same."""
        course = Course(parse(self.text), parse(new), self.version, asked)
        self.known, named = settled(self.known, review(*findings), course)
        self.text = new
        return named

    @property
    def states(self) -> list[str]:
        return [each.state for each in self.known]

    @property
    def ids(self) -> list[str]:
        return [each.finding.id for each in self.known]


def begun(*findings: Finding) -> Memo:
    memo = Memo()
    memo.next(text(ASK, COST, PLAN, END), *findings)
    return memo


CASES = {
    "still there": (text(ASK, COST, PLAN, END), [finding("evidence", "weak", 2)], ["open"]),
    "moved to the end": (
        text(ASK, PLAN, END, COST),
        [finding("evidence", "weak", 4, id_="other")],
        ["open"],
    ),
    "edited a little": (
        text(ASK, "The cost is very huge for everybody.", PLAN, END),
        [finding("evidence", "weak", 2, id_="other")],
        ["open"],
    ),
    "rewritten and still weak": (
        text(ASK, LATE, PLAN, END),
        [finding("evidence", "weak", 2, id_="other")],
        ["open"],
    ),
    "mended": (text(ASK, "It costs two engineers.", PLAN, END), [], ["addressed"]),
    "sentence deleted": (text(ASK, PLAN, END), [], ["addressed"]),
    "mended, and the same fault at a sentence that stood there before": (
        text(ASK, "It costs two engineers.", PLAN, END),
        [finding("evidence", "weak", 3, id_="other")],
        ["addressed", "open"],
    ),
    "broken in another way": (
        text(ASK, COST, PLAN, END),
        [finding("evidence", "contradict", 2)],
        ["addressed", "open"],
    ),
    "one more of another criterion": (
        text(ASK, COST, PLAN, END),
        [finding("dissent", "missing"), finding("evidence", "weak", 2)],
        ["open", "open"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_from_one_version_to_the_next(case: str) -> None:
    memo = begun(finding("evidence", "weak", 2))
    after, findings, states = CASES[case]
    named = memo.next(after, *findings)
    assert memo.states == states
    assert memo.ids[0] == "evidence-weak-2"
    assert memo.known[0].opened_in == 1
    assert memo.known[0].closed_in == (2 if states[0] == "addressed" else None)
    live = {each.finding.id for each in memo.known if each.state != "addressed"}
    assert {each.id for each in named.findings} == live


def test_what_comes_back_has_regressed_and_can_be_settled_again() -> None:
    memo = begun(finding("evidence", "weak", 2))
    for version, (now, found, state, closed) in enumerate(
        [
            (text(ASK, PLAN, END), (), "addressed", 2),
            (text(ASK, PLAN, END), (), "addressed", 2),
            (
                text(ASK, PLAN, COST, END),
                (finding("evidence", "weak", 3, id_="x"),),
                "regressed",
                0,
            ),
            (text(ASK, PLAN, COST), (finding("evidence", "weak", 3, id_="x"),), "regressed", 0),
            (text(ASK, PLAN), (), "addressed", 6),
        ],
        start=2,
    ):
        memo.next(now, *found)
        assert (memo.states, memo.version) == ([state], version)
        assert memo.known[0].closed_in == (closed or None)
    assert memo.ids == ["evidence-weak-2"]
    assert [step.version for step in memo.known[0].steps] == [1, 2, 4, 6]


def test_something_missing_is_one_finding_wherever_it_should_stand() -> None:
    memo = begun(finding("dissent", "missing", 4))
    memo.next(text(PLAN, ASK), finding("dissent", "missing", 1, id_="x"))
    memo.next(text(PLAN, ASK, END))
    memo.next(text(PLAN), finding("dissent", "missing", id_="y"))
    assert (memo.ids, memo.states) == (["dissent-missing-4"], ["regressed"])


@pytest.mark.parametrize(
    ("now", "at", "state", "reason"),
    [
        (text(ASK, COST, PLAN, END), (2,), "waived", "known"),
        (text(PLAN, END, ASK, COST), (4,), "waived", "known"),
        (text(ASK, "The cost is huge for nearly everybody.", PLAN), (2,), "waived", "known"),
        (text(ASK, LATE, PLAN, END), (2,), "open", ""),
        (text(ASK, COST, PLAN, END), (2, 3), "open", ""),
        (text(ASK, PLAN, END), (), "addressed", "known"),
    ],
)
def test_what_is_left_stays_so_as_long_as_its_sentence_is_alike(
    now: str, at: tuple[int, ...], state: str, reason: str
) -> None:
    memo = begun(finding("evidence", "weak", 2))
    memo.known = (waive(memo.known[0], "known", 1),)
    memo.next(now, *([finding("evidence", "weak", *at)] if at else []))
    assert memo.states[0] == state
    assert memo.known[0].reason == reason


def test_small_edits_do_not_add_up_to_a_rewrite_that_stays_left() -> None:
    memo = begun(finding("evidence", "weak", 2))
    memo.known = (waive(memo.known[0], "known", 1),)
    words = COST.split()
    others = ["Our", "gains", "were", "small", "in", "spring."]
    for at, other in enumerate(others):
        words[at] = other
        memo.next(text(ASK, " ".join(words), PLAN), finding("evidence", "weak", 2, id_="x"))
    assert memo.states == ["open"]


def test_what_was_left_and_went_comes_back_left() -> None:
    memo = begun(finding("evidence", "weak", 2), finding("dissent", "missing"))
    memo.known = tuple(waive(each, "known", 1) for each in memo.known)
    memo.next(text(ASK, PLAN))
    assert memo.states == ["addressed", "addressed"]
    memo.next(text(ASK, COST, PLAN), finding("evidence", "weak", 2), finding("dissent", "missing"))
    assert memo.states == ["waived", "waived"]


def test_another_review_of_the_same_version_takes_back_what_the_first_settled() -> None:
    memo = begun(finding("evidence", "weak", 2))
    now = text(ASK, COST, END)
    memo.next(now)
    memo.again(now, finding("evidence", "weak", 2))
    assert memo.states == ["open"]
    assert [(step.version, step.state) for step in memo.known[0].steps] == [(1, "open")]
    memo.again(now)
    memo.next(now, finding("evidence", "weak", 2))
    memo.again(now)
    memo.again(now, finding("evidence", "weak", 2))
    assert memo.states == ["regressed"]


def test_what_came_back_and_was_settled_comes_back_as_such() -> None:
    memo = begun(finding("evidence", "weak", 2))
    memo.next(text(ASK, PLAN))
    memo.next(text(ASK, COST), finding("evidence", "weak", 2))
    memo.next(text(ASK, COST))
    memo.again(text(ASK, COST), finding("evidence", "weak", 2))
    assert memo.states == ["regressed"]


def test_a_sentence_that_was_deleted_long_ago_is_not_the_new_one() -> None:
    memo = begun(finding("evidence", "weak", 2))
    memo.next(text(ASK, PLAN, END))
    memo.next(text(ASK, PLAN, END, LATE), finding("evidence", "weak", 4, id_="x"))
    assert memo.states == ["addressed", "open"]


def test_a_finding_is_rather_one_that_is_open_than_one_that_was_settled() -> None:
    memo = begun(finding("evidence", "weak", 2))
    memo.next(text(ASK, COST, PLAN), finding("evidence", "weak", 3, id_="x"))
    assert memo.states == ["addressed", "open"]
    memo.next(text(ASK, COST, PLAN, END), finding("evidence", "weak", 2, 3))
    assert memo.states == ["addressed", "open"]


def test_something_missing_that_was_left_stays_so_wherever_it_should_stand() -> None:
    memo = begun(finding("dissent", "missing", 4))
    memo.known = (waive(memo.known[0], "known", 1),)
    memo.next(text(PLAN, ASK), finding("dissent", "missing", 1))
    assert memo.states == ["waived"]


def test_what_another_kind_of_memo_is_not_asked_for_stays_as_it_is() -> None:
    memo = begun(finding("evidence", "weak", 2), finding("dissent", "missing"))
    memo.next(text(ASK, PLAN), asked=frozenset({"evidence"}))
    assert memo.states == ["addressed", "open"]


def test_the_id_of_a_new_finding_is_never_one_that_was_used() -> None:
    memo = begun(finding("evidence", "weak", 2, id_="same"))
    memo.next(text(ASK, PLAN), finding("ask", "hedged", 1, id_="same"))
    assert memo.ids == ["same", "same-2"]
    named = memo.next(text(ASK, PLAN), finding("ask", "hedged", 1, id_="same"))
    assert [each.id for each in named.findings] == ["same-2"]


def test_ids_reach_what_ranks_lower_too() -> None:
    memo = begun(finding("evidence", "weak", 2))
    ranked = review(
        finding("dissent", "missing"), further=(finding("evidence", "weak", 1, id_="x"),)
    )
    course = Course(parse(memo.text), parse(text(COST, ASK)), 2)
    _, named = settled(memo.known, ranked, course)
    assert [each.id for each in named.findings] == ["dissent-missing-0"]
    assert [each.id for each in named.further] == ["evidence-weak-2"]


SENTENCES = (ASK, COST, PLAN, END, LATE)
FAULTS = (("evidence", "weak"), ("evidence", "contradict"), ("ask", "hedged"), ("ask", "missing"))


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, tuple[Finding, ...]]:
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    faults = draw(st.lists(st.sampled_from(FAULTS), max_size=3, unique_by=lambda f: f[0]))
    numbers = st.lists(st.integers(1, len(sentences)), max_size=2, unique=True)
    found = (finding(name, fault, *sorted(draw(numbers))) for name, fault in faults)
    return text(*sentences), tuple(found)


STEPS = st.lists(st.tuples(versions(), st.sampled_from(["", "waive", "reopen"])), max_size=5)


@settings(max_examples=150, deadline=None)
@given(steps=STEPS)
def test_no_finding_is_ever_lost_and_every_one_of_a_review_is_known(
    steps: list[tuple[tuple[str, tuple[Finding, ...]], str]],
) -> None:
    memo = Memo()
    for (now, found), act in steps:
        before = memo.ids
        named = memo.next(now, *found)
        assert memo.ids[: len(before)] == before
        assert len(set(memo.ids)) == len(memo.ids)
        live = {each.finding.id for each in memo.known if each.state != "addressed"}
        assert {each.id for each in named.findings} == live
        assert len(named.findings) == len(found)
        for new, old in zip(named.findings, found, strict=True):
            assert replace(new, id=old.id) == old
        once = memo.known
        again = memo.again(now, *found)
        assert (memo.known, again) == (once, named), "the same review changes nothing"
        if act and memo.known:
            memo.known = (_acted(memo.known[0], act, memo.version), *memo.known[1:])


def _acted(tracked: Tracked, act: str, version: int) -> Tracked:
    if act == "waive" and tracked.state != "addressed":
        return waive(tracked, "known", version)
    return reopen(tracked, version)


@settings(max_examples=60, deadline=None)
@given(version=versions(), at=st.integers(0, 2))
def test_reopening_undoes_waiving(version: tuple[str, tuple[Finding, ...]], at: int) -> None:
    memo = Memo()
    memo.next(version[0], *version[1])
    for each in memo.known[at : at + 1]:
        left = waive(each, "known", 1)
        assert (left.state, left.reason) == ("waived", "known")
        assert reopen(left, 1) == each
        assert reopen(each, 1) == each
