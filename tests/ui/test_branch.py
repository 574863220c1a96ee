"""Which branch is on the page, and which replies stand beside one another."""

from datetime import UTC, datetime
from typing import Literal

from assistant.conversation import Conversation, Turn
from ui.components.branch import replies_to, shown_path

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def turn(name: str, parent: str | None, role: Literal["author", "coach"]) -> Turn:
    return Turn(name, "c", parent, role, name, NOW)


A1, C1, C2 = turn("a1", None, "author"), turn("c1", "a1", "coach"), turn("c2", "a1", "coach")
A2, C3 = turn("a2", "c1", "author"), turn("c3", "a2", "coach")
TALK = Conversation("c", None, "ask", "t", NOW, NOW, (A1, C1, A2, C3, C2))


def ids(path: tuple[Turn, ...]) -> list[str]:
    return [each.id for each in path]


def test_without_a_choice_the_latest_branch_is_shown() -> None:
    assert ids(shown_path(TALK, "")) == ["a1", "c2"]
    assert ids(shown_path(TALK, "gone")) == ["a1", "c2"]


def test_a_chosen_reply_is_followed_to_its_end() -> None:
    assert ids(shown_path(TALK, "c1")) == ["a1", "c1", "a2", "c3"]
    assert ids(shown_path(TALK, "c2")) == ["a1", "c2"]


def test_replies_to_the_same_words() -> None:
    assert ids(replies_to(TALK, A1)) == ["c1", "c2"]
