"""Takes links, images, tags, fences and unknown citation markers out of a stream of text.

The scanner stands before the first character that is not decided yet and asks the rule for that
character. A rule decides by what follows, however the text was cut into pieces, or waits for
more of it; every wait has a bound. What a rule takes out may be put back in part (a link's
text) and is then looked at again. `joining` stands behind it and guarantees the outcome.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from assistant.characters import visible
from assistant.joining import Joiner, decoded, is_index
from assistant.marks import TAG, WAIT, is_tag, linked, may_become_tag

_SPACES = re.compile(r"[ \t]{0,64}")
_WIDE = "\u2e80-\uffef"
_WORD = re.compile(rf"[^\s\[\]<>`~!&{_WIDE}]{{0,256}}")
_WIDE_RUN = re.compile(rf"[{_WIDE}]+")
_ADDRESS = re.compile(rf"[^\s<>\[\]`\"{_WIDE}]*")
_LINKISH = re.compile(
    r"[a-z][a-z0-9+.\-]*\\*:\\*/\\*/|(?<![a-z0-9])www\\*\.|"
    r"(?<!\w)(?:(?:javascript|vbscript|mailto|xmpp)\\*:(?=\\*[^\s\\…])|"
    r"data\\*:(?=\\*(?:[,;]|[\w.+-]+/)))",
    re.I,
)
_MARKER = re.compile(r"\[\d{1,3}(?:, ?\d{1,3})*\]")
_DEFINED = re.compile(r"""\s*(?:<.*>|\S*[/:#]\S*|\S+\.\S+)(?:\s+["'(].*)?\s*""")
_LINE_START = re.compile(r"[\s>*+\-\d.)]*")
_AUTOLINK = re.compile(r"<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,255}>")
_MAIL = re.compile(r"<[^\s<>@]{1,99}@[^\s<>]{1,190}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,30});")
_ENTITY_START = re.compile(r"&#?\w{0,31}")
_DRAWN = frozenset(("mermaid", "vega", "vega-lite", "dot", "graphviz", "plantuml", "math", "latex"))
_INFO_BOUND, _LINE_BOUND, _COMMENT_BOUND = 80, 300, 400
_INFO = re.compile(rf"[^\n`]{{0,{_INFO_BOUND}}}")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What to do with the first `take` characters."""

    take: int
    text: str | None = None
    """What to give out in their place; None: they pass as they are."""
    again: str = ""
    """What to put back and look at again."""
    counted: str = ""
    with_space: bool = False
    """The blank space before it goes too."""
    marker: bool = False
    skip: str = ""
    """The fence up to which what follows is taken out."""


_Rule = Callable[[str, bool], _Verdict | None]
_KEEP_ONE = _Verdict(1)


class Unmarker:
    """`feed` it pieces and `close` it; both give the text that is decided."""

    def __init__(self, markers: frozenset[int], report: Counter[str]) -> None:
        self._markers = markers
        self._report = report
        self._joiner = Joiner()
        self._pending = ""
        self._fence = ""
        self._eat = False
        self._space = ""
        self._rules: dict[str, _Rule] = {
            "<": self._angle,
            "!": self._image,
            "[": self._bracket,
            "&": self._entity,
            "`": self._fences,
            "~": self._fences,
        }

    def feed(self, piece: str) -> str:
        """What is decided after `piece`."""
        seen = visible(piece)
        if len(seen) < len(piece):
            hidden = len(piece) - len(seen) - piece.count("\r")
            self._report["invisible"] += hidden
        self._pending += seen
        return self._run(final=False)

    def close(self) -> str:
        """All that was undecided, decided as the end of the text."""
        return self._run(final=True) + self._joiner.settle()

    def _run(self, *, final: bool) -> str:
        out: list[str] = []
        while self._pending:
            if self._fence:
                if not self._skip_fenced(final=final):
                    break
                continue
            given = self._step(final)
            if given is None:
                break
            out.append(given)
        return "".join(out)

    def _step(self, final: bool) -> str | None:
        found = _SPACES.match(self._pending)
        space = found.group() if found else ""
        rest = self._pending[len(space) :]
        if not rest or len(space) == 64:
            if not final and len(space) < 64:
                return None
            return self._apply(_Verdict(0), space, rest)
        self._space = space
        verdict = self._rules.get(rest[0], self._word)(rest, final)
        return None if verdict is None else self._apply(verdict, space, rest)

    def _apply(self, verdict: _Verdict, space: str, rest: str) -> str:
        if verdict.counted:
            self._report[verdict.counted] += 1
        after = rest[verdict.take :]
        if verdict.again:
            self._pending = space + visible(verdict.again) + after
            return ""
        self._pending, self._fence = after, verdict.skip
        tail = self._joiner.tail
        if verdict.with_space or (self._eat and (not tail or tail[-1].isspace())):
            space = ""
        taken = rest[: verdict.take] if verdict.text is None else verdict.text
        self._eat = not taken if verdict.take else self._eat
        given = self._joiner.text(space)
        return given + (self._joiner.marker(taken) if verdict.marker else self._joiner.text(taken))

    def _skip_fenced(self, *, final: bool) -> bool:
        closing = re.search(rf"\n[ \t>]*{self._fence}[^\n]*(?=\n)", self._pending)
        if closing:
            self._pending = self._pending[closing.end() + 1 :]
        elif final:
            self._pending = ""
        else:
            return False
        self._fence = ""
        return True

    def _at_line_start(self) -> bool:
        line = self._joiner.tail.rpartition("\n")[2] + self._space
        return _LINE_START.fullmatch(line) is not None

    def _word(self, rest: str, final: bool) -> _Verdict | None:
        match = _WORD.match(rest)
        word = match.group() if match else ""
        if not word:
            wide = _WIDE_RUN.match(rest)
            return _Verdict(len(wide.group())) if wide else _KEEP_ONE
        if len(word) == len(rest) and len(word) < 256 and not final:
            return None
        link = _LINKISH.search(word)
        if link is None:
            return _Verdict(200 if len(word) == 256 else len(word))
        return _Verdict(link.start()) if link.start() else self._address(rest, final)

    def _address(self, rest: str, final: bool) -> _Verdict | None:
        match = _ADDRESS.match(rest)
        address = match.group() if match else ""
        if len(address) == len(rest) and not final:
            return None
        bare = address.rstrip(".,;:!?)'*_")
        open_brackets = bare.count("(") - bare.count(")")
        while open_brackets > 0 and address[len(bare) : len(bare) + 1] == ")":
            bare, open_brackets = bare + ")", open_brackets - 1
        length = max(1, len(bare))
        return _Verdict(length, "", counted="link", with_space=True)

    def _entity(self, rest: str, final: bool) -> _Verdict | None:
        match = _ENTITY.match(rest)
        if match:
            plain = decoded(match.group())
            if plain == match.group():
                return _KEEP_ONE
            shown = visible(plain)
            return _Verdict(match.end(), None if shown else "", again=shown)
        start = _ENTITY_START.match(rest)
        open_ended = start is not None and start.end() == len(rest) and len(rest) < 33
        return None if open_ended and not final else _KEEP_ONE

    def _fences(self, rest: str, final: bool) -> _Verdict | None:
        run = len(rest) - len(rest.lstrip(rest[0]))
        if run == len(rest) and not final:
            return None
        if run < 3:
            return _Verdict(run)
        info = _INFO.match(rest, run)
        length = info.end() - run if info else 0
        following = rest[run + length : run + length + 1]
        if not following and length < _INFO_BOUND and not final:
            return None
        too_long = length >= _INFO_BOUND
        if too_long or following not in ("", "\n") or not self._at_line_start():
            return _Verdict(run, "", counted="fence")
        language = rest[run : run + length].split()[:1]
        if language and language[0].lower().strip("{}.") in _DRAWN:
            return _Verdict(run + length, "", counted="fence", skip=rest[0] * 3)
        return _Verdict(run + length + 1, "", counted="fence")

    def _angle(self, rest: str, final: bool) -> _Verdict | None:
        if len(rest) == 1:
            return _KEEP_ONE if final else None
        if rest[1] in "!?":
            return self._comment(rest, final)
        if rest[1] != "/" and not rest[1].isalpha():
            return _KEEP_ONE
        link, mail, tag = _AUTOLINK.match(rest), _MAIL.match(rest), TAG.match(rest)
        if link:
            return _Verdict(link.end(), "", counted="link", with_space=True)
        if mail:
            return _Verdict(mail.end(), again=mail.group()[1:-1], counted="link")
        if tag:
            return _Verdict(tag.end(), "", counted="html") if is_tag(tag) else _KEEP_ONE
        return None if not final and may_become_tag(rest) else _KEEP_ONE

    def _comment(self, rest: str, final: bool) -> _Verdict | None:
        is_comment = rest.startswith("<!--")
        end = rest.find("-->" if is_comment else ">", 2, _COMMENT_BOUND)
        if end != -1:
            return _Verdict(end + (3 if is_comment else 1), "", counted="html")
        if len(rest) < _COMMENT_BOUND and not final:
            return None
        return _Verdict(4, "", counted="html") if is_comment else _KEEP_ONE

    def _image(self, rest: str, final: bool) -> _Verdict | None:
        if len(rest) == 1 and not final:
            return None
        if rest[1:2] != "[":
            return _KEEP_ONE
        label, end, kind = linked(rest[1:], final)
        if end == WAIT:
            return None
        if not kind or (kind == "[" and _MARKER.fullmatch(label)):
            return _KEEP_ONE
        return _Verdict(end + 1, "", counted="image", with_space=True)

    def _bracket(self, rest: str, final: bool) -> _Verdict | None:
        label, end, kind = linked(rest, final)
        if end == WAIT:
            return None
        if kind == ":" and self._at_line_start():
            line = rest[end:].partition("\n")
            short = len(line[0]) < _LINE_BOUND
            if short and not line[1] and not final:
                return None
            if short and _DEFINED.fullmatch(line[0]):
                return _Verdict(end + len(line[0]) + len(line[1]), "", counted="link")
        if _MARKER.fullmatch(label) and not is_index(self._joiner.tail + self._space):
            return self._cited(label, end, kind)
        if kind == "(" or (kind == "[" and not _MARKER.fullmatch(rest[len(label) : end])):
            inner = label[1:-1]
            return _Verdict(end, None if inner else "", again=inner, counted="link")
        return _KEEP_ONE

    def _cited(self, label: str, end: int, kind: str) -> _Verdict:
        if kind == "(":
            return _Verdict(end, again=label, counted="link")
        numbers = re.findall(r"\d+", label)
        known = [number for number in numbers if int(number) in self._markers]
        self._report["unknown_marker"] += len(numbers) - len(known)
        if not known:
            return _Verdict(len(label), "", with_space=True)
        kept = label if len(known) == len(numbers) else f"[{', '.join(known)}]"
        return _Verdict(len(label), kept, marker=True)
