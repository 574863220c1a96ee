"""What answers a question about today, and what one about the past."""

import dataclasses

import pytest

from assistant.asking.sources import in_time, successors, time_of, topic_first
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from tests.assistant.asking.making import hit, info

OLD = info("Keep locations for 24 months", 2024, "superseded", "Keep locations for 90 days")
NEW = info("Keep locations for 90 days", 2025)
OTHER = info("Premortem", 2023)
ALL = (OLD, NEW, OTHER)
TEXTS = {
    OLD.id: "Locations are kept for 24 months.",
    NEW.id: "Locations are kept for 90 days.",
    OTHER.id: "A premortem is a meeting.",
}


def of(document: DocumentInfo) -> Hit:
    return hit(document, TEXTS[document.id])


def passages(found: Hit) -> tuple[Hit, ...]:
    return (of(found.document),)


def timely(question: str, *hits: Hit, among: tuple[DocumentInfo, ...] = ALL) -> tuple[Hit, ...]:
    replaced = [each for each in among if each.superseded_by]
    return in_time(question, hits, lambda: among, lambda: replaced, passages)


def order(question: str, *documents: DocumentInfo) -> list[str]:
    found = timely(question, *map(of, documents))
    return [each.document.id for each in found]


TIMES = [
    ("How long do we keep locations?", "today"),
    ("Is the rule still in force?", "today"),
    ("Do we currently use it?", "today"),
    ("What did we first decide on locations?", "past"),
    ("How long did we originally keep them?", "past"),
    ("What used to be the rule?", "past"),
    ("And before that?", "past"),
    ("Why did we choose 24 months?", "either"),
    ("What held in 2024?", "either"),
    ("Who decided it?", "either"),
]


@pytest.mark.parametrize(("question", "time"), TIMES)
def test_which_time_is_meant(question: str, time: str) -> None:
    assert time_of(question) == time


@pytest.mark.parametrize("found", [(OLD,), (OLD, NEW), (NEW, OLD), (OLD, OTHER)])
def test_today_is_answered_from_what_replaced(found: tuple[DocumentInfo, ...]) -> None:
    assert order("How long do we keep locations?", *found)[0] == NEW.id


@pytest.mark.parametrize("found", [(NEW,), (OLD, NEW), (NEW, OLD)])
@pytest.mark.parametrize("question", ["What did we first decide?", "And what held in 2024?"])
def test_the_past_is_answered_from_what_was_replaced(
    question: str, found: tuple[DocumentInfo, ...]
) -> None:
    assert order(question, *found)[0] == OLD.id


def test_a_story_of_what_happened_keeps_the_librarys_order() -> None:
    assert order("Why did we choose 24 months?", OLD, NEW) == [OLD.id, NEW.id]


def test_what_holds_comes_with_more_weight() -> None:
    found = timely("How long do we keep it?", of(OLD))
    assert found[0].score > found[-1].score
    assert found[-1].document.id == OLD.id


def test_documents_are_not_read_for_nothing() -> None:
    def never() -> tuple[DocumentInfo, ...]:
        raise AssertionError

    found = (of(OTHER),)
    assert in_time("What is a premortem?", found, never, never, passages) == found
    assert in_time("What is it?", (), never, never, passages) == ()
    for past in ("What held in 2024?", "What did we first decide?"):
        assert in_time(past, found, never, lambda: (OLD,), passages) == found


def test_documents_that_replace_each_other_do_not_go_round_for_ever() -> None:
    ring = (OLD, dataclasses.replace(NEW, superseded_by=OLD.title))
    assert [each.id for each in successors(OLD, ring)] == [NEW.id, OLD.id]
    for question in ("How long do we keep it?", "And originally?"):
        assert timely(question, of(OLD), among=ring)


def named(document_id: str) -> list[DocumentInfo]:
    return [each for each in ALL if each.id == document_id]


def test_a_topic_is_found_even_where_the_search_missed_it() -> None:
    found = topic_first(NEW.id, [of(OTHER)], named, passages)
    assert [each.document.id for each in found] == [NEW.id, OTHER.id]
    assert topic_first("", [of(OTHER)], named, passages) == (of(OTHER),)
    assert topic_first(NEW.id, [], named, passages) == ()
    assert [
        each.document.id for each in topic_first(NEW.id, [of(OLD), of(NEW)], named, passages)
    ] == [NEW.id, OLD.id]
