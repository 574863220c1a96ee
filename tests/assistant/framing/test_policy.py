"""The policy as a table, and what must hold for any conversation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation import Turn
from assistant.framing.edits import Edit, Written, to_json
from assistant.framing.kinds import kinds
from assistant.framing.mode import framing_mode
from assistant.framing.policy import POLICY, applicable, decide, weight
from assistant.framing.rules import BY_WEIGHT
from assistant.framing.state import state_of
from assistant.framing.wordings import authored
from assistant.modes import Context
from tests.assistant.turns import NOW, author, coach, talk, with_reading

REWRITE = "We need to rewrite the billing service."
PAIN = "Every price change takes three weeks and sales complain."
LONG = (
    "The bus drops messages under load, and on-call gets paged twice a week. The product teams say "
    "they have no time, the platform team says it is not theirs, and every month we pay for two "
    "systems. Two people want to leave the rota over it. I wrote a document in March and nobody "
    "read it, and now my manager says that I should just drive it without any authority."
)
TICKET = (
    "Problem: Drivers wait three hours at the gate because nobody sees the plan.\n"
    "Goal: The warehouse knows in the morning which truck comes.\n"
    "Constraints: No new system this year.\n"
    "Please look at it and say what you think we could do about it in the next quarter."
)
SOUND = (
    "I want to get the build under 20 minutes by April. The build takes 47 minutes. The "
    "director decides in January. Mobile is affected most. Alternatively we leave it as it "
    "is. If it misses one regression a month I would drop it."
)
PREMISE = (
    "Most of our incidents come from deploys of the monolith. We had 41 incidents, and 3 of those "
    "were caused by a deploy of the monolith."
)


def _move(*turns: Turn) -> str:
    return decide(talk(*turns)).move


FIRST_MESSAGES = [
    ("Hello", "open"),
    ("hm", "open"),
    (REWRITE, "challenge_means"),
    ("We're moving all services to one broker.", "challenge_means"),
    ("We want to reduce the build time.", "separate_problem"),
    ("Things are interesting in my team", "separate_problem"),
    (PAIN, "measure_gap"),
    ("The search is late and people complain.", "ask_outcome"),
    (LONG, "reflect"),
    (TICKET, "take_stock"),
    (SOUND, "agree_next_step"),
    (PREMISE, "correct_premise"),
    ("Should we adopt Kubernetes? What would you do?", "offer_view"),
    ("The decision is made, I only need to write it down for the board.", "agree_next_step"),
    (
        "The sales director wants a freeze, the data lead wants weekly releases, both say it is "
        "urgent and I am stuck between them.",
        "find_decider",
    ),
]


@pytest.mark.parametrize(("text", "move"), FIRST_MESSAGES)
def test_first_move(text: str, move: str) -> None:
    assert _move(author(text)) == move


SECOND_MESSAGES = [
    ("challenge_means", "means_to", "Product could change prices alone.", "separate_problem"),
    ("challenge_means", "means_to", "No, you misunderstand.", "repair"),
    ("challenge_means", "means_to", "What do you mean by that?", "say_simpler"),
    ("challenge_means", "means_to", "I don't know.", "separate_problem"),
    ("challenge_means", "means_to", "What would you do?", "offer_view"),
    ("challenge_means", "means_to", "Thanks, that's enough.", "summarise"),
    ("challenge_means", "means_to", "Please summarise what we have so far.", "summarise"),
    ("ask_permission", "", "Yes, please.", "offer_view"),
    ("ask_permission", "", "No, let me think myself.", "challenge_means"),
    ("agree_next_step", "next_step", "I'll ask finance on Thursday.", "close"),
    ("agree_next_step", "next_step", "Thanks.", "close"),
    ("agree_next_step", "next_step", "I don't know.", "challenge_means"),
    ("summarise", "", "Thanks.", "close"),
    ("summarise", "", "I'll ask finance on Thursday.", "close"),
]


@pytest.mark.parametrize(("move", "slot", "text", "follows"), SECOND_MESSAGES)
def test_second_move(move: str, slot: str, text: str, follows: str) -> None:
    assert _move(author(REWRITE), coach("…?", move, slot), author(text)) == follows


def test_one_line_is_given_when_it_is_asked_for() -> None:
    asked = author("Just help me to say it in one line.")
    assert _move(author(PAIN), coach("…", "summarise"), asked) == "condense"


def test_two_frames_lead_to_a_choice() -> None:
    told = author("The director would say that we cannot decide on prices.")
    path = talk(author(PAIN), coach("…?", "other_frame", "frames"), told)
    assert decide(path).move == "choose_frame"


@pytest.mark.parametrize(
    ("words", "chosen"), [("Hers, I think.", 1), ("I would go with the first.", 0), ("Hm.", None)]
)
def test_the_chosen_frame_is_marked(words: str, chosen: int | None) -> None:
    path = talk(
        author(PAIN),
        coach("…?", "other_frame", "frames"),
        author("The director would say that we cannot decide on prices."),
        coach("…?", "choose_frame", "frames"),
        author(words),
    )
    frames = state_of(path).canvas.slot("frames")
    assert len(frames.entries) == 2
    marked = [at for at, entry in enumerate(frames.entries) if entry.chosen]
    assert marked == ([] if chosen is None else [chosen])
    assert (frames.status == "firm") is (chosen is not None)


def test_no_answer_twice_brings_an_offer_and_three_times_an_end() -> None:
    turns = [author(PAIN), coach("…?", "measure_gap", "gap"), author("I don't know.")]
    turns += [coach("…?", "find_decider", "decider"), author("No idea.")]
    assert _move(*turns) == "ask_permission"
    turns += [coach("…?", "ask_permission"), author("I don't know.")]
    assert _move(*turns) == "agree_next_step"


def test_hurried_author_gets_two_questions_and_a_summary() -> None:
    turns = [author("Quick question, in ten minutes I meet my director. " + PAIN)]
    moves = []
    for number in range(3):
        moves.append(_move(*turns))
        turns += [coach("…?", moves[-1], number=number), author("140 tickets wait.", number)]
    assert moves[-1] == "summarise"


def test_an_expert_is_spared_the_basics() -> None:
    known = author("I have run three of these migrations. The brokers are slow.")
    rules = applicable(state_of(talk(known)))
    assert not any(rule.basic for rule in rules)


def test_finished_analysis_is_not_restarted() -> None:
    turns = [author("The analysis is done. " + PAIN), coach("…?", "agree_next_step", "next_step")]
    assert _move(*turns, author("I don't know yet.")) == "close"


def test_a_claim_that_was_taken_back_is_no_problem_any_more() -> None:
    path = talk(
        author(PREMISE),
        coach("You write “Most of our incidents”, 3 of 41?", "correct_premise", "problem"),
        author("You are right. The others were expired certificates and bad configuration."),
    )
    problem = state_of(path).canvas.slot("problem")
    assert "Most" not in " ".join(problem.quotes)
    assert "expired certificates" in problem.main
    assert problem.status == "weak"


def test_precedent_is_looked_for_once_and_has_a_way_out() -> None:
    path = talk(
        author(f"{REWRITE} {PAIN}"),
        coach("…?", "challenge_means", "means_to"),
        author("Product could change prices without us."),
        coach("…?", "measure_gap", "gap"),
        author("From three weeks to two days by March. The director decides."),
        coach("…?", "surface_stakeholder", "affected"),
        author("Finance would have to reconcile twice."),
        coach("…?", "other_frame", "frames"),
        author("She would say that nobody decides on prices."),
        coach("…?", "choose_frame", "frames"),
        author("The second."),
        coach("…?", "widen_options", "options"),
        author("We could move only the price rules."),
        coach("…?", "set_limits", "non_scope"),
        author("We leave the invoices alone."),
    )
    decision = decide(path)
    assert decision.move == "precedent"
    assert "price change" in decision.query
    assert decision.otherwise is not None
    assert decision.otherwise.move == "name_assumption"


def test_the_kind_of_case_shifts_the_weights() -> None:
    state = state_of(talk(author(REWRITE)))
    rule = next(rule for rule in BY_WEIGHT if rule.move == "name_evidence")
    assert weight(rule, state) == rule.weight + kinds()["architecture"].weights["evidence"]
    other = state_of(talk(author(REWRITE)), Context(kind="Something else"))
    assert weight(rule, other) == rule.weight


def test_edits_reach_the_policy() -> None:
    path = talk(author(f"{REWRITE} {PAIN}"))
    assert decide(path).move == "challenge_means"
    edit = Edit("means_to", "set", NOW, (Written("Product changes prices alone"),))
    assert decide(path, Context(edits=(to_json(edit),))).move == "measure_gap"
    mode = framing_mode(lambda query, texts: [0.0] * len(texts))
    assert mode.inside(Context(edits=(to_json(edit),))).decide(path).move == "measure_gap"


MESSAGES = st.sampled_from(
    [
        REWRITE,
        PAIN,
        LONG,
        TICKET,
        PREMISE,
        SOUND,
        "Hello",
        "I don't know",
        "No, that's wrong.",
        "What would you do?",
        "What do you mean?",
        "My director decides.",
        "Nobody decides.",
        "From 40 minutes to 20 by May.",
        "Finance and support.",
        "Alternatively we do nothing.",
        "She would say that it is about trust.",
        "The second one.",
        "I assume it holds. I could test it on Monday.",
        "I'll ask them on Monday.",
        "You keep asking. This is a waste of time.",
        "I'm frustrated, it fails and people wait two days.",
        "Say it in one line.",
        "Yes, please",
        "word " * 90,
        "We need to migrate " + "very " * 15 + "old services.",
        "Thanks, that's enough",
        "I have ten minutes",
        "ok then",
    ]
)


@given(st.lists(MESSAGES, min_size=1, max_size=14), st.sampled_from(["", *kinds()]))
def test_any_conversation_keeps_the_rules(messages: list[str], kind: str) -> None:
    path: tuple[Turn, ...] = ()
    context = Context(kind=kind)
    for number, text in enumerate(messages):
        path = with_reading((*path, author(text, number)))
        decision = decide(path, context)
        assert decision == decide(path, context)
        if decision.query and decision.otherwise:
            decision = decision.otherwise
        wording = authored(path, decision, (), (), context)
        assert decision.why
        assert "$" not in wording.text
        assert len(wording.text.split()) <= 120
        asks = decision.move not in {"close", "summarise", "condense"}
        assert wording.text.count("?") - text.count("?") * (text in wording.text) == asks
        before = path[-2].move if len(path) > 1 else ""
        assert decision.move != before or decision.move == "close"
        path = (*path, coach(wording.text, decision.move, decision.slot, number, wording.id))
    once = {rule.move for rule in POLICY} - {rule.move for rule in POLICY if rule.repeatable}
    moves = [turn.move for turn in path if turn.role == "coach"]
    assert all(moves.count(move) <= 1 for move in once)
    parts = [p for turn in path for p in turn.wording.split("+") if "lead#" in p]
    assert len(parts) == len(set(parts))
