"""Settings, all from the environment (prefix `MENTOR_`); only wiring and entry points read them."""

from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

Backend = Literal["auto", "embedded", "endpoint", "scripted", "none"]


class LlmSettings(BaseModel):
    """The chat model. Only the operator sets these; the UI never does."""

    backend: Backend = "auto"
    """auto: the endpoint when a base URL is set, else the embedded model. none: no model."""
    base_url: str = ""
    """An endpoint that speaks the OpenAI chat protocol, with its /v1."""
    api_key: SecretStr = SecretStr("")
    model: str = ""
    """Model name at the endpoint; for the embedded backend an entry of models.toml."""
    tier: Literal["small", "large"] = "large"
    """Tier of a remote endpoint; registry entries carry their own."""
    context_tokens: int = Field(default=32_768, ge=1024)
    """Window of a remote endpoint."""
    gguf: Path | None = None
    """A GGUF file to use instead of the registry's."""
    embedded_context_tokens: int = Field(default=8192, ge=1024)
    embedded_memory_mb: int = Field(default=1800, ge=512)
    """What the model process may use; it is restarted when it grows beyond."""
    threads: int = Field(default=0, ge=0)
    """0: as many as there are cores."""
    connect_timeout_s: float = Field(default=5.0, gt=0)
    first_token_timeout_s: float = Field(default=60.0, gt=0)
    between_tokens_timeout_s: float = Field(default=20.0, gt=0)
    total_timeout_s: float = Field(default=180.0, gt=0)
    attempts: int = Field(default=2, ge=1, le=5)
    """How often a request is sent in all; only failures before the first token are repeated."""


class LibrarySettings(BaseModel):
    """The organisation's library."""

    editors: str = "*"
    """Ids of the people who may change it, separated by commas; * is everybody. With nobody, it
    holds what the operator takes in at set-up."""

    def may_edit(self, person_id: str) -> bool:
        """Whether this person may change it."""
        named = {name.strip() for name in self.editors.split(",")} - {""}
        return "*" in named or person_id in named


class UiSettings(BaseModel):
    """The web front end."""

    port: int = Field(default=8501, ge=1, le=65535)
    host: str = "127.0.0.1"


class Settings(BaseSettings):
    """Everything an operator can set."""

    model_config = SettingsConfigDict(
        env_prefix="MENTOR_", env_nested_delimiter="__", extra="ignore"
    )

    home: Path = Path(platformdirs.user_data_dir("whetstone"))
    """All state: the record, the indexes, logs."""
    cache: Path = Path(platformdirs.user_cache_dir("whetstone"))
    """All weights."""
    database_url: str = ""
    """Empty: SQLite in the home folder. Otherwise a SQLAlchemy URL (postgresql+psycopg://…)."""
    llm: LlmSettings = LlmSettings()
    library: LibrarySettings = LibrarySettings()
    ui: UiSettings = UiSettings()

    def resolved_database_url(self) -> str:
        """The record's URL, with the default filled in."""
        return self.database_url or f"sqlite:///{self.home / 'whetstone.db'}"

    def resolved_backend(self) -> Literal["embedded", "endpoint", "scripted", "none"]:
        """`auto` decided."""
        if self.llm.backend != "auto":
            return self.llm.backend
        return "endpoint" if self.llm.base_url else "embedded"
