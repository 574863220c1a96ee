"""Edits of one sentence that change how it is said and nothing of what is said.

Hedges of facts stay ("we think it takes three weeks"): without them the sentence would claim
more than its author did. So does the passive, and so does whatever stands in code or in a link.
"""

import functools
import re
from collections.abc import Callable

from assistant.memo.own_words import capital, stands_alone

LONG = 30
"""Words from which on a sentence is long."""
_Replaced = tuple[re.Pattern[str], str]


def _table(*rows: tuple[str, str]) -> tuple[_Replaced, ...]:
    return tuple((re.compile(pattern, re.I), instead) for pattern, instead in rows)


_OPENERS = re.compile(
    r"^(?:it (?:should be|is to be|must be) (?:noted|mentioned|said) that|"
    r"(?:please )?note that|it is (?:important|worth|interesting) (?:to (?:note|mention|say)|"
    r"noting|mentioning|saying) that|needless to say,?|as a matter of fact,?|"
    r"as (?:already )?mentioned(?: (?:above|before|earlier|already))?,?|"
    r"as (?:we|you) (?:all )?know,?|in fact,|"
    r"at the end of the day,?|(?:basically|obviously|actually|honestly|clearly|of course|"
    r"to be honest|frankly|in general terms),|i would (?:just )?like to (?:say|mention|point out) "
    r"that|the fact (?:of the matter )?is that)\s+",
    re.I,
)
_LONGER_THAN_NEEDED = _table(
    (r"\b(?:due to|owing to|because of|in view of|in light of) the fact that\b", "because"),
    (r"\b(?:despite|in spite of) the fact that\b", "although"),
    (r"\bin order to\b", "to"),
    (r"\bso as to\b", "to"),
    (r"\bfor the purposes? of (?=\w+ing\b)", "for "),
    (r"\bin the event (?:that|of the case that)\b", "if"),
    (r"\bat (?:this|the present|the current) (?:point|moment) in time\b", "now"),
    (r"\b(?:with regards? to|with respect to|in relation to|as regards)\b", "about"),
    (r"\b(?:has|have) the ability to\b", "can"),
    (r"\b(?:is|are) (?:currently )?(?:able|in a position) to\b", "can"),
    (r"\bprior to\b", "before"),
    (r"\bsubsequent to\b", "after"),
    (r"\bin close proximity to\b", "near"),
    (r"\buti?li[sz](es|ed|e)\b", r"us\1"),
    (r"\butili[sz]ing\b", "using"),
    (r"\bmake a decision\b", "decide"),
    (r"\bmakes a decision\b", "decides"),
    (r"\bmake use of\b", "use"),
    (r"\bperform an? (?:analysis|investigation) of\b", "analyse"),
    (r"\bon an? (daily|weekly|monthly|yearly) basis\b", r"\1"),
    (r"\beach and every\b", "every"),
    (r"\b(?:first and foremost)\b", "first"),
    (r"\bfuture plans\b", "plans"),
    (r"\bend result\b", "result"),
    (r"\bthe majority of\b", "most of"),
)
_ARTICLE_AND_FILLER = re.compile(
    r"\ban? (?:very|really|extremely|incredibly|obviously|actually|basically) (?=(?P<next>\w+))",
    re.I,
)
_FILLER = re.compile(
    r"(?<!\bnot )(?<!n't )(?<!n’t )(?<!\bnever )(?<!\bas )(?<!\bso )(?<!\bhow )(?<!\btoo )"
    r"(?<!\bthe )(?<!\bthis )(?<!\bthat )"
    r"\b(?:(?:very|extremely|incredibly|basically|actually|obviously|literally) "
    r"(?!(?:as|and|or|but|that|the|first|same|last|few|little|much|many|end|point)\b)|"
    r"really (?=(?:important|big|good|bad|slow|fast|hard|difficult|great|nice|high|low|large|small|"
    r"old|new|need|want)\b))(?=[a-z])",
    re.I,
)
_AN = re.compile(r"(?:[aeio]|u(?!ni|s[aeiu]|ti|bi)|hour|honest)", re.I)
_CONSIDER = r"(?:(?:consider|think about)\s+)?"
_SENSE = (
    r"(?:(?:might|may|could|would|will|probably|perhaps|maybe|possibly|also|be|is|well|therefore|thus|"
    r"then|still|now|even)\s+)*"
    r"(?:make sense|makes sense|good|worth(?:while)?|useful|helpful|nice|better|best|advisable|"
    r"a good idea|beneficial)\s+(?:for us\s+)?(?P<to>to\s+|(?=\w+ing\b))"
)
_HEDGED_ASKS = (
    re.compile(
        rf"^(?P<who>we|i)\s+(?:do\s+|would\s+)?(?:think|believe|feel|guess|suppose|would say)\s+"
        rf"(?:that\s+)?it\s+{_SENSE}{_CONSIDER}(?P<rest>[a-z].*)$",
        re.I | re.S,
    ),
    re.compile(
        r"^(?P<who>we|i)\s+(?:would|should|'d|’d)\s+(?:just\s+)?like\s+to\s+(?:suggest|propose|"
        r"recommend)\s+(?:(?P<to>to)\s+)?(?P<rest>[a-z].*)$",
        re.I | re.S,
    ),
)
_HEDGED_MAYBES = (
    re.compile(rf"^(?:it|this)\s+{_SENSE}{_CONSIDER}(?P<rest>[a-z].*)$", re.I | re.S),
    re.compile(
        rf"^(?:(?:perhaps|maybe|possibly|ideally),?\s+)?(?P<who>we|i)\s+(?:(?:might|may|could|should|"
        rf"would|perhaps|maybe|possibly|potentially|also)\s+)+(?:want\s+to\s+|try\s+to\s+)?"
        rf"{_CONSIDER}(?P<rest>[a-z].*)$",
        re.I | re.S,
    ),
)
_PERHAPS = re.compile(r"\b(?:maybe|perhaps|possibly|potentially)\s+", re.I)
_WOULD_BE_NICE = re.compile(
    r"^(?:it would be|we would be|we(?:'d|’d) be|we are)\s+(?:very\s+|really\s+)?(?:great|nice|"
    r"good|helpful|grateful|happy|glad|thankful)\s+if\s+you\s+(?:could|would|can)\s+"
    r"(?:maybe\s+|please\s+)?",
    re.I,
)
_GERUND = re.compile(r"[a-z]+ing\b")
_POINTS_BACK = re.compile(r"\b(?:then|this|that|it|these|those|them|so)\b", re.I)
_REASON_FIRST = re.compile(
    r"^(?P<why>(?:because|since|given that|considering that|as)\s+[^,;:]+),\s+"
    r"(?P<main>(?:we|i|the|our|you|all|each|every|this team|my)\b[^;]*?)(?P<stop>[.!]?)$",
    re.I | re.S,
)
_REASON_WORDS = 9
_JOINT = re.compile(
    r"(?:;\s+|,\s+(?=(?:and|but|so|yet)\s)|\s+[–—]\s+|,\s+which means(?: that)?\s+)"
)
_LINK_WORD = re.compile(r"^(?:and\s+|which means that\s+)", re.I)
_LEAST_PART = 6
_SUBJECT = re.compile(
    r"(?:(?:but|so|yet)\s+)?(?P<it>(?:we|i|it|they|he|she|you|this|these|those|there|the|a|an|our|"
    r"my|their|its|his|her|each|every|all|some|most|many|no|nobody|nothing|both|\d+|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|customers|teams|people|engineers)\b)",
    re.I,
)
_KEPT = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|https?://\S+|\[\[?[a-z ]+\?\]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def cut_filler(sentence: str) -> str:
    """Without openers and fillers that say nothing, and with short forms of long phrases."""
    return _guarded(sentence, _cut)


