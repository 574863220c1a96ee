"""The process that parses: what ends it, what it gives back, and that it ends with us."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import Details
from knowledge.errors import DocumentRefused, LibraryUnavailable
from knowledge.loading import worker
from knowledge.loading.frames import FrameBroken, packed, read_frame
from knowledge.loading.limits import MAX_BYTES
from knowledge.loading.loaded import Loaded, from_plain, to_plain
from knowledge.loading.sandbox import Sandbox
from tests.knowledge.loading.making import pdf, swollen_word, word, zipped

_ROOT = Path(__file__).parents[3]
_TIMES = 400


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


def test_one_process_takes_many_files_of_all_kinds(sandbox: Sandbox) -> None:
    before = _children()
    sandbox.load(b"# A\n\ntext", "a.md")
    started = _children() - before
    assert sandbox.load(pdf(title="Plan", author="CTO"), "b.pdf").said.owner == "CTO"
    assert sandbox.load(word(), "c.docx").said.status == "accepted"
    assert sandbox.load("<p>größer 🙂".encode(), "d.html").text == "größer 🙂"
    for _ in range(_TIMES):
        sandbox.load(b"# A\n\ntext", "a.md")
    members = sandbox.unpack(
        zipped({"n/a.md": b"A", "n/b.md": b"B" * 90_000, "c.zip": b""}), "x.zip"
    )
    assert [(m.path, len(m.content), bool(m.reason)) for m in members] == [
        ("c.zip", 0, True),
        ("n/a.md", 1, False),
        ("n/b.md", 90_000, False),
    ]
    assert _children() - before == started


def test_it_starts_with_the_first_file_and_ends_with_the_last() -> None:
    before = _children()
    with Sandbox() as sandbox:
        assert _children() == before
        sandbox.load(b"A", "a.md")
        assert _children() != before
    assert _children() == before
    sandbox.close()
    assert sandbox.load(b"A", "a.md").text == "A"
    sandbox.close()


def test_it_knows_nothing_of_our_environment(sandbox: Sandbox) -> None:
    before = _children()
    sandbox.load(b"A", "a.md")
    (child,) = _children() - before
    environment = psutil.Process(child).environ()
    assert not {name for name in environment if name.startswith(("MENTOR", "OPENAI", "HOME"))}


def test_a_file_that_kills_it_is_refused_and_the_next_one_is_taken(sandbox: Sandbox) -> None:
    before = _children()
    sandbox.load(b"A", "a.md")
    (child,) = _children() - before
    os.kill(child, 9)
    with pytest.raises(DocumentRefused, match=r"b\.md cannot be read") as refusal:
        sandbox.load(b"B", "b.md")
    assert refusal.value.next_step
    assert sandbox.load(b"C", "c.md").text == "C"


def _fake(program: str) -> tuple[str, ...]:
    """A process that says it is ready and then does something else."""
    start = (
        "import os, sys, time\nfrom knowledge.loading.frames import packed\n"
        "os.write(1, packed({'ready': True}))\n"
    )
    return (sys.executable, "-c", start + program)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("time.sleep(60)", "takes too long"),
        ("import signal; os.kill(os.getpid(), signal.SIGXCPU)", "takes too long"),
        ("sys.exit(1)", "cannot be read"),
        ("os.kill(os.getpid(), 11)", "cannot be read"),
        ("os.write(1, b'no message at all, and quite long'); time.sleep(60)", "cannot be read"),
        ("os.write(1, b'\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x00[]'); time.sleep(60)", "cannot be"),
        ("os.write(1, packed({'loaded': 3})); time.sleep(60)", "cannot be read"),
        ("os.write(1, packed({'loaded': {'text': 1}})); time.sleep(60)", "cannot be read"),
        ("os.write(1, packed({'refused': 'x'})); time.sleep(60)", "cannot be read"),
        ("os.write(1, packed({})); time.sleep(60)", "cannot be read"),
    ],
)
def test_whatever_it_does_the_file_is_refused(program: str, reason: str) -> None:
    before = _children()
    with Sandbox(_fake(program), seconds=1.0) as sandbox:
        for _ in range(2):
            with pytest.raises(DocumentRefused, match=f"a.md .*{reason}"):
                sandbox.load(b"A", "a.md")
    assert _children() == before


@pytest.mark.parametrize("command", [("/no/such/program",), (sys.executable, "-c", "pass")])
def test_a_process_that_does_not_start_stops_the_run(command: tuple[str, ...]) -> None:
    with Sandbox(command) as sandbox, pytest.raises(LibraryUnavailable, match="does not start"):
        sandbox.load(b"A", "a.md")


def test_files_beyond_the_limit_are_not_even_sent() -> None:
    with Sandbox(("/no/such/program",)) as sandbox:
        with pytest.raises(DocumentRefused, match="larger than 10 MB"):
            sandbox.load(b"x" * (MAX_BYTES + 1), "a.md")
        with pytest.raises(DocumentRefused, match="larger than 10 MB"):
            sandbox.unpack(b"x" * (MAX_BYTES + 1), "a.zip")


def test_a_bomb_is_refused_and_costs_nothing(sandbox: Sandbox) -> None:
    raw = swollen_word(88_000_000)
    assert len(raw) < 500_000
    with pytest.raises(DocumentRefused, match=r"bomb\.docx grows beyond 20 MB"):
        sandbox.load(raw, "bomb.docx")
    assert psutil.Process().children()[-1].memory_info().rss < 200_000_000


_LIMITED = """
import sys
from knowledge.loading.worker import limit_memory, limit_seconds
limit_memory(400_000_000)
if sys.argv[1] == "memory":
    try:
        bytearray(500_000_000)
    except MemoryError:
        print("refused")
