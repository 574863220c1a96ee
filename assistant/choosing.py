"""Chooses the chat model and its token counter by the settings; nothing is started here."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SettingsError, WeightsError, WeightsMissing
from assistant.holdings import chat_entry
from assistant.llm.child import ServerSettings
from assistant.llm.embedded import EmbeddedModel
from assistant.llm.endpoint import Endpoint
from assistant.llm.model import ChatModel, Tier
from assistant.llm.openai_compatible import OpenAICompatibleModel
from assistant.llm.retrying import RetryingModel, RetryPolicy
from assistant.llm.scripted import ScriptedModel
from assistant.llm.server import EmbeddedServer
from assistant.llm.time_limits import TimeLimits
from assistant.llm.verifying import locate
from assistant.settings import Settings
from assistant.tokens import (
    TokenCounter,
    counter_for_gguf,
    counter_for_openai_model,
    estimating_counter,
)

SWITCHED_OFF = "No model is configured (MENTOR_LLM__BACKEND=none)."


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model that answers, or none and why."""

    backend: str
    name: str
    model: ChatModel | None
    counter: Callable[[], TokenCounter]
    """Made on first use: reading a vocabulary takes a second."""
    trouble: str = ""
    """Empty, or what is missing and what to do."""
    warm_up: Callable[[], None] = lambda: None
    close: Callable[[], None] = lambda: None


def choose_model(settings: Settings) -> Chosen:
    """The model that the settings name. Raises SettingsError."""
    match settings.resolved_backend():
        case "none":
            return Chosen("none", "no model", None, estimating_counter, SWITCHED_OFF)
        case "scripted":
            scripted = ScriptedModel()
            return Chosen("scripted", scripted.name, scripted, estimating_counter)
        case "endpoint":
            return _endpoint(settings)
        case "embedded":
            return _embedded(settings)


def embedded_server(settings: Settings) -> tuple[EmbeddedServer, str]:
    """The embedded model's server, not started, and the model's name.

    Raises WeightsError when its weights are not usable, SettingsError for an unknown model.
    """
    gguf, name, _ = _gguf(settings)
    chosen = settings.llm
    server = ServerSettings(
        gguf,
        settings.home / "logs" / "model-server.log",
        context_tokens=chosen.embedded_context_tokens,
        memory_mb=chosen.embedded_memory_mb,
        threads=chosen.threads,
    )
    return EmbeddedServer(server), name


def _embedded(settings: Settings) -> Chosen:
    try:
        server, name = embedded_server(settings)
    except WeightsError as error:
        return Chosen("embedded", "no model", None, estimating_counter, error.one_line())
    gguf, _, tier = _gguf(settings)
    model = EmbeddedModel(server, name=name, tier=tier, limits=_limits(settings))
    counter = functools.cache(lambda: counter_for_gguf(gguf, settings.cache / "vocabularies"))
    patient = RetryingModel(model, RetryPolicy(attempts=settings.llm.attempts))
    return Chosen("embedded", name, patient, counter, warm_up=model.warm_up, close=model.close)


def _gguf(settings: Settings) -> tuple[Path, str, Tier]:
    given = settings.llm.gguf
    if given is None:
        entry = chat_entry(settings)
        folder = locate(entry, settings.cache)
        return folder / entry.files[0].name, entry.name, entry.tier or "small"
    if not given.is_file():
        raise WeightsMissing(
            f"There is no file at {given}.", next_step="Correct or unset MENTOR_LLM__GGUF."
        )
    return given, given.stem, "small"


def _endpoint(settings: Settings) -> Chosen:
    chosen = settings.llm
    if not chosen.model:
        raise SettingsError(
            "An endpoint is set, but not which model it should use.",
            next_step="Set MENTOR_LLM__MODEL to a model's name there.",
        )
    endpoint = Endpoint(
        chosen.base_url,
        chosen.model,
        chosen.api_key.get_secret_value(),
        tier=chosen.tier,
        context_tokens=chosen.context_tokens,
    )
    inner = OpenAICompatibleModel(endpoint, _limits(settings))
    model = RetryingModel(inner, RetryPolicy(attempts=chosen.attempts))
    counter = functools.cache(lambda: counter_for_openai_model(chosen.model))
    return Chosen("endpoint", chosen.model, model, counter, close=inner.close)


def _limits(settings: Settings) -> TimeLimits:
    chosen = settings.llm
    return TimeLimits(
        connect_s=chosen.connect_timeout_s,
        first_token_s=chosen.first_token_timeout_s,
        between_tokens_s=chosen.between_tokens_timeout_s,
        total_s=chosen.total_timeout_s,
    )
