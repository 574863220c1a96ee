"""A chat model that repeats what failed before the first word, and stops asking a dead endpoint."""

import logging
import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from assistant.errors import ModelBusy, ModelError, ModelTimeout, ModelUnavailable
from assistant.llm.model import ChatModel, Request, Tier

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
_PASSING = (ModelUnavailable, ModelBusy, ModelTimeout)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and after how long a request is sent again. Times in seconds."""

    attempts: int = 2
    """In all."""
    first_wait_s: float = 0.5
    longest_wait_s: float = 8.0
    """Also for what the endpoint asks for; when it asks for more, we do not repeat."""
    failures_to_open: int = 5
    failure_window_s: float = 60.0
    open_s: float = 30.0


class RetryingModel:
    """Wraps a ChatModel: bounded attempts with back-off, and a circuit breaker."""

    def __init__(
        self,
        model: ChatModel,
        policy: RetryPolicy | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._model = model
        self._policy = policy or RetryPolicy()
        self._sleep = sleep
        self._jitter = jitter
        self._breaker = _Breaker(self._policy, clock)

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def tier(self) -> Tier:
        return self._model.tier

    @property
    def context_tokens(self) -> int:
        return self._model.context_tokens

    def stream(self, request: Request) -> Iterator[str]:
        """Yield the reply piece by piece. Raises ModelError."""
        yield from self._patiently(lambda: self._model.stream(request))

    def first_token(self, request: Request) -> Mapping[str, float]:
        """How likely each of the likeliest first tokens is. Raises ModelError."""
        return next(self._patiently(lambda: iter([self._model.first_token(request)])))

    def _patiently(self, ask: Callable[[], Iterator[_T]]) -> Iterator[_T]:
        attempt = 0
        while True:
            self._breaker.check()
            started = False
            try:
                for piece in ask():
                    started = True
                    self._breaker.succeeded()
                    yield piece
            except _PASSING as error:
                attempt += 1
                if started:
                    raise
                self._breaker.failed()
                wait = self._wait_before_next(attempt, error)
                if wait is None:
                    raise
                _log.info("attempt %d failed (%s)", attempt, type(error).__name__)
                self._sleep(wait)
            else:
                return

    def _wait_before_next(self, attempt: int, error: ModelError) -> float | None:
        """Seconds until the next attempt; None when there is to be none."""
        policy = self._policy
        if attempt >= policy.attempts:
            return None
        own = min(policy.first_wait_s * 2.0 ** (attempt - 1), policy.longest_wait_s)
        own *= 0.5 + self._jitter() / 2
        if not isinstance(error, ModelBusy):
            return own
        if not error.passing:
            return None
        asked = error.retry_after_s or 0.0
        return max(own, asked) if asked <= policy.longest_wait_s else None


class _Breaker:
    """Open after too many failures in a window: then nothing is sent for a while."""

    def __init__(self, policy: RetryPolicy, clock: Callable[[], float]) -> None:
        self._policy = policy
        self._clock = clock
        self._failures: deque[float] = deque(maxlen=policy.failures_to_open)
        self._open_until = 0.0
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raises ModelUnavailable while open."""
        with self._lock:
            wait = self._open_until - self._clock()
        if wait > 0:
            raise ModelUnavailable(
                "The model failed several times in a row and is left alone for a moment.",
                next_step=f"Nothing you wrote was lost; it is asked again in {wait:.0f} s.",
            )

    def failed(self) -> None:
        now = self._clock()
        with self._lock:
            self._failures.append(now)
            full = len(self._failures) == self._policy.failures_to_open
            if full and now - self._failures[0] <= self._policy.failure_window_s:
                self._open_until = now + self._policy.open_s
                self._failures.clear()

    def succeeded(self) -> None:
        with self._lock:
            self._failures.clear()
            self._open_until = 0.0
