"""Every way in which an endpoint is known to fail, through the real client and the retries."""

import socket
from dataclasses import dataclass, field, replace

import pytest

from assistant.errors import (
    ModelBusy,
    ModelError,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
    ReplyBroken,
    ReplyRefused,
    ReplyTruncated,
)
from assistant.llm.endpoint import Endpoint
from assistant.llm.model import ChatMessage, Request
from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.retrying import RetryingModel, RetryPolicy
from assistant.llm.time_limits import TimeLimits
from tests import stub_endpoint as stub

PATIENT = TimeLimits(connect_s=5.0, first_token_s=20.0, between_tokens_s=20.0, total_s=40.0)
NO_START = replace(PATIENT, first_token_s=0.2)
NO_PROGRESS = replace(PATIENT, between_tokens_s=0.2)
NO_END = replace(PATIENT, total_s=0.5)
REQUEST = Request((ChatMessage("user", "private words"),), max_tokens=20)


@dataclass
class Outcome:
    text: str = ""
    error: ModelError | None = None
    waits: list[float] = field(default_factory=list)


def ask(base_url: str, attempts: int = 2, limits: TimeLimits = PATIENT) -> Outcome:
    """Read a reply to its end, as the coach would."""
    outcome = Outcome()
    client = OpenAICompatibleModel(Endpoint(base_url, "stub", api_key="hidden-key"), limits)
    policy = RetryPolicy(attempts=attempts)
    model = RetryingModel(client, policy, sleep=outcome.waits.append, jitter=lambda: 1.0)
    try:
        for piece in model.stream(REQUEST):
            outcome.text += piece
    except ModelError as error:
        outcome.error = error
    finally:
        client.close()
    return outcome


@dataclass(frozen=True)
class Fault:
    name: str
    behaviour: stub.Behaviour
    error: type[ModelError]
    says: str
    text: str = ""
    """What the person sees before the failure."""
    requests: int = 1
    limits: TimeLimits = PATIENT


FAULTS = [
    Fault("429", stub.fails(429), ModelBusy, "busy", requests=2),
    Fault("long wait", stub.fails(429, Retry_After="60"), ModelBusy, "busy"),
    Fault("quota", stub.fails(429, "insufficient_quota"), ModelBusy, "quota"),
    Fault("500", stub.fails(500), ModelUnavailable, "500", requests=2),
    Fault("503", stub.fails(503), ModelUnavailable, "503", requests=2),
    Fault("401", stub.fails(401), ModelRejected, "key"),
    Fault("403", stub.fails(403), ModelRejected, "permit"),
    Fault("404", stub.fails(404), ModelRejected, "no chat model"),
    Fault("400", stub.fails(400), ModelRejected, "400"),
    Fault("too long", stub.fails(400, "context_length_exceeded"), ModelRejected, "too long"),
    Fault("redirect", stub.redirects("http://127.0.0.1:9/v1"), ModelRejected, "307"),
    Fault(
        "slow first byte",
        stub.slow_first_byte(30),
        ModelTimeout,
        "too long",
        requests=2,
        limits=NO_START,
    ),
    Fault(
        "mute stream",
        stub.stalls(seconds=30),
        ModelTimeout,
        "first token",
        requests=2,
        limits=NO_START,
    ),
    Fault(
        "only comments",
        stub.stalls(seconds=30, comments=True),
        ModelTimeout,
        "first token",
        requests=2,
        limits=NO_START,
    ),
    Fault(
        "stall",
        stub.stalls("Half ", seconds=30),
        ModelTimeout,
        "next token",
        "Half ",
        limits=NO_PROGRESS,
    ),
    Fault(
        "stall with comments",
        stub.stalls("Half ", seconds=30, comments=True),
        ModelTimeout,
        "next token",
        "Half ",
        limits=NO_PROGRESS,
    ),
    Fault("truncated json", stub.body("application/json", '{"choices": ['), ReplyBroken, "not a"),
    Fault("json, no stream", stub.body("application/json", '{"a": 1}'), ReplyBroken, "not a"),
    Fault("html", stub.body("text/html", "<html><body>Hello"), ReplyBroken, "not a"),
    Fault("empty body", stub.body("text/event-stream", ""), ReplyBroken, "not a"),
    Fault("cut at once", stub.cuts_socket(), ModelUnavailable, "No answer", requests=2),
    Fault("cut", stub.cuts_socket("Half "), ReplyBroken, "broke", "Half "),
    Fault("clean end", stub.reply("Half ", finish=None, done=False), ReplyBroken, "half", "Half "),
    Fault("done too early", stub.reply("Half ", finish=None), ReplyBroken, "half", "Half "),
    Fault("odd end", stub.reply("Half ", finish="tool_calls"), ReplyBroken, "oddly", "Half "),
    Fault("garbage", stub.raw_events("{garbage", before="Half "), ReplyBroken, "not a", "Half "),
    Fault("not an object", stub.raw_events('"hello"'), ReplyBroken, "not a"),
    Fault("number", stub.raw_events("7", before="Half "), ReplyBroken, "not a", "Half "),
    Fault(
        "error in the stream",
        stub.raw_events('{"error": {"message": "secret words"}}', before="Half "),
        ReplyBroken,
        "failed during",
        "Half ",
    ),
    Fault(
        "error as the stream",
        stub.raw_events('{"error": {"message": "secret words"}}'),
        ModelUnavailable,
        "failed",
        requests=2,
    ),
    Fault("filter", stub.reply("Half ", finish="content_filter"), ReplyRefused, "filter", "Half "),
    Fault("length", stub.reply("Half ", finish="length"), ReplyTruncated, "length", "Half "),
    Fault("endless", stub.endless(), ModelTimeout, "total", "word ", limits=NO_END),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.name))
