"""How a past document is like and unlike the case at hand, in words that code can vouch for."""

import re

from assistant.framing import patterns
from assistant.framing.kinds import OTHER, guess
from assistant.framing.state import State
from assistant.stems import stem_of
from assistant.support import read
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit
from prompts import library as prompts

_TELLING = 5
"""Letters from which on a word of a title is worth naming."""
_NO_NOUN = re.compile(r"(?:ed|ly|ise|ize|ate)$")
_GENERAL = frozenset(
    "rewrite split extract twelve withdraw trial finish service services system systems every "
    "their other decision project process review teams engineer engineers".split()
)


def likeness(state: State, hit: Hit) -> str:
    """One sentence on what is alike, if code sees any, and one on what became of it."""
    return " ".join(part for part in (_alike(state, hit), _outcome(hit.document)) if part)


def _alike(state: State, hit: Hit) -> str:
    info = hit.document
    if info.kind == "framework":
        return _say("framework", {})
    shared = _shared_word(state, info.title)
    theirs = guess(f"{info.title} {hit.passage.text}")
    same = theirs.name == state.kind.name and theirs.name != OTHER
    if same and shared:
        kind = state.kind.label[0].lower() + state.kind.label[1:]
        return _say("both", {"kind": kind, "word": shared})
    if same:
        return _say("kind", {"kind": state.kind.label[0].lower() + state.kind.label[1:]})
    return _say("word", {"word": shared}) if shared else ""


def _outcome(info: DocumentInfo) -> str:
    year = {"year": str(info.dated.year)} if info.dated else {}
    status = info.status if info.status in {"accepted", "rejected", "superseded"} else ""
    if info.kind == "framework" or not (status and year):
        return ""
    return _say(status, year)


def _shared_word(state: State, title: str) -> str:
    said = [state.canvas.words(name) for name in ("goal", "problem", "means_to", "gap")]
    known = {stem for words in said for stem in read(words).stems}
    words = [word.strip("“”\"',.:") for word in title.split()]
    for at, word in reversed(list(enumerate(words))):
        plain = word.lower()
        if len(plain) < _TELLING or plain in _GENERAL or _NO_NOUN.search(plain):
            continue
        if patterns.SOLUTION.match(stem_of(plain)):
            continue
        if set(read(plain).stems) & known:
            return word if at else plain
    return ""


def _say(group: str, gaps: dict[str, str]) -> str:
    return prompts.wordings("framing/likeness", group)[0].fill(gaps)