def plain_ask(sentence: str, *, also_maybe: bool = False) -> str:
    """A hedged proposal as one: "we think it might make sense to move" → "we propose to move".

    `also_maybe` for sentences that are known to be the ask: "maybe we could move".
    """
    return _guarded(sentence, lambda text: _asked(text, also_maybe))


def main_first(sentence: str) -> str:
    """The main clause before a long reason that stands in front of it."""
    return _guarded(sentence, _main_first)


def split_long(sentence: str) -> str:
    """A sentence of more than 30 words as several, cut where a clause of its own begins."""
    return _guarded(sentence, _split)


def _guarded(sentence: str, edit: Callable[[str], str]) -> str:
    """The edit with code, addresses and holes out of its reach."""
    if _PRIVATE.search(sentence):
        return sentence
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match.group())
        return chr(0xE000 + len(kept) - 1)

    hidden = _KEPT.sub(hide, sentence)
    return _PRIVATE.sub(lambda match: kept[ord(match.group()) - 0xE000], edit(hidden))


def _cut(text: str) -> str:
    shorter = _OPENERS.sub("", text)
    for pattern, instead in _LONGER_THAN_NEEDED:
        shorter = pattern.sub(functools.partial(_cased, instead), shorter)
    shorter = _ARTICLE_AND_FILLER.sub(_article, shorter)
    shorter = _FILLER.sub("", shorter)
    return _as_begun(text, shorter)


