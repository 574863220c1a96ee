"""The real server's defaults that we change, checked on the real server."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from assistant.errors import WeightsCorrupt
from assistant.llm.child import ServerSettings, launch
from assistant.llm.registry import Registry
from assistant.llm.server import EmbeddedServer
from assistant.llm.server_process import ServerConfig
from assistant.llm.verifying import folder_of

pytestmark = pytest.mark.model
REAL = "assistant.llm.server_process"


@pytest.fixture(scope="module")
def gguf(weights_cache: Path) -> Path:
    entry = Registry.load().entry("qwen2.5-coder-1.5b-instruct-q4_k_m")
    return folder_of(entry, weights_cache) / entry.files[0].name


@pytest.fixture(scope="module")
def server(gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(ServerSettings(gguf, tmp_path_factory.mktemp("s") / "log"))
    yield server
    server.stop()


class Call:
    """One request to the server."""

    def __init__(self, server: EmbeddedServer, method: str, path: str, **headers: str) -> None:
        with server.in_use() as (base_url, key):
            place = base_url.removeprefix("http://").removesuffix("/v1")
            if headers.pop("key", "yes") == "yes":
                headers["Authorization"] = f"Bearer {key}"
            connection = http.client.HTTPConnection(place, timeout=60)
            body = headers.pop("body", None)
            headers["Content-Type"] = "application/json"
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            self.status = response.status
            self.headers = {name.lower(): value for name, value in response.getheaders()}
            self.body = response.read()
            connection.close()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000"])
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_no_web_page_may_talk_to_it(server: EmbeddedServer, origin: str, method: str) -> None:
    answer = Call(server, method, "/v1/chat/completions", Origin=origin, key="no")
    assert answer.headers.get("access-control-allow-origin", "") == ""
    assert answer.headers.get("access-control-allow-credentials", "false") == "false"


@pytest.mark.parametrize("path", ["/v1/chat/completions", "/tokenize", "/completion", "/v1/models"])
def test_nothing_is_answered_without_the_key(server: EmbeddedServer, path: str) -> None:
    method = "GET" if path.endswith("models") else "POST"
    assert Call(server, method, path, key="no", body="{}").status == 401


def test_it_has_no_page_and_shows_no_prompts(server: EmbeddedServer) -> None:
    assert Call(server, "GET", "/").status in {401, 404}
    assert Call(server, "GET", "/slots").status != 200


def test_the_same_beginning_is_not_evaluated_again(server: EmbeddedServer) -> None:
    text = " ".join(f"Point {n} is about planning." for n in range(15))
    messages = [{"role": "system", "content": text}, {"role": "user", "content": "Why?"}]
    body = json.dumps({"messages": messages, "max_tokens": 2, "temperature": 0})
    Call(server, "POST", "/v1/chat/completions", body=body)
    messages[1]["content"] = "When?"
    body = json.dumps({"messages": messages, "max_tokens": 2, "temperature": 0})
    timings = json.loads(Call(server, "POST", "/v1/chat/completions", body=body).body)["timings"]
    assert timings["cache_n"] > 80
    assert timings["prompt_n"] < 30


def test_it_keeps_within_its_memory(server: EmbeddedServer) -> None:
    with server.in_use():
        assert server.memory_mb() < 1800


def test_it_listens_on_the_loopback_only(server: EmbeddedServer) -> None:
    with server.in_use():
        listening = [
            connection.laddr.ip
            for connection in psutil.Process(server.pid).net_connections()
            if connection.status == psutil.CONN_LISTEN
        ]
    assert listening == ["127.0.0.1"]


@pytest.mark.parametrize("length", [4, 200_000, 20_000_000], ids=["magic", "head", "tensors"])
def test_truncated_weights_are_told(gguf: Path, tmp_path: Path, length: int) -> None:
    with gguf.open("rb") as whole:
        (tmp_path / "cut.gguf").write_bytes(whole.read(length))
    with pytest.raises(WeightsCorrupt, match=r"cut\.gguf"):
        launch(ServerSettings(tmp_path / "cut.gguf", tmp_path / "log"))


@pytest.mark.parametrize("moment", ["while loading", "when ready"])
def test_it_ends_with_its_parent(gguf: Path, moment: str) -> None:
    # The parent's kill is what the end of standard input stands for.
    command = [sys.executable, "-m", REAL]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        config = ServerConfig(str(gguf), "key", psutil.Process().pid, 1024, 0)
        process.stdin.write(config.to_line())
        process.stdin.flush()
        if moment == "when ready":
            assert "port" in process.stdout.readline()
        process.stdin.close()
        assert process.wait(30) == 0
