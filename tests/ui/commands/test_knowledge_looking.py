"""`mentor knowledge list`, `search`, `show` and `reports` on both shelves."""

import pytest

from assistant.wiring import open_workplace
from tests.command_line import CommandLine
from tests.ui.commands.stock import DOCUMENT, HIT, OWN_QUESTION, QUESTION, documents, one


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
