"""The JSON that programs rely on, with and without a model."""

from pathlib import Path

import pytest

from tests.command_line import CommandLine

NOTE = """---
kind: memo
---
# The message broker after the move

## Ownership

After the move the platform team owns the message broker. The platform lead decides about it.

## Cost

The message broker costs four thousand euros a month, and the bill goes to the platform team.
"""
QUESTION = "Who owns the message broker after the move?"
TIMINGS = {"retrieval_s", "first_token_s", "total_s"}
CITATION = {"marker", "passage_id", "document", "quote"}


@pytest.fixture
def stocked(mentor: CommandLine, tmp_path: Path) -> CommandLine:
    """The command line with one document in the library."""
    note = tmp_path / "broker.md"
    note.write_text(NOTE, encoding="utf-8")
    assert mentor("knowledge", "ingest", note).code == 0
    return mentor


def test_ask_answers_with_citations_that_search_and_show_know(stocked: CommandLine) -> None:
    found = stocked("ask", QUESTION, "--json")
    assert found.code == 0
    answer = found.json
    assert {"answer", "answered", "citations", "degraded", "timings"} <= answer.keys()
    assert answer["answered"] is True
    assert answer["degraded"] is True
    assert answer["timings"].keys() >= TIMINGS
    cited = answer["citations"][0]
    assert cited.keys() >= CITATION
    assert f"[{cited['marker']}]" in answer["answer"]
    shown = stocked("knowledge", "show", cited["passage_id"], "--json").json
    passage = next(p for p in shown["passages"] if p["passage_id"] == cited["passage_id"])
    assert cited["quote"] in passage["text"]
    assert shown["text"][passage["start"] : passage["end"]] == passage["text"]


def test_ask_reads_standard_input_and_prints_sources_for_people(stocked: CommandLine) -> None:
    found = stocked("ask", stdin=f"{QUESTION}\n".encode())
    assert found.code == 0
    assert "platform team owns the message broker" in found.out
    assert "Sources" in found.out
    assert "The message broker after the move" in found.out


@pytest.mark.parametrize("question", ["What is the airspeed of a swallow?", "zzzz qqqq xxxx"])
def test_ask_says_when_nothing_answers(stocked: CommandLine, question: str) -> None:
    answer = stocked("ask", question, "--json").json
    assert answer["answered"] is False
    assert answer["citations"] == []
    assert answer["answer"]


def test_search_gives_hits_best_first_and_none_below_the_floor(stocked: CommandLine) -> None:
    found = stocked("knowledge", "search", QUESTION, "-k", "2", "--json").json
    assert found["query"] == QUESTION
    assert found["hits"]
    for hit in found["hits"]:
        assert {"passage_id", "document", "heading", "score", "text"} <= hit.keys()
    scores = [hit["score"] for hit in found["hits"]]
    assert max(scores) <= 1
    nothing = stocked("knowledge", "search", "zzzz qqqq xxxx", "--json").json
    assert nothing == {"query": "zzzz qqqq xxxx", "hits": []}


def test_documents_come_stay_change_and_go(stocked: CommandLine, tmp_path: Path) -> None:
    note = tmp_path / "broker.md"

    def status() -> str:
        (only,) = stocked("knowledge", "ingest", note, "--json").json["documents"]
        assert {"path", "status", "reason", "passages"} <= only.keys()
        return str(only["status"])

    assert status() == "unchanged"
    note.write_text(NOTE.replace("four thousand", "five thousand"), encoding="utf-8")
    assert status() == "replaced"
    (listed,) = stocked("knowledge", "list", "--json").json["documents"]
    assert listed["title"] == "The message broker after the move"
    assert listed["kind"] == "memo"
    assert stocked("knowledge", "rebuild", "--json").json["passages"] >= 2
    by_title = stocked("knowledge", "show", listed["title"].upper(), "--json").json
    assert "five thousand" in by_title["text"]
    removed = stocked("knowledge", "remove", listed["id"], "--json").json
    assert removed["removed"]["id"] == listed["id"]
    assert stocked("knowledge", "list", "--json").json == {"documents": []}
    assert stocked("ask", QUESTION, "--json").json["answered"] is False


