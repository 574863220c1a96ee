"""Whether a question needs the one before it to be understood: more than one sign decides.

Signs that it does: words that point back, an opening that continues, no verb, comparatives, words
such as "the decision" that are about nothing by themselves. Signs that it does not: names, key
words of its own, and forms that begin a topic ("What is a …", "How do I …").
"""

import re
from collections.abc import Iterator

from assistant.asking.reading import key_stems, key_words
from assistant.stems import stem_of

SURE_FOLLOW, SURE_OWN = 0.8, 0.15
"""From where on, and up to where, a question has one reading only."""
_SHORT, _LONG = 2, 8
"""Key words of a short question; words of a long one."""

_REPLY = re.compile(
    r"^(yes|yeah|yep|sure|please( do)?|go on|go ahead|continue|more|and|so|no|nope|really|details?|"
    r"tell me more|say more|elaborate|explain|interesting|ok(ay)?,? (and|so|go on)|what else|"
    r"anything else|how so|meaning|for example|such as|like what|example|examples)"
    r"(,? please|,? go on|,? tell me more)?\W*$",
    re.I,
)
_CONTINUES = re.compile(
    r"^(and|but|so|or|then|also|what about|how about|what if|why not|even|because|otherwise|"
    r"meanwhile)\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"^(with|without|for|in|by|since|until|before|after|except|from|to|under|on)\b", re.I
)
_POINTS = re.compile(
    r"\b(its?|they|them|theirs?|he|she|him|hers?|his|those|these|both|neither|either|such|same)\b|"
    r"\bthis\b(?! (company|organi[sz]ation|year|quarter|month|week|way|library))|"
    r"(?:^|\b(?:of|for|on|in|at|to|by|with|from|about|against|after|before|than|is|was|did|does|do|"
    r"had|has|and|why|how|who) )that\b|\bthat\W*$|\bthere\b(?! (is|are|was|were|any)\b)|"
    r"\bdo(es|ne)? so\b",
    re.I,
)
_ONE = re.compile(
    r"\b(which|that|this|the \w+|last|first|second) ones?\b(?! (of|that|who|which)\b)", re.I
)
_EMPTY_IT = re.compile(
    r"\bit\b(?= (better|worth|possible|ok|okay|good|bad|wise|true|best|right|wrong|hard|easy|safe|"
    r"fine|takes?|make sense|pay)\b)",
    re.I,
)
_COMPARES = re.compile(
    r"\b(other|instead|else|former|latter|the rest|alternatives?|remaining|another (one|option|way|"
    r"reason|example))\b",
    re.I,
)
_GOES_ON = re.compile(
    r"\b(still|again|too|as well|next|later|left|since|yet|different(ly)?)\b", re.I
)
_WHILE = re.compile(
    r"\b(since then|(before|after|until|by|at|around) (that|then|this)( time)?|back then|so far|"
    r"afterwards|originally|at (that|the) time|in the (end|meantime))\b",
    re.I,
)
_BEGINS = re.compile(
    r"^(what (is|are|was|were) (a|an)\b|what does .* mean|"
    r"how (do|should|can|would|could) (i|you|one)\b|tell me about|explain (what|how|the)|describe)",
    re.I,
)
_VERB = re.compile(
    r"\b(is|are|was|were|am|do|does|did|has|have|had|can|could|should|would|will|may|might|must|be|"
    r"been|show|list|give|find|compare|summari[sz]e|tell|explain|describe)\b|"
    r"^(who|what|which)( \w+)? \w+(s|ed|te)\b \w+",
    re.I,
)
_NAME = re.compile(r"(?<=\w[\s,])[\"“]?([A-Z][\w-]+|[A-Z]{2,})\b")
_DEFINITE = re.compile(r"\b(the|our) ", re.I)
_GENERAL_WORDS = (
    "cause root cost reason decision decide proposal memo plan risk downside alternative option "
    "outcome result next step owner deadline date author dissent object objection example "
    "trigger criteria condition people everyone happen work learn fail disagree agree against "
    "favour impact affect figure number timeline rollback reversible reverse undo deal point "
    "problem status finish done left replace pay paid involve write measure success reopen stop "
    "start change approve reject choose pick other instead else long much many time first last "
    "good bad big before after since then still use mean say come go make take give try look "
    "see own expect believe want think later end year month week day exact exactly originally "
    "really actually ago speak wrong right part share help need back put common mistake came up "
    "out team rule policy apply measurement show run survey trial advantage benefit purpose "
    "effect force valid took involved difference detail summary background context origin "
    "history role responsible"
)
_GENERAL = frozenset(map(stem_of, _GENERAL_WORDS.split()))


def is_reply(question: str) -> bool:
    """Whether it only asks to go on."""
    return bool(_REPLY.match(question.strip()))


def own_words(question: str) -> tuple[str, ...]:
    """The key words that are about something by themselves, in order."""
    return tuple(word for word in key_words(question) if stem_of(word) not in _GENERAL)


def dependence(question: str, topic: str) -> float:
    """How far a question needs `topic`, the words of what was talked about; about 0..1.

    Up to SURE_OWN it stands alone, from SURE_FOLLOW on it does not; between, both may be meant.
    """
    text = question.strip()
    own = frozenset(stem for stem in key_stems(text) if stem not in _GENERAL)
    if is_reply(text) or not key_words(text):
        return 1.0
    return sum(_signs(text, own, topic))


def _signs(text: str, own: frozenset[str], topic: str) -> Iterator[float]:
    short = len(own) <= _SHORT
    known = own & key_stems(topic)
    yield 0.7 * bool(_CONTINUES.search(text))
    yield 0.5 * bool(_PREPOSITION.search(text) and short and not _VERB.search(text))
    yield _pointing(text, short=short)
    yield (0.4 if short else 0.15) * bool(_COMPARES.search(text))
    yield 0.2 * bool(_GOES_ON.search(text) and short)
    yield 0.5 * bool(_WHILE.search(text))
    yield 0.3 * bool(not _VERB.search(text) and len(own) <= 1)
    yield {0: 0.7, 1: 0.1, 2: -0.15, 3: -0.35}.get(len(own), -0.5)
    yield 0.3 * bool(len(own) == 1 and _DEFINITE.search(text)) + 0.2 * bool(short and known)
    yield -0.4 * bool(_new_names(text, topic))
    yield -(0.9 if len(text.split()) >= _LONG else 0.4) * bool(_BEGINS.search(text))


def _pointing(text: str, *, short: bool) -> float:
    """A word that points back; in a longer question it may well point at a word of its own."""
    if _ONE.search(text):
        return 0.7
    found = _POINTS.search(_EMPTY_IT.sub("", text))
    if not found:
        return 0.0
    before = [stem for stem in key_stems(text[: found.start()]) if stem not in _GENERAL]
    return 0.6 if short or not before else 0.25


def _new_names(text: str, topic: str) -> list[str]:
    known = topic.casefold()
    return [name for name in _NAME.findall(text) if name.casefold() not in known]
