"""The level of impact that a memo argues at."""

from assistant.memo.reach import level_of
from tests.assistant.memo.readings import reading

TEXT = (
    "Move the billing service. All teams will then deploy by themselves. Customers leave us today."
)


def test_results_go_before_grounds() -> None:
    read = reading(TEXT, {1: {"ask"}, 2: {"success"}, 3: {"why_now"}})
    found = level_of(read)
    assert (found.number, found.sentences) == (3, (2,))
    assert found.quote == "All teams will then deploy by themselves."


def test_grounds_count_where_no_result_shows_a_level() -> None:
    assert level_of(reading(TEXT, {3: {"why_now"}})).number == 4


def test_no_level_without_words_for_it() -> None:
    found = level_of(reading("It is nice.", {1: {"ask"}}))
    assert (found.number, found.quote) == (0, "")
    assert found.next_needs
