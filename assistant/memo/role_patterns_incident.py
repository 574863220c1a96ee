"""What the sentences and the headings of a post-mortem are about, by their words."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

_MANY = (
    r"(?:customers?|clients?|users?|visitors?|visits?|orders?|payments?|requests?|calls?|"
    r"tickets?|accounts?|sites?|shops?|stores?|invoices?|bookings?|messages?|events?|records?|"
    r"patients?|candidates?|pupils?|schools?|parcels?|passengers?|members?|people|households?|"
    r"transactions?|devices?|sensors?|logins?|sessions?|tenants?|teams?|complaints?|refunds?|"
    r"prescriptions?|employees?|drivers?|rows?|files?|jobs?|pages?|reports?|mails?|e-?mails?)"
)
_HURT = (
    r"(?:failed|lost|left late|ran late|affected|delayed|could not|couldn['’]?t|over the limit|"
    r"were unable|was unable|saw|received|were sent|"
    r"was sent|got|went to|were billed|were charged|charged|unavailable|down|wrong|late|missing|"
    r"refused|rejected|dropped|blocked|cancelled|cost|timed out|had to|waited|waiting|without|"
    r"black|dark|empty|stuck|closed|stood|offline|silent|interrupted|missed|complained|incorrect|"
    r"twice|doubled?|interrupted|slow|degraded)"
)
_VAGUELY = (
    r"(?:many|some|several|most|a few|few|various|numerous|countless|lots of|plenty of|(?:quite "
    r")?a "
    r"(?:great |good |large |fair )?(?:many|number|deal|lot|bunch|part|share|handful)(?: of)?)"
)
_PLACE = (
    r"(?:sites?|services?|systems?|apps?|apis?|platforms?|websites?|shops?|portals?|check-?outs?|"
    r"pages?|servers?|search|logins?|databases?|lines?|networks?)"
)
_COUNTED = (
    r"(?:\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|"
    r"thirty|forty|fifty|half|third|quarter|hundred|thousand|million|dozen)s?\b)"
)
PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "impact": re.compile(
        rf"\b(?:it|this|that|which|the (?:outage|incident|fault|failure|problem|error)) (?:has |"
        rf"have )?(?:also )?(?:affected|hit|hurt|concerned|disrupted|harmed)\b|\bbetween "
        rf"\d{{1,2}}[:.h]\d{{2}} and \d{{1,2}}[:.h]\d{{2}}\b|\d\s?(?:%|percent|per cent) "
        rf"of\b[^.]{{0,60}}\b(?:was|were|failed|saw|got|could)\b|\b(?:we|it|shops|merchants|"
        rf"customers) (?:lost|cost|refunded|paid|missed) (?:us |an |about |some |roughly |nearly "
        rf")?(?:estimated )?[$€£]?\d|{_COUNTED}(?!\d|\s(?:days|weeks|months|"
        rf"years)\b)[^.]{{0,60}}?\b{_MANY}\b[^.]{{0,60}}?\b{_HURT}\b"
        rf"|\b{_VAGUELY} (?:\w+ )?{_MANY}\b[^.]{{0,60}}?\b{_HURT}\b"
        rf"|\b{_VAGUELY} (?:of (?:the|our|them) )?(?:\w+ )?\w+[^.,;:]{{0,40}}?\b(?:affected|"
        rf"left late|unavailable|could not|couldn['’]?t|were unable|were lost|over the limit|"
        rf"waited)\b"
        rf"|\b(?:paid back|refunded|lost|cost us|cost) {_VAGUELY}\b|\bleft (?:\w+ )?late\b"
        rf"|\b{_PLACE} (?:was|were|went|stood) (?:\w+ly )?(?:down|unavailable|offline|slow|"
        rf"unreachable|unusable|broken|still)\b|\b{_PLACE} (?:was|were) (?:returning|throwing|"
        rf"giving|"
        rf"showing)\b[^.]{{0,20}}\b(?:errors?|[45]\d\ds?)\b"
        r"|\b\d[\d.,]*(?: of (?:the |all )?\d[\d.,]*)? (?!(?:days|hours|minutes|weeks|months|years|"
        r"seconds)\b)(?:[a-z-]+ )?(?!(?:days|hours|minutes|weeks|months|years|seconds)\b)"
        r"(?:[a-z-]{2,}s|people|children|"
        rf"staff)\b[^.]{{0,60}}?\b{_HURT}\b"
        rf"|\bfor (?:\w+ ){{0,4}}?(?:minutes?|hours?|days?)\b[^.]{{0,80}}?\b{_HURT}\b"
        r"|\b(?:outage|incident|fault|failure|disruption)\b[^.]{0,40}\b(?:cost|lasted|affected|"
        r"hit)\b"
        r"|\bno (?:data|money|order|customer|parcel|booking|payment|record|"
        r"message)s?\b[^.]{0,30}\b(?:was|were) (?:lost|affected|delayed|harmed|changed)\b"
        r"|\bfrom \d{1,2}[:.h]\d{2} (?:to|until|till) \d{1,2}[:.h]\d{2}\b",
        re.I,
    ),
    "timeline": re.compile(
        r"^\W{0,3}(?:at )?(?:\d{1,2}:\d{2}|\d{1,2} (?:am|pm)\b|t\s?[+-]\s?\d)"
        r"|^(?:on )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
        r"dec)\w*[^.]{0,12}?,? (?:at )?\d{1,2}:\d{2}\b"
        r"|^on the (?:day|evening|night|morning|week|afternoon) before\b"
        r"|^(?:a|an|one|two|three|four|five|six|several|some|\d+) (?:minutes?|hours?|days?|"
        r"weeks?|months?) (?:earlier|before|later|afterwards)\b",
        re.I,
    ),
    "factor": re.compile(
        r"\bcontribut(?:ed|ing|es|ory)\b(?!\s(?:to (?:the|our) (?:success|fund)))"
        r"|\bcontributing factors?\b|\b(?:one true|true|actual|whole|ultimate|root|underlying|"
        r"main|only|single|one|sole|real) causes?\b"
        r"|\b(?:several|a number of|many|two|three|four|five) (?:things|conditions|factors|"
        r"causes|gaps)\b"
        r"|\bmade (?:it|this|things|matters) (?:possible|worse|harder to see)\b"
        r"|\bnothing (?:in [^.]{1,40}|that [^.]{1,40})?(?:checks?|checked|compares?|compared|"
        r"tests?|tested|prevents?|prevented|stops?|stopped|warns?|warned|asks?|asked|measures?|"
        r"limits?)\b"
        r"|\b(?:what|which) (?:allowed|let|caused|led to)\b|\bhappened because\b|\b(?:it|this|"
        r"which|outage|incident|problem|error) (?:was|were) (?:caused|triggered) by\b|\bnone of "
        r"(?:which|them|these) (?:would|was|were|alone|by)\b|\bof which none\b",
        re.I,
    ),
    "went_well": re.compile(
        r"\bgood news\b|\bbetter than luck\b|\b(?:went|worked|works) well\b|\bwhat (?:helped|"
        r"worked|saved us)\b|\bas planned\b"
        r"|\bwithout a hitch\b|\bwe were lucky\b|\bfortunately\b|\bthanks "
        r"to\b[^.]{0,60}\b(?:within|in (?:only|just|under)|at once|could)\b|\bpaid off\b|"
        r"\bproved (?:useful|its worth|right|valuable)\b"
        r"|\bhad been (?:rehearsed|practised|practiced|prepared|tested) (?:in|the|for|"
        r"beforehand)\b",
        re.I,
    ),
    "detection": re.compile(
        r"\b(?:was|were) (?:first )?(?:noticed|detected|discovered|spotted|found(?: by| when| "
        r"out| after)|reported by|alerted|paged by)\b"
        r"|\bwe (?:only |first )?(?:noticed|learn(?:ed|t)|found out|heard|knew|detected|"
        r"discovered)\b"
        r"|\b(?:no|none of (?:our|the)) (?:alert|alarm|monitor|check)s?\b[^.]{0,30}\b(?:fired|"
        r"rang|went off|raised|noticed|saw|triggered)\b"
        r"|\b(?:alert|alarm|monitor|check|dashboard)s?\b[^.]{0,60}\b(?:fired|rang|went off|"
        r"raised|paged|told us|warned|reached)\b|\btime to (?:detect|detection)\b|\b(?:minutes|"
        r"hours|days) (?:until|before|to) (?:anyone|anybody|we|somebody|someone) (?:knew|know|"
        r"noticed|notice|learn\w*|saw)\b"
        r"|\btook (?:us )?[^.]{1,40} (?:to notice|to learn|until (?:we|anyone|anybody) (?:knew|"
        r"noticed))\b"
        r"|\bcame to light\b|\b(?:nobody|no one) (?:had )?noticed\b|\bnoticed (?:it |this "
        r")?(?:only|"
        r"until|when|at \d|after)\b|\bwe (?:only )?got (?:the |an? )?(?:first )?(?:alert|page|"
        r"paged|"
        r"call|ticket|report|alarm)\w*\b|\bthat told us\b|\b(?:no|none of (?:our|the)) "
        r"(?:instrument|"
        r"gauge|sensor|dashboard|graph|screen|alarm|alert|check)s?\b[^.]{0,20}\b(?:gave|showed|"
        r"said|"
        r"told|warned)\b|\bgave (?:a|any|no) warning\b|\b(?:heard|learned|knew) of it\b",
        re.I,
    ),
    "action": re.compile(
        r"\b(?:things|what) (?:that )?(?:we|to) (?:should|need to|must|have to|can|could)? ?do\b|"
        r"\b(?:was|were|is|are) (?:charged|tasked|entrusted) with\b|\b(?:was|were) to \w+\b"
        r"[^.]{5,160}\bby \d|\b(?:owner|due|assignee|responsible)\s?:|\baction items?\b"
        r"|\b(?:will|shall|is going to|are going to)\b[^.]{1,120}?\b(?:by|before|until|"
        r"due)\s(?:the end of "
        r"|end of |mid[- ])?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|"
        r"thu|fri|next)"
        r"|^(?:\W{0,3}\[[ x]\]\s?)?(?:add|remove|limit|alert|introduce|replace|write|create|move|"
        r"change|set|build|rehearse|document|extend|automate|enable|separate|"
        r"make)\b[^.]{5,160}?\b(?:by|until|due|before)\s(?:the end of |end of )?(?:\d|jan|feb|"
        r"mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        re.I,
    ),
    "not_taken": re.compile(
        r"\b(?:decided|chose|voted|advised) (?:not to|against)\b|\bdeliberately (?:not|left|did "
        r"not|do not)\b"
        r"|\bwe (?:will|shall|do|are|did|have)(?: not|n't) (?:going to |be |chosen to )?(?:add|"
        r"adding|move|moving|rewrite|change|changing|replac|double|buy|build|freez|introduc|ask|"
        r"page|delay|go back|require|make|switch|put|try|do)\w*\b[^.]{0,160}?\b(?:because|since|"
        r"as|for|:|;|would)\b"
        r"|\b(?:was|were) (?:discussed|considered|proposed|suggested|"
        r"weighed)\b[^.]{0,40}\b(?:and|but) (?:was |were )?(?:left out|rejected|dropped|turned "
        r"down|not taken|set aside|discarded)\b"
        r"|\bwe (?:looked at|considered|discussed|thought about|"
        r"weighed)\b[^.]{0,140}\b(?:against|rejected|dropped|left it|not to|turned|so no|but "
        r"(?:that|"
        r"it|this) would)\b|\bwe (?:won['’]t|will not|shall not) [^.]{3,100}?\b(?:because|since|"
        r"as it)\b|\bnot "
        r"(?:taken|done) on purpose\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "impact": re.compile(
        r"\bhow (?:much|many|long)\b.*\b(?:lost|affected|down|hit|failed|missing)\b|\bseverity\b|"
        r"\b(?:the )?(?:bill|price|cost) of\b|\bhow far it (?:reached|went)\b|\bwho (?:felt|"
        r"noticed|suffered)\b|\b(?:impact|consequences?|effects?|damage|harm|fallout|losses|toll|"
        r"extent)\b"
        r"|\bwho (?:was|were|got) (?:affected|hit|hurt)\b|\bwhat (?:it|this|that) (?:meant|cost|"
        r"did)\b"
        r"|\bwhat was (?:lost|affected)\b|\bhow bad\b|\bwhat (?:\w+ ){1,3}(?:saw|felt|lost)\b"
        r"|\bcost of the (?:outage|incident)\b",
        re.I,
    ),
    "timeline": re.compile(
        r"^(?:the )?sequence\b|^(?:the )?log(?:book)?\b|^when\b.{0,12}$|\bcourse of (?:the|that) "
        r"\w+|\bhow the (?:day|night|evening|morning|hours|incident) (?:went|ran|passed|"
        r"unfolded)\b|\bhistory of the (?:incident|outage|fault)\b|\bfrom the first\b.*\bto\b|"
        r"\bwhen what\b|\bwhat happened when\b|\bsteps? of the incident\b|\btime ?line\b|"
        r"\bchronolog|\b(?:sequence|course|order) of (?:events|things)\b|^what happened\b(?! "
        r"(?:with|to|next))|\bhow it (?:unfolded|went|happened)\b|\b(?:minute|hour|step|day) by "
        r"(?:minute|hour|step|day)\b|^(?:the )?events\b|\bin order\b|\blog of (?:the )?(?:day|"
        r"night|events)"
        r"|\b(?:the )?(?:day|night|morning|week|hours) (?:in detail|itself|of the)\b",
        re.I,
    ),
    "factor": re.compile(
        r"\bwhy (?:it|this|that) was\b|\bconditions\b|\bwhat (?:met|coincided|joined up)\b|"
        r"\bwhat stood (?:behind|in the way)\b|\bhow (?:this|it|that) (?:was|became|got) "
        r"(?:possible|this far|so far)\b|\bweaknesses\b|\bgaps\b|\bwhy (?:did )?(?:it|this|that|"
        r"we|the \w+) (?:happen|happened|fail|failed|break|broke|came|come)\b|\bwhat (?:had to|"
        r"has to) come together\b|\bhow (?:it|this) came about\b|\bwhy it was\b|"
        r"\bpreconditions\b|\bcircumstances\b|\b(?:contribut\w+|factors?|causes?|why it happened|"
        r"why this happened|why it was possible)\b"
        r"|\bwhat (?:led|made|allowed|caused|let|came together|was behind|lay behind)\b|"
        r"\bconditions\b"
        r"|\bhow (?:it|this|that) (?:could|came(?! to light)|was possible)\b|\bhow the system\b|"
        r"\banalysis\b|"
        r"\breasons\b",
        re.I,
    ),
    "went_well": re.compile(
        r"\bgood stead\b|\bwhat (?:limited|contained|softened|stopped|carried)\b|\bour (?:luck|"
        r"good luck)\b|\bto be proud of\b|\bcredit\b|\bwhat (?:we )?(?:want to|would|should|"
        r"will) keep\b|\bproved (?:its|their) worth\b|\bwhat (?:paid off|was in our favou?r|"
        r"limited the)\b|\bgood news\b|\b(?:went|worked|go|going|did) (?:well|right)\b|\bwhat "
        r"(?:helped|worked|held|saved|was good)\b"
        r"|\bbright spots?\b|\bluck(?:y)?\b|\bpositives?\b|\bin our favou?r\b|\bkeep doing\b|"
        r"\bstrengths\b",
        re.I,
    ),
    "detection": re.compile(
        r"\bhow (?:was|were|did|do) (?:it|this|we|the \w+|anyone|anybody|you) (?:\w+ "
        r")?(?:notic\w*|detect\w*|found|find|discover\w*|learn\w*|spot\w*|know|hear|come)\b|"
        r"\bhow long (?:did it take|was it)\b|\bfirst (?:sign|signs|alarm|report|hint|word)\b|"
        r"\bwho (?:saw|knew|raised)\b.*\bfirst\b|\bhow the (?:alarm|alert) (?:was raised|came|"
        r"went)\b|\bhow we (?:were told|got to know)\b|\bwho told us\b|\bhow long (?:until|"
        r"before) we (?:knew|noticed)\b|\bfirst (?:sign|signal)s?\b$|\bdetect\w*|\bdiscover(?:y|"
        r"ed)\b|\bhow (?:we|it|this|the \w+) (?:was |were |first )?(?:found|noticed|learn\w*|"
        r"discovered|spotted|came to|heard|knew|surfaced)|\bwho noticed\b|\bnoticing\b"
        r"|\bwhen (?:did we|we) (?:know|knew|notice\w*|learn\w*)\b|\balerting\b|\bcame to light\b",
        re.I,
    ),
    "action": re.compile(
        r"^(?:to do|todo|lessons?)$|"
        r"^(?!.*\b(?:not|n't|never|against)\b)(?:.*\b(?:commit|agreed|promise|promised|"
        r"undertake)\b|.*\bwork (?:agreed|planned|ahead)\b|from now on\b|consequences drawn\b)|"
        r"^(?!.*\b(?:not|n't|never|against|rejected|dropped|without)\b)(?:.*\b(?:actions?|"
        r"follow[- ]?ups?|remed\w+|corrective|countermeasures|repairs|fixes|to-? ?dos?|things to "
        r"do|work (?:that|to) (?:follows?|come|do)|commitments|measures|prevention|next steps|"
        r"tasks|improvements)\b|what (?:we|is|will|are|changes|happens|comes|has)\b.*\b(?:do|"
        r"doing|done|change|changes|changing|next|now|mend|improve|fix)\b)",
        re.I,
    ),
    "not_taken": re.compile(
        r"\bwhat we (?:leave|keep|left)\b(?! out of)|\b(?:turned|voted) down\b|\bnot (?:planned|"
        r"pursued|adopted|on the list)\b|\bwon['’]t\b|\bwhat we (?:leave|keep) as it is\b|"
        r"\bleave as (?:it|they)\b|\bruled out\b|\bset aside\b|\b(?:not|n't|never) (?:\w+ "
        r")?(?:take|taken|taking|do|doing|done|pursue\w*|change\w*|chosen)\b"
        r"|\b(?:decided|chose) (?:against|not)\b|\bconsidered and\b|\brejected\b|\bdropped\b"
        r"|\bleft (?:out|undone)\b|\bdeliberately\b|\bwon't do\b|\bnot to do\b|\bagainst\b",
        re.I,
    ),
}
TOPICS: Mapping[Role, re.Pattern[str]] = {
    "timeline": re.compile(
        r"^(?:the|this|that|our|it) ?(?:\w+ )?(?:story|trouble|incident|outage|day|night|chain|"
        r"all)? "
        r"?(?:had |has )?(?:starts?|started|begins?|began|begun)\b",
        re.I,
    ),
    "factor": re.compile(
        r"\b(?:came (?:to|upon|across)|found|see|saw|name|were|are|identified|took|needed|count|"
        r"counted) (?:\w+ )?(?:several|two|three|four|five|six|seven|\d) (?:\w+ )?(?:things|"
        r"conditions|factors|causes|gaps|circumstances|weaknesses|reasons)\b|^(?:several|two|three|"
        r"four|five|six|\d) (?:\w+ )?(?:things|conditions|factors|causes|gaps|circumstances|"
        r"weaknesses|reasons)\b(?! (?:helped|went|worked|held|follow|change|will))|\bnone of "
        r"(?:which|"
        r"them|these) (?:would|alone)\b|\bof which none\b|\bcome together\b",
        re.I,
    ),
    "went_well": re.compile(
        r"^(?:a good deal|much|a lot|some(?: things| of it)?|several things|(?:two|three|four) "
        r"things|"
        r"not everything|other things|plenty)\b[^.]*\b(?:held|worked|helped|well|right|better|"
        r"lucky|luck|spared)\b|^what (?:helped|worked|held|saved)\b|^we (?:were|had been|got) "
        r"lucky\b",
        re.I,
    ),
    "detection": re.compile(
        r"\bthat told us\b|^(?:no|none of (?:our|the)|not one) (?:instrument|gauge|sensor|"
        r"dashboard|"
        r"graph|screen|alarm|alert|check|monitor)s?\b|^(?:we|nobody|no one) (?:only |first "
        r")?(?:learned|"
        r"learnt|heard|noticed|knew|found out)\b",
        re.I,
    ),
    "action": re.compile(
        r"^what (?:changes|we (?:will|shall|are going to|now) (?:do|change))\b|^(?:two|three|four|"
        r"five|six|some|the following) (?:\w+ )?(?:things|changes|actions|repairs|tasks|measures) "
        r"(?:follow|will|are|were|have been|change|come)\b|^(?:so|therefore|from now on|hence),? "
        r"[^.]*\b(?:was|were|is|are|has been) (?:charged|asked|tasked|told|given|entrusted)\b",
        re.I,
    ),
    "not_taken": re.compile(
        r"^(?:\w+ )?(?:further |other )?(?:proposals?|ideas?|suggestions?|options|remedies|repairs|"
        r"measures|wishes|things) (?:\w+ ){0,3}?(?:laid aside|left (?:alone|out|undone|aside)|set "
        r"aside|dropped|rejected|turned down|not (?:taken|done|pursued|followed|adopted)|decided "
        r"against|declined|put away|given up)\b",
        re.I,
    ),
}
"""What the first sentence of a paragraph says of all of it, in a text told without headings."""
