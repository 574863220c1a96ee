"""A comparison holds all of both texts and says of each sentence what became of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memo.comparing import Change, compared
from assistant.memo.document import parse
from assistant.memo.kinds import memo_kinds

FIRST = """# Move the broker

## Decision

We ask the director to fund the move. It costs two engineers.

## Options

- Keep the old broker.
- Move all topics at once.

| Option | Weeks |
|---|---|
| Keep | 0 |
| Move | 9 |

```
topic: prices
```
"""
SECOND = """# Move the broker

## Decision

We ask the director of platform to fund the move by March 4. It costs two engineers.

Nobody objects so far.

## Choices

- Move all topics at once.
- Keep the old broker.

| Option | Weeks |
|---|---|
| Move | 9 |

```
topic: orders
```
"""
PARTS = ("# One\n", "## Two\n", "Alpha beta gamma delta.\n", "Alpha beta gamma epsilon.\n",
         "- an item\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "```\ncode\n```\n", "A b. C d.\n",
         "> quoted words\n", "---\n")  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS), max_size=8).map("\n".join)


def changes(before: str, after: str) -> tuple[Change, ...]:
    return compared(parse(before), parse(after))


def of(found: tuple[Change, ...], sign: str) -> list[str]:
    return [each.after or each.before for each in found if each.sign == sign]


def test_what_became_of_each_sentence() -> None:
    found = changes(FIRST, SECOND)
    assert of(found, "new") == ["Nobody objects so far.", "## Choices"]
    assert of(found, "gone") == ["## Options", "Keep | 0 |"]
    moved = [each.after for each in found if each.moved]
    assert moved in (["Move all topics at once."], ["Keep the old broker."])
    (ask, code) = (each for each in found if each.sign == "changed")
    came = [piece.text for piece in ask.pieces if piece.kind == "in"]
    assert came == ["of platform ", " by March 4"]
    assert [piece.text for piece in code.pieces if piece.kind != "same"] == ["prices", "orders"]
    assert "It costs two engineers." in of(found, "same")


def test_what_is_gone_stands_where_it_stood() -> None:
    found = changes("A one.\n\nB two two.\n\nC three.\n", "A one.\n\nC three.\n\nD entirely new.\n")
    assert [each.sign for each in found] == ["same", "gone", "same", "new"]
    assert [each.begins for each in found] == [True] * 4


def test_a_heading_is_not_the_sentence_that_says_the_same() -> None:
    found = changes("## Keep the old broker\n", "Keep the old broker\n")
    assert [(each.sign, each.kind) for each in found] == [("new", "paragraph"), ("gone", "heading")]


def test_only_what_left_its_place_has_moved() -> None:
    one = ["Alpha is here.", "Beta was said.", "Gamma stays so.", "Delta ends it."]
    two = [one[1], one[2], one[0], one[3]]
    found = changes("\n\n".join(one), "\n\n".join(two))
    assert [each.after for each in found if each.moved] == [one[0]]
    assert {each.sign for each in found} == {"same"}


def test_moved_and_edited_is_both() -> None:
    one = "Alpha comes first here.\n\nBeta is the second.\n\nGamma stays as it is.\n"
    two = "Beta is the second.\n\nGamma stays as it is.\n\nAlpha comes last here.\n"
    (edited,) = (each for each in changes(one, two) if each.moved)
    assert edited.sign == "changed"
    assert edited.before == "Alpha comes first here."


@settings(max_examples=150, deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_nothing_of_either_text_is_lost(before: str, after: str) -> None:
    found = changes(before, after)
    assert [c.after for c in found if c.sign != "gone"] == [c.after for c in changes("", after)]
    olds = sorted(c.before for c in found if c.sign != "new")
    assert olds == sorted(c.after for c in changes("", before))
    for each in found:
        assert (each.sign == "same") == (each.before == each.after)
        assert bool(each.pieces) == (each.sign == "changed")
        if each.pieces:
            assert "".join(p.text for p in each.pieces if p.kind != "in") == each.before
            assert "".join(p.text for p in each.pieces if p.kind != "out") == each.after


@settings(max_examples=30, deadline=None)
@given(text=TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {each.sign for each in changes(text, text)} <= {"same"}
    assert not any(each.moved for each in changes(text, text))


def test_memos_of_every_kind_and_a_very_long_one_are_compared() -> None:
    for kind in memo_kinds().values():
        found = changes(kind.weak, kind.strong)
        assert of(found, "new")
    long = "\n\n".join(f"Sentence {at} has ten words so that it adds up." for at in range(2_000))
    other = long.replace("adds up", "grows")
    assert {each.sign for each in changes(long, other)} == {"changed"}
