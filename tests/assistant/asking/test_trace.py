"""What the mentor would find for a question: the query, the passages, and whether it answers."""

from collections.abc import Sequence

import pytest

from assistant.asking.mode import ask_mode
from assistant.asking.trace import trace
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit, Passage
from tests.assistant.asking.making import FakeShelf
from tests.assistant.turns import author, coach


def hit(title: str, score: float, superseded_by: str = "") -> Hit:
    info = DocumentInfo(title, title, "memo", f"{title}.md", "0", superseded_by=superseded_by)
    return Hit(Passage(title, title, 0, title, 0, 4, "Text"), info, score)


OLD, CURRENT = hit("Old", 0.9, "New"), hit("New", 0.8)
MODE = ask_mode(
    FakeShelf(
        lambda found: (CURRENT,) if found.document.title == "New" else (),
        lambda: (OLD.document, CURRENT.document),
    )
)


@pytest.mark.parametrize(("score", "answers"), [(0.9, True), (0.55, False)])
def test_says_whether_it_would_answer(score: float, answers: bool) -> None:
    found = trace(MODE, lambda query: (hit("Premortem", score),), "What is a premortem?")
    assert found.query == "What is a premortem?"
    assert [each.document.title for each in found.hits] == ["Premortem"]
    assert found.answers is answers
    assert found.why


def test_nothing_found() -> None:
    found = trace(MODE, lambda query: (), "What is the parental leave?")
    assert (found.hits, found.answers) == ((), False)


def test_a_greeting_is_not_searched_for() -> None:
    def search(query: str | Sequence[str]) -> tuple[Hit, ...]:
        raise AssertionError(query)

    assert trace(MODE, search, "Hello!").query == ""


def test_a_follow_up_is_searched_with_what_it_follows() -> None:
    path = (author("What is a premortem meeting?"), coach("…", "answer"))
    assert "premortem" in trace(MODE, lambda query: (), "Who speaks last in it?", path).query


def test_what_replaced_a_document_comes_before_it() -> None:
    found = trace(MODE, lambda query: (OLD, CURRENT), "What holds now?")
    assert [each.document.title for each in found.hits] == ["New", "Old"]


def test_what_replaced_a_document_is_fetched_where_the_search_missed_it() -> None:
    found = trace(MODE, lambda query: (OLD,), "What holds now?")
    assert [each.document.title for each in found.hits] == ["New", "Old"]
