"""Something that is expensive to open, opened once, when it is first needed."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """Opens on first use; a failure is not remembered, so the next use tries again."""

    def __init__(self, open_: Callable[[], T], close: Callable[[T], None]) -> None:
        self._open = open_
        self._close = close
        self._lock = threading.Lock()
        self._value: T | None = None

    def get(self) -> T:
        """The value; raises what opening it raises."""
        with self._lock:
            if self._value is None:
                self._value = self._open()
            return self._value

    def close(self) -> None:
        """Close it if it was opened."""
        with self._lock:
            value, self._value = self._value, None
        if value is not None:
            self._close(value)