def test_frame_answers_line_by_line_and_ends_with_the_canvas(mentor: CommandLine) -> None:
    said = (
        b"I want to move all services to one build pipeline.\n"
        b"The platform director decides.\r\n"
        b"Releases take nine days now."
    )
    found = mentor("frame", "--json", stdin=said)
    assert found.code == 0
    *turns, last = found.lines
    assert [turn["turn"] for turn in turns] == [1, 2, 3]
    for turn in turns:
        keys = {"turn", "move", "why", "reply", "citations", "guard", "timings"}
        assert keys <= turn.keys()
        assert turn["timings"].keys() >= TIMINGS
        assert turn["move"]
        assert turn["why"]
        assert 0 < len(turn["reply"].split()) <= 120
        assert turn["reply"].count("?") <= 1
    assert {"case_id", "conversation_id", "canvas"} == last.keys()
    assert last["case_id"]
    quotes = [quote for slot in last["canvas"].values() for quote in slot["quotes"]]
    assert any("build pipeline" in quote for quote in quotes)
    assert all(quote in said.decode() for quote in quotes)


def test_a_conversation_is_continued_by_its_id(mentor: CommandLine) -> None:
    first = mentor("frame", "--json", stdin=b"I want to move all services to one pipeline.\n")
    name = first.lines[-1]["conversation_id"]
    more = mentor("frame", "--conversation", name, "--json", stdin=b"The director decides.\n")
    assert more.lines[0]["turn"] == 2
    assert more.lines[-1]["conversation_id"] == name
    assert more.lines[-1]["case_id"] == first.lines[-1]["case_id"]
    plain = mentor("frame", "-c", name, stdin=b"By the end of March.\n")
    assert plain.code == 0
    assert name in plain.out


def test_an_ask_conversation_is_not_framed(stocked: CommandLine) -> None:
    asked = stocked("ask", QUESTION, "--json").json["conversation_id"]
    found = stocked("frame", "-c", asked, "--json", stdin=b"More.\n")
    assert found.code == 1
    assert "framing" in found.error


def test_nothing_said_gives_an_empty_end(mentor: CommandLine) -> None:
    found = mentor("frame", "--json")
    assert found.code == 0
    assert found.json == {"case_id": None, "conversation_id": None, "canvas": {}}


def test_scripted_backend_works_without_weights(stocked: CommandLine) -> None:
    stocked.set(LLM__BACKEND="scripted")
    assert stocked("ask", QUESTION, "--json").json["answer"]
    assert stocked("frame", "--json", stdin=b"I want one pipeline.\n").lines[0]["reply"]


def test_doctor_names_what_is_missing_and_how_to_mend_it(mentor: CommandLine) -> None:
    found = mentor("doctor", "--json")
    assert found.code == 1
    assert found.json["ok"] is False
    checks = {each["name"]: each for each in found.json["checks"]}
    assert all({"name", "ok", "detail"} == each.keys() for each in found.json["checks"])
    assert checks["record"]["ok"]
    assert not checks["corpus"]["ok"]
    assert "mentor up" in checks["corpus"]["detail"]
    assert checks["model"]["ok"], "a model that is switched off is not missing"
    shown = mentor("doctor")
    assert shown.code == 1
    assert "✗ corpus" in shown.out


def test_doctor_is_content_when_all_is_there(mentor: CommandLine) -> None:
    from knowledge.ingest import bundled_corpus

    assert mentor("knowledge", "ingest", bundled_corpus()).code == 0
    found = mentor("doctor", "--json")
    wrong = [each for each in found.json["checks"] if not each["ok"]]
    assert not wrong
    assert found.code == 0
    assert "All is well." in mentor("doctor").out
