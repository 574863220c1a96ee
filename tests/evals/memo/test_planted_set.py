"""The planted-defect set itself: clean memos, labels, defects, and harmless rewrites."""

import dataclasses
import difflib
import re
from collections import Counter
from itertools import pairwise

import pytest

from assistant.memo.document import Document, parse
from assistant.memo.kinds import memo_kinds
from evals.memo.edits import Change, cuts, edited
from evals.memo.harmless import Rewritten, rewritten
from evals.memo.memos import CleanMemo, memos, sentences
from evals.memo.operators import OPERATORS, Planted, broken, planted

KINDS = {"decision", "design", "postmortem", "brief", "knowledge"}
MEMOS = {memo.name: memo for memo in memos()}
PLANTED = planted()
BY_NAME = {operator.name: operator for operator in OPERATORS}
SPREAD = {
    # One thing, but the memo says it in several places.
    "ask_removed": 4,
    "decider_removed": 2,
    "decider_vague": 2,
    "detection_removed": 6,
    "example_removed": 4,
    "takeaway_removed": 2,
    "audience_removed": 2,
    "limits_removed": 3,
    "ask_buried": 3,
    "ask_hedged": 2,
    "takeaway_buried": 3,
    "source_stripped": 3,
    "why_now_removed": 4,
    "waiting_free": 4,
    "success_removed": 2,
    "success_undefined": 2,
    "one_option": 3,
    "options_removed": 2,
    "do_nothing_removed": 2,
}
"""Operators that touch so many sections at most; all others one."""
UNCHANGED = {"ask_buried", "takeaway_buried", "ranking_removed", "times_removed"} | {
    name for name in BY_NAME if re.search("(reason|date|owner)_removed", name)
}
"""Operators after which the sentences at fault may read as before."""


def name(each: Planted | Rewritten) -> str:
    return f"{each.memo}-{each.operator}"


def test_two_clean_memos_of_each_kind_are_held_out_and_as_many_or_more_are_not() -> None:
    held_out, tuned = (Counter(memo.kind for memo in memos(split)) for split in ("test", "tune"))
    assert held_out == dict.fromkeys(KINDS, 2)
    assert set(tuned) == KINDS
    assert min(tuned.values()) >= 2
    assert len(MEMOS) >= 28


@pytest.mark.parametrize("memo", MEMOS.values(), ids=lambda memo: memo.name)
def test_a_clean_memo_has_its_length_and_its_labels_name_just_one_place(memo: CleanMemo) -> None:
    assert 300 <= len(memo.text.split()) <= 900
    for references in memo.carries.values():
        for reference in references:
            assert sentences(memo.document, reference)
            if isinstance(reference, str):
                assert memo.text.count(reference) == 1
    assert set(memo.rewrites) | memo.skip <= set(BY_NAME)


def test_there_are_enough_defects_and_they_are_spread() -> None:
    assert len(PLANTED) >= 150
    assert sum(each.split == "test" for each in PLANTED) >= 70
    for split in ("tune", "test"):
        part = [each for each in PLANTED if each.split == split]
        assert {each.kind for each in part} == KINDS
        assert len({each.operator for each in part}) >= 18
        assert max(Counter(each.operator for each in part).values()) <= len(part) / 10
    assert {each.operator for each in PLANTED} == set(BY_NAME)


def test_every_fault_of_every_kind_is_one_that_a_review_can_name() -> None:
    kinds = memo_kinds()
    for each in PLANTED:
        assert each.fault in kinds[each.kind].criterion(each.criterion).faults, each.operator


def test_every_criterion_of_every_kind_is_broken_in_either_part() -> None:
    for split in ("tune", "test"):
        broken_ones = {(each.kind, each.criterion) for each in PLANTED if each.split == split}
        assert broken_ones == {
            (kind.name, criterion.name)
            for kind in memo_kinds().values()
            for criterion in kind.criteria
        }


def test_no_two_defects_are_the_same_text() -> None:
    assert len({each.text for each in PLANTED} | {memo.text for memo in memos()}) == len(
        PLANTED
    ) + len(MEMOS)


@pytest.mark.parametrize("memo", MEMOS)
def test_a_defect_changes_one_thing(memo: str) -> None:
    for each in PLANTED:
        if each.memo == memo:
            touched = touched_sections(parse(each.repaired), each.text)
            assert 1 <= len(touched) <= SPREAD.get(each.operator, 1), (each.operator, touched)


@pytest.mark.parametrize("memo", MEMOS)
def test_a_defect_points_at_the_sentences_that_show_it(memo: str) -> None:
    for each in PLANTED:
        if each.memo == memo:
            shows(each)


def shows(each: Planted) -> None:
    document, clean = parse(each.text), parse(each.repaired)
    assert document.joined() == each.text
    if each.fault == "missing" or not BY_NAME[each.operator].points:
        assert each.sentences == ()
        return
    assert each.sentences
    assert 1 <= each.sentences[0] <= each.sentences[-1] <= len(document.sentences)
    assert all(one < other for one, other in pairwise(each.sentences))
    shown = {document.sentence(number).plain for number in each.sentences}
    new = {each.plain for each in document.sentences} - {each.plain for each in clean.sentences}
    assert shown & new or each.operator in UNCHANGED, each.operator


