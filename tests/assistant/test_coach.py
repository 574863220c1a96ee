"""The course of a message, on a real record and library and a scripted model."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from assistant.conversation import Turn
from assistant.errors import BadMessage, ModelBusy, ModelError, NotFound, ReplyBroken
from assistant.llm.model import Request
from assistant.llm.scripted import Breaks, ScriptedModel
from assistant.mentor import Mentor, alternatives
from assistant.wiring import Workplace
from knowledge.errors import LibraryBusy
from tests.assistant.workplaces import workplace

QUESTION = "How long do we keep the tracks of drivers?"
REWRITE = "We need to rewrite the billing service, as every price change takes three weeks."
TRUE = "We keep the tracks of drivers for 90 days."


def _ask(place: Workplace, words: str = QUESTION) -> Turn:
    mentor = place.mentor()
    conversation = mentor.begin("ask", words)
    return mentor.say(conversation.id, words).wait(20)


def _frame(mentor: Mentor, *messages: str) -> list[Turn]:
    conversation = mentor.begin("framing", messages[0])
    return [mentor.say(conversation.id, words).wait(20) for words in messages]


def _stored(place: Workplace, turn: Turn) -> Turn:
    kept = place.mentor().conversations.get(turn.conversation_id).turn(turn.id)
    assert kept is not None
    return kept


def test_answer_of_a_small_model_is_the_passages_own_sentence(tmp_path: Path) -> None:
    with workplace(tmp_path, ["Tracks of drivers are kept 90 days."]) as place:
        turn = _ask(place)
        assert turn.text == "We keep the tracks of drivers for 90 days [1]."
        assert [citation.quote for citation in turn.citations] == [TRUE]
        assert turn.answered
        assert turn.move == "answer"
        assert turn.model == "scripted"
        assert turn.prompt_fingerprint
        assert turn.degraded == ""
        assert 0 < turn.timings.first_token_s <= turn.timings.total_s
        assert _stored(place, turn) == turn


@pytest.mark.parametrize(
    "retold",
    [
        "Yes, the proposal to keep them longer was accepted.",
        "We keep the tracks of drivers for 60 days.",
        "The Head of Finance decided this in a meeting.",
        "Not stated.",
        "",
    ],
)
def test_what_no_passage_bears_out_is_never_said(tmp_path: Path, retold: str) -> None:
    with workplace(tmp_path, [retold]) as place:
        turn = _ask(place)
        assert retold not in turn.text or not retold
        assert "accepted" not in turn.text
        assert turn.citations, "the closest passage is quoted instead"
        passages = place.library.get()
        for citation in turn.citations:
            assert citation.quote in passages.passage(citation.passage_id)[1].text


def test_current_decision_comes_before_the_superseded_one(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True) as place:
        turn = _ask(place)
        assert turn.citations[0].document == "Keep tracks for 90 days"
        assert turn.degraded


def test_nothing_found_names_the_nearest_documents(tmp_path: Path) -> None:
    with workplace(tmp_path, []) as place:
        turn = _ask(place, "What is the capital of France?")
        assert turn.move == "nothing_found"
        assert not turn.answered
        assert turn.citations == ()
        assert "“Keep tracks for 90 days”" in turn.text


def test_empty_library_says_how_to_fill_it(tmp_path: Path) -> None:
    with workplace(tmp_path, [], documents=()) as place:
        assert "mentor knowledge ingest" in _ask(place).text


FAILURES: list[ModelError | Breaks] = [
    ModelBusy("The endpoint is limiting us.", next_step="Wait a minute."),
    Breaks("Tracks of drivers are kept 90", 3, ReplyBroken("The reply broke off.")),
]


@pytest.mark.parametrize("failure", FAILURES, ids=["busy", "breaks off"])
@pytest.mark.parametrize("tier", ["small", "large"])
def test_failing_model_leaves_authored_words_and_says_why(
    tmp_path: Path, failure: ModelError | Breaks, tier: str
) -> None:
    with workplace(tmp_path, [failure], tier="large" if tier == "large" else "small") as place:
        turn = _ask(place)
        assert turn.status == "complete"
        assert turn.citations
        assert turn.model == ""
        error = failure.error if isinstance(failure, Breaks) else failure
        assert turn.degraded.startswith(error.message)


GOOD = "Three weeks for a price change. If billing were rewritten, what could your users do?"
BAD = "You should hire 12 people. Great idea! Why? How?"


def test_large_model_writes_the_move(tmp_path: Path) -> None:
    with workplace(tmp_path, [GOOD, '{"words": ""}', '{"words": ""}'], tier="large") as place:
        (turn,) = _frame(place.mentor(), REWRITE)
        assert turn.text == GOOD
        assert turn.move == "challenge_means"
        assert turn.wording == ""
        assert turn.model == "scripted"


def _script(*replies: str) -> Callable[[Request], str]:
    waiting = iter(replies)
    return lambda request: '{"words": ""}' if request.json_schema else next(waiting)


def test_broken_words_are_repaired_once(tmp_path: Path) -> None:
    with workplace(tmp_path, _script(BAD, GOOD), tier="large") as place:
        (turn,) = _frame(place.mentor(), REWRITE)
        assert turn.text == GOOD
        assert turn.guard["unasked_advice"] == 1
        assert turn.guard["extra_question"] == 1


def test_words_that_stay_broken_give_way_to_authored_ones(tmp_path: Path) -> None:
    with workplace(tmp_path, _script(BAD, BAD), tier="large") as place:
        (turn,) = _frame(place.mentor(), REWRITE)
        assert "rewrite the billing service" in turn.text
        assert turn.wording.startswith("framing/challenge_means#")
        assert turn.text.count("?") == 1


def test_small_model_does_not_write_framing_turns(tmp_path: Path) -> None:
    model = ScriptedModel(lambda request: '{"words": ""}')
    with workplace(tmp_path, model=model) as place:
        (turn,) = _frame(place.mentor(), REWRITE)
        assert turn.wording
        assert turn.degraded == ""
    assert all(request.json_schema for request in model.requests)


def test_model_fills_slots_only_with_words_that_stand_there(tmp_path: Path) -> None:
    def answer(request: Request) -> str:
        asks = request.messages[-1].content
        if "who decides" in asks:
            return '{"words": "the head of product"}'
        return '{"words": "an invented answer"}'

    with workplace(tmp_path, answer) as place:
        mentor = place.mentor()
        turn = _frame(mentor, f"{REWRITE} I have to ask the head of product for it.")[0]
        canvas = mentor.canvas(turn.conversation_id)
        assert canvas.slot("decider").status == "weak"
        assert canvas.words("decider") == "the head of product"
        assert canvas.words("means_to") == ""


def test_canvas_follows_the_conversation(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True) as place:
        mentor = place.mentor()
        turns = _frame(
            mentor, REWRITE, "Product could change prices alone.", "From 3 weeks to 2 days by May."
        )
        canvas = mentor.canvas(turns[0].conversation_id)
        assert canvas.words("goal") == "rewrite the billing service"
        assert canvas.words("means_to") == "Product could change prices alone"
        assert canvas.slot("gap").status == "firm"
        assert all(turn.degraded for turn in turns), "working without a model is shown"


def test_hostile_words_of_a_model_do_not_get_through(tmp_path: Path) -> None:
    hostile = (
        "Three weeks ![x](http://evil.test/?q=1) for a price change <img src=x>. "
        "What [could](http://evil.test) your users do [7]?"
    )
    with workplace(tmp_path, _script(hostile), tier="large") as place:
        (turn,) = _frame(place.mentor(), REWRITE)
        assert "evil" not in turn.text
        assert "<img" not in turn.text
        assert "[7]" not in turn.text
        assert turn.guard["image"] == 1
        assert turn.guard["unknown_marker"] == 1


@pytest.mark.parametrize("words", ["", "  \n", "\x00\x07", "…", "x" * 20_001])
def test_bad_message_keeps_nothing_and_harms_nothing(tmp_path: Path, words: str) -> None:
    with workplace(tmp_path, without=True) as place:
        mentor = place.mentor()
        conversation = mentor.begin("ask", QUESTION)
        with pytest.raises(BadMessage):
            mentor.say(conversation.id, words)
        assert mentor.conversations.get(conversation.id).turns == ()


class _Gate:
    """A model that waits after its second piece until the test lets it go on."""

    name, tier, context_tokens = "gate", "large", 8192

    def __init__(self) -> None:
        self.reached, self.go = threading.Event(), threading.Event()
        self.closed = False

    def stream(self, request: Request) -> Iterator[str]:
        try:
            yield "The tracks of drivers are kept for 90 days. "
            yield "The error of "
            self.reached.set()
            self.go.wait(10)
            yield "the prediction"
            yield "never said"
        finally:
            self.closed = True

    def first_token(self, request: Request) -> Mapping[str, float]:
        return {}


def test_stop_keeps_what_was_said(tmp_path: Path) -> None:
    gate = _Gate()
    with workplace(tmp_path, model=gate) as place:  # type: ignore[arg-type]
        mentor = place.mentor()
        conversation = mentor.begin("ask", QUESTION)
        live = mentor.say(conversation.id, QUESTION)
        assert gate.reached.wait(10)
        with pytest.raises(BadMessage, match="still writing"):
            mentor.say(conversation.id, "And another thing?")
        running = mentor.running(conversation.id)
        assert running is not None
        mentor.stop(conversation.id)
        gate.go.set()
        turn = live.wait(10)
        assert turn.status == "stopped"
        assert "kept for 90 days" in turn.text
        assert "never said" not in turn.text
        assert gate.closed
        assert mentor.running(conversation.id) is None


def test_retry_adds_a_reply_and_keeps_the_first(tmp_path: Path) -> None:
    script = ["Tracks are kept 90 days.", "Tracks of drivers are kept for 90 days."]
    with workplace(tmp_path, script) as place:
        mentor = place.mentor()
        first = _ask(place)
        second = mentor.retry(first.conversation_id, first.id).wait(10)
        conversation = mentor.conversations.get(first.conversation_id)
        assert [turn.id for turn in alternatives(conversation, second)] == [first.id, second.id]
        assert conversation.latest_path()[-1].id == second.id
        with pytest.raises(NotFound):
            mentor.retry(first.conversation_id, first.parent_id or "")


def test_watchers_come_and_go_without_harm(tmp_path: Path) -> None:
    with workplace(tmp_path, ["Tracks of drivers are kept 90 days."]) as place:
        mentor = place.mentor()
        conversation = mentor.begin("ask", QUESTION)
        live = mentor.say(conversation.id, QUESTION)
        next(live.watch(5))
        *_, last = live.watch(5)
        assert last.turn is not None
        assert last.text == last.turn.text == live.wait(5).text


def test_library_held_elsewhere_is_said_and_the_question_kept(tmp_path: Path) -> None:
    with workplace(tmp_path, without=True), workplace(tmp_path, documents=()) as second:
        with pytest.raises(LibraryBusy):
            second.library.get()
        turn = _ask(second)
        assert "cannot be searched" in turn.text
        assert turn.degraded
        assert not turn.answered
        framed = _frame(second.mentor(), REWRITE, "Product could change prices alone.")
        assert [turn.move for turn in framed] == ["challenge_means", "measure_gap"]
