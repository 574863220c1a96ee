"""A model copies slot values; code keeps only what stands in the message."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelUnavailable
from assistant.extraction import extract, literal_span
from assistant.llm.scripted import ScriptedModel
from assistant.modes import Question

MESSAGE = "Every price change takes  three weeks,\nand the VP of product has to approve it."

SPANS = [
    ("price change takes three weeks", "price change takes  three weeks"),
    ("THE VP OF PRODUCT", "the VP of product"),
    ("“the VP of product”.", "the VP of product"),
    ("the vice president", ""),
    ("not stated", ""),
    ("weeks", ""),
    ("", ""),
    ("ice change takes", ""),
    ("three weeks and", ""),
]


@pytest.mark.parametrize(("words", "span"), SPANS)
def test_literal_span(words: str, span: str) -> None:
    assert literal_span(words, MESSAGE) == span


@given(st.text(max_size=60), st.text(max_size=120))
def test_a_span_always_stands_in_the_message(words: str, message: str) -> None:
    assert literal_span(words, message) in message


def test_keeps_each_span_once_and_nothing_invented() -> None:
    answers = ["takes three weeks", "takes three weeks", "the director", "the VP of product"]
    model = ScriptedModel([json.dumps({"words": words}) for words in answers])
    questions = [Question(slot, slot) for slot in ("problem?", "gap?", "means_to?", "decider?")]
    found = extract(model, MESSAGE, questions)
    assert [(item.slot, item.quote, item.source) for item in found] == [
        ("problem?", "takes  three weeks", "model"),
        ("decider?", "the VP of product", "model"),
    ]
    model.assert_exhausted()
    assert all(request.json_schema for request in model.requests)
    prefixes = {request.messages[1].content.split("Copy the")[0] for request in model.requests}
    assert len(prefixes) == 1, "the message has to be a shared prefix, for the server's cache"


@pytest.mark.parametrize("garbage", ["", "no json", "[]", '{"words": 3}', '{"other": "x"}'])
def test_garbage_is_nothing(garbage: str) -> None:
    assert extract(ScriptedModel([garbage]), MESSAGE, [Question("gap?", "a number")]) == ()


def test_a_failing_model_is_reported() -> None:
    model = ScriptedModel([ModelUnavailable("down")])
    with pytest.raises(ModelUnavailable):
        extract(model, MESSAGE, [Question("gap?", "a number")])
