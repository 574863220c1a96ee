from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.bench.components import Components
from evals.bench.figures import Figure, percentile, shown, table
from evals.bench.weighing import folder_mb
from knowledge.hashing_embedding import HashingEmbedder


@pytest.mark.parametrize(
    ("figure", "met", "verdict"),
    [
        (Figure("start", 0.4, "s", 0.5), True, "met"),
        (Figure("start", 0.5, "s", 0.5), True, "met"),
        (Figure("start", 0.75, "s", 0.5), False, "missed by 50%"),
        (Figure("rate", 0.95, "", 0.9, "higher"), True, "met"),
        (Figure("rate", 0.45, "", 0.9, "higher"), False, "missed by 50%"),
        (Figure("errors", 3, "", 0), False, "missed by 3"),
        (Figure("memory", 321, "MB"), True, ""),
    ],
)
def test_a_figure_says_whether_it_holds_and_by_how_much_not(
    figure: Figure, met: bool, verdict: str
) -> None:
    assert figure.met is met
    assert figure.verdict() == verdict


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1))
def test_percentile_is_a_value_that_covers_the_share(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9


def test_percentiles_of_a_hundred() -> None:
    values = [float(number) for number in range(1, 101)]
    assert percentile(values, 0.95) == 95
    assert percentile(values, 0.5) == 50
    assert percentile([7.0], 0.95) == 7


@pytest.mark.parametrize(("value", "text"), [(1234.5, "1234"), (0.1234, "0.123"), (12.0, "12")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert shown(value) == text


def test_the_table_is_aligned() -> None:
    lines = table([Figure("a", 1, "s", 2), Figure("longer", 12, "ms")]).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("a ")
    assert "≤ 2 s" in lines[1]
    assert "–" in lines[2]


def test_a_folder_weighs_what_its_files_hold(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "one").write_bytes(b"x" * 1024**2)
    (tmp_path / "below" / "two").write_bytes(b"x" * 2 * 1024**2)
    assert folder_mb(tmp_path) == 3.0


def test_the_bare_components_are_timed_one_by_one(tmp_path: Path) -> None:
    encoder = HashingEmbedder()
    with closing(Components(tmp_path, encoder)) as bare:
        bare.search("warm up", keep=False)
        for _ in range(3):
            bare.search("Who decides on the event bus?", keep=True)
        medians = bare.medians()
    assert list(medians) == ["the encoder", "Chroma", "Tantivy", "all three"]
    assert medians["all three"] >= max(medians["the encoder"], medians["Chroma"]) > 0