def test_fault(fault: Fault) -> None:
    with stub.stub_endpoint(fault.behaviour) as endpoint:
        outcome = ask(endpoint.base_url, limits=fault.limits)
    assert isinstance(outcome.error, fault.error)
    assert fault.says in outcome.error.message
    assert outcome.error.next_step
    assert outcome.text.startswith(fault.text)
    assert bool(outcome.text) == bool(fault.text)
    assert len(endpoint.requests) == fault.requests
    assert len(outcome.waits) == fault.requests - 1
    for secret in ("private words", "secret words", "hidden-key"):
        assert secret not in outcome.error.one_line()


def test_a_passing_failure_is_not_seen_by_the_person() -> None:
    busy = stub.fails(429, Retry_After="3")
    with stub.stub_endpoint(busy, stub.reply("All ", "well.")) as endpoint:
        outcome = ask(endpoint.base_url)
    assert (outcome.text, outcome.error, outcome.waits) == ("All well.", None, [3.0])


def test_attempts_are_bounded() -> None:
    with stub.stub_endpoint(stub.fails(500)) as endpoint:
        ask(endpoint.base_url, attempts=4)
    assert len(endpoint.requests) == 4


def test_connection_refused() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        outcome = ask(f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
    assert isinstance(outcome.error, ModelUnavailable)
    assert "MENTOR_LLM__BASE_URL" in outcome.error.next_step


def test_wrong_base_path() -> None:
    with stub.stub_endpoint() as endpoint:
        outcome = ask(endpoint.base_url.removesuffix("/v1") + "/api")
    assert isinstance(outcome.error, ModelRejected)
    assert "MENTOR_LLM__BASE_URL" in outcome.error.next_step


def test_a_redirect_is_not_followed() -> None:
    with stub.stub_endpoint() as other:
        redirect = stub.redirects(f"{other.base_url}/chat/completions")
        with stub.stub_endpoint(redirect) as endpoint:
            outcome = ask(endpoint.base_url)
    assert isinstance(outcome.error, ModelRejected)
    assert other.requests == []