def _cased(instead: str, found: re.Match[str]) -> str:
    said = found.expand(instead)
    return said.capitalize() if found.group()[:1].isupper() else said


def _article(found: re.Match[str]) -> str:
    said = "an " if _AN.match(found.group("next")) else "a "
    return said.capitalize() if found.group()[:1].isupper() else said


def _asked(text: str, also_maybe: bool) -> str:
    for pattern in _HEDGED_ASKS + (_HEDGED_MAYBES if also_maybe else ()):
        found = pattern.match(text)
        if found:
            said = found.groupdict()
            who = said.get("who") or "We"
            rest = _PERHAPS.sub("", said["rest"]) if also_maybe else said["rest"]
            return _as_begun(text, f"{who} propose {_infinitive(rest)}")
    nice = _WOULD_BE_NICE.match(text)
    return _as_begun(text, f"please {text[nice.end() :]}") if nice else text


def _infinitive(rest: str) -> str:
    """What follows "we propose"."""
    if _GERUND.match(rest) or rest.startswith(("that ", "the ", "a ", "an ", "our ", "to ")):
        return rest
    return f"to {rest}"


def _main_first(text: str) -> str:
    found = _REASON_FIRST.match(text)
    if found is None or len(found["why"].split()) < _REASON_WORDS or "," in found["main"]:
        return text
    if _POINTS_BACK.search(found["main"]) or not stands_alone(found["main"]):
        return text
    why = found["why"][:1].lower() + found["why"][1:]
    return f"{capital(found['main'])} {why}{found['stop']}"


def _split(text: str) -> str:
    if len(text.split()) <= LONG:
        return text
    middle = len(text) / 2
    for joint in sorted(_JOINT.finditer(text), key=lambda each: abs(each.start() - middle)):
        first, second = text[: joint.start()], _LINK_WORD.sub("", text[joint.end() :])
        if _fit(first) and _fit(second) and _is_clause(second):
            return f"{_split(first.rstrip(' ,'))}. {_split(capital(second))}"
    return text


def _is_clause(words: str) -> bool:
    found = _SUBJECT.match(words)
    return found is not None and stands_alone(words[found.start("it") :])


def _fit(part: str) -> bool:
    balanced = all(part.count(one) == part.count(two) for one, two in ("()", "[]", "“”"))
    quotes = part.count('"') % 2 == 0 and part.count("**") % 2 == 0
    return len(part.split()) >= _LEAST_PART and balanced and quotes


def _as_begun(before: str, after: str) -> str:
    """With a capital where the sentence had one."""
    return capital(after) if before[:1].isupper() else after
