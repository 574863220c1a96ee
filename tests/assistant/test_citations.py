"""Citations by code: what counts as borne out, where the marker goes, what is quoted."""

from datetime import date

import pytest

from assistant.citations import attach, claims, verify
from assistant.conversation import Citation
from assistant.quoting import best_quotes
from assistant.support import SUPPORTED, support
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit, Passage

MOVE = (
    "All asynchronous work at Larkhaul moves to one RabbitMQ cluster of three nodes, run by the "
    "Reliability team, by 30 September 2023."
)
REASON = (
    "We chose RabbitMQ because almost all of our asynchronous work today is jobs that are done "
    "once and forgotten, and because Routing already knows how to run it."
)
COST = "The move costs five engineer-months, three of them in Reliability."
LOAD = "Peak load is 1,100 messages a second."
ROTA = "The Director of Infrastructure decided on 16 October 2023."
REPLAY = "RabbitMQ cannot replay: a message that was acknowledged and then lost is gone."
MEDIAN = (
    "In seven months the median time until the right team was engaged rose from 14 to 37 minutes, "
    "and 58 % of the pages were handed over."
)
PAGER = "Four people in Reliability carry the pager alone."
REJECTED = "The proposal to rewrite Billing was rejected by the architecture board."
NEXT = "The Head of Reliability publishes the order of the queues by 31 March 2023."
BEFORE = "Each team writes its runbooks before it takes over the pager."

CASES = [
    (MOVE, MOVE, True),
    ("All asynchronous work moves to one RabbitMQ cluster.", MOVE, True),
    ("Asynchronous work moves to a RabbitMQ cluster with three nodes.", MOVE, True),
    ("The Reliability team runs the RabbitMQ cluster.", MOVE, True),
    ("The move is to be done by 30 September 2023.", MOVE, True),
    ("All asynchronous work moves to one RabbitMQ cluster by 30 October 2023.", MOVE, False),
    ("All asynchronous work moves to one RabbitMQ cluster of five nodes.", MOVE, False),
    ("All asynchronous work moves to one RabbitMQ cluster, run by the Data team.", MOVE, False),
    ("All asynchronous work moves to one Kafka cluster of three nodes.", MOVE, False),
    ("Asynchronous work does not move to RabbitMQ.", MOVE, False),
    ("They chose RabbitMQ because Routing already knows how to run it.", REASON, True),
    ("RabbitMQ was chosen because most asynchronous work is jobs done once.", REASON, True),
    ("They chose RabbitMQ because Billing already knows how to run it.", REASON, False),
    ("They chose RabbitMQ because it was the cheapest option on the market.", REASON, False),
    ("The move costs 5 engineer-months.", COST, True),
    ("The move costs five engineer-months, of which three are in Reliability.", COST, True),
    ("The move costs six engineer-months.", COST, False),
    ("The move costs five engineer-years.", COST, False),
    ("Peak load is 1100 messages per second.", LOAD, True),
    ("The peak load is 1,100 messages a minute.", LOAD, False),
    ("The peak load is 11,000 messages a second.", LOAD, False),
    ("The Director of Infrastructure decided this.", ROTA, True),
    ("The Director of Product decided this.", ROTA, False),
    ("The Director of Infrastructure decided on 16 November 2023.", ROTA, False),
    ("RabbitMQ cannot replay messages that were lost.", REPLAY, True),
    ("RabbitMQ can replay a message that was acknowledged and lost.", REPLAY, False),
    ("The median time to engage the right team rose from 14 to 37 minutes.", MEDIAN, True),
    ("58% of pages were handed over.", MEDIAN, True),
    ("Of the pages, 85 % were handed over.", MEDIAN, False),
    ("The median time to engage the right team fell from 14 to 37 minutes.", MEDIAN, False),
    ("The median time rose from 14 to 37 hours until the team was engaged.", MEDIAN, False),
    ("Four people carry the pager.", PAGER, True),
    ("Nobody in Reliability carries the pager.", PAGER, False),
    ("The architecture board rejected the rewrite of Billing.", REJECTED, True),
    ("The architecture board approved the rewrite of Billing.", REJECTED, False),
    ("The rewrite of Billing was not rejected by the architecture board.", REJECTED, False),
    ("The Head of Reliability publishes the order of the queues.", NEXT, True),
    ("The Head of Data publishes the order of the queues.", NEXT, False),
    ("Teams write runbooks before taking over the pager.", BEFORE, True),
    ("Teams write runbooks after taking over the pager.", BEFORE, False),
    ("Morale in the team is low, and people are leaving.", PAGER, False),
]


def hit(text: str, name: str = "p1", heading: str = "Broker › Decision", score: float = 0.7) -> Hit:
    info = DocumentInfo(
        f"d-{name}", "One message broker", "memo", f"{name}.md", "0" * 64, dated=date(2023, 3, 14)
    )
    return Hit(Passage(name, info.id, 0, heading, 0, len(text), text), info, score)


