"""What a person gives for a memo, made fit to be kept: its kind, its title, its text, a reason."""

import hashlib
import re

from assistant.errors import BadMessage, Overtaken
from assistant.memo.document import parse
from assistant.memo.helping import Proposal
from assistant.memo.kinds import memo_kinds
from assistant.memo.oddities import MOST_BYTES
from assistant.messages import accept_message

TITLE_CHARACTERS = 120
_REASON_CHARACTERS = 500
_MOST_CHARACTERS = 10_000_000
_READ_FOR_A_TITLE = 5_000
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def state_of_text(text: str) -> str:
    """Changes whenever the text does: what an editor hands back on saving."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def accept_kind(kind: str) -> str:
    """The name of a kind given by name or label. Raises BadMessage."""
    wanted = kind.strip().casefold()
    for name, each in memo_kinds().items():
        if wanted in (name, each.label.casefold()):
            return name
    names = ", ".join(memo_kinds())
    raise BadMessage(
        f"There is no kind of memo “{kind.strip()}”.", next_step=f"Use one of: {names}."
    )


def accept_title(title: str) -> str:
    """A title on one line. Raises BadMessage for one that is empty or too long."""
    if not title.strip():
        raise BadMessage(
            "The memo needs a title.", next_step="Say in a few words what it is about."
        )
    words = " ".join(accept_message(title).split())
    if len(words) > TITLE_CHARACTERS:
        raise BadMessage(
            f"The title has {len(words)} characters; the limit is {TITLE_CHARACTERS}.",
            next_step="Shorten it.",
        )
    return words


def accept_reason(reason: str) -> str:
    """Why a finding may stay. Raises BadMessage for an empty or overlong one."""
    if not reason.strip():
        raise BadMessage(
            "A finding is left only for a reason.",
            next_step="Write in a few words why it can stay as it is.",
        )
    words = accept_message(reason)
    if len(words) > _REASON_CHARACTERS:
        raise BadMessage(
            f"The reason has {len(words)} characters; the limit is {_REASON_CHARACTERS}.",
            next_step="Shorten it.",
        )
    return words


def accept_text(text: str) -> str:
    """A memo's text with plain line ends, and U+FFFD for what no database holds.

    Raises BadMessage for one beyond all measure.
    """
    if len(text) > _MOST_CHARACTERS:
        raise BadMessage(
            f"The text has {len(text):,} characters; the limit is {_MOST_CHARACTERS:,}.",
            next_step="It was not stored. Keep what decides, and link to the data.",
        )
    return _UNSTORABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def title_of(text: str) -> str:
    """What a memo without a title is called: its heading, or its first words; may be empty."""
    document = parse(text[:_READ_FOR_A_TITLE])
    first = document.sentences[0].plain if document.sentences else ""
    return shortened(document.title or first)


def words_in(text: str) -> int:
    """How many words a memo has; of one that is too large to be parsed, roughly."""
    return parse(text).words if len(text) <= MOST_BYTES else len(text.split())


def shortened(title: str) -> str:
    """A title cut to what is allowed."""
    words = " ".join(title.split())
    if len(words) <= TITLE_CHARACTERS:
        return words
    return words[: TITLE_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"


def with_proposal(text: str, proposal: Proposal) -> str:
    """The text with a proposed change made, also when its place has moved meanwhile.

    Raises Overtaken when the words that were to be changed are not there, or more than once.
    """
    start, words = proposal.start, proposal.before
    if not text.startswith(words, start):
        start = text.find(words)
        if not words or text.count(words) != 1:
            raise Overtaken(
                "The words that were to be changed are not there any more.",
                next_step="Ask for help again with the words that stand there now.",
            )
    return text[:start] + proposal.after + text[start + len(words) :]
