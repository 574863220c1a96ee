"""Answers without a model over a real library, and the check of their quotes."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation import Citation
from evals.unassisted import asking, author, citation_checks, passage_texts
from knowledge.hashing_embedding import HashingEmbedder
from knowledge.library import Library
from tests.assistant.turns import coach
from tests.knowledge.memory_record import MemoryRecord

OLD = """---
title: Keep driver locations for 24 months
kind: memo
date: 2024-12-09
superseded_by: Keep driver locations for 90 days
status: superseded
---

# Keep driver locations for 24 months

## Decision

Driver locations are kept for 24 months and are deleted after that.
"""
NEW = """---
title: Keep driver locations for 90 days
kind: memo
date: 2025-06-16
status: accepted
---

# Keep driver locations for 90 days

## Decision

Driver locations are kept for 90 days.

## Reason

We keep driver locations for 90 days because that is what the use needs.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "memos"
    folder.mkdir()
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "new.md").write_text(NEW, encoding="utf-8")
    with Library(tmp_path / "library", MemoryRecord(), HashingEmbedder()) as opened:
        opened.ingest([folder])
        yield opened


def test_today_and_the_past_are_answered_with_real_quotes(library: Library) -> None:
    ask, texts = asking(library), passage_texts(library)
    today = ask("How long are driver locations kept?")
    past = ask("How long were driver locations kept in 2024?")
    assert "90 days. [1]" in today.text
    assert "24 months" in past.text.split("[1]")[0]
    assert (
        "This memo of 9 December 2024 was superseded by "
        "“Keep driver locations for 90 days” (16 June 2025)." in past.text
    )
    for turn in (today, past):
        assert all(check.passed for check in citation_checks(turn, texts))


def test_two_questions_in_one_get_two_answers(library: Library) -> None:
    said = asking(library)("How long are driver locations kept, and why?").text
    assert "kept for 90 days." in said
    assert "because that is what the use needs" in said


def test_a_follow_up_keeps_its_topic(library: Library) -> None:
    ask = asking(library)
    first = ask("How long are driver locations kept?")
    second = ask("why?", (author("How long are driver locations kept?"), first))
    assert "because that is what the use needs" in second.text


REAL = Citation(1, "p", "d", "t", "h", "kept for 90 days")

BROKEN = [
    ("They are kept [1].", (dataclasses.replace(REAL, quote="kept for 30 days"),), (False, True)),
    ("They are kept [1].", (dataclasses.replace(REAL, passage_id="q"),), (False, True)),
    ("They are kept [2].", (REAL,), (True, False)),
    ("They are kept.", (REAL,), (True, False)),
    ("They are kept [1].", (REAL,), (True, True)),
    ("Nothing answers this.", (), (None, None)),
]


@pytest.mark.parametrize(("text", "citations", "outcomes"), BROKEN)
def test_false_quotes_and_stray_markers_are_seen(
    text: str, citations: tuple[Citation, ...], outcomes: tuple[bool | None, bool | None]
) -> None:
    turn = dataclasses.replace(coach(text, "answer"), citations=citations)
    found = citation_checks(turn, {"p": "Locations are kept for 90 days."}.get)
    assert tuple(check.passed for check in found) == outcomes
