"""What the library's pages decide without drawing: parts, lineage, order, relevance, gaps."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import DocumentInfo, Kind
from knowledge.passages import Hit, Passage
from ui.components.lineage import Lineage
from ui.components.parts import part_of, parts
from ui.components.relevance import closeness, explained, found_by
from ui.views.library.asking import gaps
from ui.views.library.choosing import Choice, chosen


def info(name: str, kind: Kind = "memo", **known: object) -> DocumentInfo:
    made = DocumentInfo(name, name.title(), kind, f"memos/{name}.md", "0")
    return dataclasses.replace(made, **known)  # type: ignore[arg-type]


A = info("alpha", dated=date(2024, 1, 1), status="superseded", superseded_by="Beta")
B = info("beta", dated=date(2025, 1, 1), status="accepted", owner="CTO")
C = info("gamma", "framework")
ALL = [C, B, A]


@pytest.mark.parametrize("name", ["Beta", "BETA", "memos/beta.md", "beta.md", " beta "])
def test_a_successor_is_named_by_title_or_source(name: str) -> None:
    older = dataclasses.replace(A, superseded_by=name)
    lineage = Lineage([older, B, C])
    assert lineage.successor(older) == B
    assert lineage.replaced_by(B) == (older,)


def test_a_lineage_without_ends() -> None:
    lost = dataclasses.replace(A, superseded_by="Nobody")
    itself = dataclasses.replace(C, superseded_by="Gamma")
    lineage = Lineage([lost, itself])
    assert lineage.successor(lost) is None
    assert lineage.successor(itself) is None
    assert lineage.replaced_by(itself) == ()


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(), "alpha beta gamma"),
        (Choice(order="newest"), "beta alpha gamma"),
        (Choice(order="oldest"), "alpha beta gamma"),
        (Choice(kind="framework"), "gamma"),
        (Choice(status="accepted"), "beta"),
        (Choice(part="cto 2025"), "beta"),
        (Choice(part="beta"), "alpha beta"),
        (Choice(part="zebra"), ""),
    ],
)
def test_choices(choice: Choice, names: str) -> None:
    assert " ".join(each.id for each in chosen(ALL, choice)) == names


@pytest.mark.parametrize(
    ("document", "missing"),
    [
        (A, ("owner",)),
        (B, ()),
        (C, ("dated", "owner")),
        (info("bare", "other"), ("kind", "dated", "owner")),
        (info("memo"), ("dated", "status", "owner")),
    ],
)
def test_gaps(document: DocumentInfo, missing: tuple[str, ...]) -> None:
    assert gaps(document) == missing


@given(st.lists(st.integers(1, 80), max_size=60), st.integers(1, 200), st.integers(0, 5))
def test_parts_cover_the_text_once(lengths: list[int], size: int, between: int) -> None:
    passages, at = [], between
    for number, length in enumerate(lengths):
        passages.append(Passage(str(number), "d", number, "", at, at + length, ""))
        at += length + between
    found = parts(at, passages, size)
    assert [part.start for part in found] == [0, *(part.end for part in found[:-1])]
    assert found[-1].end == at
    assert [each for part in found for each in part.passages] == passages
    for passage in passages:
        part = found[part_of(found, passage) - 1]
        assert part.start <= passage.start
        assert passage.end <= part.end


PASSAGE = Passage("p", "d", 0, "T", 0, 1, "x")


@pytest.mark.parametrize(
    ("hit", "how", "close"),
    [
        (Hit(PASSAGE, B, 0.9, 1, 2, 0.7, 0.5), "by meaning and by words", "Very close"),
        (Hit(PASSAGE, B, 0.5, 3, None, 0.5, 0.0), "found by meaning", "Close"),
        (Hit(PASSAGE, B, 0.3, None, 11), "found by words", "Loosely related"),
        (Hit(PASSAGE, B, 0.1, 22, None, above_floor=False), "found by meaning", "Too far off"),
    ],
)
def test_relevance_in_words(hit: Hit, how: str, close: str) -> None:
    assert how in found_by(hit)
    assert closeness(hit) == close
    said = explained(hit)
    assert f"{hit.score:.2f} of 1" in said
    assert "None" not in said
    for rank, name in ((2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")):
        assert (f" {name} " in said) == (rank in (hit.dense_rank, hit.lexical_rank))
