"""What the sentences and the headings on facts, results and the thing itself are about."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "evidence": re.compile(
        r"\baccording to\b|\b(?:we|i|they|the \w+) (?:measured|timed|counted|surveyed|"
        r"interviewed|sampled|tested|observed|asked)\b|\b(?:measured|counted|recorded|logged|"
        r"tested|sampled) (?:in|on|over|by|for|from)\b|\b(?:surveys?|interviews?|benchmarks?|"
        r"load tests?|logs?|dashboards?|registers?|telemetry|exports?|reports?|records|counts?|"
        r"counter|sample|samples|study|studies|trial|trials|pilot|audit|time sheets?|statistics|"
        r"data|figures|replay)\b[^.]{0,60}(?<![A-Za-z])\d|\d[^.]{0,80}\b(?:survey|interviews?|benchmark|logs?|"
        r"dashboard|register|telemetry|report|records|counter|sample|study|trial|pilot|audit|"
        r"time sheets?|statistics)\b|\bsource\s?[:–-]|\d[^.]*\bof\b[^.]{0,12}\d|\[\^?\d+\]|"
        r"https?://",
        re.I,
    ),
    "success": re.compile(
        r"\b(?:call|count|consider|regard)\w* (?:it|this|that) (?:\w+ ){0,3}?(?:success|done|"
        r"worth|won|win|finished|good)\b|\b(?:done|succeeded|won) (?:when|if)\b|\bwe have "
        r"succeeded\b|\bmeasured by\b|\b(?:call|count|consider|regard|deem)\w* (?:it|this|that) "
        r"(?:as )?a success\b|\bsuccess(?:ful)?\b[^.]{0,30}\b(?:is|means|when|if|looks?|will "
        r"be)\b|\b(?:sign|measure|definition|test) of success\b"
        r"|\bif\b[^.]{3,60}\b(?:isn['’]t|is not|aren['’]t|are not|hasn['’]t|doesn['’]t|stays?) "
        r"(?:\w+ )?(?:under|below|above|over|at|reach\w*)[^.]{0,40}\d"
        r"|\bregard (?:\w+ ){1,4}as (?:sound|good|done|a success)\b|\b(?:drops?|falls?|goes down|"
        r"comes down|rises?|goes up|shrinks?) (?:\w+ ){0,3}?(?:to|below|under|above|"
        r"over)\b[^.]{0,30}\d"
        r"|\b(?:this|it|that|which|we) (?:will|would|should) (?:\w+ly )?(?:improve|increase|"
        r"reduce|boost|speed up|unlock|accelerate|raise|cut|make (?:everyone|everybody|us|our|"
        r"the|developers|people|teams))\b"
        r"|\bit (?:has )?worked\b|\bit works (?:if|when)\b|\bif it works\b|\bwe (?:will|shall|"
        r"would) (?:know|measure|look at|see|judge)\b[^.]{0,30}\b(?:by|if|when|it|that)?\b|"
        r"\b(?:our|the) (?:targets?|aim|measure|goal|metric|kpi)s?\b[^.]{0,20}\b(?:is|are|:)|"
        r"\bwe (?:expect|want|aim for|measure)\b[^.]{0,80}\d|\bshould (?:be|drop|fall|rise|stay|"
        r"mention|reach)\b[^.]{0,60}\d|^(?:by|within|in) [^,.]{2,40},? [^.]{0,90}\b(?:fewer|"
        r"below|under|at least|at most|no more|less than|more than|up to|reach\w*)\b[^.]{0,60}\d"
        r"|\b(?:want it halved|halved?|falls? from|drops? from|rises? from|down from|up "
        r"from)\b[^.]{0,80}\bby\b",
        re.I,
    ),
    "context": re.compile(
        r"\b(?:today|at present|currently|so far|historically|at the moment)\b|\b(?:was|were) "
        r"(?:bought|chosen|built|introduced|split|founded) (?:in|when)\b",
        re.I,
    ),
    "proposal": re.compile(
        r"\b(?:we|the design|this design|the proposal|this proposal) (?:adds?|puts?|moves?|"
        r"splits?|introduces?|replaces?|keeps?|stores?|uses?)\b|\bthe (?:new )?(?:service|worker|"
        r"device|server|client|gateway|router|form|store|queue|sensor|app) (?:reads|writes|sends|"
        r"keeps|takes|asks|compares|computes|checks|stores|picks)\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "evidence": re.compile(
        r"\bevidence\b|\bdata\b|\bfigures\b|\bfindings\b|\bnumbers\b|\bwhat we (?:found|measured|"
        r"know|saw)\b|\bresults?\b|\bmeasurements?\b|\bfacts\b",
        re.I,
    ),
    "success": re.compile(
        r"\bscoreboard\b|\bdone means\b|\b(?:a|the) win\b|\bworth it\b|\bbe judged\b|\bhow "
        r"(?:will|would|can|do|should|shall)\b.*\b(?:tell|know|see|measure|judge)\b|\bwhat (?:we|"
        r"you|members|i) (?:may |can |should |will |would )?(?:expect|want|hope|like) to see\b|"
        r"\bsuccess\w*|\b(?:how|when) (?:we|do we|will we|shall we|would we|it|you) (?:\w+ "
        r")?(?:know|measure|judge|tell|see)\b|\bmeasures?\b(?! (?:taken|against))|\bmetrics?\b|"
        r"\bkpis?\b|\btargets?\b|\bsigns? (?:that|of|it)\b|\bwhat (?:good|done|better|winning) "
        r"looks like\b|\bexpected (?:results?|outcomes?|effects?|benefits?)\b|(?<!how )\b(?:it|"
        r"this|that) (?:has )?work(?:s|ed)\b|\bwhat we (?:expect|will measure|want to see)\b|"
        r"\bdefinition of done\b|\bhow we will know\b|\bthe (?:result|outcome|effect) we (?:want|"
        r"expect)\b",
        re.I,
    ),
    "context": re.compile(
        r"\bcontext\b|\bbackground\b|\bsituation\b|\bhistory\b|\bwhere we (?:are|stand)\b|"
        r"\bcurrent state\b|\bintroduction\b|\btoday\b|\bhow (?:it|things) (?:is|are|works?) "
        r"(?:now|today)\b|\bas (?:it|things) (?:is|are|stands?)\b|\bthe story so far\b|\bstate "
        r"of\b|\bset the scene\b",
        re.I,
    ),
    "proposal": re.compile(
        r"^(?:the |our |detailed |proposed )?(?:design|proposal|solution|approach|"
        r"architecture)\b|\bhow it (?:works|will work)\b|\bwhat we (?:build|would build|will "
        r"build|propose to build)\b|\bin detail\b|\bmechanism\b",
        re.I,
    ),
}