elif sys.argv[1] == "files":
    try:
        with open(sys.argv[2], "wb") as file:
            file.write(bytes(9_000_000))
    except OSError:
        print("refused")
else:
    limit_seconds(0.1)
    print("started", flush=True)
    while True:
        pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems lack some of the limits")
@pytest.mark.parametrize(
    ("what", "code", "said"),
    [("memory", 0, "refused"), ("files", 0, "refused"), ("time", -24, "started")],
)
def test_the_limits_hold(tmp_path: Path, what: str, code: int, said: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _LIMITED, what, str(tmp_path / "large")],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ran.returncode, ran.stdout.strip()) == (code, said)


_PARENT = """
import sys, time
from knowledge.loading.sandbox import Sandbox
sandbox = Sandbox()
sandbox.load(b"A", "a.md")
print(sandbox._process.pid, flush=True)
time.sleep(60)
"""


def test_it_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT], cwd=_ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    gone, _ = psutil.wait_procs([child], timeout=10)
    assert gone


def test_answers_in_this_process() -> None:
    def asked(what: str, name: str, raw: bytes) -> dict[str, object]:
        return read_frame(io.BytesIO(worker.answer({"do": what, "name": name}, raw)).read)[0]

    assert asked("load", "a.md", b"")["refused"]
    assert asked("unpack", "a.zip", b"")["refused"]
    assert asked("unpack", "a.zip", b"PK nonsense")["refused"]
    assert asked("unpack", "a.zip", pdf())["refused"]
    assert asked("load", "a.md", b"A")["loaded"]


@given(st.builds(Details, title=st.text(), owner=st.text(), dated=st.dates()), st.text())
def test_what_is_loaded_survives_the_pipe(said: Details, text: str) -> None:
    loaded = Loaded(text, said, "pdf", "a note")
    frame = packed({"loaded": to_plain(loaded)}, b"body")
    header, body = read_frame(io.BytesIO(frame).read)
    assert body == b"body"
    assert isinstance(header["loaded"], dict)
    assert from_plain(header["loaded"]) == loaded


def test_frames_of_nonsense_are_broken() -> None:
    for raw in (
        b"\xff" * 60,
        b"\x00\x00\x00\x01\x00\x00\x00\x00{",
        b"\x00\x00\x00\x01" + bytes(4) + b"3",
    ):
        with pytest.raises(FrameBroken):
            read_frame(io.BytesIO(raw).read)


def test_nothing_is_waited_for_beyond_the_time() -> None:
    start = time.monotonic()
    with Sandbox(_fake("time.sleep(60)"), seconds=0.3) as sandbox, pytest.raises(DocumentRefused):
        sandbox.load(b"A" * 5_000_000, "a.md")
    assert time.monotonic() - start < 30


def test_a_system_without_these_limits_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr("resource.setrlimit", unknown)
    worker.limit_memory(1000)
    worker.limit_seconds(0.1)
