import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelBusy, ReplyBroken, ReplyTruncated
from assistant.llm.model import ChatMessage, Request
from assistant.llm.scripted import Breaks, ScriptedModel, smallest_instance


def request(text: str, schema: dict[str, object] | None = None, max_tokens: int = 90) -> Request:
    return Request((ChatMessage("user", text),), max_tokens=max_tokens, json_schema=schema)


def test_replies_are_played_in_order_and_requests_recorded() -> None:
    model = ScriptedModel(["one two", ModelBusy("full"), "three"])
    first, second = request("a"), request("b")
    assert list(model.stream(first)) == ["one ", "two"]
    with pytest.raises(ModelBusy):
        list(model.stream(second))
    with pytest.raises(AssertionError, match="1 of 3"):
        model.assert_exhausted()
    assert "".join(model.stream(first)) == "three"
    model.assert_exhausted()
    assert model.requests == [first, second, first]
    with pytest.raises(AssertionError, match="no scripted reply"):
        list(model.stream(first))


def test_a_function_answers_by_the_request() -> None:
    model = ScriptedModel(lambda asked: asked.messages[-1].content.upper())
    assert "".join(model.stream(request("quiet"))) == "QUIET"
    model.assert_exhausted()


def test_it_breaks_half_way() -> None:
    model = ScriptedModel([Breaks("one two three", 2, ReplyBroken("cut"))])
    pieces = model.stream(request("a"))
    assert [next(pieces), next(pieces)] == ["one ", "two "]
    with pytest.raises(ReplyBroken):
        next(pieces)


def test_it_is_as_slow_as_asked() -> None:
    waits: list[float] = []
    model = ScriptedModel(["one two three"], seconds_per_word=0.25, sleep=waits.append)
    assert len(list(model.stream(request("a")))) == 3
    assert waits == [0.25] * 3


def test_it_keeps_to_the_limit() -> None:
    pieces = ScriptedModel(["one two three"]).stream(request("a", max_tokens=2))
    assert [next(pieces), next(pieces)] == ["one ", "two "]
    with pytest.raises(ReplyTruncated):
        next(pieces)


@given(st.text())
def test_no_character_is_lost(text: str) -> None:
    streamed = "".join(ScriptedModel([text]).stream(request("a", max_tokens=10_000)))
    assert streamed == (text if text.strip() else "")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("[1] First one. Second one. Third one.", "First one. Second one. [1]"),
        ("Passages:\n[1] Old.\n[2] Newer, and\nmore\n\nQuestion?", "Newer, and [2]"),
        ("See [1] in the text.", "I hear you. What matters most to you in this?"),
    ],
)
def test_without_a_script_it_quotes_the_last_passage(asked: str, answer: str) -> None:
    assert "".join(ScriptedModel().stream(request(asked))) == answer


def test_without_a_script_it_fills_a_schema_with_nothing() -> None:
    schema: dict[str, object] = {
        "type": "object",
        "properties": {
            "goal": {"type": "string"},
            "kind": {"enum": ["a", "", "b"]},
            "level": {"enum": ["low", "high"]},
            "yes": {"type": "boolean"},
            "n": {"type": "integer", "minimum": 2},
            "ids": {"type": "array", "items": {"type": "string"}},
            "pair": {"type": "array", "items": {"type": "number"}, "minItems": 2},
            "maybe": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "other": {"type": ["string", "null"]},
            "fixed": {"const": 7},
            "inner": {"type": "object", "properties": {"x": {"type": "string"}}},
        },
    }
    streamed = "".join(ScriptedModel().stream(request("[1] A passage.", schema)))
    assert json.loads(streamed) == {
        "goal": "",
        "kind": "",
        "level": "low",
        "yes": False,
        "n": 2,
        "ids": [],
        "pair": [0, 0],
        "maybe": None,
        "other": None,
        "fixed": 7,
        "inner": {"x": ""},
    }


def test_a_schema_of_another_type_has_an_instance_too() -> None:
    assert smallest_instance({"type": "string"}) == ""
