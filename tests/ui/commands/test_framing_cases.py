"""`mentor frame list`, `show`, `edit`, `undo`, `restore` and `export`."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine

OPENING = "I want to move every team to one build system, but nobody reports to me."
DECIDER = "The director of platform decides."
TICKET = """# Move to one build system

**Problem:** Each team keeps its own build, and each loses two days a month to broken builds.

**Non-goals:** The mobile app keeps its build.

**Approvers:** The director of platform.
"""


@pytest.fixture
def case(mentor: CommandLine) -> str:
    """A case with two messages; its id."""
    said = mentor("frame", "--json", stdin=f"{OPENING}\n{DECIDER}\n".encode())
    return str(said.lines[-1]["case_id"])


def test_cases_are_listed_with_what_is_settled(mentor: CommandLine, case: str) -> None:
    (listed,) = mentor("frame", "list", "--json").json["cases"]
    assert {"case_id", "title", "kind", "kind_guessed", "conversation_id", "firm", "weak"} <= (
        listed.keys()
    )
    assert (listed["case_id"], listed["kind"], listed["kind_guessed"]) == (case, "migration", True)
    shown = mentor("frame", "list")
    assert case[:8] in shown.out
    assert "Settled:" in shown.out
    assert "Org-wide migration (a guess)" in shown.out


def test_nothing_to_list(mentor: CommandLine) -> None:
    assert mentor("frame", "list", "--json").json == {"cases": []}
    assert "mentor frame" in mentor("frame", "list").out


@pytest.mark.parametrize("length", [8, 32])
def test_a_case_is_shown_by_its_id_or_how_that_begins(
    mentor: CommandLine, case: str, length: int
) -> None:
    shown = mentor("frame", "show", case[:length], "--json").json
    decider = shown["canvas"]["decider"]
    assert {"label", "status", "quotes", "edited", "entries", "suggested"} == decider.keys()
    entry = decider["entries"][0]
    assert entry["text"] in DECIDER
    assert entry["turn_id"]
    assert shown["level"]["next_level_needs"]
    plain = mentor("frame", "show", case[:length]).out
    assert "✓ Who decides [decider]" in plain
    assert f"mentor frame --case {case[:8]}" in plain


EDITS: tuple[tuple[tuple[str, ...], str, list[str], str], ...] = (
    (("--slot", "decider", "--set", "The board"), "decider", ["The board"], "firm"),
    (("--slot", "gap", "--set", "2 days", "--set", "0"), "gap", ["2 days", "0"], "firm"),
    (("--slot", "affected", "--add", "The testers"), "affected", ["The testers"], "firm"),
    (("--slot", "decider", "--clear"), "decider", [], "empty"),
    (("--slot", "evidence", "--set", "X", "--status", "weak"), "evidence", ["X"], "weak"),
    (("--slot", "decider", "--remove", "director"), "decider", [], "empty"),
    (("--level", "2", "--set", "Only our system"), "level", ["Only our system"], "firm"),
)


@pytest.mark.parametrize(("options", "slot", "quotes", "status"), EDITS)
def test_edits(
    mentor: CommandLine,
    case: str,
    options: tuple[str, ...],
    slot: str,
    quotes: list[str],
    status: str,
) -> None:
    before = mentor("frame", "show", case, "--json").json
    changed = mentor("frame", "edit", case, *options, "--json")
    assert changed.code == 0
    now = changed.json["canvas"][slot]
    assert (now["quotes"], now["status"], now["edited"]) == (quotes, status, True)
    assert mentor("frame", "show", case, "--json").json["canvas"][slot] == now
    undone = mentor("frame", "undo", case, "--json").json
    assert undone["canvas"] == before["canvas"]


def test_an_edit_says_what_it_changed(mentor: CommandLine, case: str) -> None:
    said = mentor("frame", "edit", case, "--slot", "decider", "--set", "The board")
    assert said.code == 0
    assert "Who decides: added “The board”; took out “" in said.out
    tested = mentor(
        "frame", "edit", case, "--slot", "assumptions", "--add", "They agree", "--test", "Ask one"
    )
    assert tested.code == 0
    assert "test: “Ask one”" in mentor("frame", "show", case).out


def test_kind_and_title(mentor: CommandLine, case: str) -> None:
    named = mentor(
        "frame", "edit", case, "--kind", "process", "--title", "One build", "--json"
    ).json
    assert (named["kind"], named["kind_guessed"], named["title"]) == ("process", False, "One build")
    begun = mentor("frame", "--kind", "initiative", "--json", stdin=OPENING.encode()).lines[-1]
    assert mentor("frame", "show", begun["case_id"], "--json").json["kind"] == "initiative"


def test_history_and_the_way_back(mentor: CommandLine, case: str) -> None:
    mentor("frame", "edit", case, "--slot", "decider", "--set", "The board")
    versions = mentor("frame", "show", case, "--history", "--json").json["versions"]
    assert {"version", "id", "at", "by", "what", "changed", "slots"} == versions[0].keys()
    assert [each["by"] for each in versions] == ["message", "message", "edit"]
    plain = mentor("frame", "show", case, "--history").out
    assert "Your change on the page" in plain
    assert "From what you said" in plain
    back = mentor("frame", "restore", case, "2", "--json")
    assert back.code == 0
    assert "director" in back.json["canvas"]["decider"]["quotes"][0]
    assert mentor("frame", "restore", case, "99").code == 1


def test_export(mentor: CommandLine, case: str, tmp_path: Path) -> None:
    page = mentor("frame", "export", case).out
    assert page.startswith("# ")
    assert "director of platform" in page
    target = tmp_path / "page.md"
    assert mentor("frame", "export", case, "-o", target).code == 0
    assert target.read_text("utf-8") == page
    assert mentor("frame", "export", case, "--json").json["markdown"] == page
    assert mentor("frame", "export", case, "-o", tmp_path).code == 1


def test_a_case_goes_on_where_it_was(mentor: CommandLine, case: str) -> None:
    more = mentor("frame", "--case", case[:8], "--json", stdin=b"Two days a month are lost.\n")
    assert more.lines[0]["turn"] == 3
    assert more.lines[-1]["case_id"] == case


@pytest.mark.parametrize("by", ["file", "stdin"])
def test_a_ticket_is_pasted_as_one_message(mentor: CommandLine, tmp_path: Path, by: str) -> None:
    ticket = tmp_path / "ticket.md"
    ticket.write_text(TICKET, "utf-8")
    if by == "file":
        said = mentor("frame", "--paste", ticket, "--json", stdin=b"So that nobody waits.\n")
        assert [line["turn"] for line in said.lines[:-1]] == [1, 2]
    else:
        said = mentor("frame", "--paste", "-", "--json", stdin=TICKET.encode())
        assert [line["turn"] for line in said.lines[:-1]] == [1]
    assert said.code == 0
    shown = mentor("frame", "show", said.lines[-1]["case_id"], "--json").json
    assert shown["title"] == "Move to one build system"
    assert any("mobile app" in quote for quote in shown["canvas"]["non_scope"]["quotes"])


WRONG: tuple[tuple[tuple[str, ...], int], ...] = (
    (("show", "nothing"), 1),
    (("show", ""), 1),
    (("show",), 2),
    (("nonsense",), 2),
    (("export", "nothing"), 1),
    (("undo", "CASE"), 1),
    (("restore", "CASE", "0"), 1),
    (("restore", "CASE", "one"), 2),
    (("edit", "CASE"), 2),
    (("edit", "CASE", "--set", "x"), 2),
    (("edit", "CASE", "--slot", "nothing", "--set", "x"), 2),
    (("edit", "CASE", "--slot", "gap"), 2),
    (("edit", "CASE", "--slot", "gap", "--set", "x", "--add", "y"), 2),
    (("edit", "CASE", "--slot", "gap", "--status", "grand"), 2),
    (("edit", "CASE", "--slot", "gap", "--level", "2"), 2),
    (("edit", "CASE", "--slot", "level", "--set", "x"), 2),
    (("edit", "CASE", "--level", "5"), 2),
    (("edit", "CASE", "--slot", "gap", "--test", "x"), 2),
    (("edit", "CASE", "--slot", "gap", "--set", " "), 1),
    (("edit", "CASE", "--slot", "decider", "--remove", "nobody said this"), 1),
    (("edit", "CASE", "--kind", "party"), 1),
    (("edit", "CASE", "--title", "x" * 200), 1),
    (("--case", "nothing"), 1),
    (("--case", "CASE", "--conversation", "x"), 2),
    (("--case", "CASE", "--kind", "process"), 2),
    (("--kind", "party"), 1),
    (("--paste", "nothing-there.md"), 1),
    (("--case", "CASE", "list"), 2),
)


@pytest.mark.parametrize(("arguments", "code"), WRONG, ids=lambda value: str(value)[:60])
def test_what_cannot_be_done_is_one_line(
    mentor: CommandLine, case: str, arguments: tuple[str, ...], code: int
) -> None:
    given = [case if each == "CASE" else each for each in arguments]
    found = mentor("frame", *given)
    assert found.code == code, found
    assert found.err.count("\n") == 1
    assert found.err.startswith("mentor: ")
    assert not found.out
