"""What the sentences and the headings of a design are about, by their words."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

_ALL = r"(?:to |for |on )?(?:all|everybody|everyone|the whole|the entire|every)\b(?:\s[\w-]+){0,2}"
PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "goal": re.compile(
        r"\b(?:the|our|its|main|first|second|one|a|this) (?:\w+ )?(?:goals?|aims?|objectives?) "
        r"(?:is|are|of this|here)\b|^goals?\s?[:–-]|\bthis (?:design|document|proposal|rfc|"
        r"change) (?:aims|is meant|is intended|wants|seeks)\b|\bwe (?:aim|set out|want it) to\b"
        r"|\bwhat we want to (?:reach|achieve)\b|\b(?:must|shall) be able to\b|\bit (?:must|"
        r"should) be possible\b",
        re.I,
    ),
    "non_goal": re.compile(
        r"(?:^|[.;]\s)out\s?:\s|\b(?:not|n't|isn't|never) (?:explicitly )?(?:a |one of (?:the|"
        r"our) )?(?:goals?|aims?|part of this"
        r"|in scope|within scope|covered|addressed)\b|\bout(?:side)? (?:of )?(?:the )?scope\b"
        r"|\bnon-?goals?\b|\b(?:this|the|our) (?:design|document|proposal|rfc|change) (?:does|do|"
        r"will) not (?:address|cover|change|touch|try|deal|handle|include|solve)\b|\bwe (?:do|"
        r"will|are|shall)(?: not|n't) (?:try|trying|touch|touching|aim|aiming|attempt|attempting|"
        r"address|addressing|cover)\b"
        r"|\b(?:left|leave|leaving) (?:\w+ ){0,6}?(?:for (?:another|a later|later)|as (?:it is|"
        r"they are)|untouched|alone|aside)\b|\bdeliberately (?:left|leave|not|exclude)\w*\b",
        re.I,
    ),
    "rollout": re.compile(
        r"\b(?:migrate|switch|move|upgrade|convert) all (?:the |our )?\w+|\bfeature flags? "
        r"(?:per|for|on|behind)\b|"
        r"\b(?:starts?|begins?|first) (?:with|on) (?:our|the|internal|only)\b[^.]{0,60}\bthen\b|"
        r"\ball (?:the |our )?[\w-]+ (?:are|will be|get|is) (?:then )?(?:switched|moved|migrated|"
        r"upgraded|changed|converted)\b|\b(?:with|in|within) (?:one|a single) (?:release|go|step|"
        r"night)\b|\bbig bang\b|\b(?:in|from) (?:may|june|july|august|september|october|november|"
        r"december|january|february|march|april|week \d)\b[^.]{0,60}\b(?:joins?|follows?|gets? "
        r"it|the rest|the others)\b|\bin batches\b|\broll(?:s|ed|ing)?[- ]?out\b(?! of (?:order|"
        r"time))|\bcanary\b|\bpilot (?:phase|group|customers?|site)\b|\bgo(?:es)? live\b|\bin "
        r"(?:waves|stages|phases|steps)\b|\bphase (?:one|two|1|2)\b"
        r"|\bbehind a (?:feature )?flag\b|\b(?:start|begin)s? with (?:one|two|a|an|"
        r"\d+)\b[^.]{0,60}\bthen\b"
        rf"|\bfirst\b[^.]{{3,80}}?\bthen\b[^.]{{0,60}}\b(?:all|everybody|everyone|rest|others?|"
        rf"fleet)\b"
        rf"|\b(?:enable|release|switch|ship|deploy|launch|bring)(?:s|ed)?\b[^.]{{0,40}}?\b{_ALL}"
        r"(?:[^.]{0,20}\b(?:at once|same (?:day|time|night)))|\b(?:one|a) (?:\w+ )?(?:at a time|"
        r"after (?:the other|another)|by one)\b",
        re.I,
    ),
    "rollback": re.compile(
        r"\bwe (?:return|fall back|go back) to\b[^.]{3,80}\b(?:if|when|once|as soon as)\b|"
        r"\b(?:is|are|gets?|will be) (?:hidden|disabled|switched off|turned off|withdrawn|"
        r"stopped|paused|rolled back|reverted|taken (?:back|off))\b[^.]{0,60}\b(?:if|when|as "
        r"soon as|once)\b|\b(?:roll|rolls|rolled|rolling)[- ]?back\b|\b(?:we|team|engineer|"
        r"operator|manager|lead) (?:revert|reverts|turn back|turns back|go back|goes back)\b(?! "
        r"(?:and forth|to work))"
        r"|\b(?:if|when|should|as soon as|once|after)\b[^.]{3,120}?\b(?:revert|switched off|"
        r"switch(?:es)? (?:it |them )?off|turn(?:s|ed)? (?:it |them |the \w+ )?off|stops? by "
        r"itself|abort|go back to|restore)\w*\b|\bto go back\b|\b(?:flips?|turns?|switch(?:es)?) "
        r"(?:the |its )?(?:\w+ )?(?:flag|switch|toggle)s? (?:off|back)\b|\b(?:kill|off)[- "
        r"]switch\b",
        re.I,
    ),
    "failure_mode": re.compile(
        r"\b(?:if|when|should|whenever)\b[^.]{2,80}?\b(?:fails?|is (?:down|empty|missing|lost|"
        r"full|late|slow|unavailable|away|unreachable|wrong)|cannot be (?:reached|read|written|"
        r"loaded)|times? out|crash(?:es)?|dies|breaks?|goes away|stops|is lost|arrives? (?:twice|"
        r"damaged|late))\b[^.]{0,10}[,:;]?\s\w|\bfailure modes?\b|\bwhat breaks first\b|\bloss "
        r"of (?:a|an|the|one)\b[^.]{3,60}\b(?:leaves|means|delays|stops)\b|\bdegrades? (?:to|"
        r"gracefully|into)\b",
        re.I,
    ),
    "test_plan": re.compile(
        r"\b(?:we|team|lab|engineers?|squad) (?:will |shall |then )?(?:tests?|replays?|"
        r"simulates?|rehearses?|verif(?:y|ies))\b|\b(?:unit|load|integration|contract|chaos|"
        r"regression|acceptance|property|end-to-end|smoke|stress|soak|performance|field|user) "
        r"(?:tests?|testing|exercises?|trials?)\b"
        r"|\bshadow (?:run|mode|traffic)\b|\btest(?:ed|ing)? (?:it |this |them )?(?:by|with|"
        r"against|on)\b"
        r"|\bdry[- ]run\b|\btest plan\b|\ba simulator\b|\bcompared? (?:the results? )?(?:row by "
        r"row|with the (?:old|former))\b",
        re.I,
    ),
    "unresolved": re.compile(
        r"\b(?:still|remains?|is|are|stays?) (?:an? )?(?:open|undecided|unresolved|unsettled|"
        r"unclear)\b(?! (?:to|at|for|until|on|in|by|the|source|hour|day|air))|\bopen (?:question|"
        r"point|issue)s?\b"
        r"|\b(?:do|does|did)(?: not|n't) (?:yet )?know (?:yet )?(?:how|whether|if|what|which|who|"
        r"when|where)\b|\bto be (?:decided|settled|determined|clarified|agreed)\b|\bTBD\b|\bnot "
        r"(?:yet )?(?:settled|decided|agreed)\b|\bunclear (?:so far|yet|whether|how|what)\b|\bwe "
        r"have yet to\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "goal": re.compile(
        r"^(?:after (?:this|that|it)|afterwards|outcomes?|target state|desired state|where we "
        r"want to be|when it is done|the result|what will be (?:true|different))\b|"
        r"^(?!.*\bnon\b)(?:.*\btargets?\b|what (?:we|it|this) (?:aims?|seeks?|is meant) (?:for|"
        r"at|to)\b)|^(?!.*\b(?:non|not|out of|n't)\b)(?:.*\b(?:goals?|aims?|objectives?|"
        r"requirements?|purpose)\b|what (?:we|it|this|the \w+) (?:want|wants|must|should|has|"
        r"have|needs?|is|are)\b.*\b(?:reach|achieve|do|solve|for|after|able)\b)",
        re.I,
    ),
    "non_goal": re.compile(
        r"^(?:we are |we're )?not (?:doing|touching|building|changing|now|yet|planned|included)$|"
        r"\bnot in (?:this|it|here)\b|\bwhat stays (?:as it is|the same|out)\b|\bkept out\b|"
        r"^scope$|\bleft for (?:later|another)\b|\bwhat (?:this|the|our) (?:\w+ )?(?:does not|"
        r"doesn't|will not|won't|leaves?)\b|\bnot (?:now|here|our job|this time)\b|\bbeyond "
        r"(?:this|the)\b|\bdeliberately not\b|\bnon[- ]?goals?\b|\b(?:not|no) (?:a )?(?:goals?|"
        r"aims?|objectives?)\b|\bout(?:side)? (?:of )?(?:the )?scope\b|\bwhat (?:we|this|it|the "
        r"\w+) (?:leaves?|excludes?|does not|do not|don't|doesn't|will not|won't|shall not|is "
        r"not|are not)\b|\bnot (?:covered|in scope|included|part of|our)\b"
        r"|\bexclu(?:ded|sions?)\b|\b(?:left|leave|leaving) (?:out|alone|aside)\b|\blimits of "
        r"(?:this|the)\b",
        re.I,
    ),
    "proposal": re.compile(
        r"^what$|\bproposals?\b|\b(?:detailed |proposed |high-level |the )?(?:design|solution|"
        r"architecture)\b|\bhow it works\b|\bwhat we (?:build|propose|do|are building)\b|"
        r"\bmechanism\b|\bapproach\b",
        re.I,
    ),
    "rollout": re.compile(
        r"^(?:shipping|releasing|launching|rolling|switching|introducing|getting)(?: (?:it|this|"
        r"them))?"
        r"(?: out| over)?$|"
        r"\bhow (?:do|will|shall|can|is|are) (?:we|it|this|they)\b.*\b(?:rolled|roll|ship|"
        r"release|introduce|deploy|go live|get|bring)\w*\b|\b(?:steps?|way|path|road) (?:in)?to "
        r"(?:production|use|service|the (?:users?|field))\b|\bhow (?:it|we|this) (?:gets?|goes?|"
        r"comes?|brings?|reach\w*) (?:it |this )?(?:out|in|to)\b|\bwho gets it (?:first|when)\b|"
        r"\bin which order\b|\broll(?:ing)?[- ]?(?:it )?out\b|\blaunch\b|\bbring(?:ing)? (?:it|"
        r"this|them) (?:out|live|in|to)\b"
        r"|\bgo(?:ing|es)?[- ]live\b|\bdeploy\w*|\bintroduc\w+ (?:it|of)|\bmigration\b|\brelease "
        r"plan\b"
        r"|\bhow (?:we|it) (?:ships?|gets?|reach\w*|releases?|introduces?|goes?|comes?|switch\w*)\b"
        r"|\b(?:phases|stages)\b|\b(?:switch|cut|change)-?over\b|\bgetting (?:it|there)\b|"
        r"\bdelivery plan\b"
        r"|\bway (?:into|to) production\b|\border of (?:introduction|work)\b|\badoption\b",
        re.I,
    ),
    "rollback": re.compile(
        r"\bpull the plug\b|^stopp?ing\b|^stop\b|^(?:way|turning|going) back\b(?! later)|\bhow "
        r"(?:do|will|can) we "
        r"(?:go|turn|roll|get) back\b|\bpull(?:ing)? (?:the|it)\b|\bemergency (?:brake|stop|"
        r"exit)\b|\bwhen we give up\b|\bhow we (?:stop|back out|pull)\b|\bwhen (?:to|we|do we|it "
        r"is time to) (?:call|pull|turn|switch|stop|go|give|take)\b|\bcall(?:ing)? (?:it )?off\b|"
        r"\b(?:signs?|signals?|triggers?) (?:to|for|that) (?:stop|go|turn|we)\w*\b|"
        r"\broll(?:ing)?[- ]?back\b|\bback(?:ing)?[- ]?out\b|\bwhen (?:we|to|it|do we) (?:stop|"
        r"stops|turn|go|switch|abort|pull)\b|\b(?:stop|abort|exit|kill)(?:ping|ing)? (?:rules?|"
        r"criteria|conditions?|switch|signals?|points?)\b|\brevert\w*|\bplan b\b|\bretreat\b|"
        r"\bturning (?:it )?(?:back|off)\b",
        re.I,
    ),
    "failure_mode": re.compile(
        r"\bwhen (?:a|one|any|the) (?:part|piece|component|\w+) (?:is (?:away|down|gone|missing)|"
        r"goes (?:away|down)|dies|stops)\b|\bif (?:a|one|any|it|something|the) (?:\w+ "
        r")?(?:fails?|breaks?|goes down|is down)\b|\bwhat happens (?:when|if)\b|^what if\b|"
        r"\bfail(?:ure|"
        r"ures|s|ing)?\b|\bhow (?:it|this|things|they) (?:breaks?|fails?|can)\b|\bwhat (?:can|"
        r"could|may|might|will|happens when|if)?\s?(?:it )?(?:breaks?|fails?|go(?:es)? wrong)\b|"
        r"\bwhen (?:things|it|parts|something|a part)\b.*\b(?:breaks?|fails?|goes? wrong)\b|"
        r"\bbreak(?:s|age)\b"
        r"|\bdegrad\w+|\berror handling\b|\bweak points\b|\bfaults\b|\bedge cases\b",
        re.I,
    ),
    "test_plan": re.compile(
        r"\bhow (?:do|will|shall|can|is|are|did) (?:we|it|this|they)\b.*\b(?:test|try|tried|beat|"
        r"break|"
        r"check|verif|prove|know)\w*\b|\bhow (?:we|it|this) (?:\w+ )?(?:will |shall |can |is |"
        r"are )?(?:be )?(?:test\w*|tr(?:y|ied)|verif\w+|check\w*|prov\w+|rehears\w+)\b|\b(?:make|"
        r"be|are|making) sure\b|\brehearsals?\b|\bproving\b|\bdry runs?\b|\btest(?:s|ing|ed)?\b|"
        r"\bhow (?:we|it|this) (?:is |will be |are |shall be )?(?:try|tried|check\w*|verif\w+|"
        r"prove\w*)\b|\bverification\b|\bvalidation\b|\btrying it\b|\btrials?\b|\bproof\b"
        r"|\bquality assurance\b|\bbeat (?:on|up)\b|\bkick the tires\b|^(?:how we )?(?:break|try|"
        r"trying) (?:it|this)$|\bchecks before\b|\bacceptance\b|\bhow we will know it works\b",
        re.I,
    ),
    "unresolved": re.compile(
        r"^open$|^(?:things )?(?:we |i )?(?:don['’]t|do not) know(?: yet)?$|^(?:still )?(?:tbd|"
        r"unsure|not sure)"
        r"(?: yet| about)?$|^to (?:settle|decide|agree|clarify|answer)\b|\bstill (?:to|not)\b|"
        r"\bundecided\b|"
        r"\bnot agreed\b|\bopen (?:questions?|points?|issues?|ends?|items?)\b|\bunresolved\b|"
        r"\b(?:still|left) (?:open|undecided|unclear|to (?:decide|settle|answer))\b|"
        r"\bundecided\b|\bunknowns?\b|\bunsettled\b"
        r"|\bnot (?:yet )?(?:decided|settled|known|clear|answered)\b|\bto be (?:decided|settled|"
        r"clarified)\b"
        r"|\bwhat we (?:do not|don't|cannot) (?:yet )?(?:know|say)\b|\bloose ends\b|\bunanswered\b"
        r"|\bquestions (?:we|that|left|for|to)\b|\bquestions$|\btbd\b",
        re.I,
    ),
}
TOPICS: Mapping[Role, re.Pattern[str]] = {
    "failure_mode": re.compile(r"^what (?:if|happens (?:if|when))\b", re.I),
}
"""What the first sentence of a paragraph says of all of it, in a text told without headings."""
