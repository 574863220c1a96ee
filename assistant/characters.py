"""Characters that nobody can see, and how to be rid of them.

Zero-width, bidirectional, tag and variation characters can hide instructions or split a word
so that a filter misses it; control characters can drive a terminal.
"""

import unicodedata

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_FILLERS = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800))
) | frozenset("\u3164\uffa0")


def is_invisible(char: str) -> bool:
    """Whether `char` shows nothing and is neither a space, a tab nor a line break."""
    if " " <= char <= "~" or char in "\n\t":
        return False
    if char in _FILLERS or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return True
    return unicodedata.category(char) in _HIDDEN


def visible(text: str) -> str:
    """`text` without invisible characters; Unicode's own line separators become line breaks."""
    if text.isascii() and text.isprintable():
        return text
    kept = (char for char in text if not is_invisible(char))
    return "".join("\n" if char in "\u2028\u2029" else char for char in kept)
