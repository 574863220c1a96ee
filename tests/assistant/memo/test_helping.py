"""Help with a paragraph: one honest change, or a word why there is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelUnavailable
from assistant.llm.model import Tier
from assistant.llm.scripted import ScriptedModel
from assistant.memo.document import parse
from assistant.memo.editing import wish_of
from assistant.memo.findings import Finding
from assistant.memo.gaps import gap_sentences
from assistant.memo.helping import Proposal, propose

LEAD = "The old bus drops messages. On-call is paged twice a week."
ASK = "We think it might make sense to consider moving the four services by June."
LEANING = "It ends the pages."
MEMO = f"""# Bus

{LEAD} {ASK} {LEANING}

There are three ways: keep it as it is; move four services; and move all 26 services.

Some words. First, we move one service. Second, we look. It takes a week. Third, we decide.
So be it.

- Write the migration guide.
- Tell the teams in order to be fair.

| Step | Owner |
|---|---|
| Guide | |

Latency will improve a lot.

```
in order to
```
"""
DOCUMENT = parse(MEMO)


def _finding(criterion: str, fault: str, *sentences: int, missing: bool = False) -> Finding:
    return Finding(
        "x", criterion, fault, "high", sentences, "", "Weak.", "Why.", "Which one?", missing
    )


def _help(words: str, **more: object) -> Proposal:
    start = MEMO.index(words)
    return propose(DOCUMENT, start, start + len(words), **more)  # type: ignore[arg-type]


def _model(*texts: str, tier: Tier = "large") -> ScriptedModel:
    return ScriptedModel([json.dumps({"text": text}) for text in texts], tier=tier)


def test_a_selection_is_snapped_to_whole_sentences() -> None:
    found = _help("be fair")
    assert (found.before, found.after) == (
        "Tell the teams in order to be fair.",
        "Tell the teams to be fair.",
    )
    assert MEMO[found.start : found.end] == found.before
    assert [(each.kind, each.text) for each in found.differences if each.kind != "same"]
    assert "Nothing else is changed" in found.reason


def test_the_ask_comes_first_with_what_leans_on_it() -> None:
    found = _help(f"{LEAD} {ASK} {LEANING}", finding=_finding("ask", "buried", 3))
    assert found.after == f"We propose moving the four services by June. {LEANING} {LEAD}"
    assert "first" in found.reason


def test_a_hedged_ask_is_said_plainly() -> None:
    found = _help(ASK, finding=_finding("ask", "hedged", 3))
    assert found.after == "We propose moving the four services by June."
    assert "hedges" in found.reason


@pytest.mark.parametrize(
    ("words", "finding", "after"),
    [
        ("Write the", _finding("next_step", "no_owner"), "Write the migration guide [who?]."),
        ("Write the", _finding("actions", "no_date"), "Write the migration guide [by when?]."),
        ("Guide | |", _finding("actions", "no_owner"), "Guide | [who?] |"),
        ("Latency", _finding("success", "undefined"), "Latency will improve a lot [how much?]."),
        ("Latency", _finding("evidence", "unsupported"), "Latency will improve a lot [source?]."),
        ("Latency", _finding("rollback", "no_trigger"),
         "Latency will improve a lot [at which value?]."),
        ("Latency", _finding("reversibility", "hidden"),
         "Latency will improve a lot. *Still open: Which one?*"),
        ("Latency", _finding("reversibility", "missing", missing=True),
         "Latency will improve a lot. *Still open: Which one?*"),
    ],
)  # fmt: skip
def test_what_only_the_author_knows_is_held_open(words: str, finding: Finding, after: str) -> None:
    found = _help(words, finding=finding)
    assert found.after == after
    assert "Which one?" in found.reason + found.after


def test_a_question_that_was_added_counts_as_missing() -> None:
    found = _help("Latency", finding=_finding("dissent", "missing", missing=True))
    document = parse(MEMO[: found.start] + found.after + MEMO[found.end :])
    assert any(
        document.sentence(number).plain.endswith("one?") for number in gap_sentences(document)
    )


def test_a_hole_goes_to_the_sentence_that_is_meant() -> None:
    found = _help(f"{LEAD} {ASK}", finding=_finding("evidence", "unsupported", 1))
    assert found.after.startswith("The old bus drops messages [source?]. On-call")


def test_things_in_a_row_become_a_list() -> None:
    assert _help("There are three").after == (
        "There are three ways:\n\n- keep it as it is\n- move four services\n- move all 26 services."
    )
    found = _help(
        "First, we move one service. Second, we look. It takes a week. Third", wish="a list"
    )
    assert found.after == (
        "\n\n1. We move one service.\n2. We look. It takes a week.\n3. We decide.\n\n"
    )
    document = parse(MEMO[: found.start] + found.after + MEMO[found.end :])
    assert [each.kind for each in document.sentences if "we decide" in each.plain.lower()] == [
        "item"
    ]
    assert "So be it." in [each.plain for each in document.sentences if each.kind == "paragraph"]


@pytest.mark.parametrize("words", ["# Bus", "```\nin order"])
def test_without_a_sentence_there_is_nothing_to_change(words: str) -> None:
    found = _help(words)
    assert not found.changes
    assert "Select a sentence" in found.reason


def test_what_is_fine_is_left_alone() -> None:
    found = _help("On-call is paged")
    assert not found.changes
    assert found.differences == ()
    assert "without changing it" in found.reason


def test_a_finding_that_needs_knowledge_is_said_to() -> None:
    found = _help("Latency", finding=_finding("blame", "person", 14))
    assert not found.changes
    assert found.reason.endswith("Which one?")


def test_a_large_model_writes_and_is_checked() -> None:
    words = "On-call is paged twice a week because the old bus drops messages."
    found = _help(LEAD, model=_model(words))
    assert (found.after, found.by) == (words, "model")


def test_a_large_model_is_asked_once_more_and_told_why() -> None:
    words = "On-call is paged twice a week, as the old bus drops messages [source?]."
    model = _model("The old bus drops 40 messages. On-call is paged twice a week.", words)
    found = _help(LEAD, model=model, wish="shorter please")
    assert found.after == words
    assert "held open" in found.reason
    assert "invented_number" in model.requests[1].messages[-1].content
    assert "shorter please" in model.requests[0].messages[-1].content
    model.assert_exhausted()


def test_a_model_that_keeps_inventing_gives_way_to_code() -> None:
    lie = "Tell the teams on Monday."
    found = _help("Tell the teams", model=_model(lie, lie))
    assert (found.after, found.by) == ("Tell the teams to be fair.", "code")


@pytest.mark.parametrize("reply", ["no json", '{"text": 3}', "[]", '{"text": ""}'])
def test_an_answer_that_is_none_gives_way_to_code(reply: str) -> None:
    found = _help("Tell the teams", model=ScriptedModel([reply, reply], tier="large"))
    assert (found.after, found.by) == ("Tell the teams to be fair.", "code")


def test_a_model_that_fails_gives_way_to_code_and_says_so() -> None:
    trouble = ModelUnavailable("Nothing answers.", next_step="Start it.")
    found = _help("Tell the teams", model=ScriptedModel([trouble], tier="large"))
    assert (found.after, found.by) == ("Tell the teams to be fair.", "code")
    assert found.degraded == "Nothing answers. Start it."


def test_a_small_model_is_not_asked() -> None:
    model = _model(tier="small")
    found = _help("Tell the teams", model=model)
    assert (found.after, found.by) == ("Tell the teams to be fair.", "code")
    assert (found.degraded, model.requests) == ("", [])


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Make it a bit shorter", "shorter"),
        ("as bullet points", "list"),
        ("split this", "split"),
        ("put the ask first", "ask"),
        ("more elegant", ""),
        ("", ""),
    ],
)
def test_wishes(words: str, wish: str) -> None:
    assert wish_of(words) == wish


@given(
    st.integers(0, len(MEMO)),
    st.integers(0, len(MEMO)),
    st.sampled_from(["", "list", "ask", "split", "shorter"]),
    st.sampled_from([
        None, _finding("ask", "buried", 3), _finding("next_step", "no_owner"),
        _finding("dissent", "missing", missing=True), _finding("length", "long"),
    ]),
)  # fmt: skip
def test_code_changes_only_the_selection_and_adds_no_fact(
    start: int, end: int, wish: str, finding: Finding | None
) -> None:
    found = propose(DOCUMENT, start, end, finding=finding, wish=wish)
    assert found == propose(DOCUMENT, start, end, finding=finding, wish=wish)
    assert found.reason
    if not found.changes:
        return
    assert MEMO[found.start : found.end] == found.before
    assert sum(map(str.isdigit, found.after)) <= sum(map(str.isdigit, found.before)) + 3
    known = {word.strip(".,:;|").lower() for word in f"{MEMO} We propose".split()}
    added = {word.strip(".,:;|").lower() for word in found.after.split()} - known
    assert added <= {*"1 2 3 - [who?] *still open which one?*".split()}
