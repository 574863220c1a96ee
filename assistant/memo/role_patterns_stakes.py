"""What the sentences and the headings on the consequences of a decision are about."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

_FINAL = (
    r"(?:(?:cannot|can't) be \w+ (?:again|any more|any longer|afterwards)|once (?:it|that|this|"
    r"they)(?:'s| is| are) gone|irreversibl\w*|one-way(?: door| street)?|no (?:way back|return|"
    r"going back|turning back)|point of no return|(?:cannot|can't|can not|can no longer|could "
    r"not|never|impossible to|hard to|difficult to|costly to|not) (?:easily |simply |really |"
    r"then )?(?:be )?(?:undone|undo|reversed?|taken back|take back|go back|return|restored?|"
    r"brought back|recovered?|revert(?:ed)?|rolled back)|(?:is|are|would be|becomes?|remains?) "
    r"(?:final|permanent|for good|binding)|permanent(?:ly)?\b|nothing to go back to|"
    r"return(?:ing)? (?:would|will) (?:mean|take|need|cost|require)|(?:going|turning|switching|"
    r"moving|getting) back (?:would|will|then|means|takes|costs|needs|after|is)|visit to|hard "
    r"after|costly afterwards|without a visit)"
)
ACKNOWLEDGED = re.compile(rf"\b{_FINAL}", re.I)
PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "downside": re.compile(
        r"\b(?:is|comes?)(?: not|n't) (?:for )?free\b|\bloses? (?:a|an|the|their|its|our|his|her|"
        r"some|about|money|time|access)\b|\bwaits? (?:a little |a bit |somewhat )?longer\b|"
        r"\b(?:rough|hard|harder) (?:year|month|time|weeks?)\b|\bbreak(?:ing|s)? a promise\b|"
        r"\b(?:bad|worst|ugly|painful) (?:part|thing|side|news)\b|\bat the expense of\b|\bthe "
        r"catch\b|\bon the (?:other|minus) (?:hand|side)\b|\bwill see duplicates\b|"
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
        r"|\bfor free\b|\bslips? by\b|\bthe more expensive\b|\bthat we would otherwise\b|\bwe "
        r"pay for\b"
        r"|\bwill lag\b|\bwill (?:take|need) longer\b|\bnobody will\b|\bwill have to (?:learn|"
        r"change|redo|wait|queue)\b|\b(?:cost|costs) [^.]{0,40} more\b|\b(?:noticeable|painful) "
        r"for\b"
        r"|\btwo systems\b|\badds? (?:about |some )?[^.]{0,30}(?:milliseconds|minutes|hours|"
        r"complexity|latency|load|work)\b|\bwhy should we not\b",
        re.I,
    ),
    "reversibility": re.compile(
        r"\b(?:switch|turn|mov|chang|rout|roll|bring|brought|put|flip|swap|hand)\w* (?:\w+ "
        r"){0,4}?back\b|\b(?:cannot|can't) be \w+ (?:again|any more|any longer|afterwards)\b|"
        r"\brestart\w*\b|\bcan return\b|\b(?:easy|hard|difficult|cheap|costly) to (?:undo|"
        r"reverse|stop|leave|exit)\b|"
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
        r"\b(?:re-?open\w*|reconsider\w*|re-?visit\w*|re-?evaluat\w*|re-?assess\w*)\b|\b(?:look|"
        r"looks|looked) (?:at )?(?:this|it|the \w+)?\s?(?:at it )?(?:again|anew|once more)\b|"
        r"\bthink again\b|\bchange (?:our|my) (?:mind|answer)\b|\b(?:come|comes|bring|brings) "
        r"(?:it |this |the \w+ |back )?(?:back )?to (?:this|it|the board|the table|you)\b|\bback "
        r"(?:on|to) the (?:table|agenda|board)\b"
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
        r"\bdisagree\w*|\bdissent\w*|\bobject(?:s|ed|ions?)\b|\boppos(?:e|es|ed)\b(?! (?:to|"
        r"side))|\bopposed\b"
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
        r"|\bwhat (?:gets|becomes|will be) (?:worse|harder)\b|\bnegative\b|\b(?:case|arguments?) "
        r"against\b"
        r"|\bflip side\b|\bwhat speaks against\b|\bcompromises\b|\bwhat hurts\b|\bsacrific\w+|"
        r"\bwhat (?:we|it) (?:do|does|will) not (?:get|solve)\b",
        re.I,
    ),
    "reversibility": re.compile(
        r"\breversib\w*|\bundo(?:ne|ing)?\b|\b(?:way|road|path) (?:back|out)\b|\b(?:go|going|"
        r"turn|turning|step|switch\w*|come|get) (?:it )?back\b|\bexit\b|\bif (?:we are|it is|"
        r"this is|i am|it turns out) wrong\b|\bone-way\b|\bbinds?\b|\bhow (?:final|firm|hard to "
        r"change|permanent)\b|\bback-?out\b|\brevers\w+|\bcan we (?:change|return|stop)\b|"
        r"\brollback\b|\brevert\w*|\bcommitment\b|\block-?in\b",
        re.I,
    ),
    "risk": re.compile(
        r"\brisks?\b|\bdangers?\b|\bhazards?\b|\bthreats?\b|\b(?:what|how|where) (?:it |this |"
        r"things |else )?(?:could|can|may|might) (?:it )?(?:go wrong|fail|break|happen|bite|"
        r"hurt)\b|\bwhat worries\b|\bconcerns?\b(?! raised)|\bworries\b|\bpre-?mortem\b|"
        r"\bpitfalls\b",
        re.I,
    ),
    "mitigation": re.compile(
        r"\bmitigat\w*|\bsafeguards?\b|\bcountermeasures?\b|\bwhat we do about\b", re.I
    ),
    "reopen": re.compile(
        r"\bre-?open\w*|\breconsider\w*|\brevisit\w*|\b(?:look|think|decide|talk)\b.*\bagain\b|"
        r"\bchange (?:our|my) minds?\b|\breview (?:date|point|triggers?|conditions?)\b|\bwhen "
        r"(?:to|we|this|would|do|will).*\b(?:review|again|expires?|change course|stop)\b|\bwhat "
        r"would (?:change|make|prove|have to)\b|\btripwires?\b|\bexpiry\b|\bvalid until\b|"
        r"\bconditions (?:for|to) (?:review|change|re)\w*|\bsunset\b",
        re.I,
    ),
    "next_step": re.compile(
        r"\bnext\b(?!.*\b(?:generation|version)\b)|\bfirst steps?\b|^then$|\baction items?\b|"
        r"^actions?\b|\bfollow-?ups?\b|\bto-?dos?\b|\bwho does what\b|\bplan of action\b|\bwhat "
        r"(?:happens|we do|comes) (?:after|then|now|if you (?:agree|say yes|approve))\b|\bhow we "
        r"(?:start|begin|proceed)\b|\b(?:way|going) forward$|\bimmediate steps\b|^(?:the )?plan$|"
        r"\bto get started\b|^start(?:ing)?$|^steps$",
        re.I,
    ),
    "dissent": re.compile(
        r"\bdissent\w*|\bobjections?\b|\bdisagree\w*|\b(?:voices?|arguments?|votes?|opinions?|"
        r"views?) against\b|\bother (?:views?|opinions?|voices)\b|\bwho (?:disagrees?|objects?|"
        r"is against|sees)\b|\bcounter-?arguments?\b|\bminority\b|\bnot (?:all|every\w*|"
        r"convinced)\b.*|\bwhat others (?:say|think)\b|\bopposing\b|\bconcerns raised\b|"
        r"\bdifferent views?\b|\bopposition\b|\bwhere we (?:differ|disagree)\b|\bpushback\b|"
        r"\breservations\b",
        re.I,
    ),
}
