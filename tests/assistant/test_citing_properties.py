"""Whatever a model writes: a marker stands only where a verbatim quote was found by code."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import attach, verify
from assistant.quoting import best_quotes, excerpts
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit, Passage

SENTENCES = (
    "The move costs five engineer-months, three of them in Reliability.",
    "Peak load is 1,100 messages a second.",
    "The Director of Infrastructure decided on 16 October 2023.",
    "- Four people in Reliability carry the pager alone.",
    "| Rewrite | 14 months | rejected |",
    "RabbitMQ cannot replay: a message that was lost is gone [3].",
    "It was so, and so it stayed, and so it was again, " * 6 + "and the team runs three nodes.",
)
FALSE = (
    "The move costs six engineer-months.",
    "The Director of Product decided on 16 October 2023.",
    "Nobody in Reliability carries the pager [1].",
    "Peak load is [2] low.",
    "Yes.",
    "Here is what it says:",
    "",
)
MARKER = re.compile(r"\[(\d+)\]")

passages = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map("\n\n".join)
texts = st.lists(st.sampled_from(SENTENCES + FALSE) | st.text(max_size=40), max_size=6).map(
    " ".join
)


def hit(name: str, text: str) -> Hit:
    info = DocumentInfo(f"d{name}", "One message broker", "memo", f"{name}.md", "0")
    return Hit(Passage(name, info.id, 0, "Broker › Decision", 0, len(text), text), info, 0.9)


hits = st.lists(passages, max_size=3).map(
    lambda found: [hit(f"p{number}", text) for number, text in enumerate(found)]
)


@given(texts, hits, st.booleans())
def test_every_marker_has_a_quote_that_stands_in_its_passage(
    answer: str, found: list[Hit], drop: bool
) -> None:
    cited = attach(answer, found, drop_unsupported=drop)
    passage = {each.passage.id: each.passage.text for each in found}
    assert all(verify(each, passage[each.passage_id]) for each in cited.citations)
    made = [each.marker for each in cited.citations]
    assert made == list(range(1, len(made) + 1))
    assert {int(marker) for marker in MARKER.findall(cited.text)} == set(made)
    for sentence in cited.unsupported:
        assert not MARKER.search(sentence)
    if not found:
        assert cited.citations == ()


@given(st.lists(st.sampled_from(FALSE), max_size=6).map(" ".join), hits)
def test_a_claim_that_nothing_bears_out_loses_its_marker(answer: str, found: list[Hit]) -> None:
    cited = attach(answer, found)
    assert cited.citations == ()
    assert not MARKER.search(cited.text)


@given(st.text(max_size=60), hits, st.integers(1, 3))
def test_quotes_are_verbatim_numbered_and_different(
    question: str, found: list[Hit], limit: int
) -> None:
    quotes = best_quotes(question, found, limit)
    passage = {each.passage.id: each.passage.text for each in found}
    assert all(verify(each, passage[each.passage_id]) for each in quotes)
    assert [each.marker for each in quotes] == list(range(1, len(quotes) + 1))
    assert len({(each.passage_id, each.quote) for each in quotes}) == len(quotes)
    assert bool(quotes) is bool(found)


@given(st.text(max_size=60), hits, st.integers(1, 120))
def test_excerpts_hold_only_words_of_their_passage(
    question: str, found: list[Hit], words: int
) -> None:
    chosen = excerpts(question, found, words)
    assert bool(chosen) is bool(found)
    for each, text in chosen:
        known = set(each.passage.text.split())
        assert set(text.split()) <= known
