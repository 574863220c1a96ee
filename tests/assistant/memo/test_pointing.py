"""A model points at sentences; what it says otherwise counts for nothing."""

import json

import pytest

from assistant.llm.model import Request
from assistant.llm.scripted import ScriptedModel
from assistant.memo.document import parse
from assistant.memo.pointing import fits, pointed
from tests.assistant.memo.sample_kind import criterion

MEMO = parse("First one. Second one. Third one.")
ASK, COST = criterion("ask"), criterion("cost")


@pytest.mark.parametrize(
    ("answer", "number"),
    [
        ('{"sentence": "S2"}', 2),
        ('{"sentence": "none"}', None),
        ('{"sentence": "S0"}', None),
        ('{"sentence": "S4"}', None),
        ('{"sentence": "S²"}', None),
        ('{"sentence": 2}', None),
        ('["S2"]', None),
        ("S2", None),
    ],
)
def test_only_a_number_of_the_memo_counts(answer: str, number: int | None) -> None:
    found = [each for _, each in pointed(ScriptedModel([answer]), MEMO, [ASK])]
    assert found == ([number] if number else [])


def test_the_memo_comes_before_the_question_so_that_it_is_read_once() -> None:
    model = ScriptedModel(lambda request: json.dumps({"sentence": "S1"}))
    assert [c.name for c, _ in pointed(model, MEMO, [ASK, COST])] == ["ask", "cost"]
    first, second = (request.messages[-1].content for request in model.requests)
    shared = first[: first.index(ASK.asks)]
    assert second.startswith(shared)
    assert "[S3] Third one." in shared
    schema = model.requests[0].json_schema or {}
    assert "S3" in json.dumps(schema)
    assert "S4" not in json.dumps(schema)


def test_it_stops_when_told() -> None:
    def never(request: Request) -> str:
        raise AssertionError("asked")

    assert list(pointed(ScriptedModel(never), MEMO, [ASK], stop=lambda: True)) == []


def test_a_long_memo_does_not_fit() -> None:
    model = ScriptedModel([], context_tokens=2000)
    assert fits(model, parse("Some words here. " * 100))
    assert not fits(model, parse("Some words here. " * 1000))
