from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.llm.registry import HubSource, Registry, WheelSource


def test_the_shipped_registry() -> None:
    registry = Registry.load()
    chat = registry.entry("qwen2.5-coder-1.5b-instruct-q4_k_m")
    assert (chat.purpose, chat.tier, chat.size) == ("chat", "small", 1_117_320_768)
    encoder = registry.entry("all-minilm-l6-v2")
    assert (encoder.purpose, encoder.tier) == ("encoder", None)
    for model in registry.models:
        assert [type(source) for source in model.sources] == [HubSource, WheelSource]
        assert model.licence == "Apache-2.0"


def test_the_parts_of_a_file_make_up_its_size() -> None:
    for model in Registry.load().models:
        sizes = {file.name: file.size for file in model.files}
        (wheels,) = (source for source in model.sources if isinstance(source, WheelSource))
        assert {member.file for member in wheels.members} == sizes.keys()
        for member in wheels.members:
            before_last = (member.parts - 1) * member.part_size
            assert before_last < sizes[member.file] <= before_last + member.part_size


def test_an_unknown_model_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SettingsError) as caught:
        Registry.load().entry("gpt-9")
    assert "all-minilm-l6-v2" in caught.value.next_step


@pytest.mark.parametrize(
    "text",
    ["models = [", "models = [{name = 'x'}]", "other = 1", "\x00"],
    ids=["broken", "incomplete", "foreign", "binary"],
)
def test_a_registry_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "models.toml"
    path.write_text(text)
    with pytest.raises(SettingsError):
        Registry.load(path)
    with pytest.raises(SettingsError):
        Registry.load(tmp_path / "absent.toml")


def test_a_name_cannot_lead_out_of_the_cache(tmp_path: Path) -> None:
    shipped = Path("assistant/llm/models.toml").read_text()
    path = tmp_path / "models.toml"
    for name in ("all-minilm-l6-v2", "tokenizer.json"):
        path.write_text(shipped.replace(f'name = "{name}"', 'name = "../outside"'))
        with pytest.raises(SettingsError):
            Registry.load(path)
