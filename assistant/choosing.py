"""Chooses the chat model and its token counter by the settings; only `wiring` calls it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.errors import SettingsError, WeightsError
from assistant.llm.model import ChatModel
from assistant.settings import Settings
from assistant.tokens import TokenCounter, estimating_counter, gguf_counter, openai_counter


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model that answers, or none and why."""

    backend: str
    name: str
    model: ChatModel | None
    counter: TokenCounter
    trouble: str = ""
    """Empty, or what is missing and what to do."""
    close: Callable[[], None] = lambda: None


def choose_model(settings: Settings) -> Chosen:
    """The model that the settings name; nothing is started yet. Raises SettingsError."""
    match settings.resolved_backend():
        case "none":
            return Chosen("none", "no model", None, estimating_counter(), _SWITCHED_OFF)
        case "scripted":
            from assistant.llm.scripted import ScriptedModel

            model = ScriptedModel()
            return Chosen("scripted", model.name, model, estimating_counter())
        case "endpoint":
            return _endpoint(settings)
        case "embedded":
            return _embedded(settings)


_SWITCHED_OFF = (
    "No model is configured (MENTOR_LLM__BACKEND=none). Authored words and quotes stand in."
)
