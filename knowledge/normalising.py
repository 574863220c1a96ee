"""Makes text safe to store, show and point into: one form, no invisible characters.

Decisions: every zero-width and direction character goes, also the joiners of emoji sequences and
the selectors of their style, so an emoji may fall into its parts but nothing can be hidden.
"""

import re
import unicodedata

from knowledge.errors import DocumentRefused

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero width, direction
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # fillers, style selectors, byte order mark
    "\ud800-\udfff"  # halves of characters, which no encoding of ours can hold
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # musical controls, tags, selectors
    "]"
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
_MAX_CONTROL_SHARE = 0.02


def normalise(text: str) -> str:
    """NFC, line feeds only, no invisible characters; applying it again changes nothing."""
    visible = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    # Two rounds: a line end may appear only after what stood between \r and \n is gone.
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", visible))


def decode(raw: bytes, name: str) -> str:
    """The text of UTF-8 bytes, or of UTF-16 ones that are marked as such.

    Raises DocumentRefused for other encodings and binary content.
    """
    wide = raw.startswith(_WIDE_MARKS)
    if not wide and looks_binary(raw):
        raise DocumentRefused(
            f"{name} holds binary data, not text.", next_step="Export it as Markdown or text."
        )
    try:
        return raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        encoding = "UTF-16" if wide else "UTF-8"
        raise DocumentRefused(
            f"{name} is not valid {encoding}: byte {error.start}, line {line}.",
            next_step="Save it as UTF-8 and try again.",
        ) from error


def looks_binary(raw: bytes) -> bool:
    """Whether bytes hold what no text in an encoding of one byte or UTF-8 holds."""
    if b"\x00" in raw:
        return True
    head = raw[:8192]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _MAX_CONTROL_SHARE * len(head) and controls > 1
