"""The kinds of memo: every criterion and fault is there, and every wording keeps the rules."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from assistant.framing.slots import SLOTS
from assistant.memo.document import parse
from assistant.memo.findings import SEVERITIES, Standing
from assistant.memo.kinds import Criterion, Fault, MemoKind, memo_kinds
from assistant.memo.reading import Role

DEB = frozenset(("decision", "design", "brief"))
DE = frozenset(("decision", "design"))
D, E, P, B, K = (
    frozenset((name,)) for name in ("decision", "design", "postmortem", "brief", "knowledge")
)
ALL = DEB | P | K
MISSING: dict[str, frozenset[str]] = {"missing": frozenset()}
WORDS = frozenset(("words",))


def _faults(**given: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in given.items()}


TABLE: dict[str, tuple[frozenset[str], dict[str, frozenset[str]]]] = {
    "ask": (DEB, MISSING | _faults(buried="where", hedged="words", several="count")),
    "decider": (D | B, MISSING | _faults(vague="words", no_date="words")),
    "why_now": (DEB, MISSING | _faults(no_cost="words")),
    "options": (DEB, MISSING | _faults(single="option", no_reason="option")),
    "do_nothing": (DE, MISSING),
    "straw_man": (DE, _faults(lopsided="option words most")),
    "criteria": (D, MISSING | _faults(unranked="words")),
    "same_criteria": (D, _faults(switched="option words")),
    "evidence": (ALL, _faults(unsupported="words")),
    "numbers_agree": (ALL, _faults(contradict="first second")),
    "downside": (DEB, MISSING | _faults(elsewhere="words")),
    "reversibility": (DEB, MISSING | _faults(hidden="words")),
    "risks": (DE, MISSING | _faults(no_owner="words", no_mitigation="words")),
    "reopen": (D, MISSING | _faults(vague="words")),
    "next_step": (DEB, MISSING | _faults(no_owner="words", no_date="words")),
    "dissent": (D, MISSING),
    "success": (DEB, MISSING | _faults(undefined="words")),
    "goals": (E, MISSING),
    "non_goals": (E, MISSING),
    "rollout": (E, MISSING | _faults(at_once="words")),
    "rollback": (E, MISSING | _faults(no_trigger="words")),
    "failure_modes": (E, MISSING),
    "test_plan": (E, MISSING),
    "unresolved": (E, MISSING),
    "impact": (P, MISSING | _faults(no_number="words")),
    "timeline": (P, MISSING | _faults(no_times="words", starts_late="words")),
    "hindsight": (P, _faults(hindsight="words")),
    "factors": (P, MISSING | _faults(single="words")),
    "blame": (P, _faults(person="words", human_error="words")),
    "went_well": (P, MISSING),
    "detection": (P, MISSING),
    "actions": (P, MISSING | _faults(no_owner="words", no_date="words", vague="words")),
    "not_taken": (P, MISSING),
    "takeaway": (K, MISSING | _faults(buried="where")),
    "audience": (K, MISSING),
    "example": (K, MISSING),
    "limits": (K, MISSING),
    "how_to": (K, MISSING | _faults(vague="words")),
    "contact": (K, MISSING),
    "length": (B, _faults(long="count most")),
}
"""By criterion: the kinds that ask for it, and its faults with the words that verdicts give."""

_GAP = re.compile(r"\{(\w+)\}")
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|ourselves|I|my|me)\b")
_CLOSED = re.compile(
    r"^(?:is|are|was|were|do|does|did|can|could|should|would|will|have|has|had|might)\b", re.I
)
_OPEN = re.compile(r"\b(?:what|who|whom|whose|which|how|when|where|why)\b", re.I)
_ADVICE = re.compile(
    r"\b(?:should(?:n't)? you|you should|consider|try to|make sure|need to|please|ought)\b", re.I
)
_BLOWN_UP = re.compile(
    r"\b(?:great|excellent|strong|good|clear(?:ly)?|nice|impressive|well done|perfect|outstanding|"
    r"stakeholders?|leverage|align\w*|holistic|robust|synerg\w*|deep dive|low-hanging)\b",
    re.I,
)
KINDS = tuple(memo_kinds().values())


def _criteria() -> Iterator[tuple[MemoKind, Criterion]]:
    for kind in KINDS:
        for criterion in kind.criteria:
            yield kind, criterion


def _all_faults() -> Iterator[tuple[str, Criterion, Fault]]:
    for kind, criterion in _criteria():
        for fault in criterion.faults.values():
            yield f"{kind.name}.{criterion.name}.{fault.name}", criterion, fault


def _wordings() -> Iterator[tuple[str, str]]:
    """Everything that an author may read of a criterion, with where it stands."""
    for kind, criterion in _criteria():
        place = f"{kind.name}.{criterion.name}"
        yield f"{place}.why", criterion.why
        yield f"{place}.sound", criterion.sound
        if criterion.praise:
            yield f"{place}.praise", criterion.praise
    for place, _, fault in _all_faults():
        yield f"{place}.weak", fault.weak
        yield f"{place}.question", fault.question
    for kind in KINDS:
        yield f"{kind.name}.purpose", kind.purpose
        for section in kind.sections:
            yield f"{kind.name}.{section.title}", section.gap


def test_the_kinds_in_their_order() -> None:
    assert list(memo_kinds()) == ["decision", "design", "postmortem", "brief", "knowledge"]
    assert all(kind.name == name for name, kind in memo_kinds().items())


@pytest.mark.parametrize("name", memo_kinds())
def test_a_kind_asks_for_the_criteria_of_the_table(name: str) -> None:
    asked = {criterion.name for criterion in memo_kinds()[name].criteria}
    assert asked == {criterion for criterion, (kinds, _) in TABLE.items() if name in kinds}


@pytest.mark.parametrize(
    ("kind", "criterion"), [pytest.param(k, c, id=f"{k.name}.{c.name}") for k, c in _criteria()]
)
def test_a_criterion_has_the_faults_of_the_table(kind: MemoKind, criterion: Criterion) -> None:
    assert set(criterion.faults) == set(TABLE[criterion.name][1])
    assert criterion.severity in SEVERITIES
    assert criterion.detector == criterion.name
    assert set(criterion.roles) <= set(get_args(Role))
    if "missing" in criterion.faults:
        assert criterion.roles, "a model that points at it needs a part to confirm it by"
    assert criterion.asks.startswith("Which sentence ")
    assert criterion.asks.endswith("?")
    assert len(criterion.label.split()) <= 6
    assert kind.criterion(criterion.name) is criterion


@pytest.mark.parametrize(
    ("criterion", "fault"), [pytest.param(c, f, id=place) for place, c, f in _all_faults()]
)
def test_a_fault_is_filled_with_what_its_verdict_gives(criterion: Criterion, fault: Fault) -> None:
    allowed = TABLE[criterion.name][1][fault.name]
    named = set(_GAP.findall(fault.weak))
    assert named == allowed, "the wording says what is weak about this text, with its words"
    assert set(_GAP.findall(fault.question)) <= allowed
    assert not re.search(r"[{}]", _GAP.sub("", fault.weak + fault.question))
    assert fault.severity in (None, *SEVERITIES)
    assert fault.caps in (None, *get_args(Standing))


@pytest.mark.parametrize(
    ("criterion", "fault"), [pytest.param(c, f, id=place) for place, c, f in _all_faults()]
)
def test_a_question_is_one_and_open(criterion: Criterion, fault: Fault) -> None:
    assert criterion.name
    assert fault.question.count("?") == 1
    assert fault.question.endswith("?")
    assert _OPEN.search(fault.question)
    assert not _CLOSED.match(fault.question)
    assert not _ADVICE.search(fault.question)


@pytest.mark.parametrize(
    ("kind", "criterion"), [pytest.param(k, c, id=f"{k.name}.{c.name}") for k, c in _criteria()]
)
def test_why_and_praise_are_one_sentence(kind: MemoKind, criterion: Criterion) -> None:
    assert set(_GAP.findall(criterion.why)) <= {"decider"}
    assert not _GAP.search(criterion.praise + criterion.sound + criterion.asks)
    for text in filter(None, (criterion.why, criterion.praise, criterion.sound)):
        assert re.fullmatch(r"[^.?!]+\.", text), f"{kind.name}: {text}"
    for decider in (kind.reader, "the director of platform"):
        said = criterion.why.replace("{decider}", decider)
        assert not re.search(r"\b(\w+) \1\b", said), said


@pytest.mark.parametrize(("text"), [pytest.param(text, id=place) for place, text in _wordings()])
def test_a_wording_is_short_and_plain(text: str) -> None:
    shown = _GAP.sub("word", text)
    assert text
    assert len(shown.split()) <= 30
    assert "!" not in text
    assert not _FIRST_PERSON.search(shown)
    assert not _BLOWN_UP.search(shown)
    assert '"' not in text, "quotes are “ and ”"
    assert shown.count("“") == shown.count("”")
    assert shown[-1] in ".?"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_weights_rank_the_criteria_of_a_kind_without_a_tie(kind: MemoKind) -> None:
    weights = [(criterion.severity, criterion.weight) for criterion in kind.criteria]
    assert len(set(weights)) == len(weights)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_sections_hold_criteria_of_the_kind_and_slots_of_the_canvas(kind: MemoKind) -> None:
    asked = {criterion.name for criterion in kind.criteria}
    titles = [section.title for section in kind.sections]
    held = [name for section in kind.sections for name in section.holds]
    slots = [slot for section in kind.sections for slot in section.slots]
    assert len(set(titles)) == len(titles)
    assert set(held) <= asked
    assert len(set(held)) == len(held)
    assert {name for name in asked if "missing" in kind.criterion(name).faults} <= set(held)
    assert set(slots) <= set(SLOTS)
    assert len(set(slots)) == len(slots)
    assert all(section.gap.count("?") == 1 for section in kind.sections)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_examples_have_the_length_of_their_kind(kind: MemoKind) -> None:
    assert kind.label
    assert re.match(r"(?:the|a|whoever)\b", kind.reader)
    fewest, most = kind.words
    assert fewest <= parse(kind.strong).words <= most
    assert 300 <= len(kind.strong.split()) <= 600
    assert 150 <= len(kind.weak.split()) <= 300
    for example in (kind.strong, kind.weak):
        assert example.startswith("# ")
        assert example.endswith("\n")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_memo_without_its_point_is_a_draft_at_best(kind: MemoKind) -> None:
    caps = {fault.caps for _, fault in _named(kind)}
    assert caps & {"draft", "nearly"}
    for criterion, fault in _named(kind):
        if fault.caps == "draft":
            assert (fault.severity or criterion.severity) == "high"


def _named(kind: MemoKind) -> Iterator[tuple[Criterion, Fault]]:
    for criterion in kind.criteria:
        for fault in criterion.faults.values():
            yield criterion, fault


def test_the_rules_catch_what_they_are_for() -> None:
    assert _CLOSED.match("Could you name who decides?")
    assert _ADVICE.search("What should you ask for?")
    assert _FIRST_PERSON.search("What do we ask for?")
    assert _BLOWN_UP.search("It states the ask clearly.")
