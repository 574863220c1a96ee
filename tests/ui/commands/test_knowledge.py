"""`mentor knowledge`: both shelves, what is said of documents, searches explained."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.settings import LlmSettings, Settings
from assistant.wiring import open_workplace
from tests.command_line import CommandLine, Outcome

BROKER = """---
kind: memo
status: accepted
date: 2025-03-04
owner: Platform team
---
# The message broker after the move

## Ownership

After the move the platform team owns the message broker. The platform lead decides about it.
"""
OLD = """---
kind: memo
status: superseded
superseded_by: The message broker after the move
date: 2023-06-01
---
# The message broker before the move

Before the move every team owned a message broker of its own, and nobody upgraded any of them.
"""
FRAME = """---
kind: framework
---
# Reversible decisions

A reversible decision is taken quickly by the people who are closest to the work.
"""
NOTE = """# My notes on the search cluster

The search cluster loses its replicas whenever the nightly compaction runs into the morning.
"""
QUESTION = "Who owns the message broker after the move?"
OWN_QUESTION = "When does the search cluster lose its replicas?"
DOCUMENT = {"id", "title", "kind", "source", "status", "dated", "superseded_by"}
DOCUMENT |= {"owner", "origin", "format", "shelf"}
HIT = {"passage_id", "document", "heading", "score", "text", "document_id"}
HIT |= {"found_by", "dense_rank", "lexical_rank", "cosine", "support", "above_floor"}
HIT |= {"shelf", "superseded_by", "status", "dated", "kind"}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return _written(tmp_path / "files")


@pytest.fixture(scope="module")
def stocked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three documents of the organisation's and one of the local person."""
    home = tmp_path_factory.mktemp("stocked") / "home"
    files = _written(home.parent / "files")
    settings = Settings(home=home, cache=home / "cache", llm=LlmSettings(backend="none"))
    with open_workplace(settings) as place:
        shelves = place.mentor().shelves
        shared = [files / name for name in ("new.md", "old.md", "frame.md")]
        results = shelves.writable("organisation").ingest(shared)
        results += shelves.writable("mine").ingest(files / "own.txt")
    assert [result.status for result in results] == ["added"] * 4
    return home


@pytest.fixture
def stocked(mentor: CommandLine, mentor_home: Path, stocked_home: Path) -> CommandLine:
    """The command line on a copy of that home."""
    shutil.copytree(stocked_home, mentor_home)
    return mentor


def _written(folder: Path) -> Path:
    folder.mkdir()
    for name, text in (("new.md", BROKER), ("old.md", OLD), ("frame.md", FRAME), ("own.txt", NOTE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def documents(found: Outcome) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = found.json["documents"]
    return listed


def one(stocked: CommandLine, title: str) -> dict[str, Any]:
    (found,) = [
        each
        for each in documents(stocked("knowledge", "list", "--all", "--json"))
        if title in each["title"]
    ]
    return found


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ((), {"after", "before", "Reversible"}),
        (("--mine",), {"notes"}),
        (("--all",), {"after", "before", "Reversible", "notes"}),
        (("--kind", "framework"), {"Reversible"}),
        (("--kind", "framework", "--kind", "memo", "--all"), {"Reversible", "after", "before"}),
        (("--status", "superseded"), {"before"}),
        (("--status", "ACCEPTED", "--status", "superseded"), {"after", "before"}),
        (("--kind", "framework", "--status", "accepted"), set()),
    ],
    ids=str,
)
def test_list_shows_a_shelf_by_filters(
    stocked: CommandLine, options: tuple[str, ...], titles: set[str]
) -> None:
    found = documents(stocked("knowledge", "list", *options, "--json"))
    assert all(each.keys() >= DOCUMENT for each in found)
    words = {
        word
        for word in ("after", "before", "Reversible", "notes")
        for each in found
        if word in each["title"]
    }
    assert words == titles
    assert len(found) == len(titles)
    assert stocked("knowledge", "list", *options).code == 0


def test_what_the_file_says_is_listed(stocked: CommandLine) -> None:
    found = one(stocked, "after")
    assert found["owner"] == "Platform team"
    assert (found["kind"], found["status"], found["dated"]) == ("memo", "accepted", "2025-03-04")
    assert (found["shelf"], found["format"]) == ("organisation", "markdown")
    own = one(stocked, "notes")
    assert (own["shelf"], own["format"]) == ("mine", "text")
    shown = stocked("knowledge", "list", "--all").out
    assert "your own shelf" in shown
    assert "superseded by The message broker after the move" in shown


WRONG = (
    ("ingest",),
    ("ingest", "{new}", "--kind", "novel"),
    ("ingest", "{new}", "--status", "acepted"),
    ("ingest", "{new}", "--date", "yesterday"),
    ("ingest", "{new}", "--date", "2025-02-30"),
    ("ingest", "{new}", "--title", ""),
    ("ingest", "{new}", "--title", "x" * 201),
    ("ingest", "{new}", "--owner", "x" * 201),
    ("ingest", "{new}", "{old}", "--title", "Both"),
    ("ingest", "{folder}", "--title", "All"),
    ("ingest", "export.zip", "--title", "All"),
    ("list", "--mine", "--all"),
    ("list", "--kind", "novel"),
    ("list", "--status", "nothing-like-it"),
    ("search",),
    ("search", "x", "-k", "0"),
    ("search", "x", "-k", "51"),
    ("search", "x", "-k", "many"),
    ("search", "x", "--kind", "novel"),
    ("search", "x", "--status", "nothing-like-it"),
    ("search", "x", "--from", "03/04/2025"),
    ("search", "x", "--from", "2025-01-02", "--to", "2025-01-01"),
    ("search", "x", "--as-mentor", "--explain"),
    ("show",),
    ("describe", "The message broker after the move"),
    ("describe", "The message broker after the move", "--kind", "novel"),
    ("describe", "The message broker after the move", "--title", "  "),
    ("describe", "The message broker after the move", "--date", ""),
    ("replace", "The message broker after the move"),
    ("remove",),
    ("reports", "extra"),
)


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_use_is_two_and_one_line(
    mentor: CommandLine, files: Path, arguments: tuple[str, ...]
) -> None:
    places = {"folder": files, "new": files / "new.md", "old": files / "old.md"}
    filled = [argument.format(**places) for argument in arguments]
    plain = mentor("knowledge", *filled)
    assert plain.code == 2, plain.err
    assert plain.err.count("\n") == 1
    assert not plain.out
    assert mentor("knowledge", *filled, "--json").error


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


