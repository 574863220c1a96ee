"""The patterns that code reads a framing message with, as tables.

Each pattern either matches a whole clause or names the part that counts `(?P<it>…)`.
"""

import re

from assistant import titles

_SUBJECT = r"(?:we|i|my team|our team|the team|they|leadership|management)"
_NEED = (
    r"(?:need|needs|want|wants|have|has|ought|plan|plans|intend|propose|hope|try|are trying|"
    r"am trying|would like|are going|am going|are planning|am planning|decided|were told|"
    r"was told|was asked|were asked|have been asked|have decided|must|shall)"
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
        rf"\b(?:asked|told|tasked|wants?|expects?)\s+(?:me|us|our team"
        rf"|my team)\s+to\s+{_VERB_PHRASE}",
        rf"\b(?:we|i|they)\s+(?:want|need|must)\s+(?=(?:make|build|change|move|replace"
        rf"|create|have new)\b){_VERB_PHRASE}",
        rf"\b(?:we|i)(?:(?:'|’)?(?:re|m)|\s(?:are|am))\s(?:currently\s|now\s)?(?=(?:moving"
        rf"|migrating|rewriting|replacing|"
        rf"building|splitting|merging|introducing|consolidating|upgrading)\b){_VERB_PHRASE}",
        rf"\b(?:how\s+(?:do|can|should|would|could)|should)\s+(?:i|we)\s+{_VERB_PHRASE}",
    )
)
NOT_A_GOAL = re.compile(
    r"^(?:propose|make a (?:proposal|plan)|decide|know|understand|say|talk|think|ask"
    r"|figure|find out|see|go|do it|discuss|get it|"
    r"have|help|explain|tell|convince|wait|make sure|admit|be|come up|drive it|do something)\b",
    re.I,
)
SOLUTION = re.compile(
    r"^(?:rewrite|rebuild|re-?architect|refactor|migrate|move|port|replace|adopt|introduce|build|"
    r"create|implement|split|merge|extract|buy|hire|switch|upgrade|automate|standardi[sz]e|"
    r"consolidate|containeri[sz]e|roll out|set up|deploy|install|add|use|write|launch|start|"
    r"change|make|deprecate|redesign|modulari[sz]e|centrali[sz]e|unify|convert"
    r"|reorgani[sz]e|establish)\b",
    re.I,
)
PAIN = re.compile(
    r"\b(?:slow(?:er|ly)?|fail(?:s|ed|ing|ure|ures)?|break(?:s|ing)?|broke(?:n)?|outages?|"
    r"(?<!\bit )(?<!\bthem )(?<!bring )(?<!cut )down(?! (?:to|from|by|under|below)\b)|incidents?|complain(?:s|ed|ing|ts?)?|late|delay(?:s|ed)?|block(?:s|ed|ing|ers?)?|wait(?:s|ed|"
    r"ing)?|stuck|cannot|can(?:'|’)t|couldn(?:'|’)t|won(?:'|’)t|struggl(?:e|es|ed|ing)|hard to|"
    r"difficult|painful|pain|manual(?:ly)?|flaky|duplicat(?:e|es|ed|ion)|losing|lose|lost|loses|"
    r"churn|risk(?:y|s)?|bugs?|errors?|mess|expensive|costs?|costing|takes? (?:\d+|too|two|three|"
    r"four|five|six|weeks|days|hours|forever|ages)|took|nobody|no one|no-one|never|missed|miss|"
    r"wrong|confus(?:ed|ing|ion)|conflict(?:s|ing)?|overload(?:ed)?|paged|pages|technical debt|"
    r"tech debt|legacy|out of date|stale|disagree(?:s|d)?|ignored?|unreliable|drop(?:s|ped)?|"
    r"leav(?:e|es|ing)|quit|burn(?:ed|t|ing)? out|not (?:enough|working|able|scal\w+)"
    r"|doesn(?:'|’)t|"
    r"don(?:'|’)t|isn(?:'|’)t|hurts?|problem(?:s)?|slips?|slipped|queue|twice|angry|annoyed|"
    r"fed up|roll(?:ed|s)? back|rollbacks?|rejects?|sends? it back|step on each other|"
    r"nothing (?:moves|fits?)|no (?:owner|time|authority)|without an owner|double-book\w*|by hand|"
    r"half (?:my|our|their|the|his|her) (?:week|day|time)|at random|sign-?offs? for every|"
    r"not even|sucks|terrible|awful|unhappy|chaos|attack on|went (?:up|from)|rework"
    r"|bottleneck|throw(?:s|n)? away|inconsistent|reshuffl\w+|orphaned)\b",
    re.I,
)
HYPOTHETICAL = re.compile(
    r"^(?:or|if|when|unless|alternativ\w+|another|instead|maybe|perhaps|suppose)\b|"
    r"\b(?:could|would|might|should|i(?:'|’)d|we(?:'|’)d|i(?:'|’)ll|i will|don(?:'"
    r"|’)t have a number)\b",
    re.I,
)
_SPELLED = (
    r"(?:a|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|ninety|half)"
)
_UNIT = (
    r"(?:%|percent|per cent|times|ms\b|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|"
    r"quarters?|sprints?)"
)
_COUNTED = (
    r"(?:x\b|k\b|euros?|dollars?|(?:of \d+ )?(?:\w+\s)?(?:users?|customers?|tickets?|incidents?|"
    r"engineers?|people|requests?|deploys?|releases?|pages?|alerts?|bugs?|teams?"
    r"|services?|errors?))"
)
MEASURE = re.compile(
    rf"[$€£]\s?\d[\d,.]*\s?[kKmM]?\b|\b\d[\d,.]*\s?(?:{_UNIT}|{_COUNTED})|"
    rf"\b{_SPELLED}\s{_UNIT}|\b(?:to|be|at|want) zero\b|\b(?:once|twice) a (?:day|week|month|year|quarter|sprint)",
    re.I,
)
DECIDES = re.compile(
    r"\b(?:decid(?:e|es|ed|er)|decision|approv(?:e|es|al|ed)|sign(?:s)?[ -]?off|fund(?:s|ing)?|"
    r"makes? the call|has the last word|final say|owns? (?:this|the budget|the decision|it)|"
    r"budget|up to)\b",
    re.I,
)
DECIDER = re.compile(
    rf"(?:{titles.ROLE.pattern})\s(?:\w+\s){{0,2}}?(?:decides?|approves?|signs? (?:it |this )?off|"
    rf"makes? the (?:call|decision)|(?:has|have) (?:the last word|the final say|to (?:decide|approve"
    rf"|agree)))\b|\b(?:decided|approved|signed off) by (?:{titles.ROLE.pattern})|"
    rf"\bdecision (?:is|lies|sits|rests) with (?:{titles.ROLE.pattern})",
    re.I,
)
AFFECTED = re.compile(
    r"\b(?:is|are|gets?|was|were)\s+(?:\w+\s)?(?:affected|hit|hurt)\b|\b(?:affects|hits"
    r"|lands on)\b",
    re.I,
)
OPTIONS = re.compile(
    r"\b(?:alternativ(?:e|es|ely)|another (?:option|way|idea)|other options?|option [a-d1-4]\b|"
    r"instead of|either|or we (?:could|can|just)|we could also|do(?:ing)? nothing|leave it as|"
    r"stay(?:ing)? on|keep(?:ing)? (?:the|what)|buy instead|smaller (?:version|step)"
    r"|only (?:do|move|change|touch|run))\b",
    re.I,
)
MEANS = re.compile(
    r"\b(?:so that|in order to|so (?:we|they|customers|people|teams|engineers|everyone|i) (?:can|"
    r"could|would|no longer|don(?:'|’)t)|would (?:let|allow|free|mean)|lets? us"
    r"|to be able to|that way"
    r"|because then|what i(?:'|’)m after)\b",
    re.I,
)
EVIDENCE = re.compile(
    r"\b(?:would change (?:my|our|their) mind|prove(?:s|d)? (?:me|us) wrong|"
    r"if .+ (?:i|we)(?:(?:'|’)d| would) (?:stop|drop|reconsider|abandon|call it off"
    r"|change course))\b|"
    r"\b(?:i|we)(?:(?:'|’)d| would) (?:stop|drop|reconsider|abandon|call it off) .*\bif\b",
    re.I,
)
CONSTRAINTS = re.compile(
    r"\b(?:has to stay|have to stay|must stay|cannot (?:stop|move|change|buy|hire|delay)|"
    r"can(?:'|’)t (?:stop|move|change|buy|hire|delay)|can not (?:stop|move|change|buy|hire)|"
    r"may not|is fixed|fixed date|(?:change|code) freeze|budget is closed|(?:contract"
    r"|licen[cs]e)[^.]*?"
    r"\b(?:ends?|runs? out|expires?)|by law|regulator\w*|deadline|promise[d]? (?:we|to))\b",
    re.I,
)
DATED = re.compile(
    r"\b(?:by|before|until|on|in) (?:the )?(?:\d{1,2} )?(?:january|february|march|april"
    r"|may|june|july|"
    r"august|september|october|november|december|q[1-4])\b",
    re.I,
)
NON_SCOPE = re.compile(
    r"\b(?:out of scope|not part of (?:it|this)|(?:won(?:'|’)t|will not|would not"
    r"|wouldn(?:'|’)t|do not|"
    r"don(?:'|’)t|not going to|don(?:'|’)t want to) (?:touch|redesign|discuss|abolish|change|"
    r"include|cover)|(?:leave|leaving|let) (?!it\b)[^.;,]{2,60}?\b(?:alone|out|outside"
    r"|aside|as (?:they|it) "
    r"(?:are|is)))\b",
    re.I,
)
ASSUMES = re.compile(
    r"\b(?:i|we)\s(?:just\s)?(?:assum\w+|take (?:it )?for granted|suppose that|presume|"
    r"believe that|am betting|are betting)\b|\bassum(?:ing|ption)\b|\btaken? for granted\b",
    re.I,
)
TEST = re.compile(
    r"\b(?:(?:could|can|will|would|to)\s(?:simply\s|just\s|easily\s)?(?:test|check|try"
    r"|measure|look|"
    r"count|replay|rerun|run|ask|time|find out|compare|sample|pull)|(?:test|check|count"
    r"|replay|rerun|"
    r"measure) (?:it|that|this|the|one|last|a))\b",
    re.I,
)
POINT = re.compile(
    r"\b(?:(?:the|my|our) (?:real |actual )?(?:point|problem|issue|trouble|thing)"
    r"|what (?:worries|bothers|"
    r"annoys|hurts) (?:me|us)) is(?: that)?\s"
    r"(?P<it>[^.;!?\n]+)",
    re.I,
)
COUNTERS = re.compile(
    r"^(?:(?:sorry|no|but|well|honestly)\b[,:]?\s)*(?:i (?:\w+ )?(?:disagree|(?:don(?:'|’)t|do not)"
    r" (?:agree|think so))(?: (?:with|about)(?: (?:this|that|it|you|your \w+))?)?(?: at all)?|"
    r"i (?:would not|wouldn(?:'|’)t) (?:say|put it) (?:so|that|like that|that way)|"
    r"i see (?:it|this|that) differently|(?:that|this|it)(?:(?:'|’)s| is) not (?:how|what|the way) i "
    r"(?:see|meant?|said|say|put|would)\b.{0,20}|you (?:got|have|get) (?:it|me|that|this) wrong)\W*$",
    re.I,
)
FIRST = re.compile(
    r"\b(?:the )?(?:first|former)\b|\bmine\b|\bmy (?:view|version|reading)\b|\bmy own\b"
    r"|\bours\b|\bthe way i\b",
    re.I,
)
SECOND = re.compile(
    r"\b(?:the )?(?:second|latter|other one)\b|\b(?!it)\w+['’]s (?:view|version|reading|story)\b|"
    r"\b(?:their|her|his) (?:view|version|reading|story)\b|\b(?:hers|his"
    r"|theirs)\b(?!\s[a-z]+s?\s)",
    re.I,
)
FILLER = re.compile(
    r"^(?:hm+|ok(?:ay)?|yes|no|good question|well|honestly|obviously|i told you|you are right|"
    r"you(?:'|’)re right|fine|sure|whatever|let me think|i see|right|true)\b[^.!?]{0,12}[.!?,]\s*",
    re.I,
)
NOBODY = re.compile(r"^(?:nobody|no one|no-one|everyone|everybody)\b", re.I)
NEXT_STEP = re.compile(
    rf"\b(?:i(?:'|’)ll|i will|we(?:'|’)ll|we will|i(?:'|’)m going to|i am going to"
    rf"|first step is to|"
    rf"next step is to|my next step is to)\s+{_VERB_PHRASE}",
    re.I,
)
