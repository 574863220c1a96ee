"""`mentor memo review` on files and standard input, and `mentor memo kinds`."""

import io
import json
from pathlib import Path

import pytest

from assistant.memo.exporting import to_docx
from assistant.memo.kinds import memo_kinds
from tests.command_line import CommandLine, Outcome

STRONG, WEAK = memo_kinds()["decision"].strong, memo_kinds()["decision"].weak
CONTRACT = {
    "kind", "findings", "fix_first", "strengths", "precedents", "level", "readers", "lint",
    "degraded", "timings",
}  # fmt: skip
FINDING = {
    "id", "criterion", "severity", "sentences", "quote", "weak", "why", "question", "missing",
}  # fmt: skip


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    path = tmp_path / "search.md"
    path.write_text(WEAK, encoding="utf-8")
    return path


def reviewed(mentor: CommandLine, *arguments: object, stdin: bytes = b"") -> Outcome:
    outcome = mentor("memo", "review", *arguments, stdin=stdin)
    assert outcome.err == ""
    return outcome


def test_a_file_as_json(mentor: CommandLine, weak: Path) -> None:
    made = reviewed(mentor, weak, "--kind", "decision", "--json").json
    assert made.keys() >= CONTRACT
    assert (made["kind"], made["kind_guessed"], made["file"]) == ("decision", False, str(weak))
    assert all(each.keys() >= FINDING for each in made["findings"])
    assert 1 <= len(made["findings"]) <= 6
    assert made["fix_first"] == made["findings"][0]["id"]
    assert made["findings"][0]["severity"] == "high"
    assert "decider" in {each["criterion"] for each in made["findings"]}
    lines = WEAK.splitlines()
    for each in made["findings"]:
        if each["quote"]:
            assert each["quote"].split("\n")[0] in lines[each["line"] - 1]
    again = reviewed(mentor, weak, "--kind", "decision", "--format", "json").json
    assert again["findings"] == made["findings"]


def test_standard_input_and_a_guess(mentor: CommandLine) -> None:
    made = reviewed(mentor, "-", "--json", stdin=STRONG.encode()).json
    assert (made["kind"], made["kind_told_by"], made["file"]) == ("decision", "headings", None)
    text = reviewed(mentor, "-", stdin=WEAK.encode()).out
    assert text.startswith("Read as a one-page brief, by its headings.")
    assert "Fix this first" in text


def test_annotations_name_the_file_and_its_lines(mentor: CommandLine, weak: Path) -> None:
    said = reviewed(mentor, weak, "--format", "github", "--kind", "decision").out.splitlines()
    assert said
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in said)
    assert all(f"file={weak.as_posix()},line=" in line for line in said)
    guessed = reviewed(mentor, weak, "--format", "github").out.splitlines()
    assert guessed[0].startswith("::debug::Read as")


def test_lines_are_those_of_the_file(mentor: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "windows.md"
    path.write_bytes(b"\xef\xbb\xbf\r\n\r\n" + WEAK.replace("\n", "\r\n").encode())
    moved = reviewed(mentor, path, "--kind", "decision", "--json").json
    path.write_text(WEAK, encoding="utf-8")
    plain = reviewed(mentor, path, "--kind", "decision", "--json").json
    for one, other in zip(moved["findings"], plain["findings"], strict=True):
        assert one["id"] == other["id"]
        assert one["line"] == (other["line"] + 2 if other["line"] else None)


def test_a_word_file(mentor: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(to_docx(WEAK, "Search"))
    made = reviewed(mentor, path, "--kind", "decision", "--json").json
    assert made["file"] is None
    assert made["fix_first"]


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [(WEAK, "high", 1), (WEAK, "low", 1), (STRONG, "high", 0)],
)
def test_findings_fail_only_when_asked_for(
    mentor: CommandLine, text: str, level: str, code: int
) -> None:
    words = text.encode()
    kind = ("--kind", "decision")
    assert reviewed(mentor, "-", *kind, "--json", stdin=words).code == 0
    outcome = reviewed(mentor, "-", *kind, "--fail-on", level, "--json", stdin=words)
    assert outcome.code == code
    assert outcome.json["kind"] == "decision"


def test_a_quick_review_says_that_no_model_was_asked(mentor: CommandLine, weak: Path) -> None:
    made = reviewed(mentor, weak, "--kind", "decision", "--quick", "--json").json
    assert made["degraded"]
    assert made["model"] is None
    assert made["findings"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.md", b"", "nothing to review"),
        ("blank.md", b" \n\n", "nothing to review"),
        ("latin.md", "Größe".encode("latin-1"), "UTF-8"),
        ("picture.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        ("broken.docx", b"not a zip file at all", "broken.docx"),
        ("old.doc", b"\xd0\xcf\x11\xe0", ".docx"),
        ("data.json", json.dumps({"rows": list(range(500))}).encode(), "JSON"),
        ("table.md", b"| a | b |\n|---|---|\n" + b"| 1 | 2 |\n" * 500_000, "200 kB"),
    ],
)
def test_what_cannot_be_reviewed_is_one_line(
    mentor: CommandLine, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    outcome = mentor("memo", "review", path, "--json")
    assert (outcome.code, outcome.out) == (1, "")
    assert said in outcome.error
    plain = mentor("memo", "review", path)
    assert plain.err.startswith("mentor: ")
    assert plain.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("memo", "review", "absent.md"), 1, "There is no file absent.md."),
        (("memo", "review", "abc123"), 1, "no such memo"),
        (("memo", "review", "."), 1, "directory"),
        (("memo", "review", "-", "--kind", "poem"), 2, "poem"),
        (("memo", "review", "-", "--format", "github", "--json"), 2, "exclude each other"),
        (("memo", "review", "-", "--fail-on", "grave"), 2, "grave"),
        (("memo", "review"), 2, "FILE"),
        (("memo", "kinds", "--example", "weak"), 2, "--example"),
        (("memo", "export", "--to", "docx"), 2, "MEMO"),
    ],
)
def test_wrong_use_is_one_line(
    mentor: CommandLine, arguments: tuple[str, ...], code: int, said: str
) -> None:
    outcome = mentor(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert said.lower() in outcome.err.lower()
    assert outcome.err.count("\n") == 1


def test_kinds_with_their_examples(mentor: CommandLine) -> None:
    listed = mentor("memo", "kinds")
    assert [line.split()[0] for line in listed.out.splitlines()] == list(memo_kinds())
    assert "Who decides, and by when [decider]" in mentor("memo", "kinds", "decision").out
    for name, kind in memo_kinds().items():
        shown = mentor("memo", "kinds", name, "--example", "strong").out
        assert shown == kind.strong
    (only,) = mentor("memo", "kinds", "brief", "--json").json["kinds"]
    assert only["kind"] == "brief"
    assert io.StringIO(only["examples"]["weak"]).readline().startswith("# ")