@pytest.mark.parametrize(("claim", "source", "borne_out"), CASES)
def test_what_a_sentence_bears_out(claim: str, source: str, borne_out: bool) -> None:
    assert (support(claim, source) >= SUPPORTED) is borne_out


def test_markers_go_before_the_stop_and_quotes_are_verbatim() -> None:
    hits = [hit(f"# Broker\n\n{LOAD} {COST}"), hit(f"- {ROTA}\n- {PAGER}", "p2")]
    cited = attach("Four people carry the pager. The move costs five engineer-months.", hits)
    assert cited.text == "Four people carry the pager [1]. The move costs five engineer-months [2]."
    assert [citation.quote for citation in cited.citations] == [PAGER, COST]
    assert [citation.passage_id for citation in cited.citations] == ["p2", "p1"]
    assert all(
        verify(citation, source.passage.text)
        for citation, source in zip(cited.citations, reversed(hits), strict=True)
    )
    assert cited.unsupported == ()


def test_the_same_quote_keeps_its_marker() -> None:
    cited = attach("Peak load is 1,100 messages a second. So the peak load is 1100.", [hit(LOAD)])
    assert cited.text.count("[1]") == 2
    assert len(cited.citations) == 1


def test_what_nothing_bears_out_is_listed_and_can_be_dropped() -> None:
    answer = "Here is what it says:\n\n- The move costs six engineer-months.\n- " + COST
    kept = attach(answer, [hit(COST)])
    assert kept.unsupported == ("- The move costs six engineer-months.",)
    assert "six" in kept.text
    dropped = attach(answer, [hit(COST)], drop_unsupported=True)
    assert dropped.text == f"Here is what it says:\n- {COST[:-1]} [1]."


def test_a_models_marker_is_a_hint_only() -> None:
    hits = [hit(LOAD), hit(LOAD, "p2"), hit(ROTA, "p3")]
    assert attach(f"{LOAD[:-1]} [2].", hits).citations[0].passage_id == "p2"
    assert attach(f"{LOAD[:-1]} [3].", hits).citations[0].passage_id == "p1"
    wrong = attach("The load is falling [1].", hits)
    assert (wrong.text, wrong.citations) == ("The load is falling.", ())


def test_a_claim_may_rest_on_two_neighbouring_sentences() -> None:
    text = "RabbitMQ was chosen. The move costs five engineer-months."
    cited = attach("RabbitMQ was chosen and the move costs five engineer-months.", [hit(text)])
    assert cited.citations[0].quote == text


def test_a_long_sentence_is_quoted_in_part() -> None:
    long = "It was so, " * 15 + "and the Reliability team runs the cluster of three nodes, " + COST
    cited = attach("The Reliability team runs the cluster of three nodes.", [hit(long)])
    (citation,) = cited.citations
    assert len(citation.quote.split()) <= 40
    assert citation.quote in long


@pytest.mark.parametrize(
    ("sentence", "is_claim"),
    [
        ("Here is what the memo says:", False),
        ("According to the document, yes.", False),
        ("Yes.", False),
        ("The load is falling.", True),
        ("Reliability runs it.", True),
    ],
)
def test_what_counts_as_a_claim(sentence: str, is_claim: bool) -> None:
    assert claims(sentence) is is_claim


def test_verify_forgives_blank_space_only() -> None:
    citation = Citation(1, "p1", "d", "t", "h", "one  RabbitMQ\ncluster of three")
    assert verify(citation, MOVE)
    assert not verify(Citation(1, "p1", "d", "t", "h", "two RabbitMQ clusters"), MOVE)
    assert not verify(Citation(1, "p1", "d", "t", "h", " "), MOVE)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Why did we choose RabbitMQ?", REASON),
        ("Who decided on the rota?", ROTA),
        ("What is the peak load?", LOAD),
        ("How much does the move cost?", COST),
        ("Can we replay a lost message?", REPLAY),
        ("Who carries the pager today?", PAGER),
    ],
)
def test_the_best_quote_answers_the_question(question: str, quote: str) -> None:
    hits = [
        hit(f"## Reason\n\n{REASON} {LOAD}\n\n| Option | For |\n|---|---|\n| RabbitMQ | cost |"),
        hit(f"{ROTA} {PAGER} {COST}", "p2"),
        hit(REPLAY, "p3"),
    ]
    quotes = best_quotes(question, hits)
    assert quotes[0].quote == quote
    assert quotes[0].marker == 1


def test_best_quotes_of_little_or_nothing() -> None:
    assert best_quotes("Why?", []) == ()
    assert best_quotes("Why?", [hit("  \n")]) == ()
    assert best_quotes("Why?", [hit("| a | b |")])[0].quote == "| a | b |"
    assert best_quotes("Why?", [hit("# Only a heading")])[0].quote == "# Only a heading"
