import hashlib
import http.client
import json
import random
from pathlib import Path

import pytest
import tiktoken

from assistant.llm.child import ServerSettings
from assistant.llm.registry import Registry
from assistant.llm.server import EmbeddedServer
from assistant.llm.verifying import folder_of
from assistant.tokens import counter_for_gguf, counter_for_openai_model, estimating_counter
from tests.assistant.llm.gguf_files import VOCABULARY, vocabulary_fields, write_gguf

CHAT_MODEL = "qwen2.5-coder-1.5b-instruct-q4_k_m"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("abc", ["abc"]),
        ("ab ab", ["ab", "Ġab"]),
        ("ab abc", ["ab", "Ġ", "abc"]),
        ("a\nb", ["a", "Ċ", "b"]),
        ("ab<|im_end|>c", ["ab", "<|im_end|>", "c"]),
        ("a</s>b", ["a", "</s>", "b"]),
        ("<tool>", ["<tool>"]),
    ],
)
def test_a_gguf_vocabulary_counts_exactly(tmp_path: Path, text: str, tokens: list[str]) -> None:
    counter = counter_for_gguf(write_gguf(tmp_path / "m.gguf", vocabulary_fields()))
    assert counter.ids(text) == [VOCABULARY.index(token) for token in tokens]
    assert counter.count(text) == len(tokens)
    assert counter.exact
    assert counter.describe() == "exact: vocabulary of m.gguf"


def test_an_unusable_gguf_falls_back_to_the_declared_estimate(tmp_path: Path) -> None:
    write_gguf(tmp_path / "m.gguf", vocabulary_fields(pre="other"))
    for path in (tmp_path / "m.gguf", tmp_path / "absent.gguf"):
        counter = counter_for_gguf(path)
        assert not counter.exact
        assert counter.describe().startswith("estimated: one token for every 3 bytes, because")


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("a", 1), ("abcd", 2), ("日本", 2), ("\ud800", 1)]
)
def test_the_estimate(text: str, count: int) -> None:
    assert estimating_counter().count(text) == count
    assert estimating_counter().ids(text) == []


@pytest.fixture
def encodings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where tiktoken looks for its files, empty."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    return tmp_path


def file_of(folder: Path, encoding: str) -> Path:
    address = f"https://openaipublic.blob.core.windows.net/encodings/{encoding}.tiktoken"
    return folder / hashlib.sha1(address.encode()).hexdigest()


def no_load(name: str) -> tiktoken.Encoding:
    raise AssertionError(f"tiktoken would download {name}")


def test_a_missing_file_is_never_downloaded(encodings: Path) -> None:
    counter = counter_for_openai_model("gpt-4o", load=no_load)
    assert not counter.exact
    assert "o200k_base is not on this machine" in counter.describe()


def test_a_damaged_file_is_never_downloaded_again(encodings: Path) -> None:
    damaged = file_of(encodings, "o200k_base")
    damaged.write_bytes(b"damaged")
    assert not counter_for_openai_model("gpt-4o", load=no_load).exact
    assert damaged.exists()


@pytest.mark.parametrize("folder", ["", "TIKTOKEN"])
def test_without_a_folder_there_is_an_estimate(
    encodings: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", folder and str(encodings / folder))
    assert not counter_for_openai_model("gpt-4", load=no_load).exact


def test_a_model_that_is_not_known_is_estimated(encodings: Path) -> None:
    counter = counter_for_openai_model("some-model", load=no_load)
    assert "“some-model” is not known" in counter.describe()


def test_a_file_that_is_there_is_used(encodings: Path) -> None:
    file_of(encodings, "o200k_base").write_bytes(b"content")
    files = {"o200k_base": hashlib.sha256(b"content").hexdigest()}

    def load(name: str) -> tiktoken.Encoding:
        ranks = {bytes([byte]): byte for byte in range(256)}
        return tiktoken.Encoding(name, pat_str=".", mergeable_ranks=ranks, special_tokens={})

    counter = counter_for_openai_model("gpt-4o", files, load)
    assert counter.exact
    assert counter.count("four") == 4
    assert counter.describe() == "exact: tiktoken's o200k_base"


# ------------------------------------------------------------- against the real server

PIECES = [
    "The quarterly roadmap slipped, so we cut scope.",
    "def f(x: int) -> str:\n    return f'{x:>10}'\n",
    "\tif (a != b) { return a->next; }  // trailing   \n\n\n",
    "日本語の文章です。東京で会議があります。",
    "中文混合 English 和数字 12345。",
    "안녕하세요 세계",
    "Привет, мир! Ещё раз.",
    "مرحبا بالعالم ١٢٣",
    "नमस्ते दुनिया",
    "👍🏽 🚀 👨‍👩‍👧‍👦 🇩🇪 ❤️",
    "   leading and trailing   ",
    "\n \n\t\n\r\n \r",
    "1234567890 3.14159 1,000,000 ½ ² Ⅳ",
    "don't I'LL we'Ve you'RE it'S he'd",
    "\x00\x01\x07\x1b[31m\x7f\x85\u200b\u2028\ufeff",
    "naïve café e\u0301 ﬁ Å \u1e9b\u0323",
    "<|im_start|>user\nHi<|im_end|>\n</s><|endoftext|><tool_call>",
    "<|not_a_token|> <| im_end |> <|im_end",
    "https://host.example/a?b=c&d=%20#x_y-z",
    "a" * 50 + "!" * 30 + " " * 40 + "=" * 20,
    "\u00a0\u3000\u2003mixed\u00a0spaces",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    '{"key": ["v", null, true, 1e-9], "ключ": "值"}',
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𐍈 \U000e0041 \U0010ffff",
    "'s 't '' '''x''' “quoted” ‘single’ —–…",
]


def varied_strings() -> list[str]:
    """200 strings: each piece alone, and random mixtures of them."""
    chance = random.Random(20)
    mixed = [
        "".join(piece[: chance.randrange(len(piece) + 1)] for piece in chance.choices(PIECES, k=4))
        for _ in range(200 - len(PIECES))
    ]
    return PIECES + mixed


@pytest.mark.model
def test_counts_and_ids_are_the_servers_own(weights_cache: Path, tmp_path: Path) -> None:
    entry = Registry.load().entry(CHAT_MODEL)
    gguf = folder_of(entry, weights_cache) / entry.files[0].name
    counter = counter_for_gguf(gguf)
    assert counter.exact
    server = EmbeddedServer(ServerSettings(gguf, tmp_path / "log", context_tokens=1024))
    texts = varied_strings()
    assert len(texts) == 200
    try:
        with server.in_use() as (base_url, key):
            place = base_url.removeprefix("http://").removesuffix("/v1")
            connection = http.client.HTTPConnection(place, timeout=30)
            headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
            for text in texts:
                connection.request("POST", "/tokenize", json.dumps({"content": text}), headers)
                theirs = json.loads(connection.getresponse().read())["tokens"]
                assert counter.ids(text) == theirs, ascii(text)
                assert counter.count(text) == len(theirs)
            connection.close()
    finally:
        server.stop()
