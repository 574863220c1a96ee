"""Whether a sentence of a source bears out a claim: decided by code, word by word.

The measure is the share of the claim's content words that the source has too. Before it counts,
nothing may contradict: numbers with their units, months and days, names, the words that name an
owner, negation, and pairs of opposites.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from assistant.stems import alike, stem_of

SUPPORTED = 0.62
"""Share of the claim's content words from which a source sentence bears it out."""

_SHORT = 3
"""Content words of a claim so short that each of them must be borne out."""

_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?(?:%|[a-zA-Z]{1,2}\b)?|[^\W\d_]+(?:['’][^\W\d_]+)?|%")
_STOP_WORDS = (
    "a about above across again all also although am an and any are as at be became because been "
    "being below between both but by can come could did do does doing done down during each else "
    "even ever for from further get got had has have having he her here hers him his how however "
    "i if in into is it its itself just let like made make many may me might more most much must "
    "my of off on once one only or other our ours out over own per rather same shall she should "
    "since so some such than that the their theirs them then there therefore these they thing "
    "this those though through thus to too toward under until up upon us very was we were what "
    "when where whether which while who whom whose why will with within would yet you your "
    "according answer document describe explain follow following library memo mention "
    "mentioned note passage report said say says source state stated states text yes "
    "not no nor never none neither without cannot nobody nothing"
)
_STOP = frozenset(_STOP_WORDS.split())
_NEGATOR_WORDS = "not no nor never none neither without cannot nobody nothing"
_NEGATORS = frozenset(_NEGATOR_WORDS.split())
_NUMERAL_WORDS = "two three four five six seven eight nine ten eleven twelve"
_NUMERALS = {word: str(number) for number, word in enumerate(_NUMERAL_WORDS.split(), 2)}
_UNIT_WORDS = (
    "percent second minute hour day week month quarter year sprint engineer people person team "
    "service customer user euro dollar point ms million billion thousand time"
)
_UNITS = frozenset(map(stem_of, _UNIT_WORDS.split()))
_DATE_WORDS = (
    "january february march april june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4"
)
_DATES = frozenset(_DATE_WORDS.split())
_OWNER_WORDS = (
    "lead team manager director owner group engineer engineers architect committee council "
    "sponsor head chief officer vp cto cio ceo cfo board guild squad organisation organization"
)
_OWNERS = frozenset(_OWNER_WORDS.split())
_OPPOSITES = (
    "accept/reject approve/reject approve/refuse accept/refuse accept/decline increase/decrease "
    "increase/reduce raise/lower rise/fall grow/shrink before/after more/less more/fewer keep/drop "
    "keep/remove keep/replace start/stop begin/end reversible/irreversible succeed/fail "
    "success/failure buy/build first/last always/never all/none up/down faster/slower "
    "higher/lower enable/disable allow/forbid open/close win/lose above/below high/low "
    "early/late cheap/expensive agree/disagree add/remove continue/stop internal/external "
    "synchronous/asynchronous adopt/reject adopt/abandon adopt/retire centralised/decentralised"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence is made of, as far as comparison needs it."""

    stems: tuple[str, ...]
    """Its content words, stemmed, in order."""
    words: frozenset[str]
    """All its words, stemmed, with the small ones."""
    numbers: frozenset[str]
    measures: frozenset[tuple[str, str]]
    """Numbers with the unit that follows."""
    denied: frozenset[str]
    """Content words that stand right after a negation."""
    fixed: frozenset[str] = field(default=frozenset())
    """Stems that a source must have: dates, names, and the words that name an owner."""


def support(claim: str, source: str, context: str = "") -> float:
    """How far `source` bears out `claim`: 0..1, and 0 when something contradicts.

    `context` (title and heading of the source) may supply names, years and topic words.
    """
    said, found, around = read(claim), read(source), read(context)
    if not said.stems or _contradicts(said, found, around):
        return 0.0
    known = found.words | around.words
    if any(not _among(stem, known) for stem in said.fixed):
        return 0.0
    own = [stem for stem in said.stems if _among(stem, found.words)]
    lent = [stem for stem in said.stems if stem not in own and _among(stem, around.words)]
    if len(own) < min(2, len(said.stems)):
        return 0.0
    if len(said.stems) <= _SHORT and len(own) + len(lent) < len(said.stems):
        return 0.0
    return (len(own) + 0.7 * len(lent)) / len(said.stems)


@lru_cache(maxsize=4096)
def read(sentence: str) -> Reading:
    """The parts of a sentence that are compared."""
    tokens = _tokens(sentence)
    words = [token.lower() for token in tokens]
    return Reading(
        stems=tuple(dict.fromkeys(stem_of(word) for word in words if word not in _STOP)),
        words=frozenset(map(stem_of, words)),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        measures=frozenset(_measures(words)),
        denied=frozenset(_denied(tokens)),
        fixed=frozenset(_fixed(tokens)),
    )


def _tokens(sentence: str) -> list[str]:
    tokens: list[str] = []
    for token in _TOKEN.findall(sentence):
        lower = token.lower().replace("’", "'")
        if lower in ("%", "percent") and tokens and tokens[-1][0].isdigit():
            tokens[-1] = tokens[-1].rstrip("%") + "%"
        elif lower.endswith("n't"):
            tokens.extend((lower.removesuffix("n't"), "not"))
        elif lower in _NUMERALS:
            tokens.append(_NUMERALS[lower])
        else:
            tokens.append(token.replace(",", "").replace("’", "'").removesuffix("'s"))
    return [token for token in tokens if token]


def _measures(words: list[str]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(words):
        if word[0].isdigit():
            near = takewhile(lambda other: not other[0].isdigit(), words[at + 1 : at + 4])
            yield from ((word, stem_of(other)) for other in near if stem_of(other) in _UNITS)


def _denied(tokens: list[str]) -> list[str]:
    denied: list[str] = []
    for at, token in enumerate(tokens):
        if token.lower() in _NEGATORS:
            after = [word.lower() for word in tokens[at + 1 : at + 5]]
            denied.extend([stem_of(word) for word in after if word not in _STOP][:1])
    return denied


def _fixed(tokens: list[str]) -> list[str]:
    fixed: list[str] = []
    for at, token in enumerate(tokens):
        word = token.lower()
        named = at > 0 and (token[0].isupper() and word not in _STOP)
        if word in _DATES or named or (token.isupper() and len(token) > 1 and token.isalpha()):
            fixed.append(stem_of(word))
        if word in _OWNERS:
            before = [other.lower() for other in tokens[max(0, at - 2) : at]]
            fixed.extend(stem_of(other) for other in before if other not in _STOP)
    return fixed


def _contradicts(said: Reading, found: Reading, around: Reading) -> bool:
    years = {number for number in around.numbers if re.fullmatch(r"(?:19|20)\d\d", number)}
    if said.numbers - found.numbers - years:
        return True
    counted = {number for number, _ in found.measures}
    if any(m not in found.measures and m[0] in counted for m in said.measures):
        return True
    if any(_among(stem, found.words) and not _among(stem, found.denied) for stem in said.denied):
        return True
    if any(not _among(stem, found.words) for stem in said.denied):
        return True
    if any(_among(stem, set(said.stems) - said.denied) for stem in found.denied):
        return True
    return any(_opposed(said.words, found.words, pair) for pair in _pairs())


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str], ...]:
    pairs = [pair.split("/") for pair in _OPPOSITES.split()]
    both = [(a, b) for a, b in pairs] + [(b, a) for a, b in pairs]
    return tuple((stem_of(a), stem_of(b)) for a, b in both)


def _opposed(said: frozenset[str], found: frozenset[str], pair: tuple[str, str]) -> bool:
    mine, theirs = pair
    return mine in said and theirs not in said and theirs in found and mine not in found


def _among(stem: str, stems: frozenset[str] | set[str]) -> bool:
    return stem in stems or any(alike(stem, other) for other in stems)
