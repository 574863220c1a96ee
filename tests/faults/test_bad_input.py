"""Everything that can be wrong from outside, through the command line: a message to act on.

Each case checks three things: the exit code, one line that says what to do, and that what was
there before is still there.
"""

import resource
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.stub_endpoint import (
    Behaviour,
    body,
    cuts_socket,
    fails,
    raw_events,
    reply,
    slow_first_byte,
    stalls,
    stub_endpoint,
)

MENTOR = Path(sys.executable).with_name("mentor")
QUESTION = "Who owns the message broker after the move?"
NOTE = """# The message broker after the move

## Ownership

After the move the platform team owns the message broker. The platform lead decides about it.
"""
GOOD = b"I want to move all services to one build pipeline."
LIMITS = {
    "LLM__CONNECT_TIMEOUT_S": 1,
    "LLM__FIRST_TOKEN_TIMEOUT_S": 0.5,
    "LLM__BETWEEN_TOKENS_TIMEOUT_S": 0.5,
    "LLM__TOTAL_TIMEOUT_S": 3,
    "LLM__ATTEMPTS": 1,
}


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "broker.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


@pytest.fixture
def stocked(mentor: CommandLine, note: Path) -> CommandLine:
    """The command line with one document in the library."""
    assert mentor("knowledge", "ingest", note).code == 0
    return mentor


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


BAD_MESSAGES = {
    "empty": b"",
    "whitespace": b" \t  ",
    "100 kB": b"word " * 20_000,
    "control characters": b"\x00\x07\x1b\x1b",
    "broken UTF-8": b"caf\xe9 latte",
    "invisible": "\u200b\u2060\ufeff".encode(),
}


@pytest.mark.parametrize("raw", BAD_MESSAGES.values(), ids=BAD_MESSAGES)
def test_a_bad_question_is_refused_in_one_line(mentor: CommandLine, raw: bytes) -> None:
    found = mentor("ask", "--json", stdin=raw)
    assert found.code == 1
    assert not found.out
    assert len(found.error) < 400
    plain = mentor("ask", stdin=raw)
    assert plain.code == 1
    assert plain.err.count("\n") == 1


def test_bad_lines_are_named_and_the_others_are_answered(mentor: CommandLine) -> None:
    bad = list(BAD_MESSAGES.values())
    lines = [GOOD, *bad, b"The platform director decides."]
    found = mentor("frame", "--json", stdin=b"\n".join(lines) + b"\n")
    assert found.code == 1
    assert [error["line"] for error in found.errors] == [2, 3, 4, 5, 6, 7]
    first, second, last = found.lines
    assert (first["turn"], second["turn"]) == (1, 2)
    assert last["conversation_id"]


def test_control_characters_within_a_message_are_taken_out(mentor: CommandLine) -> None:
    found = mentor("frame", "--json", stdin=b"I want \x1b[31mone\x00 build\x07 pipeline.\n")
    assert found.code == 0
    assert "\\u001b" not in found.out
    assert "\\u0000" not in found.out


def test_broken_files_are_refused_and_the_others_taken(
    mentor: CommandLine, tmp_path: Path, note: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "broken.md").write_bytes(b"# Caf\xe9\n\nwords\n")
    (folder / "empty.md").write_bytes(b"")
    (folder / "huge.md").write_bytes(b"word " * 2_200_000)
    (folder / "zeros.md").write_bytes(b"\x00" * 1000)
    (folder / "good.md").write_text(NOTE, encoding="utf-8")
    (folder / "front.md").write_text("---\nkind: [unclosed\n---\n# Title\n\nwords\n")
    found = mentor("knowledge", "ingest", folder, tmp_path / "not-there.md", "--json")
    assert found.code == 1
    documents = {Path(each["path"]).name: each for each in found.json["documents"]}
    assert documents.pop("good.md")["status"] == "added"
    refused = {name for name, each in documents.items() if each["status"] == "refused"}
    assert {"broken.md", "empty.md", "huge.md", "zeros.md", "not-there.md"} <= refused
    assert all(documents[name]["reason"] for name in refused)
    assert len(mentor("knowledge", "list", "--json").json["documents"]) >= 1


@pytest.mark.parametrize("command", [("doctor",), ("knowledge", "list"), ("db", "upgrade")])
@pytest.mark.parametrize("kind", ["a file in the way", "no right to write"])
def test_a_home_that_cannot_be_written(
    mentor: CommandLine, tmp_path: Path, command: tuple[str, ...], kind: str
) -> None:
    blocked = Path("/proc/whetstone")
    if kind == "a file in the way":
        blocked = tmp_path / "file" / "home"
        blocked.parent.write_text("not a folder")
    mentor.set(HOME=blocked)
    found = mentor(*command, "--json")
    assert found.code == 1
    if command == ("doctor",):
        home = next(check for check in found.json["checks"] if check["name"] == "home")
        assert not home["ok"]
        assert "MENTOR_HOME" in home["detail"]
    else:
        assert str(blocked) in found.error


