"""Times the steps of one reply."""

import time
from collections.abc import Callable


class Stopwatch:
    """Seconds since it was made, with named marks (the first of a name counts)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start = clock()
        self._marks: dict[str, float] = {}

    def mark(self, name: str) -> None:
        """Remember the time of `name`, once."""
        self._marks.setdefault(name, self.total())

    def at(self, name: str) -> float:
        """The time of a mark in seconds; 0 when it never came."""
        return round(self._marks.get(name, 0.0), 4)

    def total(self) -> float:
        """Seconds since the start."""
        return round(self._clock() - self._start, 4)

    def marks(self) -> dict[str, float]:
        """All marks in seconds, by name."""
        return {name: round(seconds, 4) for name, seconds in self._marks.items()}
