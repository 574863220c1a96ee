"""Fetches weights from a Hugging Face style hub over HTTP, going on where it stopped."""

import socket
import threading
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from assistant.llm.fetching import SourceFailed, Tick, partial_file, size_of
from assistant.llm.registry import HubSource, WeightsFile

if TYPE_CHECKING:
    import httpx2

_CONNECT_LIMIT_S = 5.0
_READ_LIMIT_S = 30.0
_REPORT_EVERY = 1 << 20
_ATTEMPTS_WITHOUT_PROGRESS = 2


def fetch_from_hub(
    source: HubSource, base_url: str, files: Sequence[WeightsFile], folder: Path, tick: Tick
) -> None:
    """Bring the partial files in `folder` to their full size. Raises SourceFailed, OSError."""
    import httpx2

    _check_reachable(base_url)
    timeout = httpx2.Timeout(_READ_LIMIT_S, connect=_CONNECT_LIMIT_S)
    with httpx2.Client(timeout=timeout, follow_redirects=True) as client:
        for file in files:
            path = quote(source.paths.get(file.name, file.name))
            url = f"{base_url.rstrip('/')}/{source.repo}/resolve/{source.revision}/{path}"
            _fetch_file(client, url, file, partial_file(folder, file.name), tick)


def _fetch_file(
    client: "httpx2.Client", url: str, file: WeightsFile, target: Path, tick: Tick
) -> None:
    import httpx2

    idle = 0
    while (have := size_of(target)) < file.size:
        try:
            _fetch_rest(client, url, file, target, tick)
            reason = "the reply ended"
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            reason = f"the connection broke ({type(error).__name__})"
        idle = 0 if size_of(target) > have else idle + 1
        if idle == _ATTEMPTS_WITHOUT_PROGRESS or (idle and have == 0):
            raise SourceFailed(f"{reason} at {size_of(target)} of {file.size} bytes")


def _fetch_rest(
    client: "httpx2.Client", url: str, file: WeightsFile, target: Path, tick: Tick
) -> None:
    """One request for what is missing."""
    have = size_of(target)
    headers = {"Range": f"bytes={have}-"} if have else {}
    headers["Accept-Encoding"] = "identity"
    with client.stream("GET", url, headers=headers) as response:
        if response.status_code not in {200, 206}:
            raise SourceFailed(f"it answers {response.status_code} for {file.name}")
        if response.status_code == 200:
            have = 0  # the server does not know ranges: all of it comes again
        length = response.headers.get("Content-Length", "")
        if length.isdigit() and have + int(length) != file.size:
            raise SourceFailed(f"its {file.name} has {have + int(length)} bytes, not {file.size}")
        # Unbuffered, and pieces as they come: what has come is kept when the connection breaks.
        with target.open("r+b" if have else "wb", buffering=0) as output:
            output.seek(have)
            reported = have
            for piece in response.iter_raw():
                have += len(piece)
                if have > file.size:
                    raise SourceFailed(f"its {file.name} is longer than {file.size} bytes")
                output.write(piece)
                if have - reported >= _REPORT_EVERY or have == file.size:
                    reported = have
                    tick()


def _check_reachable(base_url: str) -> None:
    """Fail fast where the hub cannot be reached: a name lookup has no time limit of its own."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    proxied = parts.scheme in urllib.request.getproxies()
    if proxied and not urllib.request.proxy_bypass(host):
        return
    port = parts.port or (443 if parts.scheme == "https" else 80)
    outcome: list[str] = []

    def connect() -> None:
        try:
            socket.create_connection((host, port), _CONNECT_LIMIT_S).close()
        except OSError as error:
            outcome.append(f"{host} cannot be reached ({error.strerror or error})")
        else:
            outcome.append("")

    attempt = threading.Thread(target=connect, daemon=True)
    attempt.start()
    attempt.join(_CONNECT_LIMIT_S)
    reason = outcome[0] if outcome else f"{host} does not answer within {_CONNECT_LIMIT_S:.0f} s"
    if reason:
        raise SourceFailed(reason)
