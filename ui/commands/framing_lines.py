"""A framing conversation without a terminal: one message a line, one answer a line."""

from typing import BinaryIO

from assistant.errors import MentorError
from assistant.mentor import Mentor
from ui.commands import shapes
from ui.commands.output import complain, emit, say
from ui.commands.reading import lines, message
from ui.commands.watching import finished


def run_lines(
    mentor: Mentor,
    conversation_id: str | None,
    stream: BinaryIO,
    *,
    kind: str = "",
    first: str = "",
    as_json: bool,
) -> int:
    """Answer each line; a bad one is reported and the others go on. Returns the exit code.

    `first` is a message that comes before them; `kind` is that of a new case.
    """
    code = 0
    if first:
        conversation_id = _answer(mentor, conversation_id, first, kind, as_json=as_json)
    for number, raw in lines(stream):
        try:
            conversation_id = _answer(mentor, conversation_id, message(raw), kind, as_json=as_json)
        except MentorError as error:
            complain(f"line {number}: {error.one_line()}", as_json=as_json, line=number)
            code = 1
    _close(mentor, conversation_id, as_json=as_json)
    return code


def _answer(
    mentor: Mentor, conversation_id: str | None, words: str, kind: str, *, as_json: bool
) -> str:
    if conversation_id is None:
        conversation_id = mentor.begin("framing", words, kind=kind).id
    turn = finished(mentor.say(conversation_id, words))
    if as_json:
        path = mentor.conversations.get(conversation_id).path_to(turn.id)
        number = sum(1 for step in path if step.role == "author")
        emit(shapes.framing_turn(number, turn))
    else:
        say(f"{turn.text}\n")
    return conversation_id


def _close(mentor: Mentor, conversation_id: str | None, *, as_json: bool) -> None:
    if not as_json:
        if conversation_id is not None:
            say(f"Continue with: mentor frame --conversation {conversation_id}")
        return
    if conversation_id is None:
        emit({"case_id": None, "conversation_id": None, "canvas": {}})
        return
    case_id = mentor.conversations.get(conversation_id).case_id
    sheet = shapes.canvas(mentor.canvas(conversation_id))
    emit({"case_id": case_id, "conversation_id": conversation_id, "canvas": sheet})
