"""Past memos are brought only when they decided the same, and in their own words."""

import dataclasses
from collections.abc import Sequence

from assistant.memo.precedents import precedents, safe
from knowledge.errors import LibraryBusy
from knowledge.passages import Hit
from tests.assistant.asking.making import hit, info
from tests.assistant.memo.readings import reading

MEMO = reading(
    "# Move the queue\n\nWe ask for a new queue. Messages are lost.",
    {1: {"ask"}, 2: {"why_now"}},
)
OLD = info("One message queue", 2023, "superseded")
WHY = hit(OLD, "Three queues were too many.", "Why")
DECIDED = hit(OLD, "All jobs move to one queue. It has three nodes.", "Decision")


class Past:
    """A library with one memo on queues."""

    def __init__(self, *found: Hit, near: float = 0.8) -> None:
        self.found, self.near = found, near
        self.queries: list[str | Sequence[str]] = []

    def search(self, query: str | Sequence[str], k: int = 5) -> tuple[Hit, ...]:
        self.queries.append(query)
        return self.found[:k]

    def rest_of(self, hit: Hit) -> tuple[Hit, ...]:
        return (WHY, DECIDED)

    def closeness(self, query: str, texts: Sequence[str]) -> Sequence[float]:
        return [self.near] * len(texts)


class Locked(Past):
    """A library that somebody else has open."""

    def search(self, query: str | Sequence[str], k: int = 5) -> tuple[Hit, ...]:
        raise LibraryBusy("In use.", next_step="Wait.")


def test_what_was_decided_is_quoted_wherever_the_search_led() -> None:
    past = Past(WHY, DECIDED)
    (found,) = precedents(past, MEMO)
    assert found.quote == "All jobs move to one queue."
    assert found.quote in DECIDED.passage.text
    assert (found.passage_id, found.document) == (DECIDED.passage.id, "One message queue")
    assert (found.status, found.dated) == ("superseded", "2023-06-16")
    assert past.queries == [
        ("Move the queue. We ask for a new queue", "Move the queue. Messages are lost")
    ]


def test_another_subject_is_no_precedent() -> None:
    assert precedents(Past(WHY, near=0.3), MEMO) == ()


def test_frameworks_and_the_memo_itself_are_none() -> None:
    framework = dataclasses.replace(OLD, kind="framework")
    own = dataclasses.replace(OLD, title="move the Queue")
    assert precedents(Past(hit(framework, "A."), hit(own, "B.")), MEMO) == ()


def test_without_a_library_there_are_none() -> None:
    assert safe(None, MEMO) == ()
    assert safe(Locked(), MEMO) == ()


def test_an_untitled_memo_is_asked_about_by_its_words() -> None:
    past = Past()
    precedents(past, reading("We ask for a new queue.", {1: {"ask"}}))
    assert past.queries == [("We ask for a new queue",)]
