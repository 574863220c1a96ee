"""How a message is meant, as a table of patterns; each gives an observation `flag:<name>`.

A feeling or an insult is read only so that it can be acknowledged; nothing is scored.
"""

import re
from collections.abc import Iterator

_OF = re.I
FLAGS: dict[str, re.Pattern[str]] = {
    "hurry": re.compile(
        r"\b(?:i (?:have )?(?:got )?no time|no time for (?:this|that)|short (?:on|of) time|"
        r"in a (?:hurry|rush)|quick(?:ly)? (?:help|answer|question)|asap|(?:call|meeting) starts|"
        r"(?:in|have|got|only) (?:\w+ )?(?:5|10|15|five|ten|fifteen) min(?:ute)?s?|"
        r"make it (?:quick|short)|meeting (?:starts )?in)\b",
        _OF,
    ),
    "advice": re.compile(
        r"\b(?:what (?:would|do) you (?:do|think|suggest|recommend|advise)|what should (?:i|we) do|"
        r"just tell me|(?:your|any) (?:advice|opinion|view|recommendation|take)|tell me what to do|"
        r"what is the answer|give me (?:the|an|your) answer|should (?:i|we) .+\?)",
        _OF,
    ),
    "unknown": re.compile(
        r"^(?:(?:well|hm+|honestly|um+|good question|ok)\W+)?(?:i )?(?:don(?:'|’)t|do not) "
        r"(?:really |actually |exactly )?know\b|"
        r"^(?:idk|dunno|no (?:idea|clue|number|figure|data)|dont know|i dont know"
        r"|not sure|i(?:'|’)?m not sure|i am not sure|hard to (?:say|tell)|"
        r"can(?:'|’)t say|unclear|nobody knows|let me think|i need to think|nothing else comes|"
        r"we (?:don(?:'|’)t|do not) (?:know|measure|have (?:that|a) number))\b",
        _OF,
    ),
    "disagree": re.compile(
        r"^(?:no[,.!](?! ?(?:problem|idea))|no (?:that|it|you|i)\b|nope|wrong\b"
        r"|not (?:really|quite|at all)\b|"
        r"that(?:'|’)s not\b|that is not\b|"
        r"i (?:\w+ )?disagree\b(?! (?:with|about|on) (?!this\b|that\b|it\b|you))|"
        r"i (?:(?:don(?:'|’)t|do not) (?:agree\b(?! with (?!this\b|that\b|you))|think so\b)|"
        r"see (?:it|this|that) differently\b|"
        r"didn(?:'|’)t (?:say|mean)|(?:would not|wouldn(?:'|’)t) (?:say|put it) "
        r"(?:so|that|like that|that way)\b)|"
        r"sorry,? (?:but )?i (?:disagree|do(?:n(?:'|’)t| not) agree)|"
        r"(?:this|it)(?:(?:'|’)s| is) not (?:how|what|the way) i\b|"
        r"you (?:got|get) (?:it|me|that) wrong|"
        r"you(?:'|’)re (?:wrong|missing)|you mis)|"
        r"\balready (?:said|told you|answered)\b",
        _OF,
    ),
    "impatient": re.compile(
        r"\b(?:stop asking|you (?:just|keep) ask(?:ing)?|too many questions|enough questions|"
        r"(?:more|all these) questions|get to the point)\b",
        _OF,
    ),
    "hostile": re.compile(
        r"\b(?:waste of (?:my )?time|useless|stupid (?:tool|bot|thing|question)|chatbot|nonsense|"
        r"pointless|ridiculous|makes? (?:me|us|everyone|everybody) use this|whatever\W*$)",
        _OF,
    ),
    "summarise": re.compile(
        r"\b(?:summari[sz]e|sum (?:it |this )?up|enough for now|wrap (?:it )?up|where are we|"
        r"what do (?:we|you|i) have so far|give me a summary)\b",
        _OF,
    ),
    "one_line": re.compile(r"\b(?:in|as) one (?:line|sentence)\b|\bone-liner\b", _OF),
    "closing": re.compile(
        r"^(?:thanks|thank you|that(?:'|’)s (?:enough|all|it)|enough|let(?:'|’)s stop"
        r"|i(?:'|’)m done|"
        r"got it|good enough|bye)\b|\b(?:that(?:'|’)s enough|let(?:'|’)s stop)\b|\bthanks\W*$",
        _OF,
    ),
    "greeting": re.compile(
        r"^(?:hi|hello|hey|good (?:morning|afternoon|evening)|test|ok)\W*$", _OF
    ),
    "going_on": re.compile(
        r"^(?:ok(?:ay)?|yes|yeah|sure|right|fine|go on|mhm|hm+|yes,? go on|good|true|agreed|"
        r"whatever)\W*$",
        _OF,
    ),
    "unclear": re.compile(
        r"\b(?:what do you mean|(?:don(?:'|’)t|do not|didn(?:'|’)t) (?:quite )?understand "
        r"(?:you|the question|that|what you)|(?:more|very) simple|simpler|rephrase|"
        r"say (?:it|that) (?:again|differently))\b",
        _OF,
    ),
    "feeling": re.compile(
        r"\bi(?:'|’)?(?:m| am| feel| was)? ?(?:\w+ )?(?:frustrated|exhausted|tired of"
        r"|angry|anxious|"
        r"worried|overwhelmed|fed up|afraid|scared|upset|stuck|lost)\b"
        r"|\bdriving me (?:mad|crazy)\b",
        _OF,
    ),
    "expert": re.compile(
        r"\b(?:skip the (?:theory|basics|introduction)|i(?:'|’)?(?: ha)?ve (?:run|done|led|built|"
        r"been through) (?:\w+ ){0,2}(?:of these|migrations|rewrites|reorgani[sz]ations)|"
        r"i know (?:the|how) (?:basics|theory|this works)|no basics)\b",
        _OF,
    ),
    "finished": re.compile(
        r"\b(?:(?:the )?(?:decision|analysis) (?:is|has been|was) (?:made|done|finished|taken|"
        r"complete)|we(?:(?:'|’)ve| have) (?:already )?(?:decided|analy[sz]ed|evaluated|compared) "
        r"(?:all|every|the|it|this)|do(?:n(?:'|’)t| not) want to (?:reopen|restart|discuss it)|"
        r"i (?:only|just) need (?:help )?(?:to )?(?:word|write|present|communicate"
        r"|sell) (?:it|this))",
        _OF,
    ),
    "conflict": re.compile(
        r"\b(?:both (?:want|of them|say|come|call|claim|teams?|sides)|two teams (?:\w+ )?want|"
        r"each of them (?:wants|gets)|(?:caught|stuck|torn) between|balance (?:it|them|both))\b",
        _OF,
    ),
}
_YES = re.compile(
    r"^(?:yes|yeah|yep|sure|please|go ahead|of course|ok(?:ay)?|why not|gladly|i(?:'|’)d like)\b",
    _OF,
)


def signals(text: str, last_move: str) -> Iterator[tuple[str, str]]:
    """The flags of a message, each with the words that show it."""
    for name, pattern in FLAGS.items():
        match = pattern.search(text)
        if match and (last_move or name != "unknown"):
            yield name, match.group().strip()
    agreed = _YES.match(text) if last_move == "ask_permission" else None
    if agreed:
        yield "permission", agreed.group()
