"""Sentences are found again where they went, edited or not, and not where others stand."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memo.anchoring import aligned, alignment, alike, anchors, carried
from assistant.memo.document import parse

SENTENCES = (
    "We ask the director of platform to fund the migration by March 4.",
    "Every price change takes three weeks and needs two approvals.",
    "The mobile team will say no because their release is frozen.",
    "Doing nothing costs us two engineers for a year.",
    "If the error rate rises above one percent, we roll back within an hour.",
    "Finance has to sign the contract before the summer.",
    "A smaller step would be to move only the read path.",
    "The old broker stays until all consumers have left it.",
    "Nobody has measured how long a failover takes.",
    "We will know by the number of pages at night.",
)
FEW = settings(max_examples=60, deadline=None)
ORDERS = st.permutations(range(len(SENTENCES)))
ROWS = "| Option | Cost |\n|---|---|\n| A | 94 |\n| B | 95 |\n| C | 96 |\n"


def memo(*sentences: str) -> str:
    return "# A memo\n\n" + "\n\n".join(sentences) + "\n"


@FEW
@given(order=ORDERS)
def test_moving_never_loses_a_sentence(order: list[int]) -> None:
    there = alignment(parse(memo(*SENTENCES)), parse(memo(*(SENTENCES[at] for at in order))))
    assert there == {at + 1: order.index(at) + 1 for at in range(len(SENTENCES))}


@FEW
@given(order=ORDERS, which=st.integers(0, 9), seed=st.integers(0, 999))
def test_a_small_edit_keeps_it_also_when_it_moves(order: list[int], which: int, seed: int) -> None:
    words = SENTENCES[which].split()
    at = random.Random(seed).randrange(len(words))
    words[at : at + 1] = random.Random(seed).choice([[], [words[at], "really"], ["perhaps"]])
    texts = [" ".join(words) if each == which else SENTENCES[each] for each in order]
    assert aligned(SENTENCES, texts)[which] == order.index(which)


@FEW
@given(order=ORDERS, gone=st.sets(st.integers(0, 9)))
def test_what_was_deleted_is_nowhere(order: list[int], gone: set[int]) -> None:
    left = [SENTENCES[at] for at in order if at not in gone]
    found = aligned(SENTENCES, left)
    assert set(found) == set(range(len(SENTENCES))) - gone
    assert all(left[there] == SENTENCES[here] for here, there in found.items())


@FEW
@given(
    before=st.lists(st.sampled_from(["a b c", "a b d", "x", "", "y z"]), max_size=12),
    after=st.lists(st.sampled_from(["a b c", "a b d", "x", "", "y z"]), max_size=12),
)
def test_no_sentence_is_two_sentences(before: list[str], after: list[str]) -> None:
    found = aligned(before, after)
    assert len(set(found.values())) == len(found)
    assert all(here < len(before) and there < len(after) for here, there in found.items())
    equal = {text: min(before.count(text), after.count(text)) for text in before}
    same = sum(before[here] == after[there] for here, there in found.items())
    assert same == sum(equal.values()), "equal sentences come before those that are alike"


def test_of_equal_sentences_the_nearest_is_taken() -> None:
    before = ["Same.", *SENTENCES[:4], "Same."]
    assert aligned(before, [*SENTENCES[:4], "Same."])[5] == 4
    assert 0 not in aligned(before, [*SENTENCES[:4], "Same."])
    mixed = [SENTENCES[2], "Same.", SENTENCES[0], SENTENCES[3], SENTENCES[1]]
    assert aligned(["Same.", *SENTENCES[:4]], mixed)[0] == 1

    ends = [*SENTENCES[:4], "Same.", *SENTENCES[4:6], "Same."]
    assert aligned(["Same.", *SENTENCES[:4]], ends)[0] == 4


def test_the_most_alike_is_taken_before_the_nearest() -> None:
    one, near = "We move all topics in March.", "We move all topics in August."
    far = "We move all topics in early March."
    assert aligned([one], [near]) == {0: 0}
    assert aligned([one], [near, *SENTENCES, far]) == {0: len(SENTENCES) + 1}


def test_a_row_that_was_deleted_is_not_the_row_beside_it() -> None:
    without = ROWS.replace("| B | 95 |\n", "")
    assert alignment(parse(ROWS), parse(without)) == {1: 1, 3: 2}


def test_a_sentence_that_was_split_or_went_on_is_found() -> None:
    split = [SENTENCES[0], "The mobile team will say no.", "Their release is frozen."]
    assert aligned(SENTENCES[2:3], split) == {0: 1}
    longer = "Finance has to sign the contract before the summer, which the head of finance does "
    assert aligned(SENTENCES[5:6], [longer + "with the legal team, once it has been read."]) == {
        0: 0
    }


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("**Finance** has to sign.", "finance has to sign", True),
        ("We move in March.", "We move in early March.", True),
        ("We move in March.", "The contract ends in June.", False),
        ("—", "…", False),
        ("", "We move.", False),
    ],
)
def test_alike(one: str, two: str, same: bool) -> None:
    assert alike(one, two) is same
    assert alike(two, one) is same


def test_anchors_are_carried_and_keep_what_they_said() -> None:
    before = parse(memo(*SENTENCES[:3]))
    after = parse(memo(SENTENCES[2], SENTENCES[0]))
    kept = anchors(before, (3, 2, 3, 99, 0))
    assert [(each.number, each.text) for each in kept] == [(3, SENTENCES[2]), (2, SENTENCES[1])]
    moved = carried(kept, alignment(before, after))
    assert [(each.number, each.text) for each in moved] == [(1, SENTENCES[2]), (0, SENTENCES[1])]


def test_a_text_of_a_thousand_equal_rows_and_one_that_was_written_anew() -> None:
    rows = ["| same | same |"] * 3_000
    assert len(aligned(rows, rows[:-1])) == 2_999
    one = [f"Nothing here is like the other text {at}." for at in range(1_500)]
    two = [f"{at} wholly different words, all of them" for at in range(1_500)]
    assert aligned(one, two) == {}