def test_show_finds_by_id_title_and_passage_on_both_shelves(stocked: CommandLine) -> None:
    for title in ("The message broker after the move", "My notes on the search cluster"):
        listed = one(stocked, title)
        by_id = stocked("knowledge", "show", listed["id"], "--json").json
        assert by_id.keys() >= DOCUMENT | {"text", "passages"}
        assert by_id["shelf"] == listed["shelf"]
        for passage in by_id["passages"]:
            assert passage.keys() >= {"id", "passage_id", "heading", "start", "end", "text"}
            assert by_id["text"][passage["start"] : passage["end"]] == passage["text"]
            assert stocked("knowledge", "show", passage["id"], "--json").json == by_id
        assert stocked("knowledge", "show", title.upper(), "--json").json == by_id
    plain = stocked("knowledge", "show", "The message broker after the move").out
    first, second, *_ = plain.splitlines()
    assert first == "The message broker after the move"
    assert "memo, accepted, 2025-03-04, Platform team" in second
    assert "platform team owns the message broker" in plain
    assert stocked("knowledge", "show", "Reversible decisions", "--mine").code == 1


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), "organisation"),
        (("--mine",), None),
        (("--kind", "memo"), "organisation"),
        (("--kind", "framework"), None),
        (("--status", "accepted", "--from", "2025-01-01", "--to", "2025-12-31"), "organisation"),
        (("--from", "2025-03-05"), None),
        (("--document", "The message broker after the move"), "organisation"),
        (("--document", "Reversible decisions"), None),
    ],
    ids=str,
)
def test_search_looks_where_the_filters_say(
    stocked: CommandLine, options: tuple[str, ...], found: str | None
) -> None:
    shape = stocked("knowledge", "search", QUESTION, *options, "--json").json
    right = [hit for hit in shape["hits"] if "platform team owns" in hit["text"]]
    assert [hit["shelf"] for hit in right] == ([found] if found else [])
    assert all(hit.keys() >= HIT for hit in shape["hits"])
    assert all(hit["above_floor"] for hit in shape["hits"])


def test_a_hit_tells_what_found_it(stocked: CommandLine) -> None:
    first, *_ = stocked("knowledge", "search", QUESTION, "--json").json["hits"]
    assert set(first["found_by"]) <= {"dense", "lexical"}
    assert "lexical" in first["found_by"]
    assert first["lexical_rank"] <= 2
    assert 0 <= first["support"] <= 1
    assert -1 <= first["cosine"] <= 1
    (own, *_) = stocked("knowledge", "search", OWN_QUESTION, "--json").json["hits"]
    assert own["shelf"] == "mine"


def test_explained_it_also_shows_what_the_mentor_would_not_use(stocked: CommandLine) -> None:
    explained = stocked("knowledge", "search", QUESTION, "--explain", "-k", "20", "--json").json
    above = [hit["above_floor"] for hit in explained["hits"]]
    assert above == sorted(above, reverse=True)
    assert False in above
    plain = stocked("knowledge", "search", QUESTION, "--explain", "-k", "20").out
    assert "by words (rank " in plain
    assert "the mentor would not use these" in plain
    assert "the mentor would not use these" not in stocked("knowledge", "search", QUESTION).out


def test_what_the_mentor_would_find(stocked: CommandLine) -> None:
    found = stocked("knowledge", "search", QUESTION, "--as-mentor", "--json").json
    assert found["as_mentor"].keys() == {"query", "answers", "why"}
    assert found["hits"]
    assert found["as_mentor"]["why"] in stocked("knowledge", "search", QUESTION, "--as-mentor").out
    nothing = stocked("knowledge", "search", "Hello!", "--as-mentor", "--json").json
    assert nothing["hits"] == []
    assert nothing["as_mentor"] | {"why": ""} == {"query": "", "answers": False, "why": ""}


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


def test_reports_are_listed(stocked: CommandLine) -> None:
    from ui.commands.opening import settings

    assert stocked("knowledge", "reports", "--json").json == {"reports": []}
    assert stocked("knowledge", "reports").out == "No citation has been reported.\n"
    answer = stocked("ask", QUESTION, "--json").json
    with open_workplace(settings()) as place:
        mentor = place.mentor()
        conversation = mentor.conversations.get(answer["conversation_id"])
        mentor.report_citation(conversation.turns[-1].id, 1, "It is out of date.")
    (report,) = stocked("knowledge", "reports", "--json").json["reports"]
    cited = answer["citations"][0]
    assert (report["passage_id"], report["quote"]) == (cited["passage_id"], cited["quote"])
    assert (report["marker"], report["note"]) == (1, "It is out of date.")
    assert "It is out of date." in stocked("knowledge", "reports").out
