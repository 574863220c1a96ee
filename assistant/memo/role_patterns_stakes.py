"""What the sentences and the headings on the consequences of a decision are about."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

_FINAL = (
    r"(?:(?:nobody|no one|no-one|none of us) (?:will |can |could )(?:ever )?(?:be able to )?\w+ "
    r"(?:it|them|that|this|the \w+)? ?(?:again|back|any more)|doors? (?:does |do |will "
    r")?clos(?:e|es)|(?:cannot|can't|can no longer|can never|could not then) be (?:un\w+|sold|"
    r"recovered|rebuilt|retraced|recalled|reopened|re-?made|repaired|withdrawn)|(?:is|are|it's|"
    r"they're|that's) gone for good|(?:cannot|can't) be \w+ (?:again|any more|any longer|"
    r"afterwards)|once (?:it|that|this|they)(?:'s| is| are) gone|irreversibl\w*|one-way(?: door| "
    r"street)?|no (?:way back|return|going back|turning back)|point of no return|(?:cannot|can't|"
    r"can not|can no longer|could not|never|impossible to|hard to|difficult to|costly to|not) "
    r"(?:easily |simply |really |then )?(?:be )?(?:undone|undo|reversed?|taken back|take back|go "
    r"back|return|restored?|brought back|recovered?|revert(?:ed)?|rolled back)|(?:is|are|would "
    r"be|becomes?|remains?) (?:final|permanent|for good|binding)|permanent(?:ly)?\b|nothing to "
    r"go back to|return(?:ing)? (?:would|will) (?:mean|take|need|cost|require)|(?:going|turning|"
    r"switching|moving|getting) back (?:would|will|then|means|takes|costs|needs|after|is)|visit "
    r"to|hard after|costly afterwards|without a visit)"
)
ACKNOWLEDGED = re.compile(rf"\b{_FINAL}", re.I)
PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "downside": re.compile(
        r"\b(?:is|comes?)(?: not|n't) (?:for )?free\b|\b(?:would|will|must) (?:close|stop|end|"
        r"wait|complain|moreover carry|slip|drop out|miss|go without|be (?:unhappy|annoyed|"
        r"thrown out|slower|later|longer))\b|\bslips? (?:to|into|by)\b|\b(?:less|fewer|worse|"
        r"smaller|slower|weaker) than (?:the old|today|now|before)\b|\b(?:will|would) (?:also "
        r")?costs? (?:us )?(?:about |around |roughly |some )?[$€£]?\d|\bloses? (?:a|an|the|their|"
        r"its|our|his|her|some|about|money|time|access)\b|\bwaits? (?:a little |a bit |somewhat "
        r")?longer\b|\b(?:rough|hard|harder) (?:year|month|time|weeks?)\b|\bbreak(?:ing|s)? a "
        r"promise\b|\b(?:bad|worst|ugly|painful) (?:part|thing|side|news)\b|\bat the expense "
        r"of\b|\bthe catch\b|\bon the (?:other|minus) (?:hand|side)\b|\bwill see duplicates\b|"
        r"\b(?:downsides?|drawbacks?|disadvantages?|trade-?offs?|negative side|flip side)\b"
        r"|\bwhat (?:we|it|this|you) (?:give|gives|lose|loses|pay|pays|sacrifice|accept|costs?)\b"
        r"|\b(?:the|a|its) (?:price|cost)\b[^.]{0,40}\b(?:is|of this|beyond|real|that|we pay|to "
        r"pay)\b"
        r"|\b(?:we|it|this|they|teams?|customers?|staff|people|users?|branches|some|nobody|"
        r"nights)\b[^.]{0,50}\b(?:(?:will|would|can|must|have to|has to) (?:\w+ )?(?:lose|give "
        r"up|wait longer|no longer|be (?:worse|slower|unhappy|missing|unable)|miss|suffer|learn "
        r"a second|feel it)|loses?\b|give up\b|gives up\b|become dependent|becomes dependent|can "
        r"no longer|will not like)"
        r"|\b(?:makes?|become|becomes|will be|leaves?) (?:us|them|me|it)?\s?(?:\w+ "
        r")?(?:dependent|slower|worse|harder|longer|more expensive|less)\b|\b(?:gets?|become|"
        r"becomes|will be|be) (?:\w+ )?(?:worse|slower|less|harder|dearer|more (?:expensive|"
        r"complex|difficult))\b"
        r"|\b(?:hurts?|(?:will|would|it) costs? us)\b|\bwe accept (?:that|a|the|it)\b|\bcomes? "
        r"at (?:a|the) (?:price|cost)\b"
        r"|\b(?:it|this|the choice|that) has (?:a|its) (?:price|cost)\b|\bagainst it (?:speaks|"
        r"is)\b"
        r"|\bnot (?:come |be |quite )?(?:for )?free\b|\bslips? by\b|\bthe more expensive\b|"
        r"\bthat we would otherwise\b|\bwe pay for\b"
        r"|\bwill lag\b|\bwill (?:take|need) longer\b|\bnobody will\b|\bwill have to (?:learn|"
        r"change|redo|wait|queue)\b|\b(?:cost|costs) [^.]{0,40} more\b|\b(?:noticeable|painful) "
        r"for\b"
        r"|\btwo systems\b|\badds? (?:about |some )?[^.]{0,30}(?:milliseconds|minutes|hours|"
        r"complexity|latency|load|work)\b|\bwhy should we not\b",
        re.I,
    ),
    "reversibility": re.compile(
        r"\bif (?:it|this|that|things?|the \w+) (?:doesn['’]t|does not|fails?|goes|"
        r"turns)[^.]{0,60}\b(?:we|it|they|you) (?:can|could|will|go|keep|switch|redeploy)\b|"
        r"\bends? (?:by itself|automatically|on (?:its|their) own)\b|\bcancel (?:it |this |them "
        r")?(?:any ?time|myself|ourselves|monthly)\b|\bcontract is (?:monthly|month-to-month)\b|"
        r"\b(?:called|call) off\b|\bwe can stop\b|\bcancel(?:led|ling|s)? (?:at|any|within|"
        r"before|up to|until)\b|\bretraced?\b|\b(?:return|given back|go back) at (?:our|any)\b|"
        r"\bremains? our property\b|\bcontract is (?:monthly|yearly)\b|\b(?:switch|turn|mov|"
        r"chang|rout|roll|bring|brought|put|flip|swap|hand)\w* (?:\w+ ){0,4}?back\b|\b(?:cannot|"
        r"can't) be \w+ (?:again|any more|any longer|afterwards)\b|\brestart\w*\b|\bcan return\b|"
        r"\b(?:easy|hard|difficult|cheap|costly) to (?:undo|reverse|stop|leave|exit)\b|"
        rf"\b{_FINAL}|\breversib\w*|\brevers(?:e|ed|es|ing)\b|\bundo(?:ne|ing|es)?\b|\b(?:way|"
        rf"ways|road) back\b"
        r"|\b(?:switch|go|turn|get|return|change|move|fall|going|switching|turning|moved|"
        r"put)(?:es|s)? (?:it |them |a \w+ |the \w+ )?back\b(?! (?:and forth|to the (?:board|"
        r"table|group)|to you))|\b(?:can|could|may|we) return to\b"
        r"|\bback out of\b|\btake(?:n)? back\b|\bcan (?:still )?(?:stop|be (?:stopped|switched "
        r"off|turned off|ended|cancelled|sold))\b|\b(?:may|can) (?:be )?end(?:ed)? (?:the|after)\b"
        r"|\brestore\b|\bside by side\b|\bin parallel until\b|\bbinds? us\b|\b(?:notice|break "
        r"clause|exit clause)\b|\bnothing (?:here )?(?:is|binds)\b[^.]{0,20}(?:final|long)\b|"
        r"\bif we are wrong\b"
        r"|\broll(?:ed|ing)?[- ]?back\b|\brevert\w*\b|\bif it fails\b[^.]{0,40}\b(?:former|old|"
        r"restore)",
        re.I,
    ),
    "risk": re.compile(
        r"\b(?:risks?|risky|dangers?|hazards?|threats?)\b(?! (?:appetite|free))|\b(?:could|might|"
        r"may|can) (?:\w+ )?(?:go wrong|fail|lose|be lost|leave|miss|not (?:keep|work|turn|"
        r"arrive|have)|drift|refuse|slip|be (?:late|delayed|corrupted|wrong)|ignore|come late|"
        r"come too late|underestimat\w+|have (?:under|over)estimat\w+)\b|\bwhat worries\b|"
        r"\bworr(?:y|ies|ied)\b|\bshould (?:the|a|an|it|they) [^.]{2,40} fail\b|\bit is possible "
        r"that\b|\bchance (?:of|that)\b|\bif (?:the|a|adoption|our)\b[^.]{2,40}\b(?:stays? low|"
        r"objects?|fails?|slips?|goes? under|is late|leaves?)\b",
        re.I,
    ),
    "mitigation": re.compile(
        r"\bmitigat\w*|\bsafeguards?\b|\bprecautions?\b|\bto (?:limit|reduce|avoid|prevent|be "
        r"safe|guard|contain|cover|soften|counter)\b|\bguards? against\b|\bas a (?:safeguard|"
        r"precaution|fallback|backup)"
        r"|\b(?:kept|held) (?:ready|down|in reserve)\b|\bfall(?:s)?[- ]?back\b|\bspare\b|"
        r"\b(?:checks?|watch(?:es)?|monitors?|limits?|tests?|rehearses?|compares?|caps?|keeps?|"
        r"holds?|verif(?:y|ies)|reviews?|drops?|trains?|starts?|rides?|starts|alerts?|escrow|"
        r"insur\w+|will rehearse)\b",
        re.I,
    ),
    "reopen": re.compile(
        r"\bafresh\b|\b(?:if|should|were|when|once|unless|as soon as)\b[^.]{4,160}\b(?:again|"
        r"anew|(?:back|return\w*|matter|question|this|it) (?:comes? |goes? |is )?(?:back )?(?:to|"
        r"before) (?:the|you|this)|call (?:it|this) off|pull the plug|change course|rethink|"
        r"abandon|unwind)\b|\bput(?:s)? (?:the matter|it|this) before\b|\b(?:question|matter|"
        r"decision) returns?\b|\b(?:re-?open\w*|reconsider\w*|re-?visit\w*|re-?evaluat\w*|"
        r"re-?assess\w*)\b|\b(?:look|looks|looked) (?:at )?(?:this|it|the \w+)?\s?(?:at it "
        r")?(?:again|anew|once more)\b|\bthink again\b|\bchange (?:our|my) (?:mind|answer)\b|"
        r"\b(?:come|comes|bring|brings) (?:it |this |the \w+ |back )?(?:back )?to (?:this|it|the "
        r"board|the table|you)\b|\bback (?:on|to) the (?:table|agenda|board)\b"
        r"|\bbring the decision back\b|\b(?:decision|choice|matter) (?:is|stands|holds) (?:open|"
        r"until)\b"
        r"|\bchoose again\b|\bthis holds until\b|\bprove us wrong\b|\btakes? the matter up\b"
        r"|\breview (?:on|of the|the|this|it|in|after|date)\b|\b(?:we|would|then) (?:we )?stop\b"
        r"|\bcomes? back\b|\bkeep an eye on\b|\bwould change (?:our|my|this)\b",
        re.I,
    ),
    "next_step": re.compile(
        r"^(?:the )?(?:next|first)(?: step| thing| of all)?(?: is)? ?[,:–.-]|\bnext steps?\b|"
        r"\bfirst step\b"
        r"|\bthe first thing to happen\b|\b(?:after|once|as soon as|if) (?:you |it is |this is "
        r")?(?:approv\w+|agree\w*|accept\w*|decision|decided)\b|\bwho does what\b|\bafter the "
        r"decision\b",
        re.I,
    ),
    "dissent": re.compile(
        r"\b(?:does|do|did)(?: not|n['’]t) (?:support|share|agree|like|believe|want|back|see)\b|"
        r"\bvoted no\b|\bdisagree\w*|\bdissent\w*|\bobject(?:s|ed|ions?)\b|\boppos(?:e|es|"
        r"ed)\b(?! (?:to|side))|\bopposed\b"
        r"|\b(?:not|n't|nor) (?:everybody|everyone|all|convinced|agree|persuaded)\b|\bpreferred\b"
        r"|\bwould (?:rather|have (?:preferred|chosen))\b|\b(?:holds?|takes?) (?:the opposite|"
        r"another|a different) view\b|\bcounter-?argument\b|\bstrongest argument against\b|"
        r"\b(?:is|are|was|were|votes?|voted|spoke|argued) (?:strongly )?(?:against|no)\b|\bno "
        r"agreement\b|\bsees? (?:it|this) differently\b"
        r"|\ba minority\b|\bholds that\b|\bagainst this\b|\bunconvinced\b|\breservations?\b|"
        r"\b(?:her|his|their) (?:view|objection) (?:be|stands|is)\b|\b(?:nobody|no one|none) "
        r"(?:\w+ )?(?:disagreed|objected|spoke against)\b|\bthinks (?:that )?(?:the|this|we|"
        r"it)\b|\bfears?\b|\bwanted (?:to wait|two|more|the)\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "downside": re.compile(
        r"\bwhat(?:'s| is| gets| becomes)? (?:bad|worse|ugly|hard|harder|painful|lost)\b|\bbad "
        r"(?:news|about|side)\b|\bthe catch\b|\bwhat (?:it|this) takes\b|\bside effects?\b|"
        r"\bminus(?:es)?\b|\bthe other side\b|\bdownsides?\b|\bdrawbacks?\b|\bdisadvantages?\b|"
        r"\btrade-?offs?\b|\b(?:what|all) (?:we|it|this|you|the \w+) (?:give|gives|lose|loses|"
        r"pay|pays|sacrifice|accept|costs?|will cost|takes? away|will lose|would lose|worsens?|"
        r"gets? worse)\b|\b(?:the )?(?:price|cost) (?:we|of (?:the|this|our|choosing)|to pay)"
        r"|^(?:the )?(?:price|costs?|cons|consequences)$|\bwhy (?:should )?(?:we )?not (?:to "
        r")?(?:do )?(?:this|it)?$"
        r"|\bwhat (?:\w+ ){1,4}?(?:would |will |does |do )?(?:forgo|sacrifices?|gives? up|loses?|"
        r"costs? us|asks? of us|demands? of us|hurts?|does to us|be accepting|accepts?|pays?)\b|"
        r"\bdo we (?:lose|give up|pay|forgo)\b|\bunpleasant\b|\b(?:bit|part|thing|side) that "
        r"hurts\b|\bwhat (?:it|this|that) (?:does to|asks of)\b|\bforgo\b"
        r"|\bwhat (?:gets|becomes|will be) (?:worse|harder)\b|\bnegative\b|\b(?:case|arguments?) "
        r"against\b"
        r"|\bflip side\b|\bwhat speaks against\b|\bcompromises\b|\bwhat hurts\b|\bsacrific\w+|"
        r"\bwhat (?:we|it) (?:do|does|will) not (?:get|solve)\b",
        re.I,
    ),
    "reversibility": re.compile(
        r"\breversib\w*|\bundo(?:ne|ing)?\b|\b(?:way|road|path) (?:back|out)\b|\bretrac\w+|"
        r"\bdoors?\b|\bget out (?:again|of)\b|\bno return\b|\bbad call\b|\bhow far back\b|"
        r"\bcall\w* (?:it )?off\b|\bchange our minds\b|\bunwind\w*\b|\b(?:go|going|turn|turning|"
        r"step|switch\w*|come|get) (?:it )?back\b|\bexit\b|\bif (?:we are|it is|this is|i am|it "
        r"turns out) wrong\b|\bone-way\b|\bbinds?\b|\bhow (?:final|firm|hard to change|"
        r"permanent)\b|\bback-?out\b|\brevers\w+|\bcan we (?:change|return|stop)\b|\brollback\b|"
        r"\brevert\w*|\bcommitment\b|\block-?in\b",
        re.I,
    ),
    "risk": re.compile(
        r"\brisks?\b|\bdangers?\b|\bhazards?\b|\bthreats?\b|\bcontingenc\w+|\bgo(?:es)? (?:amiss|"
        r"awry|sideways|badly)\b|\bbite us\b|\bwhat (?:could|can|may|might|would) (?:\w+ "
        r")?(?:trip|stop|sink|kill|derail|hit) (?:us|this|it)\b|\b(?:what|how|where) (?:it |this "
        r"|things |else )?(?:could|can|may|might) (?:it )?(?:go wrong|fail|break|happen|bite|"
        r"hurt)\b|\bwhat worries\b|\bconcerns?\b(?! raised)|\bworries\b|\bpre-?mortem\b|"
        r"\bpitfalls\b",
        re.I,
    ),
    "mitigation": re.compile(
        r"\bmitigat\w*|\bsafeguards?\b|\bcountermeasures?\b|\bwhat we do about\b", re.I
    ),
    "reopen": re.compile(
        r"\bafresh\b|\banew\b|\bback (?:to|on|before) (?:your|this|the) (?:desk|table|agenda|"
        r"board|council|committee)\b|\bcomes? back\b|\breturns? to (?:you|the board|this)\b|"
        r"\bthink twice\b|\bre-?open\w*|\breconsider\w*|\brevisit\w*|\b(?:look|think|decide|"
        r"talk)\b.*\bagain\b|\bchange (?:our|my) minds?\b|\breview (?:date|point|triggers?|"
        r"conditions?)\b|\bwhen (?:to|we|this|would|do|will).*\b(?:review|again|expires?|change "
        r"course|stop)\b|\bwhat would (?:change|make|prove|have to)\b|\btripwires?\b|\bexpiry\b|"
        r"\bvalid until\b|\bconditions (?:for|to) (?:review|change|re)\w*|\bsunset\b",
        re.I,
    ),
    "next_step": re.compile(
        r"\bnext\b(?!.*\b(?:generation|version)\b)|\b(?:first|opening) move\b|^execution$|"
        r"\bsequel\b|\bdone first\b|\bwho (?:begins|starts|goes first)\b|^within the (?:week|"
        r"fortnight|month)$|\bon monday\b|^and then$|^action (?:upon|on|after)\b|^kick-?off$|"
        r"\bfirst steps?\b|^then$|\baction items?\b|^actions?\b(?! (?:required|requested|needed|"
        r"wanted))|\bfollow-?ups?\b|\bto-?dos?\b|\bwho does what\b|\bplan of action\b|\bwhat "
        r"(?:happens|we do|comes) (?:after|then|now|if you (?:agree|say yes|approve))\b|\bhow we "
        r"(?:start|begin|proceed)\b|\b(?:way|going) forward$|\bimmediate steps\b|^(?:the )?plan$|"
        r"\bto get started\b|^start(?:ing)?$|^steps$",
        re.I,
    ),
    "dissent": re.compile(
        r"\bcontrary\b|\bnot of one mind\b|\bdissent\w*|\bobjections?\b|\bdisagree\w*|"
        r"\b(?:voices?|arguments?|votes?|opinions?|views?) against\b|\bother (?:views?|opinions?|"
        r"voices)\b|\bwho (?:disagrees?|objects?|is against|sees)\b|\bcounter-?arguments?\b|"
        r"\bminority\b|\bnot (?:all|every\w*|convinced)\b.*|\bwhat others (?:say|think)\b|"
        r"\bopposing\b|\bconcerns raised\b|\bdifferent views?\b|\bopposition\b|\bwhere we "
        r"(?:differ|disagree)\b|\bpushback\b|\breservations\b",
        re.I,
    ),
}
