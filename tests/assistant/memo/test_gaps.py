"""Gaps: recognised as such, and gone without a trace when they are to go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse
from assistant.memo.gaps import (
    NOT_FIRM,
    WHEN,
    WHO,
    gap_sentences,
    is_gap,
    line,
    open_sections,
    within,
    without_gaps,
)

MEMO = f"""# Billing

{line("What is asked? By when?")}

## Plan

Words {NOT_FIRM}. The team ships it {WHO} {WHEN}. Asked of {WHO} in June.

- {within("What else?")}
- Wait.

## Risks

{line("Which?")}

### Of all

{line("And how?")}

## Code

```
{line("Which?")}
```

## Left empty by the author

## Dissent

{line("Who is against it?")}
"""
CLEANED = f"""# Billing

## Plan

Words. The team ships it. Asked of {WHO} in June.

- Wait.

## Code

```
{line("Which?")}
```

## Left empty by the author
"""


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (line("Who decides?"), True),
        (within("Who decides?"), True),
        (f"- {within('Who decides?')}", True),
        ("Still open: who decides?", True),
        (NOT_FIRM, True),
        ("(not firm yet)", True),
        (f"{WHO} {WHEN}.", True),
        ("The question is still open: who decides?", False),
        (f"The VP of product {NOT_FIRM}.", False),
        (f"The team ships it {WHO}.", False),
        ("[1]", False),
        ("", False),
    ],
)
def test_what_is_a_gap(text: str, gap: bool) -> None:
    assert is_gap(text) is gap


def test_every_sentence_of_an_open_question_is_a_gap() -> None:
    document = parse(MEMO)
    gaps = gap_sentences(document)
    told = [each.plain for each in document.sentences if each.number not in gaps]
    assert told == [
        "Words (not firm yet).",
        f"The team ships it {WHO}",
        f"Asked of {WHO} in June.",
        "Wait.",
    ]


def test_sections_with_an_open_question() -> None:
    document = parse(MEMO)
    titles = [document.sections[number].title for number in sorted(open_sections(document))]
    assert titles == ["Billing", "Risks", "Of all", "Dissent"]
    assert open_sections(parse(CLEANED)) == frozenset()


def test_a_memo_without_its_gaps() -> None:
    assert without_gaps(MEMO) == CLEANED


@given(st.text(alphabet="ab #>-*`\n.|[?]", max_size=80))
def test_text_without_gaps_stays_as_it_is(text: str) -> None:
    assert without_gaps(text) == text


_BLOCKS = [
    "# A",
    "## B",
    "Text.",
    "- item",
    line("What?"),
    f"- {within('How?')}",
    f"So {NOT_FIRM}.",
]


@given(st.lists(st.sampled_from(_BLOCKS), max_size=9))
def test_taking_gaps_out_twice_changes_nothing_more(blocks: list[str]) -> None:
    once = without_gaps("\n\n".join(blocks))
    assert without_gaps(once) == once
    assert not gap_sentences(parse(once))
    assert once.count("Text.") == blocks.count("Text.")
