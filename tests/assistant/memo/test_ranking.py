"""What is said first, and how a memo stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.findings import Finding, Severity
from assistant.memo.ranking import ranked, standing
from tests.assistant.memo.sample_kind import criterion, kind

SAMPLE = kind(
    criterion("ask", "high", 5, faults={"none": ("x", "draft")}),
    criterion("cost", "high", 9, faults={"one": ("x", "nearly")}),
    criterion("tone", "low"),
    criterion("proof", "medium"),
)


def finding(
    name: str, severity: Severity, fault: str = "missing", *, missing: bool = True
) -> Finding:
    return Finding(f"{name}{fault}", name, fault, severity, (), "", "", "", "", missing)


def test_severity_then_weight_then_what_misleads() -> None:
    given_ = [
        finding("tone", "low"),
        finding("ask", "high"),
        finding("proof", "medium"),
        finding("cost", "high"),
        finding("proof", "medium", missing=False),
    ]
    order = [(each.criterion, each.missing) for each in ranked(SAMPLE, given_)]
    assert order == [
        ("cost", True),
        ("ask", True),
        ("proof", False),
        ("proof", True),
        ("tone", True),
    ]


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        ([], "ready"),
        ([finding("tone", "low")] * 9, "ready"),
        ([finding("proof", "medium")] * 2, "ready"),
        ([finding("proof", "medium")] * 3, "nearly"),
        ([finding("proof", "medium")] * 6, "draft"),
        ([finding("cost", "high")], "draft"),
        ([finding("ask", "high", "none")], "draft"),
        ([finding("cost", "low", "one")], "nearly"),
    ],
)
def test_how_a_memo_stands(found: list[Finding], stands: str) -> None:
    assert standing(SAMPLE, found) == stands


@given(
    st.lists(
        st.sampled_from(
            [
                finding("tone", "low"),
                finding("ask", "high"),
                finding("cost", "high"),
                finding("proof", "medium"),
            ]
        )
    )
)
def test_ranking_loses_nothing_and_is_stable(found: list[Finding]) -> None:
    once = ranked(SAMPLE, found)
    assert sorted(map(id, once)) == sorted(map(id, found))
    assert ranked(SAMPLE, once) == once


def test_open_gaps_make_it_a_draft() -> None:
    assert standing(SAMPLE, [], gaps=1) == "draft"
