"""Where a model is served, and the small differences between servers of the same protocol."""

from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlsplit

from assistant.errors import SettingsError
from assistant.llm.model import Tier


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is served and how it is called there. Raises SettingsError when built."""

    base_url: str
    """With its /v1."""
    model: str
    api_key: str = field(default="", repr=False)
    tier: Tier = "large"
    context_tokens: int = 32_768

    def __post_init__(self) -> None:
        """Refuse an address that could never work."""
        if problem := _problem_with(self.base_url):
            raise SettingsError(
                f"The model endpoint's address “{self.base_url}” {problem}.",
                next_step="Set MENTOR_LLM__BASE_URL to something like https://host/v1.",
            )

    @property
    def place(self) -> str:
        """Host and port, for messages: the address without anything secret in it."""
        parts = urlsplit(self.base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


@dataclass(frozen=True, slots=True)
class Dialect:
    """The two request parameters that not every server of the protocol takes."""

    limit_field: str
    takes_temperature: bool = True

    @classmethod
    def guess(cls, endpoint: Endpoint) -> Self:
        """OpenAI's own hosts want the newer name of the length limit, most others the older."""
        host = urlsplit(endpoint.base_url).hostname or ""
        newer = host.endswith((".openai.com", ".openai.azure.com"))
        return cls("max_completion_tokens" if newer else "max_tokens")

    def without(self, refused: str) -> Self | None:
        """The dialect to try after `refused` was refused; None if there is none."""
        if refused == "temperature" and self.takes_temperature:
            return replace(self, takes_temperature=False)
        if refused == self.limit_field == "max_tokens":
            return replace(self, limit_field="max_completion_tokens")
        return None


def _problem_with(base_url: str) -> str:
    try:
        parts = urlsplit(base_url)
        scheme, host, _ = parts.scheme, parts.hostname, parts.port
    except ValueError:
        return "cannot be read"
    if scheme not in {"http", "https"}:
        return "does not begin with http:// or https://"
    return "" if host else "names no host"
