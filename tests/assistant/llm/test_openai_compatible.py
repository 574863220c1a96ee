import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from assistant.errors import ModelRejected, SettingsError
from assistant.llm.endpoint import Dialect, Endpoint
from assistant.llm.model import ChatMessage, Request
from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.time_limits import TimeLimits
from tests.stub_endpoint import (
    Behaviour,
    StubEndpoint,
    endless,
    fails,
    reply,
    stalls,
    stub_endpoint,
)

SCHEMA = {"type": "object", "properties": {"answer": {"type": "string"}}}
REQUEST = Request(
    (ChatMessage("system", "Be brief."), ChatMessage("user", "Why?")),
    max_tokens=33,
    temperature=0.5,
    json_schema=SCHEMA,
)


@contextmanager
def serving(
    *behaviours: Behaviour, **limits: float
) -> Iterator[tuple[StubEndpoint, OpenAICompatibleModel]]:
    """A stub that behaves so, and a model over it."""
    with stub_endpoint(*behaviours) as endpoint:
        place = Endpoint(endpoint.base_url, "stub-model", api_key="k-1")
        with closing(OpenAICompatibleModel(place, TimeLimits(**limits))) as model:
            yield endpoint, model


def test_what_is_sent() -> None:
    with serving(reply("a", "b", "c")) as (endpoint, model):
        assert list(model.stream(REQUEST)) == ["a", "b", "c"]
    assert endpoint.requests == [
        {
            "model": "stub-model",
            "stream": True,
            "temperature": 0.5,
            "max_tokens": 33,
            "messages": [
                {"role": "system", "content": "Be brief."},
                {"role": "user", "content": "Why?"},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "reply", "strict": True, "schema": SCHEMA},
            },
        }
    ]
    assert endpoint.headers[0]["authorization"] == "Bearer k-1"


def test_pieces_come_as_they_are_sent() -> None:
    with serving(stalls("first", seconds=5)) as (_, model):
        pieces = model.stream(REQUEST)
        assert next(pieces) == "first"  # while the server holds the rest back
        _close(pieces)


def test_closing_the_iterator_closes_the_connection() -> None:
    with serving(endless()) as (endpoint, model):
        pieces = model.stream(REQUEST)
        next(pieces)
        assert not endpoint.hung_up.is_set()
        _close(pieces)
        assert endpoint.hung_up.wait(5)


def test_a_slow_reader_is_not_a_slow_server() -> None:
    with serving(reply("a", "b"), between_tokens_s=0.4) as (endpoint, model):
        pieces = model.stream(REQUEST)
        got = [next(pieces)]
        endpoint.over.wait(0.6)  # longer than the limit between tokens
        assert [*got, *pieces] == ["a", "b"]


def test_parameters_that_a_model_refuses_are_left_out() -> None:
    refusals = [fails(400, "unsupported", name) for name in ("temperature", "max_tokens")]
    with serving(*refusals, reply("ok")) as (endpoint, model):
        assert "".join(model.stream(REQUEST)) == "ok"
        assert "".join(model.stream(REQUEST)) == "ok"
    assert len(endpoint.requests) == 4  # learned once
    assert endpoint.requests[-1]["max_completion_tokens"] == 33
    assert not {"temperature", "max_tokens"} & endpoint.requests[-1].keys()


def test_a_parameter_that_cannot_be_left_out_is_an_error() -> None:
    refusal = fails(400, "unsupported", "messages")
    with serving(refusal) as (endpoint, model), pytest.raises(ModelRejected, match="messages"):
        list(model.stream(REQUEST))
    assert len(endpoint.requests) == 1


def test_nothing_in_the_environment_leads_a_prompt_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with stub_endpoint() as elsewhere:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY", "OPENAI_BASE_URL"):
            monkeypatch.setenv(name, elsewhere.base_url.removesuffix("/v1"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        for name in ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"):
            monkeypatch.setenv(name, "true")
        for name in ("LANGSMITH_ENDPOINT", "LANGCHAIN_ENDPOINT"):
            monkeypatch.setenv(name, elsewhere.base_url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "k")
        with serving() as (endpoint, model):
            assert "".join(model.stream(REQUEST)) == "Hello there."
        elsewhere.over.wait(0.3)  # a tracer would send in the background
    assert elsewhere.paths == []
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize(
    "address", ["", "localhost:8000/v1", "ftp://host/v1", "http://", "http://[::1", "http://h:x/"]
)
def test_an_impossible_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Endpoint(address, "m")
    assert "MENTOR_LLM__BASE_URL" in caught.value.next_step


def test_the_key_is_not_shown() -> None:
    assert "k-1" not in repr(Endpoint("http://host/v1", "m", api_key="k-1"))


@pytest.mark.parametrize(
    ("address", "limit_field"),
    [
        ("https://api.openai.com/v1", "max_completion_tokens"),
        ("https://x.openai.azure.com/openai/v1", "max_completion_tokens"),
        ("http://127.0.0.1:8000/v1", "max_tokens"),
        ("https://api.openai.com.example/v1", "max_tokens"),
    ],
)
def test_the_limit_is_named_as_the_host_expects(address: str, limit_field: str) -> None:
    assert Dialect.guess(Endpoint(address, "m")).limit_field == limit_field


def test_the_vendors_are_not_imported_before_they_are_needed() -> None:
    code = (
        "import sys, assistant.llm.openai_compatible, assistant.llm.embedded, assistant.tokens;"
        "print([m for m in ('openai', 'langchain_core', 'httpx2', 'tiktoken') if m in sys.modules])"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert outcome.stdout.strip() == "[]"


def _close(pieces: Iterator[str]) -> None:
    getattr(pieces, "close")()  # noqa: B009 - the port promises an iterator; ours is a generator
