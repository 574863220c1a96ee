"""Looks after the process that serves the embedded model.

One supervisor thread starts the process, watches its life, health and memory, starts it again
with back-off when it dies, and ends it. It is the same thread throughout because the kernel ties
the process to the thread that started it.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.errors import MentorError, ModelUnavailable
from assistant.llm.child import Child, Launch, ServerSettings, launch

_log = logging.getLogger(__name__)
_PATIENCE_S = 2.0
"""A back-off up to this long is waited for; a longer one is an error at once."""
_HARD_LIMIT = 1.25
"""Above this share of the memory limit the process is restarted even during a reply."""


class EmbeddedServer:
    """The embedded server as a service: `in_use()` gives its address and starts it if needed."""

    def __init__(self, settings: ServerSettings, launch: Launch = launch) -> None:
        self._settings = settings
        self._launch = launch
        self._changed = threading.Condition()
        self._supervisor: threading.Thread | None = None
        self._stopping = False
        self._child: Child | None = None
        self._failure: MentorError | None = None
        self._not_before = 0.0
        self._deaths = 0
        self._users = 0

    @property
    def context_tokens(self) -> int:
        """The size of the window, in tokens."""
        return self._settings.context_tokens

    @property
    def pid(self) -> int | None:
        """Process id, while it runs."""
        child = self._child
        return child.pid if child is not None and child.alive() else None

    def memory_mb(self) -> float:
        """Resident memory of the process in MiB; 0 when it does not run."""
        child = self._child
        return child.memory_mb() if child is not None else 0.0

    @contextmanager
    def in_use(self) -> Iterator[tuple[str, str]]:
        """Base URL and key of the running server, which is then spared a restart for memory.

        Raises WeightsError or ModelUnavailable when it cannot be started.
        """
        child = self._running_child()
        try:
            yield child.base_url, child.api_key
        finally:
            with self._changed:
                self._users -= 1

    def stop(self) -> None:
        """End the process. The next use starts it again."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            supervisor = self._supervisor
        if supervisor is not None:
            supervisor.join()
        with self._changed:
            self._stopping = False

    def _running_child(self) -> Child:
        with self._changed:
            if self._child is not None and not self._child.alive():
                self._child = None
                self._changed.notify_all()
            if self._child is None:
                if self._supervisor is None:
                    self._start_supervisor()
                self._changed.wait_for(self._settled)
            if self._child is None:
                raise self._failure or _stopped()
            self._users += 1
            return self._child

    def _settled(self) -> bool:
        return self._child is not None or self._failure is not None or self._supervisor is None

    def _start_supervisor(self) -> None:
        if self._failure is not None and self._not_before - time.monotonic() > _PATIENCE_S:
            raise self._failure
        self._failure = None
        self._supervisor = threading.Thread(
            target=self._supervise, name="embedded-server", daemon=True
        )
        self._supervisor.start()

    def _supervise(self) -> None:
        try:
            while self._wait_for_back_off():
                began = time.monotonic()
                child = self._launch(self._settings)
                try:
                    self._publish(child)
                    reason = self._watch(child)
                finally:
                    child.end()
                if reason:
                    self._note_end(reason, time.monotonic() - began)
        except MentorError as error:
            if isinstance(error, ModelUnavailable):
                self._note_end(type(error).__name__, 0.0)
            self._failure = error
        finally:
            with self._changed:
                self._child = self._supervisor = None
                self._changed.notify_all()

    def _wait_for_back_off(self) -> bool:
        """Wait until a start is allowed. False when we are to stop."""
        with self._changed:
            wait = max(0.0, self._not_before - time.monotonic())
            if self._changed.wait_for(lambda: self._stopping, wait):
                return False
            self._failure = None
            return True

    def _publish(self, child: Child) -> None:
        with self._changed:
            self._child = child
            self._changed.notify_all()

    def _note_end(self, reason: str, lived_s: float) -> None:
        limits = self._settings
        with self._changed:
            self._child = None
            self._deaths = 1 if lived_s > limits.steady_after_s else self._deaths + 1
            delay = min(
                limits.first_back_off_s * 2.0 ** (self._deaths - 1), limits.longest_back_off_s
            )
            self._not_before = time.monotonic() + delay
            if delay > _PATIENCE_S:
                self._failure = ModelUnavailable(
                    f"The embedded model keeps ending; it is started again within {delay:.0f} s.",
                    next_step=f"Nothing you wrote was lost. Its log is {limits.log_file}.",
                )
            self._changed.notify_all()
        _log.warning("embedded server ended after %.0f s: %s", lived_s, reason)

    def _watch(self, child: Child) -> str:
        """Wait until the process has to be replaced, and say why; empty when we are to stop."""
        answered = time.monotonic()
        while True:
            with self._changed:
                if self._changed.wait_for(
                    lambda: self._stopping or self._child is not child, self._settings.look_every_s
                ):
                    return "" if self._stopping else "it died"
            if not child.alive():
                return "it died"
            if child.healthy():
                answered = time.monotonic()
            elif time.monotonic() - answered > self._settings.health_limit_s:
                return "it does not answer"
            if self._too_big(child):
                return "it grew beyond its memory limit"

    def _too_big(self, child: Child) -> bool:
        with self._changed:
            factor = _HARD_LIMIT if self._users else 1.0
        return child.memory_mb() > self._settings.memory_mb * factor


def _stopped() -> ModelUnavailable:
    return ModelUnavailable(
        "The embedded model was stopped.", next_step="Nothing you wrote was lost; try again."
    )
