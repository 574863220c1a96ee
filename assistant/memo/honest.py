"""Whether a new wording says only what its author said: no new facts, and none lost."""

import re

from assistant import titles
from assistant.inventing import invents_names, invents_numbers, invents_quotes
from assistant.memo.gaps import HOLES, without_gaps
from assistant.memo.own_words import same_words
from assistant.stems import stem_of

_SHORTEST, _LONGEST = 0.5, 1.5
"""How long a proposal may be, as a part of what it stands for."""
_SPARE_WORDS = 4
"""By so many words even a very short selection may grow."""
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|ninety|hundred|thousand|million|half|twice|double|(?:third|quarter)(?=\s+of)|dozen)\b",
    re.I,
)
_TIME = re.compile(
    r"\b(?:today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:next|this|last|end of|early|late|mid)[\s-](?:the\s)?(?:week|month|quarter|half|year|"
    r"sprint|spring|summer|autumn|winter)|immediately|soon|daily|weekly|monthly|quarterly|yearly|"
    r"spring|summer|autumn|winter)\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.I
)
_ADDRESS = re.compile(r"\]\([^)\s]*|https?://[^\s)>]+|<[a-z/!][^>]*>|!\[", re.I)
_BLOCK = re.compile(r"(?m)^\s*(?:#{1,6}\s|```|~~~|\|)")
_ITEM = re.compile(r"(?m)^[ \t]*(?:\d{1,2}[.)]|[-*])[ \t]+")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*|\b[A-Z]{2,}\w*|\b[A-Z][a-z]+[A-Z]\w*")
_OPENING = re.compile(r"(?:^|(?<=[.!?:]\s)|(?<=\n)|(?<=- ))([A-Z][a-z’'-]+)")
_OPENERS = frozenset(
    "we our us the this that these those there they it its please to for from if because by after "
    "before an when but so and or as in on at with without until then both each every all once "
    "instead however therefore otherwise since although while who what which whether doing today "
    "my your you he she his her their some most many few more less only also not nobody nothing "
    "first finally here no yes".split()
)
_ARTICLE = re.compile(r"^(?:the|our|my|their|your|its|a|an|every|each|other|another)\s+", re.I)


def faults(proposal: str, selection: str, memo: str) -> tuple[str, ...]:
    """What makes a proposal one that may not be shown; empty when it may.

    `memo` is the whole text: what stands anywhere in it is no invention.
    """
    said = _ITEM.sub("", _without_holes(proposal))
    broken = {
        "empty": not same_words(said),
        "length": not _fits(said, selection),
        "invented_number": invents_numbers(said, memo) or _new(_COUNT, said, memo),
        "invented_name": invents_names(said, memo) or _opens_with_a_name(said, memo),
        "invented_time": _new(_TIME, said, memo),
        "invented_role": _new(titles.ROLE, said, memo) or _new(titles.TEAM, said, memo),
        "invented_quote": invents_quotes(said, memo),
        "invented_address": any(each not in selection for each in _ADDRESS.findall(said)),
        "lost_number": bool(_numbers(selection) - _numbers(said)),
        "lost_name": any(name.lower() not in said.lower() for name in _NAME.findall(selection)),
        "turned_round": len(_NOT.findall(said)) != len(_NOT.findall(selection)),
        "another_block": bool(_BLOCK.search(said)) and not _BLOCK.search(selection),
    }
    return tuple(name for name, holds in broken.items() if holds)


def _without_holes(text: str) -> str:
    text = without_gaps(text)
    for hole in HOLES:
        text = text.replace(f" {hole}", "").replace(hole, "")
    return text


def _fits(proposal: str, selection: str) -> bool:
    now, then = len(proposal.split()), len(selection.split())
    return _SHORTEST * then <= now <= max(_LONGEST * then, then + _SPARE_WORDS)


def _new(pattern: re.Pattern[str], said: str, known: str) -> bool:
    """Whether something of the kind is said that is not known, whatever its article or number."""
    there = f" {same_words(known)} "
    found = (same_words(_ARTICLE.sub("", match.group())) for match in pattern.finditer(said))
    return any(f" {words.removesuffix('s')}" not in there for words in found)


def _opens_with_a_name(said: str, memo: str) -> bool:
    """Whether a sentence opens with a word that is neither common nor anywhere in the memo."""
    known = {stem_of(word) for word in same_words(memo).split()}
    opening = [part for word in _OPENING.findall(said) for part in same_words(word).split()]
    return any(word not in _OPENERS and stem_of(word) not in known for word in opening)


def _numbers(text: str) -> set[str]:
    found = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return found | {count.lower() for count in _COUNT.findall(text)}
