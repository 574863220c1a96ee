"""Memos that are kept: begun, reviewed, followed over versions, compared and handed out."""

from pathlib import Path
from zipfile import is_zipfile

import pytest

from assistant.memo.kinds import memo_kinds
from assistant.settings import LlmSettings, Settings
from assistant.wiring import open_workplace
from tests.command_line import CommandLine

WEAK = memo_kinds()["decision"].weak
DECIDES = "The director of platform decides by 12 March.\n\n"
BETTER = WEAK.replace("## Background", f"{DECIDES}## Background")


@pytest.fixture
def memo(mentor: CommandLine, tmp_path: Path) -> str:
    """The id of a memo that has been reviewed once."""
    (tmp_path / "weak.md").write_text(WEAK, encoding="utf-8")
    begun = mentor("memo", "new", "--kind", "decision", "--file", tmp_path / "weak.md", "--json")
    assert begun.code == 0
    id_ = str(begun.json["memo_id"])
    first = mentor("memo", "review", id_, "--json").json
    assert (first["memo_id"], first["version"], first["kind"]) == (id_, 1, "decision")
    return id_


def open_criteria(mentor: CommandLine, memo: str) -> set[str]:
    listed = mentor("memo", "findings", memo, "--state", "open", "--json").json["findings"]
    return {each["criterion"] for each in listed}


def test_a_second_version_closes_what_it_settles(mentor: CommandLine, memo: str) -> None:
    assert "decider" in open_criteria(mentor, memo)
    edited = mentor("memo", "edit", memo, "--file", "-", "--json", stdin=BETTER.encode())
    assert (edited.json["stale"], edited.json["version"]) == (True, 1)
    assert "have changed since" in mentor("memo", "findings", memo).out
    assert mentor("memo", "review", memo[:8], "--json").json["version"] == 2
    assert "decider" not in open_criteria(mentor, memo)
    settled = mentor("memo", "findings", memo, "--state", "addressed", "--json").json["findings"]
    assert [(e["criterion"], e["closed_in"]) for e in settled if e["criterion"] == "decider"] == [
        ("decider", 2)
    ]
    first, second = mentor("memo", "versions", memo, "--json").json["versions"]
    assert (first["version"], second["version"]) == (1, 2)
    assert "decider" in {each["criterion"] for each in first["opened"]}
    assert "decider" in {each["criterion"] for each in second["closed"]}
    plain = mentor("memo", "versions", memo).out
    assert "settled: The text does not say who decides." in plain


def test_versions_are_compared_and_gone_back_to(mentor: CommandLine, memo: str) -> None:
    mentor("memo", "edit", memo, "-f", "-", stdin=BETTER.replace("is old", "is new").encode())
    shown = mentor("memo", "compare", memo, "1").out
    assert f"+ {DECIDES.strip()}" in shown
    assert "[-old-]{+new+}" in shown
    changes = mentor("memo", "compare", memo, "1", "--json").json["changes"]
    assert "".join(piece["text"] for each in changes for piece in each["pieces"])
    assert mentor("memo", "compare", memo, "1", "9").code == 1
    back = mentor("memo", "restore", memo, "1", "--json")
    assert back.json["text"] == WEAK
    assert mentor("memo", "compare", memo, "1").out == "Nothing changed.\n"
    assert len(mentor("memo", "versions", memo, "--json").json["versions"]) == 2


def test_a_finding_left_be_counts_no_more(mentor: CommandLine, memo: str) -> None:
    before = mentor("memo", "review", memo, "--json").json
    left = mentor("memo", "waive", memo, "decider", "Everybody here knows it.", "--json").json
    assert (left["finding"]["state"], left["finding"]["reason"]) == (
        "waived",
        "Everybody here knows it.",
    )
    id_ = left["finding"]["id"]
    after = mentor("memo", "review", memo, "--json").json
    every = [*after["findings"], *after["further"]]
    assert id_ not in {each["id"] for each in every}
    assert len(every) == len(before["findings"]) + len(before["further"]) - 1
    assert after["waived"] == [{"id": id_, "reason": "Everybody here knows it."}]
    assert "Left be by you: 1" in mentor("memo", "review", memo).out
    assert "left be: Everybody" in mentor("memo", "findings", memo).out
    again = mentor("memo", "reopen", memo, id_[:6], "--json").json
    assert again["finding"]["state"] == "open"


