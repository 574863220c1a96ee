"""How likely the first tokens of a reply are, as far as an endpoint tells."""

import pytest

from assistant.errors import ModelUnavailable
from assistant.llm.endpoint import Endpoint
from assistant.llm.model import ChatMessage, Request
from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.retrying import RetryingModel, RetryPolicy
from assistant.llm.scripted import ScriptedModel
from tests.stub_endpoint import Behaviour, StubHandler, fails, reply, stub_endpoint

REQUEST = Request((ChatMessage("user", "Yes or no?"),), max_tokens=40)


def _tells(handler: StubHandler) -> None:
    handler.begin()
    handler.likely("Yes", {"Yes": 0.6, " yes": 0.1, "no": 0.25})
    handler.piece("", "length")
    handler.raw("[DONE]")


@pytest.mark.parametrize(
    ("behaviour", "chances"),
    [
        (_tells, {"yes": 0.7, "no": 0.25}),
        (reply("Yes"), {}),
        (fails(400, "unsupported_parameter", "logprobs"), {}),
    ],
)
def test_an_endpoint_tells_or_not(behaviour: Behaviour, chances: dict[str, float]) -> None:
    with stub_endpoint(behaviour) as stub:
        model = OpenAICompatibleModel(Endpoint(stub.base_url, "stub", "key"))
        assert model.first_token(REQUEST) == pytest.approx(chances)
        assert stub.requests[0]["max_tokens"] == 1
        assert stub.requests[0]["top_logprobs"] == 10
        model.close()


def test_a_failure_is_repeated_and_then_told() -> None:
    failing = ModelUnavailable("down", next_step="wait")
    patient = RetryingModel(ScriptedModel([failing, "No."]), RetryPolicy(), sleep=lambda _: None)
    assert patient.first_token(REQUEST) == {"no.": 1.0}
    stubborn = RetryingModel(ScriptedModel([failing]), RetryPolicy(attempts=1))
    with pytest.raises(ModelUnavailable):
        stubborn.first_token(REQUEST)
