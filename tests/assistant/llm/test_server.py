"""The looking-after of the embedded server, over a process that has no model in it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import psutil
import pytest

from assistant.errors import (
    ModelUnavailable,
    ReplyBroken,
    WeightsCorrupt,
    WeightsMissing,
)
from assistant.llm.child import Child, ServerSettings, launch
from assistant.llm.embedded import EmbeddedModel
from assistant.llm.model import ChatMessage, Request
from assistant.llm.server import EmbeddedServer

FAKE = (sys.executable, "-m", "tests.assistant.llm.fake_server")
REQUEST = Request((ChatMessage("user", "private words"),), max_tokens=20)


def settings_for(folder: Path, manner: str = "good") -> ServerSettings:
    gguf = folder / "model.gguf"
    gguf.write_bytes(b"GGUF" + manner.encode())
    return ServerSettings(
        gguf, folder / "logs" / "server.log", look_every_s=0.05, first_back_off_s=0.01
    )


@contextmanager
def serving(settings: ServerSettings) -> Iterator[tuple[EmbeddedModel, EmbeddedServer]]:
    server = EmbeddedServer(settings, partial(launch, command=FAKE))
    model = EmbeddedModel(server, name="fake", tier="small")
    try:
        yield model, server
    finally:
        model.close()


def ask(model: EmbeddedModel) -> str:
    return "".join(model.stream(REQUEST))


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that happens in another process."""
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")


def test_it_starts_with_the_first_request_and_stops(tmp_path: Path) -> None:
    with serving(settings_for(tmp_path)) as (model, server):
        assert server.pid is None
        assert ask(model) == "Hello there."
        pid = server.pid
        assert pid is not None
        assert server.memory_mb() > 5
        assert ask(model) == "Hello there."
        assert server.pid == pid
        model.close()
        assert server.pid is None
        assert not psutil.pid_exists(pid)
        assert ask(model) == "Hello there."  # closed is not for ever


def test_what_the_process_gets_and_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTOR_LLM__API_KEY", "hidden")
    settings = settings_for(tmp_path)
    settings.log_file.parent.mkdir()
    settings.log_file.write_text("of the last start")
    with serving(settings) as (model, _):
        ask(model)
        log = settings.log_file.read_text()
    assert "key-in-argv False" in log
    assert "settings []" in log
    assert "of the last start" not in log


def test_a_killed_process_is_started_again(tmp_path: Path) -> None:
    with serving(settings_for(tmp_path)) as (model, server):
        model.warm_up()
        first = server.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        until(lambda: server.pid not in {None, first})  # without anybody asking
        assert ask(model) == "Hello there."


def test_a_process_that_dies_during_a_reply(tmp_path: Path) -> None:
    with serving(settings_for(tmp_path, "dies")) as (model, server):
        pieces = model.stream(REQUEST)
        assert next(pieces) == "Half "
        with pytest.raises(ReplyBroken):
            next(pieces)
        until(lambda: server.pid is not None)


def test_one_that_keeps_dying_is_left_alone_for_longer_each_time(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path, "dies"), first_back_off_s=30.0)
    with serving(settings) as (model, server):
        with pytest.raises(ReplyBroken):
            ask(model)
        until(lambda: server.pid is None)
        for _ in range(3):
            with pytest.raises(ModelUnavailable, match="started again within 30 s"):
                ask(model)


def test_one_that_grows_too_big_is_replaced_when_nobody_uses_it(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path, "big"), memory_mb=300)
    with serving(settings) as (model, server):
        with server.in_use():
            first = server.pid
            assert server.memory_mb() > 300
            time.sleep(0.3)  # several looks
            assert server.pid == first  # spared while a reply is under way
        until(lambda: server.pid not in {None, first})
        assert ask(model) == "Hello there."


def test_one_that_is_far_too_big_is_replaced_at_once(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path, "big"), memory_mb=200)
    with serving(settings) as (_, server), server.in_use():
        first = server.pid
        assert first is not None
        until(lambda: server.pid not in {None, first})


def test_one_that_does_not_answer_is_replaced(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path), health_limit_s=0.2)
    with serving(settings) as (model, server):
        model.warm_up()
        first = server.pid
        assert first is not None
        os.kill(first, signal.SIGSTOP)
        until(lambda: server.pid not in {None, first})
        assert not psutil.pid_exists(first)


@pytest.mark.parametrize(
    ("manner", "error", "says"),
    [
        ("load", WeightsCorrupt, "damaged"),
        ("crash", ModelUnavailable, "code 7"),
        ("mute", ModelUnavailable, "before it was ready"),
    ],
)
def test_one_that_does_not_come_up(
    tmp_path: Path, manner: str, error: type[Exception], says: str
) -> None:
    settings = replace(
        settings_for(tmp_path, manner), start_limit_s=2.0 if manner == "mute" else 60.0
    )
    with serving(settings) as (model, server):
        with pytest.raises(error, match=says):
            ask(model)
        assert server.pid is None


def test_weights_that_are_mended_are_used(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    settings.gguf.write_bytes(b"<html>")
    with serving(settings) as (model, _):
        with pytest.raises(WeightsCorrupt) as caught:
            ask(model)
        assert "mentor model pull" in caught.value.next_step
        settings.gguf.unlink()
        with pytest.raises(WeightsMissing):
            ask(model)
        settings.gguf.write_bytes(b"GGUFgood")
        assert ask(model) == "Hello there."


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    settings.log_file.parent.write_text("a file where a folder should be")
    with serving(settings) as (model, _), pytest.raises(ModelUnavailable, match="log") as caught:
        ask(model)
    assert "MENTOR_HOME" in caught.value.next_step


def test_many_first_requests_start_one_process(tmp_path: Path) -> None:
    started: list[int] = []

    def counting(settings: ServerSettings) -> Child:
        started.append(1)
        return launch(settings, command=FAKE)

    server = EmbeddedServer(settings_for(tmp_path), counting)
    model = EmbeddedModel(server, name="fake", tier="small")
    replies: list[str] = []
    threads = [threading.Thread(target=lambda: replies.append(ask(model))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    model.close()
    assert replies == ["Hello there."] * 8
    assert started == [1]


def test_the_process_outlives_the_thread_that_asked_first(tmp_path: Path) -> None:
    # On Linux the kernel would kill it with the thread that started it.
    with serving(settings_for(tmp_path)) as (model, server):
        thread = threading.Thread(target=ask, args=(model,))
        thread.start()
        thread.join()
        time.sleep(0.2)
        assert server.pid is not None
        first = server.pid
        ask(model)
        assert server.pid == first


def test_it_ends_with_its_parent_even_when_that_is_killed(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    command = [sys.executable, "-m", "tests.assistant.llm.parent"]
    command += [str(settings.gguf), str(settings.log_file), FAKE[-1]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert psutil.pid_exists(child)
        parent.kill()
    until(lambda: not psutil.pid_exists(child))
