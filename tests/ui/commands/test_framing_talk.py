"""The talk in a terminal, with typed lines and a screen that only remembers."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.jobs import LiveReply
from assistant.mentor import Mentor
from assistant.settings import LlmSettings, Settings
from assistant.wiring import open_workplace
from ui.commands.framing_talk import Talk
from ui.commands.watching import Screen, finished, shown

WORDS = "I want to move all services to one build pipeline."


@pytest.fixture
def person(mentor_home: Path) -> Iterator[Mentor]:
    with open_workplace(Settings(llm=LlmSettings(backend="none"))) as place:
        yield place.mentor()


def talk(person: Mentor, *typed: str, conversation_id: str | None = None) -> str:
    """Type these lines, then Ctrl-D; give what the screen was shown."""
    lines = iter(typed)
    out = io.StringIO()

    def read(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    assert Talk(person, conversation_id, read, lambda: Screen(out, 80)).run() == 0
    return out.getvalue()


def test_a_talk_answers_explains_and_shows_the_canvas(
    person: Mentor, capsys: pytest.CaptureFixture[str]
) -> None:
    replies = talk(person, WORDS, "/why", "/canvas", "The platform director decides.")
    said = capsys.readouterr().out
    (conversation,) = person.conversations.recent()
    coach = [t for t in person.conversations.get(conversation.id).turns if t.role == "coach"]
    assert len(coach) == 2
    assert all(turn.text in replies for turn in coach)
    assert coach[0].why in said
    assert "one build pipeline" in said
    assert f"--conversation {conversation.id}" in said
    assert "Working without a model" in said


def test_a_talk_begins_with_what_was_pasted(person: Mentor) -> None:
    def end(_prompt: str) -> str:
        raise EOFError

    out = io.StringIO()
    begun = Talk(person, None, end, lambda: Screen(out, 80), kind="process", first=WORDS)
    assert begun.run() == 0
    (page,) = person.canvases.recent()
    assert page.case.kind == "process"
    assert page.path[0].text == WORDS
    assert page.path[-1].text in out.getvalue()


def test_retry_keeps_the_earlier_reply(person: Mentor) -> None:
    talk(person, WORDS, "/retry")
    (conversation,) = person.conversations.recent()
    turns = person.conversations.get(conversation.id).turns
    assert [turn.role for turn in turns] == ["author", "coach", "coach"]
    assert turns[1].parent_id == turns[2].parent_id


@pytest.mark.parametrize("typed", ["", "   ", "/canvas", "/why", "/retry", "/help", "/nothing"])
def test_what_is_no_message_starts_no_conversation(person: Mentor, typed: str) -> None:
    talk(person, typed)
    assert not person.conversations.recent()


def test_a_refused_message_is_said_and_the_talk_goes_on(
    person: Mentor, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(person, "word " * 20_000, WORDS)
    assert capsys.readouterr().err.count("\n") == 1
    assert len(person.conversations.recent()) == 1


def test_quit_ends_before_what_follows(person: Mentor) -> None:
    talk(person, "/quit", WORDS)
    assert not person.conversations.recent()


def test_a_continued_talk_begins_with_the_last_reply(
    person: Mentor, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(person, WORDS)
    (conversation,) = person.conversations.recent()
    last = person.conversations.get(conversation.id).turns[-1]
    capsys.readouterr()
    talk(person, conversation_id=conversation.id)
    assert last.text in capsys.readouterr().out


class InterruptedReply(LiveReply):
    """A reply during which Ctrl-C is pressed once; then it ends as any other."""

    def __init__(self, live: LiveReply) -> None:
        self._inner = live
        self._pressed = False
        self.stop_asked = False

    def _press(self) -> None:
        if not self._pressed:
            self._pressed = True
            raise KeyboardInterrupt

    def watch(self, timeout: float | None = None):  # type: ignore[no-untyped-def]
        self._press()
        yield from self._inner.watch(timeout)

    def wait(self, timeout: float | None = None):  # type: ignore[no-untyped-def]
        self._press()
        return self._inner.wait(timeout)

    def stop(self) -> None:
        self.stop_asked = True

    def stopped(self) -> bool:
        return self.stop_asked


def test_ctrl_c_stops_the_reply_first_and_keeps_it(person: Mentor) -> None:
    conversation = person.begin("framing", WORDS)
    live = InterruptedReply(person.say(conversation.id, WORDS))
    turn = shown(live, Screen(io.StringIO(), 80))
    assert live.stop_asked
    assert person.conversations.get(conversation.id).turn(turn.id) == turn


def test_ctrl_c_while_waiting_unseen_stops_keeps_and_ends(person: Mentor) -> None:
    conversation = person.begin("framing", WORDS)
    live = InterruptedReply(person.say(conversation.id, WORDS))
    with pytest.raises(KeyboardInterrupt):
        finished(live)
    assert live.stop_asked
    assert person.conversations.get(conversation.id).turns[-1].status != "running"
