"""What the sentences and the headings on facts, results and the thing itself are about."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "evidence": re.compile(
        r"\baccording to\b|\b(?:we|i|they|the \w+) (?:measured|timed|counted|surveyed|interviewed|sampled|"
        r"tested|observed|asked)\b|\b(?:measured|counted|recorded|logged|tested|sampled) (?:in|on|over|by|"
        r"for|from)\b|\b(?:surveys?|interviews?|benchmarks?|load tests?|logs?|dashboards?|registers?|"
        r"telemetry|exports?|reports?|records|counts?|counter|sample|samples|study|studies|trial|trials|pilot|"
        r"audit|time sheets?|statistics|data|figures|replay)\b[^.]{0,60}\d|\d[^.]{0,80}\b(?:survey|interviews?|"
        r"benchmark|logs?|dashboard|register|telemetry|report|records|counter|sample|study|trial|pilot|audit|"
        r"time sheets?|statistics)\b|\bsource\s?[:–-]|\d[^.]*\bof\b[^.]{0,12}\d|\[\^?\d+\]|https?://",
        re.I,
    ),
    "success": re.compile(
        r"\b(?:call|count|consider|regard|deem)\w* (?:it|this|that) (?:as )?a success\b|\bsuccess(?:ful)?\b"
        r"[^.]{0,30}\b(?:is|means|when|if|looks?|will be)\b|\b(?:sign|measure|definition|test) of success\b"
        r"|\bit (?:has )?worked\b|\bit works (?:if|when)\b|\bif it works\b|\bwe (?:will|shall|would) (?:know|measure|"
        r"look at|see|judge)\b[^.]{0,30}\b(?:by|if|when|it|that)?\b|\b(?:our|the) (?:targets?|aim|measure|goal|metric|"
        r"kpi)s?\b[^.]{0,20}\b(?:is|are|:)|\bwe (?:expect|want|aim for|measure)\b[^.]{0,80}\d|\bshould (?:be|drop|fall|"
        r"rise|stay|mention|reach)\b[^.]{0,60}\d|^(?:by|in|within|at|before|from) [^,.]{2,40},? [^.]{0,80}\b(?:is|are|"
        r"has|have|should|arrive|fewer|below|under|at least|at most|no more|less than|more than)\b[^.]{0,60}\d"
        r"|\b(?:want it halved|halved?|falls? from|drops? from|rises? from|down from|up from)\b[^.]{0,80}\bby\b",
        re.I,
    ),
    "context": re.compile(
        r"\b(?:today|at present|currently|so far|historically|at the moment)\b|\b(?:was|were) (?:bought|chosen|"
        r"built|introduced|split|founded) (?:in|when)\b",
        re.I,
    ),
    "proposal": re.compile(
        r"\b(?:we|the design|this design|the proposal|this proposal) (?:adds?|puts?|moves?|splits?|introduces?|"
        r"replaces?|keeps?|stores?|uses?)\b|\bthe (?:new )?(?:service|worker|device|server|client|gateway|router|"
        r"form|store|queue|sensor|app) (?:reads|writes|sends|keeps|takes|asks|compares|computes|checks|stores|picks)"
        r"\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "evidence": re.compile(
        r"\bevidence\b|\bdata\b|\bfigures\b|\bfindings\b|\bnumbers\b|\bwhat we (?:found|measured|know|saw)\b|"
        r"\bresults?\b|\bmeasurements?\b|\bfacts\b",
        re.I,
    ),
    "success": re.compile(
        r"\bsuccess\w*|\b(?:how|when) (?:we|do we|will we|shall we|would we|it|you) (?:\w+ )?(?:know|measure|judge|tell|"
        r"see)\b|\bmeasures?\b(?! (?:taken|against))|\bmetrics?\b|\bkpis?\b|\btargets?\b|\bsigns? (?:that|of|it)\b|"
        r"\bwhat (?:good|done|better|winning) looks like\b|\bexpected (?:results?|outcomes?|effects?|benefits?)\b|"
        r"\b(?:it|this|that) (?:has )?work(?:s|ed)\b|\bwhat we (?:expect|will measure|want to see)\b|\bdefinition of "
        r"done\b|\bhow we will know\b|\bthe (?:result|outcome|effect) we (?:want|expect)\b",
        re.I,
    ),
    "context": re.compile(
        r"\bcontext\b|\bbackground\b|\bsituation\b|\bhistory\b|\bwhere we (?:are|stand)\b|\bcurrent state\b|"
        r"\bintroduction\b|\btoday\b|\bhow (?:it|things) (?:is|are|works?) (?:now|today)\b|\bas (?:it|things) (?:is|are|"
        r"stands?)\b|\bthe story so far\b|\bstate of\b|\bset the scene\b",
        re.I,
    ),
    "proposal": re.compile(
        r"^(?:the |our |detailed |proposed )?(?:design|proposal|solution|approach|architecture)\b|\bhow it (?:works|will "
        r"work)\b|\bwhat we (?:build|would build|will build|propose to build)\b|\bin detail\b|\bmechanism\b",
        re.I,
    ),
}
