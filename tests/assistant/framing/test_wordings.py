"""Authored wordings: enough of them, each within the contract, filled from verified words."""

import pytest

from assistant.framing.checking import advises
from assistant.framing.policy import POLICY
from assistant.framing.wordings import authored
from assistant.modes import Decision
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit, Passage
from prompts import library as prompts
from tests.assistant.turns import author, coach, with_reading

MOVES = sorted({rule.move for rule in POLICY})
GROUPS = {
    "reflect": ("two",),
    "surface_stakeholder": ("all", "team"),
    "agree_next_step": ("all", "bare", "sound"),
    "close": ("all", "step"),
    "offer_view": ("all", "problem", "gap", "decider", "options"),
}
EACH = [
    pytest.param(move, wording, id=wording.id)
    for move in MOVES
    for group in GROUPS.get(move, ("all",))
    for wording in prompts.wordings(f"framing/{move}", group)
]


@pytest.mark.parametrize("move", MOVES)
def test_every_move_has_at_least_six_wordings_that_differ(move: str) -> None:
    texts = [
        wording.text
        for group in GROUPS.get(move, ("all",))
        for wording in prompts.wordings(f"framing/{move}", group)
    ]
    assert len(set(texts)) == len(texts) >= 6


@pytest.mark.parametrize(("move", "wording"), EACH)
def test_wording_keeps_the_contract(move: str, wording: prompts.AuthoredWording) -> None:
    assert wording.text.count("?") == (0 if move == "close" else 1)
    assert len(wording.text.split()) <= 60
    assert move == "offer_view" or not advises(wording.text)
    assert wording.text[0] in "“$" or wording.text[0].isupper()
    assert wording.text.endswith(("?", "."))


def test_a_lead_takes_up_what_was_said() -> None:
    path = with_reading(
        (
            *with_reading((author("We need to rewrite billing. Price changes take weeks."),)),
            coach("…?", "find_decider", "decider"),
            author("My head of platform decides."),
        )
    )
    words = authored(path, Decision("widen_options", "why", "options"), (), ())
    assert "your head of platform" in words.text


def test_two_conversations_do_not_read_alike() -> None:
    firsts = {
        authored(
            with_reading((author("Things are odd in my team here", number),)),
            Decision("separate_problem", "why", "problem"),
            (),
            (),
        ).text
        for number in range(12)
    }
    assert len(firsts) > 2


def test_precedent_quotes_its_passage_with_a_marker() -> None:
    from assistant.quoting import best_quotes

    info = DocumentInfo("d", "One message broker", "memo", "m.md", "0")
    text = "We chose RabbitMQ because every team knew it. The cost was known."
    hit = Hit(Passage("p", "d", 0, "One message broker › Decision", 0, len(text), text), info, 0.9)
    path = with_reading((author("Teams fail to agree on a message broker."),))
    citations = best_quotes(path[-1].text, (hit,), limit=1)
    words = authored(path, Decision("precedent", "why"), (hit,), citations)
    assert words.citations == citations
    assert citations[0].quote in text
    assert f"{citations[0].quote} [1]" in words.text
    assert "One message broker" in words.text


@pytest.mark.parametrize(
    ("said", "expected"),
    [("rewrite our billing", "rewrite your billing"), ("move my services", "move your services")],
)
def test_goal_is_filled_in_the_second_person(said: str, expected: str) -> None:
    path = with_reading((author(f"We need to {said}."),))
    decision = Decision("challenge_means", "why", "means_to")
    assert expected in authored(path, decision, (), ()).text
