"""`mentor knowledge ingest`, `replace`, `describe`, `remove` and `rebuild`."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.ui.commands.stock import BROKER, DOCUMENT, OLD, QUESTION, documents, one


def test_ingest_says_what_became_of_each_file(stocked: CommandLine, files: Path) -> None:
    (files / "new.md").write_text(BROKER.replace("lead", "director"), encoding="utf-8")
    (files / "more.md").write_text("# More\n\nSomething more is said here.\n", encoding="utf-8")
    (files / "empty.md").write_text("", encoding="utf-8")
    found = stocked("knowledge", "ingest", files, files / "missing.md", "--json")
    assert found.code == 1
    by_name = {Path(each["path"]).name: each for each in documents(found)}
    keys = {"path", "status", "reason", "note", "passages", "id", "title"}
    assert all(each.keys() >= keys for each in by_name.values())
    statuses = {name: each["status"] for name, each in by_name.items()}
    assert statuses == {
        "new.md": "replaced",
        "old.md": "unchanged",
        "frame.md": "unchanged",
        "own.txt": "added",
        "more.md": "added",
        "empty.md": "refused",
        "missing.md": "refused",
    }
    assert by_name["new.md"]["title"] == "The message broker after the move"
    assert by_name["new.md"]["passages"] >= 1
    assert by_name["empty.md"]["reason"]
    plain = stocked("knowledge", "ingest", files)
    assert plain.code == 1
    assert "refused" in plain.out


def test_what_is_said_when_taking_in_wins_over_the_file(mentor: CommandLine, files: Path) -> None:
    said = ["--kind", "other", "--status", "rejected", "--date", "2024-01-02", "--owner", "Sales"]
    said += ["--origin", "the wiki", "--title", "Another title", "--superseded-by", "Later"]
    assert mentor("knowledge", "ingest", files / "new.md", *said).code == 0
    found = one(mentor, "Another title")
    assert found == {
        "id": found["id"],
        "title": "Another title",
        "kind": "other",
        "source": "new.md",
        "status": "rejected",
        "dated": "2024-01-02",
        "superseded_by": "Later",
        "owner": "Sales",
        "origin": "the wiki",
        "format": "markdown",
        "shelf": "organisation",
    }


def test_a_description_stays_when_the_file_is_taken_in_again(
    stocked: CommandLine, files: Path
) -> None:
    name = one(stocked, "before")["id"]
    said = ("--title", "Brokers of old", "--owner", "Sales", "--status", "rejected")
    changed = stocked("knowledge", "describe", name, *said, "--json").json["document"]
    assert changed.keys() >= DOCUMENT
    assert (changed["title"], changed["owner"]) == ("Brokers of old", "Sales")
    (files / "old.md").write_text(OLD.replace("nobody", "no one"), encoding="utf-8")
    assert documents(stocked("knowledge", "ingest", files / "old.md", "--json"))[0]["status"] == (
        "replaced"
    )
    found = one(stocked, "Brokers of old")
    assert (found["owner"], found["status"], found["id"]) == ("Sales", "rejected", name)
    assert "Brokers of old" in stocked("knowledge", "describe", name, "--owner", "").out
    assert one(stocked, "Brokers of old")["owner"] == ""
    assert stocked("knowledge", "describe", one(stocked, "notes")["id"], "--kind", "memo").code == 1
    own = stocked(
        "knowledge", "describe", "My notes on the search cluster", "--kind", "memo", "--mine"
    )
    assert own.code == 0
    assert "your own shelf" in own.out


def test_replacing_keeps_the_id_and_what_was_said(stocked: CommandLine, files: Path) -> None:
    name = one(stocked, "after")["id"]
    stocked("knowledge", "describe", name, "--owner", "Sales")
    other = files / "other name.txt"
    other.write_text("The network team owns the message broker now.\n", encoding="utf-8")
    (only,) = documents(stocked("knowledge", "replace", name, other, "--json"))
    assert (only["status"], only["id"]) == ("replaced", name)
    shown = stocked("knowledge", "show", name, "--json").json
    assert "network team" in shown["text"]
    assert (shown["owner"], shown["format"], shown["source"]) == ("Sales", "text", "new.md")
    assert len(documents(stocked("knowledge", "list", "--json"))) == 3
    texts = [hit["text"] for hit in stocked("knowledge", "search", QUESTION, "--json").json["hits"]]
    assert not any("platform team owns" in text for text in texts)
    missing = stocked("knowledge", "replace", name, files / "missing.md", "--json")
    assert missing.code == 1
    assert stocked("knowledge", "replace", "no-such", other).code == 1
    assert stocked("knowledge", "show", name, "--json").json == shown


def test_removing_and_rebuilding_keep_to_their_shelf(stocked: CommandLine) -> None:
    own = one(stocked, "notes")
    refused = stocked("knowledge", "remove", own["id"], "--json")
    assert refused.code == 1
    assert "Add --mine" in refused.error
    assert stocked("knowledge", "rebuild", "--mine", "--json").json == {"passages": 1}
    removed = stocked("knowledge", "remove", own["id"], "--mine", "--json").json
    assert removed == {"removed": {"id": own["id"], "title": own["title"]}}
    assert documents(stocked("knowledge", "list", "--mine", "--json")) == []
    assert stocked("knowledge", "rebuild", "--json").json["passages"] >= 3
    assert len(documents(stocked("knowledge", "list", "--all", "--json"))) == 3


@pytest.mark.parametrize("editors", ["", "somebody else", "*", "local"])
def test_who_may_not_edit_the_organisations_shelf_can_still_use_it(
    stocked: CommandLine, files: Path, editors: str
) -> None:
    stocked.set(LIBRARY__EDITORS=editors)
    may = editors in ("*", "local")
    name = one(stocked, "after")["id"]
    for arguments in (
        ("ingest", files / "new.md"),
        ("describe", name, "--owner", "Sales"),
        ("replace", name, files / "new.md"),
        ("remove", name),
    ):
        found = stocked("knowledge", *arguments, "--json")
        assert found.code == (0 if may else 1)
        if not may:
            assert "own shelf" in found.error
    assert stocked("knowledge", "search", "reversible decision").code == 0
    assert stocked("knowledge", "rebuild").code == 0
    assert stocked("knowledge", "ingest", "--mine", files / "frame.md").code == 0
