"""Annotations of a pull request."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.commands.memo_reviews import DOCUMENT, REVIEW, finding
from ui.commands.memo_github import annotations, debug

COMMAND = re.compile(r"::(error|warning|notice|debug)(?: ([^:]*))?::([^\r\n]*)")


def test_each_finding_is_one_line_at_its_place() -> None:
    told = "It is weak. It matters. What would mend it?"
    assert list(annotations(REVIEW, DOCUMENT, "docs/a.md", lint=False)) == [
        f"::error file=docs/a.md,line=3,title=The ask::{told}",
        f"::warning file=docs/a.md,line=1,title=Options::{told}",
        f"::notice file=docs/a.md,line=5,endLine=6,title=Risks::{told}",
    ]


def test_remarks_on_the_prose_only_when_they_are_wanted() -> None:
    *_, last = annotations(REVIEW, DOCUMENT, "a.md", lint=True)
    assert last == "::notice file=a.md,line=3,title=Prose::“3 weeks”: Say since when."


def test_without_a_file_there_is_no_place() -> None:
    first = next(annotations(REVIEW, DOCUMENT, "", lint=False))
    assert first.startswith("::error title=The ask::")


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("docs/../a.md", "file=a.md,"),
        ("./docs/a.md", "file=docs/a.md,"),
        ("docs/50%, a:b.md", "file=docs/50%25%2C a%3Ab.md,"),
    ],
)
def test_files_are_named_as_in_the_pull_request(path: str, named: str) -> None:
    assert named in next(annotations(REVIEW, DOCUMENT, path, lint=False))
    whole = Path.cwd() / path
    assert named in next(annotations(REVIEW, DOCUMENT, str(whole), lint=False))


def test_words_are_escaped() -> None:
    odd = dataclasses.replace(
        REVIEW, findings=(finding("ask", "high", 1, weak="50 %, a:\r\n::error::b"),)
    )
    (line,) = annotations(odd, DOCUMENT, "a.md", lint=False)
    assert "::50 %25, a:%0D%0A::error::b It matters." in line


@given(st.text(), st.text(min_size=1))
def test_whatever_is_said_is_one_command(weak: str, path: str) -> None:
    path = path.replace("\0", "") or "a"
    odd = dataclasses.replace(REVIEW, findings=(finding("ask", "high", 1, weak=weak),))
    lines = [*annotations(odd, DOCUMENT, path, lint=False), debug(weak)]
    assert all(COMMAND.fullmatch(line) for line in lines), lines
