"""How long a reply may take, and the watchdog that ends a reply which takes longer."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """Limits of one request, in seconds."""

    connect_s: float = 5.0
    first_token_s: float = 60.0
    between_tokens_s: float = 20.0
    total_s: float = 180.0


class Watchdog:
    """Ends a streaming reply when a limit passes, by shutting its socket down.

    The read timeout of an HTTP client cannot do this: it starts again with every byte, also with
    a keep-alive comment, and it is the same before and after the first token. Use it as a
    context manager around one request; `expired` says afterwards which limit passed.
    """

    def __init__(self, limits: TimeLimits, clock: Clock = time.monotonic) -> None:
        self.expired: str | None = None
        self.started = False
        self._limits = limits
        self._clock = clock
        self._began = clock()
        self._waiting_since: float | None = self._began
        self._socket: socket.socket | None = None
        self._changed = threading.Condition()
        self._over = False
        self._thread = threading.Thread(target=self._watch, name="reply-watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._began = self._waiting_since = self._clock()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._over = True
            self._changed.notify()
        self._thread.join()

    def connected(self, connection: socket.socket) -> None:
        """Name the socket that the reply comes through."""
        with self._changed:
            self._socket = connection
            expired = self.expired is not None
        if expired:
            _shut(connection)

    def token(self) -> None:
        """Note that a token came and that nobody waits for the next one yet."""
        with self._changed:
            self.started = True
            self._waiting_since = None

    def waiting(self) -> None:
        """Note that the next token is waited for from now on."""
        with self._changed:
            self._waiting_since = self._clock()
            self._changed.notify()

    def next_deadline(self) -> tuple[float, str]:
        """The moment at which the reply is too late, and the limit that says so."""
        total = (self._began + self._limits.total_s, "total")
        if self._waiting_since is None:
            return total
        if self.started:
            return min((self._waiting_since + self._limits.between_tokens_s, "next token"), total)
        return min((self._began + self._limits.first_token_s, "first token"), total)

    def _watch(self) -> None:
        with self._changed:
            while not self._over:
                deadline, limit = self.next_deadline()
                remaining = deadline - self._clock()
                if remaining > 0:
                    self._changed.wait(remaining)
                    continue
                self.expired = limit
                if self._socket is not None:
                    _shut(self._socket)
                return


def _shut(connection: socket.socket) -> None:
    """Wake the thread that reads from this socket; it sees the end of the stream."""
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
