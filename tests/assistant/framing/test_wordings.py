"""Authored wordings: enough of them, each within the contract, filled from verified words."""

import datetime as dt

import pytest

from assistant.framing.checking import advises, praises
from assistant.framing.policy import POLICY, decide
from assistant.framing.state import state_of
from assistant.framing.wordings import authored
from assistant.modes import Decision
from assistant.quoting import best_quotes
from knowledge.documents import DocumentInfo, Kind
from knowledge.passages import Hit, Passage
from prompts import library as prompts
from tests.assistant.turns import author, coach, with_reading

MOVES = sorted({rule.move for rule in POLICY})
SILENT = {"close", "summarise", "condense"}
EACH = [
    pytest.param(move, wording, id=wording.id)
    for move in MOVES
    for group in prompts.groups(f"framing/{move}")
    for wording in prompts.wordings(f"framing/{move}", group)
]
LEADS = [
    pytest.param(wording, id=wording.id)
    for group in prompts.groups("framing/lead")
    for wording in prompts.wordings("framing/lead", group)
]


@pytest.mark.parametrize("move", MOVES)
def test_every_move_has_at_least_six_wordings_that_differ(move: str) -> None:
    name = f"framing/{move}"
    texts = [w.text for group in prompts.groups(name) for w in prompts.wordings(name, group)]
    assert len(set(texts)) == len(texts) >= 6


@pytest.mark.parametrize(("move", "wording"), EACH)
def test_wording_keeps_the_contract(move: str, wording: prompts.AuthoredWording) -> None:
    assert wording.text.count("?") == (0 if move in SILENT else 1)
    assert move in SILENT or wording.text.endswith("?")
    assert len(wording.text.split()) <= 40
    assert move == "offer_view" or not advises(wording.text)
    assert not praises(wording.text)
    assert wording.text[0] == "“" or wording.text[0].isupper()
    assert wording.text.endswith(("?", ".", "$summary"))


@pytest.mark.parametrize("wording", LEADS)
def test_a_lead_is_one_short_sentence_that_asks_and_advises_nothing(
    wording: prompts.AuthoredWording,
) -> None:
    assert "?" not in wording.text
    assert not advises(wording.text)
    assert not praises(wording.text)
    assert len(wording.text.split()) <= 16
    assert wording.text.endswith(".")


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


TEXT = "We chose RabbitMQ because every team knew it. The cost was known."


def _hit(status: str = "", dated: dt.date | None = None, kind: Kind = "memo") -> Hit:
    info = DocumentInfo("d", "One message broker", kind, "m.md", "0", status=status, dated=dated)
    place = "One message broker › Decision"
    return Hit(Passage("p", "d", 0, place, 0, len(TEXT), TEXT), info, 0.9)


PRECEDENTS = [
    (_hit("rejected", dt.date(2023, 5, 1)), "rejected in 2023"),
    (_hit("accepted", dt.date(2024, 5, 1)), "accepted in 2024"),
    (_hit("superseded", dt.date(2022, 5, 1)), "held from 2022"),
    (_hit(kind="framework"), "a way of working"),
    (_hit(), "shares a subject with yours: broker"),
]


@pytest.mark.parametrize(("hit", "says"), PRECEDENTS)
def test_precedent_quotes_its_passage_and_says_how_it_is_like_and_unlike(
    hit: Hit, says: str
) -> None:
    path = with_reading((author("Teams fail to agree on a message broker."),))
    citations = best_quotes(path[-1].text, (hit,), limit=1)
    words = authored(path, Decision("precedent", "why"), (hit,), citations)
    assert words.citations == citations
    assert citations[0].quote in TEXT
    assert f"{citations[0].quote} [1]" in words.text
    assert "One message broker" in words.text
    assert says in words.text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("need to rewrite our billing", "rewrite your billing"),
        ("need to move my services", "move your services"),
        ("are moving our services to one broker", "move your services to one broker"),
    ],
)
def test_goal_is_filled_in_the_second_person_and_base_form(said: str, expected: str) -> None:
    path = with_reading((author(f"We {said}."),))
    decision = Decision("challenge_means", "why", "means_to")
    assert expected in authored(path, decision, (), ()).text


@pytest.mark.parametrize("move", MOVES)
def test_every_move_has_words_even_when_nothing_is_known(move: str) -> None:
    slot = next(rule.slot for rule in POLICY if rule.move == move) or "problem"
    path = with_reading((author("Hm, well, it is what it is, honestly, I suppose."),))
    if move in {"challenge_means", "precedent", "correct_premise", "take_stock"}:
        return  # these rows hold only when there is something to say back
    words = authored(path, Decision(move, "why", slot), (), ())
    assert words.text
    assert "$" not in words.text


REQUESTS = [
    ["Just tell me.", "Just tell me.", "Just tell me."],
    ["What would you do?", "So what is the answer?", "Just tell me what to do."],
    ["Give me your answer.", "just tell me", "JUST TELL ME", "What do you think?", "Just tell me."],
]


@pytest.mark.parametrize("requests", REQUESTS)
@pytest.mark.parametrize("seed", range(6))
def test_who_insists_on_an_answer_gets_the_summary_and_no_reply_twice(
    requests: list[str], seed: int
) -> None:
    path = with_reading((author("We must rewrite billing. It fails twice a week.", seed),))
    path = (*path, coach("What is it for?", "challenge_means", "means_to"))
    replies, moves = [], []
    for number, text in enumerate(requests, 1):
        path = with_reading((*path, author(text, seed + 10 * number)))
        decision = decide(path)
        decision = decision.otherwise or decision
        said = authored(path, decision, (), ())
        replies.append(said.text)
        moves.append(decision.move)
        path = (*path, coach(said.text, decision.move, decision.slot, number, said.id))
    assert moves[0] == "offer_view"
    assert moves[2] == "summarise"
    assert "summarise#insisted" in path[7].wording
    assert "It fails twice a week" in replies[2]
    assert "?" not in replies[2]
    assert len({sentence for reply in replies for sentence in reply.split("\n")[:1]}) == len(
        replies
    )


def test_who_asks_for_the_answer_again_gets_short_words() -> None:
    asked = author(
        f"{'We talked about the release for a while and it fails. ' * 3}What would you do?"
    )
    once = with_reading((asked,))
    assert not state_of(once).terse
    assert state_of(with_reading((*once, coach("…?", "offer_view"), asked))).terse
