import socket
from collections.abc import Iterator

import pytest

from assistant.llm.time_limits import TimeLimits, Watchdog

LIMITS = TimeLimits(first_token_s=10.0, between_tokens_s=3.0, total_s=30.0)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_deadlines_follow_the_reply() -> None:
    clock = Clock()
    dog = Watchdog(LIMITS, clock)
    assert dog.next_deadline() == (110.0, "first token")
    clock.now = 105.0
    dog.token()
    assert dog.started
    assert dog.next_deadline() == (130.0, "total")  # the reader has the token, nobody waits
    clock.now = 120.0
    dog.waiting()
    assert dog.next_deadline() == (123.0, "next token")
    clock.now = 129.0
    dog.waiting()
    assert dog.next_deadline() == (130.0, "total")


def test_it_wakes_a_blocked_reader(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, _ = pair
    with Watchdog(TimeLimits(first_token_s=0.05)) as dog:
        dog.connected(ours)
        assert ours.recv(1) == b""
    assert dog.expired == "first token"


def test_it_also_ends_a_connection_that_comes_too_late(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    ours, _ = pair
    with Watchdog(TimeLimits(first_token_s=0.0)) as dog:
        while dog.expired is None:
            pass
        dog.connected(ours)
        assert ours.recv(1) == b""


def test_it_leaves_a_reply_in_time_alone(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    with Watchdog(LIMITS) as dog:
        dog.connected(ours)
    assert dog.expired is None
    theirs.send(b"x")
    assert ours.recv(1) == b"x"
