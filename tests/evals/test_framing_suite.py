"""The ten scripted authors, played without a model or a library, and the checks of their talks."""

import dataclasses
from collections.abc import Sequence

import pytest

from assistant.conversation import Turn
from assistant.framing.mode import framing_mode
from evals.framing_checks import EXPECTED, framing_checks, share, words
from evals.framing_figures import Run, figures
from evals.framing_rubric import NAMES, ideas
from evals.simulated_author import Performance, ScriptedAuthor, scripted_authors
from tests.assistant.turns import author, coach

MODE = framing_mode(lambda query, texts: [0.0] * len(texts))
AUTHORS = scripted_authors()
TURNS = 18


def play(who: ScriptedAuthor, seed: int = 0) -> tuple[Turn, ...]:
    """A whole conversation without a model and without a library."""
    performance = Performance(who)
    path: tuple[Turn, ...] = ()
    reply: Turn | None = None
    for number in range(TURNS):
        said = performance.reply(reply)
        if said is None or (reply is not None and reply.move == "close"):
            break
        turn = dataclasses.replace(author(said, number), id=f"a{number}-{who.name}-{seed}")
        path = (*path, turn)
        path = (*path[:-1], dataclasses.replace(turn, observations=MODE.read(path)))
        decision = MODE.decide(path)
        decision = decision.otherwise or decision if decision.query else decision
        wording = MODE.phrase(path, decision, (), None).authored()
        reply = coach(wording.text, decision.move, decision.slot, number, wording.id)
        path = (*path, reply)
    return path


@pytest.fixture(scope="module")
def talks() -> dict[str, tuple[Turn, ...]]:
    return {who.name: play(who) for who in AUTHORS}


def test_there_are_ten_authors_who_differ() -> None:
    assert len({who.name for who in AUTHORS}) == 10
    assert sum(who.cooperates for who in AUTHORS) >= 5
    assert {name for who in AUTHORS for name in who.expects} == set(EXPECTED)


@pytest.mark.parametrize("who", AUTHORS, ids=lambda who: who.name)
def test_each_conversation_passes_its_checks(
    who: ScriptedAuthor, talks: dict[str, tuple[Turn, ...]]
) -> None:
    outcomes = framing_checks(talks[who.name], cooperates=who.cooperates, expects=who.expects)
    assert [each for each in outcomes if each.passed is False] == []


def test_the_figures_are_met_whatever_the_wordings(talks: dict[str, tuple[Turn, ...]]) -> None:
    for seed in (1, 2):
        found = figures([_run(who, play(who, seed)) for who in AUTHORS])
        assert [figure.name for figure in found if not figure.met] == []
    lines = [each.line() for each in figures([_run(who, talks[who.name]) for who in AUTHORS])]
    assert all(line.endswith(" met") for line in lines)


def _run(who: ScriptedAuthor, path: tuple[Turn, ...]) -> Run:
    reached = sum(ideas(path, 10).values()) if who.cooperates else None
    return Run(who.name, path, reached, tuple(EXPECTED[name](path) for name in who.expects))


def test_a_performance_says_nothing_twice_and_ends() -> None:
    who = ScriptedAuthor("x", "Hello there.", {"gap": ("one", "two")}, ("else",))
    performance = Performance(who)
    asked = coach("…?", "measure_gap", "gap")
    said = [performance.reply(turn) for turn in (None, asked, asked, asked, asked)]
    assert said == ["Hello there.", "one", "two", "else", None]


SAID = author("Every price change takes three weeks, and the director of product is unhappy.")
BROKEN = [
    ("one question at most", "Three weeks? And who decides?", "measure_gap"),
    ("the question comes last", "Who decides on the price? I wonder.", "measure_gap"),
    ("at most 120 words", "price " * 130 + "?", "measure_gap"),
    ("no unasked advice", "You should ask the director. What then?", "measure_gap"),
    ("no praise", "Great price change. Who decides?", "measure_gap"),
    ("no invented number or name", "It takes 40 days. Who decides?", "measure_gap"),
    ("no invented number or name", "What would Berlin say?", "measure_gap"),
    ("no invented quote", "You say “all is lost”. Who decides?", "measure_gap"),
    ("reflections to questions", "Who decides?", "measure_gap"),
    ("ends with a step or a summary", "So it takes three weeks. Who decides?", "measure_gap"),
    ("coach's share of the words", "price change " * 40 + "?", "measure_gap"),
]


@pytest.mark.parametrize(("check", "text", "move"), BROKEN)
def test_a_broken_turn_turns_its_check_red(check: str, text: str, move: str) -> None:
    path = (SAID, coach("So it waits. What for?", "ask_outcome"), SAID, coach(text, move, number=1))
    assert _outcome(path, check) is False


def _outcome(path: Sequence[Turn], check: str) -> bool | None:
    return next(each.passed for each in framing_checks(path) if each.check == check)


def test_repetition_turns_its_checks_red() -> None:
    asked = coach("Who decides about the price of a change?", "find_decider", wording="w#1")
    path = (SAID, asked, SAID, dataclasses.replace(asked, id="k2"))
    assert _outcome(path, "no move twice running") is False
    assert _outcome(path, "no wording twice") is False
    assert _outcome(path, "no question again") is False


@pytest.mark.parametrize(
    ("expected", "moves"),
    [
        ("few_questions", ["measure_gap", "find_decider", "set_limits"]),
        ("summary", ["measure_gap"]),
        ("no_basics", ["ask_constraints"]),
        ("left_alone", ["other_frame"]),
        ("premise", ["measure_gap"]),
    ],
)
def test_what_is_expected_can_fail(expected: str, moves: list[str]) -> None:
    path = [SAID, *(coach("So it waits. What?", move, number=n) for n, move in enumerate(moves))]
    assert EXPECTED[expected](path) is False


def test_no_idea_is_reached_without_words() -> None:
    reached = ideas((SAID, coach("…?", "measure_gap", "gap")), 10)
    assert set(reached) == set(NAMES)
    assert not any(value for name, value in reached.items() if name not in {"F3", "F4"})


def test_ideas_count_only_up_to_the_limit(talks: dict[str, tuple[Turn, ...]]) -> None:
    path = talks["means-as-end"]
    assert sum(ideas(path, 2).values()) < sum(ideas(path, 10).values())


def test_words_and_share() -> None:
    quoting = coach("So “one two three” waits.\n\n- Problem: “x”\n\nWhat now?", "summarise")
    assert words(quoting) == 9
    assert share((author("a b c d"), quoting)) == pytest.approx(4 / 8)
