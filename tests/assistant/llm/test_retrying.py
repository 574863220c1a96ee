from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import (
    ModelBusy,
    ModelError,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
    ReplyBroken,
    ReplyTruncated,
)
from assistant.llm.model import ChatMessage, Request
from assistant.llm.retrying import RetryingModel, RetryPolicy
from assistant.llm.scripted import Breaks, Reply, ScriptedModel

REQUEST = Request((ChatMessage("user", "hello"),), max_tokens=50)
PASSING: list[ModelError] = [ModelUnavailable("x"), ModelBusy("x"), ModelTimeout("x")]
FINAL: list[ModelError] = [ModelRejected("x"), ReplyBroken("x"), ReplyTruncated("x")]


class Bench:
    """A retrying model over a script, with a clock that only sleeping moves."""

    def __init__(self, script: Sequence[Reply | Breaks], policy: RetryPolicy | None = None) -> None:
        self.now = 1000.0
        self.waits: list[float] = []
        self.inner = ScriptedModel(script, tier="large", context_tokens=77)
        self.model = RetryingModel(
            self.inner, policy, sleep=self.sleep, clock=lambda: self.now, jitter=lambda: 1.0
        )

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def ask(self) -> str:
        return "".join(self.model.stream(REQUEST))


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
def test_a_passing_failure_is_repeated(error: ModelError) -> None:
    bench = Bench([error, "good"])
    assert bench.ask() == "good"
    assert bench.waits == [0.5]
    bench.inner.assert_exhausted()


@pytest.mark.parametrize("error", FINAL, ids=lambda error: type(error).__name__)
def test_another_failure_is_not(error: ModelError) -> None:
    bench = Bench([error])
    with pytest.raises(type(error)):
        bench.ask()
    assert bench.waits == []


@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
def test_nothing_is_repeated_after_the_first_token(error: ModelError) -> None:
    bench = Bench([Breaks("one two three", 2, error)])
    pieces = bench.model.stream(REQUEST)
    assert [next(pieces), next(pieces)] == ["one ", "two "]
    with pytest.raises(type(error)):
        next(pieces)
    bench.inner.assert_exhausted()


def test_back_off_grows_and_is_bounded() -> None:
    bench = Bench([ModelTimeout("x")] * 5, RetryPolicy(attempts=5, longest_wait_s=1.5))
    with pytest.raises(ModelTimeout):
        bench.ask()
    assert bench.waits == [0.5, 1.0, 1.5, 1.5]


@pytest.mark.parametrize(
    ("busy", "waits"),
    [
        (ModelBusy("x", retry_after_s=3.0), [3.0]),
        (ModelBusy("x", retry_after_s=0.0), [0.5]),
        (ModelBusy("x", retry_after_s=9.0), []),
        (ModelBusy("x", passing=False), []),
    ],
    ids=["asked", "own", "asks too much", "quota"],
)
def test_what_the_endpoint_asks_for_is_honoured_in_bounds(
    busy: ModelBusy, waits: list[float]
) -> None:
    bench = Bench([busy, "good"])
    if waits:
        assert bench.ask() == "good"
    else:
        with pytest.raises(ModelBusy):
            bench.ask()
    assert bench.waits == waits


def test_the_breaker_opens_after_five_failures_and_closes_again() -> None:
    bench = Bench([*[ModelUnavailable("x")] * 5, "good"], RetryPolicy(attempts=1))
    for _ in range(5):
        with pytest.raises(ModelUnavailable):
            bench.ask()
    bench.now += 29.0
    with pytest.raises(ModelUnavailable, match="left alone"):
        bench.ask()
    assert len(bench.inner.requests) == 5
    bench.now += 2.0
    assert bench.ask() == "good"


def test_failures_far_apart_do_not_open_it() -> None:
    bench = Bench([*[ModelUnavailable("x")] * 8, "good"], RetryPolicy(attempts=1))
    for _ in range(8):
        with pytest.raises(ModelUnavailable):
            bench.ask()
        bench.now += 20.0
    assert bench.ask() == "good"


def test_a_success_forgets_the_failures() -> None:
    failures: list[Reply | Breaks] = [ModelUnavailable("x")] * 4
    bench = Bench([*failures, "good", *failures, "good"], RetryPolicy(attempts=1))
    for _ in range(2):
        for _ in failures:
            with pytest.raises(ModelUnavailable):
                bench.ask()
        assert bench.ask() == "good"


def test_a_rejected_request_says_nothing_about_the_endpoint() -> None:
    bench = Bench([*[ModelRejected("x")] * 9, "good"])
    for _ in range(9):
        with pytest.raises(ModelRejected):
            bench.ask()
    assert bench.ask() == "good"


def test_it_is_the_model_it_wraps() -> None:
    bench = Bench([])
    assert (bench.model.name, bench.model.tier, bench.model.context_tokens) == (
        "scripted",
        "large",
        77,
    )


@given(st.lists(st.sampled_from([*PASSING, *FINAL, None]), max_size=40), st.integers(1, 5))
def test_attempts_never_exceed_the_bound(script: list[ModelError | None], attempts: int) -> None:
    bench = Bench(["good" if e is None else e for e in script], RetryPolicy(attempts=attempts))
    while len(bench.inner.requests) + attempts <= len(script):
        before = len(bench.inner.requests)
        try:
            assert bench.ask() == "good"
        except ModelError:
            bench.now += 31.0
        assert len(bench.inner.requests) - before <= attempts
