"""What a person typed or piped, made fit to be kept and read."""

import unicodedata

from assistant.characters import visible
from assistant.errors import BadMessage

MAX_CHARACTERS = 20_000
"""About eight pages: more than any message of a conversation, less than a whole document."""


def accept_message(text: str | bytes) -> str:
    """The message in NFC, with plain line ends, no invisible characters, no outer blank space.

    Raises BadMessage when it is broken UTF-8, has nothing readable in it, or is longer than
    MAX_CHARACTERS.
    """
    raw = _decoded(text) if isinstance(text, bytes) else text
    lines = raw.replace("\r\n", "\n").replace("\r", "\n")
    message = unicodedata.normalize("NFC", visible(lines)).strip()
    if not raw.strip():
        raise BadMessage(
            "The message is empty.",
            next_step="Nothing was stored. Write what you are working on, or your question.",
        )
    if not any(char.isalnum() or unicodedata.category(char) == "So" for char in message):
        raise BadMessage(
            "There is nothing readable in the message: it holds no letter and no digit.",
            next_step="Nothing was stored. Send it again in words.",
        )
    if len(message) > MAX_CHARACTERS:
        raise BadMessage(
            f"The message has {len(message):,} characters; the limit is {MAX_CHARACTERS:,}.",
            next_step=(
                "It was not stored, and nothing kept before was lost. Send the part that matters "
                "most, or add the whole text to the library as a document."
            ),
        )
    return message


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadMessage(
            f"The message is not valid UTF-8: byte {error.start} (0x{raw[error.start]:02x}) "
            "does not belong there.",
            next_step="Nothing was stored. Save or send the text as UTF-8 and try again.",
        ) from error