def test_a_port_in_use_is_named(mentor: CommandLine, busy_port: int) -> None:
    mentor.set(UI__PORT=busy_port)
    found = mentor("web")
    assert found.code == 1
    assert str(busy_port) in found.err
    assert "MENTOR_UI__PORT" in found.err
    checks = {each["name"]: each for each in mentor("doctor", "--json").json["checks"]}
    assert not checks["port"]["ok"]


def _no_room_for_files() -> None:
    """In the child: no file may grow beyond 64 kB, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, 65_536))


def test_a_full_disk_is_said_and_nothing_is_lost(stocked: CommandLine, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    for number in range(40):
        (more / f"note-{number}.md").write_text(NOTE + f"\nNumber {number}. " + "word " * 3000)
    ran = subprocess.run(
        [MENTOR, "knowledge", "ingest", str(more)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_no_room_for_files,
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") == 1
    titles = [each["title"] for each in stocked("knowledge", "list", "--json").json["documents"]]
    assert "The message broker after the move" in titles


BAD_ENDPOINTS: dict[str, Behaviour] = {
    "stops half-way": reply("The platform", " team", finish=None, done=False),
    "resets half-way": cuts_socket("The platform", " team"),
    "garbage": body("application/json", '{"a": 1'),
    "garbage events": raw_events("{garb", before="The "),
    "a web page": body("text/html", "<html>Welcome</html>"),
    "429": fails(429, "rate_limit_exceeded", Retry_After="20"),
    "quota": fails(429, "insufficient_quota"),
    "401": fails(401, "invalid_api_key"),
    "404": fails(404, "model_not_found"),
    "500": fails(500),
    "too slow": slow_first_byte(5),
    "stalls": stalls("The", seconds=5),
}


@pytest.mark.parametrize("behaviour", BAD_ENDPOINTS.values(), ids=BAD_ENDPOINTS)
def test_a_failing_endpoint_leaves_a_useful_answer(
    stocked: CommandLine, behaviour: Behaviour
) -> None:
    with stub_endpoint(behaviour) as endpoint:
        stocked.set(LLM__BACKEND="endpoint", LLM__BASE_URL=endpoint.base_url, LLM__MODEL="stub")
        stocked.set(**LIMITS)
        answer = stocked("ask", QUESTION, "--json")
    assert answer.code == 0
    assert not answer.err
    assert answer.json["degraded"] is True
    assert len(answer.json["degraded_reason"]) > 20
    assert "platform team owns the message broker" in answer.json["answer"]
    assert answer.json["citations"][0]["document"] == "The message broker after the move"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/v1", "http://localhost:9", "nonsense", "ftp://x/"]
)
def test_a_wrong_base_url_is_said_by_ask_and_by_doctor(stocked: CommandLine, url: str) -> None:
    stocked.set(LLM__BACKEND="endpoint", LLM__BASE_URL=url, LLM__MODEL="stub", **LIMITS)
    answer = stocked("ask", QUESTION, "--json")
    if answer.code == 0:
        assert answer.json["degraded"] is True
        assert answer.json["answer"]
    else:
        assert "MENTOR_LLM__BASE_URL" in answer.error
    checks = {each["name"]: each for each in stocked("doctor", "--json").json["checks"]}
    assert not checks["model"]["ok"]
    assert "MENTOR_LLM__BASE_URL" in checks["model"]["detail"]


def test_a_corrupt_weights_file_is_said_by_ask_and_by_doctor(
    stocked: CommandLine, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + b"\x00" * 5000)
    stocked.set(LLM__BACKEND="embedded", LLM__GGUF=broken)
    answer = stocked("ask", QUESTION, "--json")
    assert answer.code == 0
    assert answer.json["degraded"] is True
    checks = {each["name"]: each for each in stocked("doctor", "--json").json["checks"]}
    assert not checks["model"]["ok"]
    assert broken.name in checks["model"]["detail"] or broken.name in checks["weights"]["detail"]


def test_an_unknown_conversation_or_document_is_one_line(stocked: CommandLine) -> None:
    for command in (
        ("frame", "--conversation", "nope"),
        ("knowledge", "show", "nope"),
        ("knowledge", "remove", "nope"),
    ):
        found = stocked(*command, "--json", stdin=GOOD)
        assert found.code == 1
        assert found.error


def test_a_damaged_record_is_said(mentor: CommandLine, mentor_home: Path) -> None:
    assert mentor("db", "upgrade").code == 0
    (mentor_home / "whetstone.db").write_bytes(b"not a database " * 1000)
    for name in ("whetstone.db-wal", "whetstone.db-shm"):
        (mentor_home / name).unlink(missing_ok=True)
    found = mentor("knowledge", "list", "--json")
    assert found.code == 1
    assert "whetstone.db" in found.error
