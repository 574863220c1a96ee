"""The patterns that code reads a framing message with, as tables.

Each pattern either matches a whole clause or names the part that counts `(?P<it>…)`.
"""

import re

_SUBJECT = r"(?:we|i|my team|our team|the team|they|leadership|management)"
_NEED = (
    r"(?:need|needs|want|wants|have|has|ought|plan|plans|intend|propose|hope|try|are trying|"
    r"am trying|would like|are going|am going|are planning|am planning|decided|were told|"
    r"was told|was asked|were asked|have been asked|have decided)"
)
_CLAUSE_END = (
    r"(?=\s*(?:[.;:!?\n,()–—]|$|\b(?:because|but|so that|since|which|although|though|while|"
    r"unless|until|so we|so they|as (?:it|we|they|the)|and (?:we|i|it|they|that|then|now|the|"
    r"our|my|nobody|everyone|people|this|he|she|there))\b))"
)
_VERB_PHRASE = rf"(?P<it>(?!be\b)[a-z][\w’'-]+(?:\s+[^\s.;:!?\n,()–—]+?)+?){_CLAUSE_END}"

GOAL = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_SUBJECT}\s+(?:\w+ly\s+|just\s+|all\s+|now\s+)?{_NEED}\s+to\s+{_VERB_PHRASE}",
        rf"\b(?:we|i)(?:'d|’d)\s+like\s+to\s+{_VERB_PHRASE}",
        rf"\b(?:we|i)(?:'m|’m|'re|’re)\s+(?:trying|going|planning|hoping)\s+to\s+{_VERB_PHRASE}",
        rf"\b(?:we|i)\s+(?:think\s+we\s+)?(?:should|must)\s+(?:just\s+|really\s+)?{_VERB_PHRASE}",
        rf"\blet(?:'|’)s\s+{_VERB_PHRASE}",
        rf"\b(?:plan|proposal|idea|goal|aim|answer|fix|solution)\s+is\s+to\s+{_VERB_PHRASE}",
        rf"\b(?:asked|told|tasked|wants?|expects?)\s+(?:me|us|our team|my team)\s+to\s+{_VERB_PHRASE}",
        rf"\b(?:how\s+(?:do|can|should|would|could)|should)\s+(?:i|we)\s+{_VERB_PHRASE}",
    )
)
NOT_A_GOAL = re.compile(
    r"^(?:decide|know|understand|say|talk|think|ask|figure|find out|see|go|do it|discuss|get it|"
    r"have|help|explain|tell|convince|wait|make sure|admit|be|come up|drive it|do something)\b",
    re.I,
)
SOLUTION = re.compile(
    r"^(?:rewrite|rebuild|re-?architect|refactor|migrate|move|port|replace|adopt|introduce|build|"
    r"create|implement|split|merge|extract|buy|hire|switch|upgrade|automate|standardi[sz]e|"
    r"consolidate|containeri[sz]e|roll out|set up|deploy|install|add|use|write|launch|start|"
    r"deprecate|redesign|modulari[sz]e|centrali[sz]e|unify|convert|reorgani[sz]e|establish)\b",
    re.I,
)
PAIN = re.compile(
    r"\b(?:slow(?:er|ly)?|fail(?:s|ed|ing|ure|ures)?|break(?:s|ing)?|broke(?:n)?|outages?|down|"
    r"incidents?|complain(?:s|ed|ing|ts?)?|late|delay(?:s|ed)?|block(?:s|ed|ing|ers?)?|wait(?:s|ed|"
    r"ing)?|stuck|cannot|can(?:'|’)t|couldn(?:'|’)t|won(?:'|’)t|struggl(?:e|es|ed|ing)|hard to|"
    r"difficult|painful|pain|manual(?:ly)?|flaky|duplicat(?:e|es|ed|ion)|losing|lose|lost|loses|"
    r"churn|risk(?:y|s)?|bugs?|errors?|mess|expensive|costs?|costing|takes? (?:\d+|too|two|three|"
    r"four|five|six|weeks|days|hours|forever|ages)|took|nobody|no one|no-one|never|missed|miss|"
    r"wrong|confus(?:ed|ing|ion)|conflict(?:s|ing)?|overload(?:ed)?|paged|pages|technical debt|"
    r"tech debt|legacy|out of date|stale|disagree(?:s|d)?|ignored?|unreliable|drop(?:s|ped)?|"
    r"leav(?:e|es|ing)|quit|burn(?:ed|t|ing)? out|not (?:enough|working|able|scal\w+)|doesn(?:'|’)t|"
    r"don(?:'|’)t|isn(?:'|’)t|hurts?|problem(?:s)?|slips?|slipped|queue|twice)\b",
    re.I,
)
HYPOTHETICAL = re.compile(
    r"^(?:or|if|when|unless|alternatives?|another|instead|maybe|perhaps|suppose)\b|"
    r"\b(?:could|would|might|should|i(?:'|’)d|we(?:'|’)d|i(?:'|’)ll|i will|don(?:'|’)t have a number)\b",
    re.I,
)
_SPELLED = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|half)"
_UNIT = (
    r"(?:%|percent|per cent|times|ms\b|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|"
    r"quarters?|sprints?)"
)
_COUNTED = (
    r"(?:x\b|k\b|euros?|dollars?|(?:of \d+ )?(?:\w+\s)?(?:users?|customers?|tickets?|incidents?|"
    r"engineers?|people|requests?|deploys?|releases?|pages?|alerts?|bugs?|teams?|services?|errors?))"
)
MEASURE = re.compile(
    rf"[$€£]\s?\d[\d,.]*\s?[kKmM]?\b|\b\d[\d,.]*\s?(?:{_UNIT}|{_COUNTED})|"
    rf"\b{_SPELLED}\s{_UNIT}|\b(?:once|twice) a (?:day|week|month|year|quarter|sprint)",
    re.I,
)
TARGET = re.compile(
    r"\b(?:from .+ to|down to|up to|to under|under|below|less than|at most|within|target|by "
    r"(?:the end|q[1-4]|next|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|monday|friday|year|christmas|summer))\b",
    re.I,
)
ROLE = re.compile(
    r"\b(?:(?:my|our|the|their)\s+)?(?:(?:vp|head|director|chief|manager|lead|owner|leads?)(?:\s+of"
    r"\s+[a-z]+)?|cto|ceo|cfo|cpo|coo|ciso|(?:engineering|product|platform|security|finance|sales|"
    r"support|staff|principal|tech|team|group|program|programme|eng)\s+(?:manager|director|lead|vp|"
    r"engineer|owner|head)s?|pms?|product managers?|boss|board|exec(?:utive)?s?|architect(?:s|ure "
    r"(?:board|group|review))?|steering (?:group|committee))\b",
    re.I,
)
DECIDES = re.compile(
    r"\b(?:decid(?:e|es|ed|er)|decision|approv(?:e|es|al|ed)|sign(?:s)?[ -]?off|fund(?:s|ing)?|"
    r"makes? the call|has the last word|final say|owns? (?:this|the budget|the decision|it)|"
    r"budget|up to)\b",
    re.I,
)
TEAM = re.compile(
    r"\b(?:(?:the|our|other|another|every|their)\s+)?(?:(?:support|sales|finance|legal|security|"
    r"marketing|data|platform|infra(?:structure)?|ops|operations|product|design|mobile|frontend|"
    r"backend|billing|payments|checkout|identity|search|customer success|compliance|on-?call|sre|qa|"
    r"analytics|warehouse|partner)\s+(?:teams?|folks|people|engineers?|group|organi[sz]ation|reps?|"
    r"agents?)|customers?|clients?|end users|account managers?|new hires|stakeholders|downstream "
    r"teams?|other teams?|sales|support|finance|legal|marketing|customer success|sres?)\b",
    re.I,
)
AFFECTED = re.compile(
    r"\b(?:is|are|gets?|was|were)\s+(?:\w+\s)?(?:affected|hit|hurt)\b|\b(?:affects|hits|lands on)\b",
    re.I,
)
OPTIONS = re.compile(
    r"\b(?:alternativ(?:e|es|ely)|another (?:option|way|idea)|other options?|option [a-d1-4]\b|"
    r"instead of|either|or we (?:could|can|just)|we could also|do(?:ing)? nothing|leave it as|"
    r"stay(?:ing)? on|keep(?:ing)? (?:the|what)|buy instead|smaller (?:version|step)|only (?:the|do))\b",
    re.I,
)
MEANS = re.compile(
    r"\b(?:so that|in order to|so (?:we|they|customers|people|teams|engineers|everyone|i) (?:can|"
    r"could|would|no longer|don(?:'|’)t)|would (?:let|allow|free|mean)|lets? us|to be able to|that way"
    r"|because then|the point is|what i(?:'|’)m after)\b",
    re.I,
)
EVIDENCE = re.compile(
    r"\b(?:would change (?:my|our|their) mind|prove(?:s|d)? (?:me|us) wrong|"
    r"if .+ (?:i|we)(?:(?:'|’)d| would) (?:stop|drop|reconsider|abandon|call it off|change course))\b|"
    r"\b(?:i|we)(?:(?:'|’)d| would) (?:stop|drop|reconsider|abandon|call it off) .*\bif\b",
    re.I,
)
NOBODY = re.compile(r"^(?:nobody|no one|no-one|everyone|everybody)\b", re.I)
NEXT_STEP = re.compile(
    rf"\b(?:i(?:'|’)ll|i will|we(?:'|’)ll|we will|i(?:'|’)m going to|i am going to|first step is to|"
    rf"next step is to|my next step is to)\s+{_VERB_PHRASE}",
    re.I,
)
FLAGS: dict[str, re.Pattern[str]] = {
    "hurry": re.compile(
        r"\b(?:i (?:have )?(?:got )?no time|short on time|short of time|in a hurry|"
        r"quick(?:ly)? (?:help|answer|question)|"
        r"asap|(?:in|have|got|only) (?:\w+ )?(?:5|10|15|five|ten|fifteen) min(?:ute)?s?|"
        r"make it (?:quick|short)|meeting (?:starts )?in)\b",
        re.I,
    ),
    "advice": re.compile(
        r"\b(?:what (?:would|do) you (?:do|think|suggest|recommend|advise)|what should (?:i|we) do|"
        r"just tell me|(?:your|any) (?:advice|opinion|view|recommendation|take)|tell me what to do|"
        r"give me (?:the|an|your) answer|should (?:i|we) .+\?)",
        re.I,
    ),
    "unknown": re.compile(
        r"^(?:(?:well|hm+|honestly|um+)\W+)?(?:i )?(?:don(?:'|’)t|do not) (?:really |actually )?know\b|"
        r"^(?:no idea|not sure|i(?:'|’)m not sure|hard to (?:say|tell)|can(?:'|’)t say|unclear|nobody knows|"
        r"we (?:don(?:'|’)t|do not) (?:know|measure|have (?:that|a) number))\b",
        re.I,
    ),
    "disagree": re.compile(
        r"^(?:no[,.! ]|nope|wrong\b|not (?:really|quite|at all)\b|that(?:'|’)s not\b|that is not\b|"
        r"i (?:disagree|didn(?:'|’)t (?:say|mean))|you(?:'|’)re (?:wrong|missing)|you mis)|"
        r"\balready (?:said|told you|answered)\b",
        re.I,
    ),
    "impatient": re.compile(
        r"\b(?:stop asking|you keep asking|too many questions|enough questions|more questions|"
        r"get to the point)\b",
        re.I,
    ),
    "closing": re.compile(
        r"^(?:thanks|thank you|that(?:'|’)s (?:enough|all|it)|enough|let(?:'|’)s stop|i(?:'|’)m done|"
        r"got it|good enough|bye)\b|\b(?:that(?:'|’)s enough|let(?:'|’)s (?:stop|wrap)|wrap (?:it )?up|"
        r"summari[sz]e)\b",
        re.I,
    ),
    "greeting": re.compile(
        r"^(?:hi|hello|hey|good (?:morning|afternoon|evening)|test|ok)\W*$", re.I
    ),
    "feeling": re.compile(
        r"\bi(?:'|’)?(?:m| am| feel| was)? ?(?:\w+ )?(?:frustrated|exhausted|tired of|angry|anxious|"
        r"worried|overwhelmed|fed up|afraid|scared|upset|stuck|lost)\b|\bdriving me (?:mad|crazy)\b",
        re.I,
    ),
}
