"""First words, streaming rate and memory with the embedded model."""

import json
import statistics
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import psutil

from assistant.choosing import embedded_server
from assistant.conversation import Turn
from assistant.errors import ReplyTruncated
from assistant.guards import Contract, StreamGuard
from assistant.llm.embedded import EmbeddedModel
from assistant.llm.model import ChatMessage, ChatModel, Request
from assistant.mentor import Mentor, ModeName
from assistant.settings import LlmSettings, Settings
from assistant.wiring import Workplace, open_workplace
from evals.bench.figures import Figure, percentile
from evals.bench.starting import memory_mb
from knowledge.ingest import bundled_corpus

QUESTIONS = (
    "When should a decision be treated as reversible?",
    "What did we decide about the message broker?",
    "How do I influence a team without authority?",
    "What makes a blameless review work?",
    "Why was the second region rejected?",
    "How do I say no to a director?",
    "What is a premortem for?",
    "Who carries the pager now?",
)
MESSAGES = (
    "I want to move all our services to Kubernetes, because everyone does it.",
    "Deployments take four hours and fail about once a week.",
    "Our platform director decides, and she cares about cost most of all.",
    "We want deployments under thirty minutes by the end of March.",
    "The data team is afraid of losing their nightly jobs.",
    "We could also fix the three slowest pipelines, or do nothing.",
    "If the slow part turns out to be the test suite, I would drop the whole idea.",
    "I will measure the pipeline of the two largest services next week.",
)

_LONG = Request(
    (ChatMessage("user", "Describe in about two hundred words what an architecture review does."),),
    max_tokens=160,
)


def measure(cache: Path, folder: Path, *, rounds: int = 2) -> Iterator[Figure]:
    """Figures of conversations and of the bare stream."""
    settings = Settings(home=folder / "speaking", cache=cache, llm=LlmSettings(backend="embedded"))
    with open_workplace(settings) as place:
        place.library.get().ingest(bundled_corpus())
        yield from _asking(place.mentor(), rounds)
        yield from _framing(place.mentor(), rounds)
        yield from _memory(place)
    yield from _streaming(settings, rounds)


def _asking(mentor: Mentor, rounds: int) -> Iterator[Figure]:
    cold = _talk(mentor, "ask", QUESTIONS[:1])[0]
    yield Figure("first token, library answer, cold start", cold.timings.first_token_s, "s")
    turns = [turn for _ in range(rounds) for turn in _talk(mentor, "ask", QUESTIONS)]
    yield from _first_words("library answer", turns)


def _framing(mentor: Mentor, rounds: int) -> Iterator[Figure]:
    turns = [turn for _ in range(rounds) for turn in _talk(mentor, "framing", MESSAGES)]
    yield from _first_words("framing turn", turns)


def _first_words(what: str, turns: Sequence[Turn]) -> Iterator[Figure]:
    seconds = [turn.timings.first_token_s for turn in turns]
    spoken = sum(1 for turn in turns if turn.model)
    note = f"{spoken} of {len(turns)} in the model's words"
    yield Figure(f"first token, {what}, p50", statistics.median(seconds), "s", 2.5, note=note)
    yield Figure(f"first token, {what}, p95", percentile(seconds, 0.95), "s", 6.0)


def _talk(mentor: Mentor, mode: ModeName, messages: Sequence[str]) -> list[Turn]:
    conversation = mentor.begin(mode, messages[0])
    return [mentor.say(conversation.id, words).wait(300) for words in messages]


def _memory(place: Workplace) -> Iterator[Figure]:
    servers = psutil.Process().children(recursive=True)
    weight = max((memory_mb(server.pid) for server in servers), default=0.0)
    yield Figure("memory of the model process", weight, "MB", 1800)


def _streaming(settings: Settings, rounds: int) -> Iterator[Figure]:
    """Words a second through the client and the guard, against the server asked directly."""
    server, name = embedded_server(settings)
    with (
        closing(EmbeddedModel(server, name=name, tier="small")) as model,
        server.in_use() as (base_url, api_key),
    ):
        _ours(model)
        ours, raw = [], []
        for _ in range(3 * rounds):
            ours.append(_rate(_ours(model)))
            raw.append(_rate(_raw(base_url, api_key)))
    mine, theirs = statistics.median(ours), statistics.median(raw)
    note = f"{mine:.1f} against {theirs:.1f} pieces/s"
    yield Figure("streaming rate against the raw server", mine / theirs, "", 0.9, "higher", note)


def _rate(arrivals: Sequence[float]) -> float:
    """Pieces a second after the first."""
    return (len(arrivals) - 1) / (arrivals[-1] - arrivals[0])


def _ours(model: ChatModel) -> list[float]:
    """When the pieces of a long reply came through everything of ours."""
    arrivals: list[float] = []

    def noted() -> Iterator[str]:
        for piece in model.stream(_LONG):
            arrivals.append(time.perf_counter())
            yield piece

    guard = StreamGuard(Contract(max_words=1000, max_questions=50))
    with suppress(ReplyTruncated):
        for _ in guard.filter(noted()):
            pass
    return arrivals


def _raw(base_url: str, api_key: str) -> list[float]:
    """When the pieces of the same reply came from the server itself."""
    body = {
        "model": "any",
        "messages": [{"role": each.role, "content": each.content} for each in _LONG.messages],
        "max_tokens": _LONG.max_tokens,
        "temperature": 0,
        "stream": True,
    }
    request = urllib.request.Request(
        f"{base_url}/chat/completions",
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {api_key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        return [
            time.perf_counter()
            for line in answer
            if line.startswith(b"data: {") and b'"content":"' in line
        ]
