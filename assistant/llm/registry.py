"""The registry of models that can be pulled: what `models.toml` says, checked."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import SettingsError
from assistant.llm.model import Tier

_BUILT_IN = Path(__file__).with_name("models.toml")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WeightsFile(_Strict):
    """One file of a model. Size in bytes."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
    size: int = Field(gt=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class HubSource(_Strict):
    """A repository of a Hugging Face style hub."""

    kind: Literal["hub"]
    repo: str
    revision: str = "main"
    paths: dict[str, str] = {}
    """Path in the repository by file name; the name itself when it is not listed."""


class WheelMember(_Strict):
    """Where one file, or the parts of it in order, lie inside wheels."""

    file: str
    package: str
    """Package name; `{n}` stands for the part's number, from 1."""
    version: str
    member: str
    parts: int = Field(default=1, ge=1)
    part_size: int = Field(default=2**62, gt=0)
    """Bytes of every part but the last."""


class WheelSource(_Strict):
    """Wheels on the Python package index that carry the same bytes."""

    kind: Literal["wheels"]
    members: tuple[WheelMember, ...]


class Entry(_Strict):
    """One model of the registry."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")
    purpose: Literal["chat", "encoder"]
    licence: str
    context_tokens: int
    files: tuple[WeightsFile, ...] = Field(min_length=1)
    sources: tuple[Annotated[HubSource | WheelSource, Field(discriminator="kind")], ...]
    tier: Tier | None = None
    """Of a chat model."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


class Registry(_Strict):
    """All models that can be pulled."""

    models: tuple[Entry, ...]

    @classmethod
    def load(cls, path: Path = _BUILT_IN) -> Self:
        """Read a registry file. Raises SettingsError when it cannot be used."""
        try:
            return cls.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, ValidationError) as error:
            raise SettingsError(
                f"The model registry {path} cannot be read: {error}",
                next_step="Restore the file from the repository.",
            ) from error

    def entry(self, name: str) -> Entry:
        """The model of that name. Raises SettingsError."""
        for entry in self.models:
            if entry.name == name:
                return entry
        known = ", ".join(entry.name for entry in self.models)
        raise SettingsError(f"There is no model “{name}”.", next_step=f"Known models: {known}.")