@pytest.mark.parametrize("memo", MEMOS)
def test_a_defect_leaves_the_text_tidy(memo: str) -> None:
    for each in PLANTED:
        if each.memo != memo:
            continue
        assert each.text.endswith("\n"), each.operator
        assert re.search(r"\n\n\n|\S  +\S", each.text) is None, each.operator
        blocks = parse(each.text).blocks
        words = {each.text[block.start : block.end].strip() for block in blocks}
        assert not words & {"-", "*", "1.", "||"}, each.operator


@pytest.mark.parametrize("each", rewritten(), ids=name)
def test_a_harmless_rewrite_keeps_every_sentence(each: Rewritten) -> None:
    before = sorted(sentence.plain for sentence in parse(each.clean).sentences)
    assert sorted(sentence.plain for sentence in parse(each.text).sentences) == before
    assert each.text != each.clean


def test_there_are_harmless_rewrites_of_several_kinds_for_every_memo() -> None:
    assert len({each.operator for each in rewritten()}) >= 3
    assert {each.memo for each in rewritten()} == set(MEMOS)


MEMO = CleanMemo(
    "m", "decision", "tune", "# T\n\nOne is 5. Two. Three.\n\n## Last\n\n- a b\n- c d\n", {}, {},
    frozenset(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "text", "numbers"),
    [
        ([{"at": "Two", "now": "Zwei."}], "# T\n\nOne is 5. Zwei. Three.\n\n## Last\n\n- a b\n- c d\n", (2,)),  # noqa: E501
        ([{"at": "Two", "now": ""}], "# T\n\nOne is 5. Three.\n\n## Last\n\n- a b\n- c d\n", ()),
        ([{"cut": ["Two", "Three"]}], "# T\n\nOne is 5.\n\n## Last\n\n- a b\n- c d\n", ()),
        ([{"cut": [{"section": "Last"}]}], "# T\n\nOne is 5. Two. Three.\n", ()),
        ([{"cut": ["a b"]}], "# T\n\nOne is 5. Two. Three.\n\n## Last\n\n- c d\n", ()),
        ([{"cut": [{"block": "One"}]}], "## Last\n\n- a b\n- c d\n", ()),
        ([{"swap": ["is 5", "is 6"]}], "# T\n\nOne is 6. Two. Three.\n\n## Last\n\n- a b\n- c d\n", (1,)),  # noqa: E501
        ([{"swap": ["is 5", "is 6"], "quiet": True}, {"also": ["c d"]}], "# T\n\nOne is 6. Two. Three.\n\n## Last\n\n- a b\n- c d\n", (5,)),  # noqa: E501
        ([{"move": ["Two"]}], "# T\n\nOne is 5. Three.\n\n## Last\n\n- a b\n- c d\n\nTwo.\n", (5,)),
    ],
)  # fmt: skip
def test_an_edit_does_what_it_says(
    edits: list[dict[str, object]], text: str, numbers: tuple[int, ...]
) -> None:
    changed = edited(MEMO, edits)
    assert (changed.text, changed.sentences) == (text, numbers)


@pytest.mark.parametrize(
    "edits",
    [
        [{"at": "Four", "now": "x"}],
        [{"swap": ["e", "x"]}],
        [{"cut": [{"section": "First"}]}],
        [{"at": "Two", "now": "x"}, {"swap": ["Two", "y"]}],
        [{"also": ["Nine"]}],
    ],
)
def test_an_edit_without_just_one_place_is_refused(edits: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match=r"begin|read|called|share"):
        edited(MEMO, edits)


def test_what_is_cut_says_nothing() -> None:
    assert all(not change.tells for change in cuts(MEMO.document, {1, 4}))
    assert Change(0, 1, "x").tells


def test_a_role_that_shares_its_sentence_is_not_dropped_with_it() -> None:
    apart = dataclasses.replace(MEMO, carries={"why_now": ["Two"], "risk": ["a b"]})
    assert {each.operator for each in broken(apart)} == {"why_now_removed", "risks_removed"}
    shared = dataclasses.replace(MEMO, carries={"why_now": ["Two"], "risk": [{"block": "One"}]})
    assert list(broken(shared)) == []
    assert list(broken(dataclasses.replace(apart, kind="knowledge"))) == []
    assert list(broken(dataclasses.replace(apart, skip=frozenset(BY_NAME)))) == []


def touched_sections(clean: Document, text: str) -> set[str]:
    """Titles of the sections of either text in which a sentence differs."""
    changed = parse(text)
    before = [(each.plain, clean.sections[each.section].title) for each in clean.sentences]
    after = [(each.plain, changed.sections[each.section].title) for each in changed.sentences]
    matcher = difflib.SequenceMatcher(
        None, [words for words, _ in before], [words for words, _ in after], autojunk=False
    )
    found = set()
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found |= {title for _, title in before[a:b]} or {title for _, title in after[c:d]}
    if not found:
        titles = {each.title for each in clean.sections} ^ {each.title for each in changed.sections}
        found = set(list(titles)[:1])
    return found
