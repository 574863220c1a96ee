"""The README names every setting, so that none is added in secret."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from assistant.settings import LibrarySettings, LlmSettings, Settings, UiSettings

README = Path(__file__).parent.parent / "README.md"
NESTED: dict[str, type[BaseModel]] = {
    "llm": LlmSettings,
    "library": LibrarySettings,
    "ui": UiSettings,
}
NAMES = [
    *(f"MENTOR_{name.upper()}" for name in Settings.model_fields if name not in NESTED),
    *(
        f"MENTOR_{group.upper()}__{name.upper()}"
        for group, model in NESTED.items()
        for name in model.model_fields
    ),
]


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README.read_text(encoding="utf-8")


@pytest.mark.parametrize("picture", ["framing.png", "ask-citation.png"])
def test_pictures_of_the_readme_exist(picture: str) -> None:
    assert (README.parent / "docs" / "pictures" / picture).is_file()
