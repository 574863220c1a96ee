"""What every adapter of the ChatModel port promises, checked on each of them."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from assistant.errors import ModelError, ReplyBroken, ReplyRefused, ReplyTruncated
from assistant.llm.child import Child, ServerSettings
from assistant.llm.embedded import EmbeddedModel
from assistant.llm.endpoint import Endpoint
from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.registry import Registry
from assistant.llm.retrying import RetryingModel
from assistant.llm.scripted import Breaks, ScriptedModel
from assistant.llm.server import EmbeddedServer
from assistant.llm.verifying import folder_of
from tests.stub_endpoint import reply, stub_endpoint

Ending = Literal["stop", "length", "content_filter", "nothing", "tool_calls"]
ERRORS: dict[Ending, type[ModelError]] = {
    "length": ReplyTruncated,
    "content_filter": ReplyRefused,
    "nothing": ReplyBroken,
    "tool_calls": ReplyBroken,
}
REQUEST = Request((ChatMessage("user", "Say something."),), max_tokens=40)


@dataclass(frozen=True)
class Line:
    """One reply that the model behind the adapter gives, and how it ends."""

    words: str
    ending: Ending = "stop"


Adapter = Callable[[Sequence[Line]], AbstractContextManager[ChatModel]]


def _scripted(lines: Sequence[Line]) -> ScriptedModel:
    return ScriptedModel(
        [
            line.words
            if line.ending == "stop"
            else Breaks(line.words, len(line.words.split()), ERRORS[line.ending]("x"))
            for line in lines
        ]
    )


@contextmanager
def scripted(lines: Sequence[Line]) -> Iterator[ChatModel]:
    yield _scripted(lines)


@contextmanager
def retrying(lines: Sequence[Line]) -> Iterator[ChatModel]:
    yield RetryingModel(_scripted(lines))


@contextmanager
def _served(lines: Sequence[Line]) -> Iterator[str]:
    behaviours = [
        reply(
            *(f"{word} " for word in line.words.split(" ")[:-1]),
            line.words.split(" ")[-1],
            finish=None if line.ending == "nothing" else line.ending,
            done=line.ending != "nothing",
        )
        for line in lines
    ]
    with stub_endpoint(*behaviours) as endpoint:
        yield endpoint.base_url


@contextmanager
def openai_compatible(lines: Sequence[Line]) -> Iterator[ChatModel]:
    with (
        _served(lines) as base_url,
        closing(OpenAICompatibleModel(Endpoint(base_url, "stub"))) as model,
    ):
        yield model


@contextmanager
def embedded(lines: Sequence[Line]) -> Iterator[ChatModel]:
    """Over a process that only waits, while a stub answers at its address."""
    with _served(lines) as base_url:
        port = int(base_url.removesuffix("/v1").rsplit(":", 1)[1])

        def launch(settings: ServerSettings) -> Child:
            process = subprocess.Popen(
                [sys.executable, "-c", "input()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
            return Child(process, port, "key")

        server = EmbeddedServer(ServerSettings(Path("none"), Path("none")), launch)
        with closing(EmbeddedModel(server, name="stub", tier="small")) as model:
            yield model


ADAPTERS = [scripted, retrying, openai_compatible, embedded]


@pytest.fixture(params=ADAPTERS, ids=lambda adapter: str(adapter.__name__))
def adapter(request: pytest.FixtureRequest) -> Adapter:
    made: Adapter = request.param
    return made


def test_it_says_what_it_is(adapter: Adapter) -> None:
    with adapter([Line("x")]) as model:
        assert model.name
        assert model.tier in {"small", "large"}
        assert model.context_tokens >= 1024


def test_the_pieces_make_up_the_reply(adapter: Adapter) -> None:
    with adapter([Line("one two three"), Line("Größe 日本 🚀")]) as model:
        assert list(model.stream(REQUEST)) == ["one ", "two ", "three"]
        assert "".join(model.stream(REQUEST)) == "Größe 日本 🚀"


@pytest.mark.parametrize("ending", list(ERRORS))
def test_a_reply_is_whole_only_when_it_stopped_by_itself(adapter: Adapter, ending: Ending) -> None:
    with adapter([Line("one two", ending), Line("again")]) as model:
        pieces = model.stream(REQUEST)
        assert [next(pieces), next(pieces)] == ["one ", "two"]
        with pytest.raises(ERRORS[ending]):
            next(pieces)
        assert "".join(model.stream(REQUEST)) == "again"


def test_nothing_happens_before_the_first_piece_is_asked_for(adapter: Adapter) -> None:
    with adapter([Line("first")]) as model:
        unread = model.stream(REQUEST)
        assert "".join(model.stream(REQUEST)) == "first"
        del unread


def test_it_can_be_left_early(adapter: Adapter) -> None:
    with adapter([Line("one two three four"), Line("next")]) as model:
        pieces = model.stream(REQUEST)
        assert next(pieces) == "one "
        getattr(pieces, "close")()  # noqa: B009 - the port promises an iterator; all are generators
        assert list(pieces) == []
        assert "".join(model.stream(REQUEST)) == "next"


def test_replies_do_not_mix(adapter: Adapter) -> None:
    same = Line("one two three four five")
    with adapter([same] * 6) as model:
        got: list[str] = []
        threads = [
            threading.Thread(target=lambda: got.append("".join(model.stream(REQUEST))))
            for _ in range(6)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert got == [same.words] * 6


@pytest.mark.model
def test_the_real_embedded_model_keeps_the_promises(weights_cache: Path, tmp_path: Path) -> None:
    entry = Registry.load().entry("qwen2.5-coder-1.5b-instruct-q4_k_m")
    gguf = folder_of(entry, weights_cache) / entry.files[0].name
    settings = ServerSettings(gguf, tmp_path / "server.log", context_tokens=2048)
    question = (ChatMessage("user", "Name two colours, please. Codeword: pelican."),)
    schema = {
        "type": "object",
        "properties": {"colours": {"type": "array", "items": {"type": "string"}, "maxItems": 2}},
        "required": ["colours"],
        "additionalProperties": False,
    }
    with closing(EmbeddedModel(EmbeddedServer(settings), name=entry.name, tier="small")) as model:
        pieces = list(model.stream(Request(question, max_tokens=60)))
        assert len(pieces) > 2
        assert "".join(pieces).strip()
        structured = "".join(model.stream(Request(question, max_tokens=60, json_schema=schema)))
        assert json.loads(structured).keys() == {"colours"}
        with pytest.raises(ReplyTruncated):
            list(model.stream(Request(question, max_tokens=2)))
        left = model.stream(Request(question, max_tokens=60))
        next(left)
        getattr(left, "close")()  # noqa: B009
        assert "".join(model.stream(Request(question, max_tokens=60)))
    log = settings.log_file.read_text()
    assert "pelican" not in log
    assert "colours" not in log