def test_findings_are_filtered(mentor: CommandLine, memo: str) -> None:
    every = mentor("memo", "findings", memo, "--json").json["findings"]
    high = mentor("memo", "findings", memo, "--severity", "high", "--json").json["findings"]
    assert 0 < len(high) < len(every)
    assert {each["severity"] for each in high} == {"high"}
    nothing = mentor("memo", "findings", memo, "--state", "regressed")
    assert nothing.out == "Nothing of that kind was found.\n"


def test_a_memo_is_listed_shown_and_put_away(mentor: CommandLine, memo: str) -> None:
    (listed,) = mentor("memo", "list", "--json").json["memos"]
    assert (listed["memo_id"], listed["kind"]) == (memo, "decision")
    shown = mentor("memo", "show", memo[:8])
    assert "version 1" in shown.out
    assert WEAK.rstrip("\n") in shown.out
    renamed = mentor("memo", "edit", memo, "--title", "Search", "--kind", "brief", "--json").json
    assert (renamed["title"], renamed["kind"]) == ("Search", "brief")
    assert memo in mentor("memo", "discard", memo).out
    assert mentor("memo", "list", "--json").json == {"memos": []}
    assert "mentor memo new" in mentor("memo", "list").out
    assert mentor("memo", "bring-back", memo, "--json").json["memo_id"] == memo
    assert len(mentor("memo", "list", "--json").json["memos"]) == 1


def test_it_is_handed_out_and_taken_in_again(
    mentor: CommandLine, memo: str, tmp_path: Path
) -> None:
    assert mentor("memo", "export", memo).out == WEAK
    word = tmp_path / "memo.docx"
    said = mentor("memo", "export", memo, "--out", word, "--json").json
    assert (said["format"], said["markdown"]) == ("docx", None)
    assert is_zipfile(word)
    taken = mentor("memo", "import", word, "--kind", "decision", "--json").json
    assert (taken["title"], taken["kind_guessed"]) == ("Thoughts on search", False)
    guessed = mentor("memo", "import", tmp_path / "weak.md", "--json").json
    assert guessed["kind_guessed"]
    assert guessed["text"] == WEAK


def test_a_new_memo_shows_what_is_still_open(mentor: CommandLine) -> None:
    for name, kind in memo_kinds().items():
        begun = mentor("memo", "new", "--kind", name, "--title", "Search", "--json").json
        assert begun["title"] == "Search"
        for section in kind.sections:
            assert f"## {section.title}" in begun["text"]
            assert section.gap in begun["text"]
    assert "Still open" in mentor("memo", "export", begun["memo_id"]).out
    finished = mentor("memo", "export", begun["memo_id"], "--no-gaps").out
    assert "Still open" not in finished
    assert mentor("memo", "new").code == 0


def test_a_memo_is_drafted_from_a_case(mentor: CommandLine) -> None:
    said = b"I want to move every team to one build system.\nThe director of platform decides.\n"
    case = mentor("frame", "--json", stdin=said).lines[-1]["case_id"]
    begun = mentor("memo", "new", "--case", case[:8], "--kind", "brief", "--json").json
    assert (begun["case_id"], begun["kind"]) == (case, "brief")
    assert "one build system" in begun["text"]
    titled = mentor("memo", "new", "--case", case, "--title", "One build", "--json").json
    assert (titled["title"], titled["kind"]) == ("One build", "decision")
    assert len(mentor("memo", "list", "--case", case, "--json").json["memos"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("review", "MEMO", "--kind", "brief"), 2, "edit"),
        (("review", "MEMO", "--quick"), 2, "for files"),
        (("edit", "MEMO"), 2, "say what to change"),
        (("new", "--case", "x", "--file", "y"), 2, "exclude each other"),
        (("waive", "MEMO", "decider", " "), 1, "reason"),
        (("waive", "MEMO", "poetry", "why"), 1, "no such finding"),
        (("restore", "MEMO", "9"), 1, "version"),
        (("export", "MEMO", "--to", "docx", "--json"), 2, "--out"),
        (("show", "ffffffff"), 1, "no such memo"),
        (("show", ""), 1, "no such memo"),
    ],
)
def test_wrong_use_of_a_memo_is_one_line(
    mentor: CommandLine, memo: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    outcome = mentor("memo", *(memo if each == "MEMO" else each for each in arguments))
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_ambiguous_id_is_said(mentor: CommandLine) -> None:
    with open_workplace(Settings(llm=LlmSettings(backend="none"))) as place:
        memos = place.mentor().memos
        ids = [memos.create("Search", "brief").memo.id for _ in range(17)]
    first = next(id_[0] for id_ in ids if sum(other[0] == id_[0] for other in ids) > 1)
    assert f"memos begin with {first}" in mentor("memo", "show", first).err
