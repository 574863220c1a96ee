"""First words, streaming rate and memory with the embedded model."""

import json
import statistics
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psutil

from assistant.choosing import choose_model
from assistant.conversation import Turn
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


def measure(cache: Path, folder: Path, *, rounds: int = 2) -> Iterator[Figure]:
    """Figures of conversations and of the bare stream."""
    settings = Settings(home=folder / "speaking", cache=cache, llm=LlmSettings(backend="embedded"))
    with open_workplace(settings) as place:
        place.library.get().ingest(bundled_corpus())
        yield from _asking(place.mentor(), rounds)
        yield from _framing(place.mentor(), rounds)
        yield from _memory(place)
    yield from _streaming(settings)


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
