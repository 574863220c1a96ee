"""The last look at each character that leaves the guard.

Whatever the scanner before it removed, two characters may now stand side by side that would
mean something to a Markdown renderer. Here they are kept apart. It follows that the text that
comes out holds no link, image, tag, entity, address or fence, whatever went in.
"""

import html
import re
from html.entities import html5

_TAIL = 96
_SCHEMES = re.compile(r"(?:javascript|vbscript|data|mailto|xmpp):$", re.I)
_MARKER_TAIL = re.compile(r"\[\d{1,3}(?:, ?\d{1,3})*$")
_ENTITY_TAIL = re.compile(r"&#?\w{1,31}$")
_INDEXED = re.compile(
    r"(?:^|[^\w])(?:[a-z]|\w*_\w*|[a-z]+[A-Z]\w*|arrays?|lists?|args?|argv|items?|rows?|cols?|"
    r"values?|buf(?:fer)?|matrix|vec(?:tor)?|data|results?|keys?|queue|stack|tuples?|dict|map)$"
)


def is_index(before: str) -> bool:
    """Whether a bracketed number right after `before` is an index (array[3]), not a citation."""
    return bool(_INDEXED.search(before[-40:]))


def decoded(entity: str) -> str:
    """What an HTML entity (`&amp;`, `&#x41;`) stands for, or itself when it is none."""
    if entity.startswith("&#"):
        return html.unescape(entity)
    return html5.get(entity[1:], entity)


class Joiner:
    """Takes text piece by piece and gives it back with what must not touch kept apart."""

    def __init__(self) -> None:
        self.tail = ""
        """The last characters given out."""
        self._seen = ""
        """The same without backslashes, which a renderer takes away."""
        self._held = ""
        self._after_marker = False

    def text(self, text: str) -> str:
        """Ordinary characters."""
        return "".join(self._char(char) for char in text)

    def marker(self, marker: str) -> str:
        """A citation marker that names a passage."""
        out = self.settle("[")
        apart = self._seen.endswith("!") or (self._seen.endswith("]") and not self._after_marker)
        out += self._give(f" {marker}" if apart else marker)
        self._after_marker = True
        return out

    def settle(self, following: str = "") -> str:
        """Give out what was held back for the sake of the next character."""
        held, self._held = self._held, ""
        if not held:
            return ""
        alone = not following or following.isspace()
        return self._give(held if alone else " at ")

    def _char(self, char: str) -> str:
        out = self.settle(char) if char != "\\" else ""
        if char == "@" and re.search(r"[\w.+-]$", self._seen):
            self._held = char
            return out
        if char == "\\" and self._held:
            return out
        if char in "`~" and self._seen.endswith(char * 2):
            return out
        return out + self._give(f" {char}" if self._apart(char) else char)

    def _give(self, text: str) -> str:
        self._after_marker = False
        self.tail = (self.tail + text)[-_TAIL:]
        self._seen = (self._seen + text.replace("\\", ""))[-_TAIL:]
        return text

    def _apart(self, char: str) -> bool:
        seen = self._seen
        if char.isspace() or char in "\\…":
            return False
        if _SCHEMES.search(seen[-12:]):
            return True
        last = seen[-1:]
        return (
            (last == "<" and (char in "/!?" or char.isalpha()))
            or (last == "]" and char in "([:")
            or (last == "!" and char == "[")
            or (seen.endswith(":/") and char == "/")
            or (char == "." and seen[-3:].lower() == "www")
            or self._closes(char)
        )

    def _closes(self, char: str) -> bool:
        if char == ";":
            entity = _ENTITY_TAIL.search(self._seen)
            return entity is not None and decoded(f"{entity.group()};") != f"{entity.group()};"
        marker = _MARKER_TAIL.search(self._seen) if char == "]" else None
        return marker is not None and not is_index(self._seen[: marker.start()])
