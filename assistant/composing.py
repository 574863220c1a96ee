"""Puts a request together: system prompt, what was said, the brief; within the token budget."""

from collections.abc import Callable, Sequence

from assistant.conversation import Turn
from assistant.llm.model import ChatMessage, Request
from assistant.modes import Brief
from assistant.tokens import TokenCounter
from prompts import library as prompts

_OVERHEAD = 8
"""Tokens that a chat template puts around one message, at most."""


def compose(
    brief: Brief,
    path: Sequence[Turn],
    context_tokens: int,
    counter: Callable[[], TokenCounter],
    *,
    faults: Sequence[str] = (),
) -> Request:
    """The request for a brief; the last turn of `path` is the author's message.

    When the window is too small for all turns the oldest are left out. Nothing of theirs is
    lost to the model: the brief carries what they established, in the author's words.
    """
    mode = brief.prompt.split("/")[0]
    system = prompts.render(f"{mode}/system").text
    text = prompts.render(brief.prompt, **brief.inputs).text
    if faults:
        text += f"\n\nYour last try broke the brief ({', '.join(faults)}). Keep strictly to it."
    past: tuple[ChatMessage, ...] = ()
    if brief.with_history and path[:-1]:
        count = counter().count
        left = context_tokens - brief.max_tokens - 3 * _OVERHEAD - count(system) - count(text)
        past = _fitting(path[:-1], left, count)
    messages = (ChatMessage("system", system), *past, ChatMessage("user", text))
    return Request(messages, max_tokens=brief.max_tokens)


def _fitting(
    past: Sequence[Turn], left: int, count: Callable[[str], int]
) -> tuple[ChatMessage, ...]:
    chosen: list[ChatMessage] = []
    for turn in reversed(past):
        left -= count(turn.text) + _OVERHEAD
        if left < 0:
            break
        if turn.text:
            chosen.append(ChatMessage("user" if turn.role == "author" else "assistant", turn.text))
    return tuple(reversed(chosen))
