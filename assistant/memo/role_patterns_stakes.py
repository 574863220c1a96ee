"""What the sentences and the headings on the consequences of a decision are about, by their words."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

_FINAL = (
    r"(?:irreversibl\w*|one-way(?: door| street)?|no (?:way back|return|going back|turning back)|"
    r"point of no return|(?:cannot|can't|can not|can no longer|could not|never|impossible to|hard to|difficult "
    r"to|costly to|not) (?:easily |simply |really |then )?(?:be )?(?:undone|undo|reversed?|taken back|"
    r"take back|go back|return|restored?|brought back|recovered?|revert(?:ed)?|rolled back)|"
    r"(?:is|are|would be|becomes?|remains?) (?:final|permanent|for good|binding)|permanent(?:ly)?\b|"
    r"nothing to go back to|return(?:ing)? (?:would|will) (?:mean|take|need|cost|require)|"
    r"(?:going|turning|switching|moving|getting) back (?:would|will|then|means|takes|costs|needs|after|"
    r"is)|visit to|hard after|costly afterwards|without a visit)"
)
ACKNOWLEDGED = re.compile(rf"\b{_FINAL}", re.I)
PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "downside": re.compile(
        r"\b(?:downsides?|drawbacks?|disadvantages?|trade-?offs?|negative side|flip side)\b"
        r"|\bwhat (?:we|it|this|you) (?:give|gives|lose|loses|pay|pays|sacrifice|accept|costs?)\b"
        r"|\b(?:the|a|its) (?:price|cost)\b[^.]{0,40}\b(?:is|of this|beyond|real|that|we pay|to pay)\b"
        r"|\b(?:we|it|this|they|teams?|customers?|staff|people|users?|branches|some|nobody|nights)\b"
        r"[^.]{0,50}\b(?:(?:will|would|can|must|have to|has to) (?:\w+ )?(?:lose|give up|wait longer|no "
        r"longer|be (?:worse|slower|unhappy|missing|unable)|miss|suffer|learn a second|feel it)|loses?\b|"
        r"give up\b|gives up\b|become dependent|becomes dependent|can no longer|will not like)"
        r"|\b(?:makes?|become|becomes|will be|leaves?) (?:us|them|me|it)?\s?(?:\w+ )?(?:dependent|slower|"
        r"worse|harder|longer|more expensive|less)\b|\b(?:gets?|become|becomes|will be|be) (?:\w+ )?(?:"
        r"worse|slower|less|harder|dearer|more (?:expensive|complex|difficult))\b"
        r"|\b(?:hurts?|costs? us)\b|\bwe accept (?:that|a|the|it)\b|\bcomes? at (?:a|the) (?:price|cost)\b"
        r"|\b(?:it|this|the choice|that) has (?:a|its) (?:price|cost)\b|\bagainst it (?:speaks|is)\b"
        r"|\bfor free\b|\bslips? by\b|\bthe more expensive\b|\bthat we would otherwise\b|\bwe pay for\b"
        r"|\bwill lag\b|\bwill (?:take|need) longer\b|\bnobody will\b|\bwill have to (?:learn|change|redo|"
        r"wait|queue)\b|\b(?:cost|costs) [^.]{0,40} more\b|\b(?:noticeable|painful) for\b"
        r"|\btwo systems\b|\badds? (?:about |some )?[^.]{0,30}(?:milliseconds|minutes|hours|complexity|"
        r"latency|load|work)\b|\bwhy should we not\b",
        re.I,
    ),
    "reversibility": re.compile(
        rf"\b{_FINAL}|\breversib\w*|\brevers(?:e|ed|es|ing)\b|\bundo(?:ne|ing|es)?\b|\b(?:way|ways|road) back\b"
        r"|\b(?:switch|go|turn|come|get|return|change|move|fall|going|switching|turning|moved|put)(?:es|s)? "
        r"(?:it |them |a \w+ |the \w+ )?back\b(?! and forth)|\b(?:can|could|may|we) return to\b"
        r"|\bback out of\b|\btake(?:n)? back\b|\bcan (?:still )?(?:stop|be (?:stopped|switched off|"
        r"turned off|ended|cancelled|sold))\b|\b(?:may|can) (?:be )?end(?:ed)? (?:the|after)\b"
        r"|\brestore\b|\bside by side\b|\bin parallel until\b|\bbinds? us\b|\b(?:notice|break clause|"
        r"exit clause)\b|\bnothing (?:here )?(?:is|binds)\b[^.]{0,20}(?:final|long)\b|\bif we are wrong\b"
        r"|\broll(?:ed|ing)?[- ]?back\b|\brevert\w*\b|\bif it fails\b[^.]{0,40}\b(?:former|old|restore)",
        re.I,
    ),
    "risk": re.compile(
        r"\b(?:risks?|risky|dangers?|hazards?|threats?)\b(?! (?:appetite|free))|\b(?:could|might|may|can) "
        r"(?:\w+ )?(?:go wrong|fail|lose|be lost|leave|miss|not (?:keep|work|turn|arrive|have)|drift|"
        r"refuse|slip|be (?:late|delayed|corrupted|wrong)|ignore|come late|come too late|underestimat\w+|"
        r"have (?:under|over)estimat\w+)\b|\bwhat worries\b|\bworr(?:y|ies|ied)\b|\bshould (?:the|a|an|it|"
        r"they) [^.]{2,40} fail\b|\bit is possible that\b|\bchance (?:of|that)\b|\bif (?:the|a|adoption|"
        r"our)\b[^.]{2,40}\b(?:stays? low|objects?|fails?|slips?|goes? under|is late|leaves?)\b",
        re.I,
    ),
    "mitigation": re.compile(
        r"\bmitigat\w*|\bsafeguards?\b|\bprecautions?\b|\bto (?:limit|reduce|avoid|prevent|be safe|guard|"
        r"contain|cover|soften|counter)\b|\bguards? against\b|\bas a (?:safeguard|precaution|fallback|backup)"
        r"|\b(?:kept|held) (?:ready|down|in reserve)\b|\bfall(?:s)?[- ]?back\b|\bspare\b|\b(?:checks?|"
        r"watch(?:es)?|monitors?|limits?|tests?|rehearses?|compares?|caps?|keeps?|holds?|verif(?:y|ies)|"
        r"reviews?|drops?|trains?|starts?|rides?|starts|alerts?|escrow|insur\w+|will rehearse)\b",
        re.I,
    ),
    "reopen": re.compile(
        r"\b(?:re-?open\w*|reconsider\w*|re-?visit\w*|re-?evaluat\w*|re-?assess\w*)\b|\b(?:look|looks|looked) "
        r"(?:at )?(?:this|it|the \w+)?\s?(?:at it )?(?:again|anew|once more)\b|\bthink again\b|\bchange "
        r"(?:our|my) (?:mind|answer)\b|\b(?:come|comes|bring|brings) (?:it |this |the \w+ |back )?(?:back )?"
        r"to (?:this|it|the board|the table|you)\b|\bback (?:on|to) the (?:table|agenda|board)\b"
        r"|\bbring the decision back\b|\b(?:decision|choice|matter) (?:is|stands|holds) (?:open|until)\b"
        r"|\bchoose again\b|\bthis holds until\b|\bprove us wrong\b|\btakes? the matter up\b"
        r"|\breview (?:on|of the|the|this|it|in|after|date)\b|\b(?:we|would|then) (?:we )?stop\b"
        r"|\bcomes? back\b|\bkeep an eye on\b|\bwould change (?:our|my|this)\b",
        re.I,
    ),
    "next_step": re.compile(
        r"^(?:the )?(?:next|first)(?: step| thing| of all)?(?: is)? ?[,:–.-]|\bnext steps?\b|\bfirst step\b"
        r"|\bthe first thing to happen\b|\b(?:after|once|as soon as|if) (?:you |it is |this is )?(?:approv\w+|"
        r"agree\w*|accept\w*|decision|decided)\b|\bwho does what\b|\bafter the decision\b",
        re.I,
    ),
    "dissent": re.compile(
        r"\bdisagree\w*|\bdissent\w*|\bobject(?:s|ed|ions?)\b|\boppos(?:e|es|ed)\b(?! (?:to|side))|\bopposed\b"
        r"|\b(?:not|n't|nor) (?:everybody|everyone|all|convinced|agree|persuaded)\b|\bpreferred\b"
        r"|\bwould (?:rather|have (?:preferred|chosen))\b|\b(?:holds?|takes?) (?:the opposite|another|a "
        r"different) view\b|\bcounter-?argument\b|\bstrongest argument against\b|\b(?:is|are|was|were|votes?|"
        r"voted|spoke|argued) (?:strongly )?(?:against|no)\b|\bno agreement\b|\bsees? (?:it|this) differently\b"
        r"|\ba minority\b|\bholds that\b|\bagainst this\b|\bunconvinced\b|\breservations?\b|\b(?:her|his|their) "
        r"(?:view|objection) (?:be|stands|is)\b|\b(?:nobody|no one|none) (?:\w+ )?(?:disagreed|objected|spoke "
        r"against)\b|\bthinks (?:that )?(?:the|this|we|it)\b|\bfears?\b|\bwanted (?:to wait|two|more|the)\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "downside": re.compile(
        r"\bdownsides?\b|\bdrawbacks?\b|\bdisadvantages?\b|\btrade-?offs?\b|\b(?:what|all) (?:we|it|this|you|"
        r"the \w+) (?:give|gives|lose|loses|pay|pays|sacrifice|accept|costs?|will cost|takes? away|will lose|"
        r"would lose|worsens?|gets? worse)\b|\b(?:the )?(?:price|cost) (?:we|of (?:the|this|our|choosing)|to pay)"
        r"|^(?:the )?(?:price|costs?|cons|consequences)$|\bwhy (?:should )?(?:we )?not (?:to )?(?:do )?(?:this|it)?$"
        r"|\bwhat (?:gets|becomes|will be) (?:worse|harder)\b|\bnegative\b|\b(?:case|arguments?) against\b"
        r"|\bflip side\b|\bwhat speaks against\b|\bcompromises\b|\bwhat hurts\b|\bsacrific\w+|"
        r"\bwhat (?:we|it) (?:do|does|will) not (?:get|solve)\b",
        re.I,
    ),
    "reversibility": re.compile(
        r"\breversib\w*|\bundo(?:ne|ing)?\b|\b(?:way|road|path) (?:back|out)\b|\b(?:go|going|turn|turning|step|"
        r"switch\w*|come|get) (?:it )?back\b|\bexit\b|\bif (?:we are|it is|this is|i am|it turns out) wrong\b|"
        r"\bone-way\b|\bbinds?\b|\bhow (?:final|firm|hard to change|permanent)\b|\bback-?out\b|\brevers\w+|"
        r"\bcan we (?:change|return|stop)\b|\brollback\b|\brevert\w*|\bcommitment\b|\block-?in\b",
        re.I,
    ),
    "risk": re.compile(
        r"\brisks?\b|\bdangers?\b|\bhazards?\b|\bthreats?\b|\b(?:what|how|where) (?:it |this |things |else )?"
        r"(?:could|can|may|might) (?:it )?(?:go wrong|fail|break|happen|bite|hurt)\b|\bwhat worries\b|"
        r"\bconcerns?\b(?! raised)|\bworries\b|\bpre-?mortem\b|\bpitfalls\b",
        re.I,
    ),
    "mitigation": re.compile(
        r"\bmitigat\w*|\bsafeguards?\b|\bcountermeasures?\b|\bwhat we do about\b", re.I
    ),
    "reopen": re.compile(
        r"\bre-?open\w*|\breconsider\w*|\brevisit\w*|\b(?:look|think|decide|talk)\b.*\bagain\b|\bchange (?:our|my) "
        r"minds?\b|\breview (?:date|point|triggers?|conditions?)\b|\bwhen (?:to|we|this|would|do|will).*\b(?:"
        r"review|again|expires?|change course|stop)\b|\bwhat would (?:change|make|prove|have to)\b|\btripwires?\b|"
        r"\bexpiry\b|\bvalid until\b|\bconditions (?:for|to) (?:review|change|re)\w*|\bsunset\b",
        re.I,
    ),
    "next_step": re.compile(
        r"\bnext\b(?!.*\b(?:generation|version)\b)|\bfirst steps?\b|^then$|\baction items?\b|^actions?\b|\bfollow-?ups?\b|"
        r"\bto-?dos?\b|\bwho does what\b|\bplan of action\b|\bwhat (?:happens|we do|comes) (?:after|then|now|if "
        r"you (?:agree|say yes|approve))\b|\bhow we (?:start|begin|proceed)\b|\b(?:way|going) forward$|"
        r"\bimmediate steps\b|^(?:the )?plan$|\bto get started\b|^start(?:ing)?$|^steps$",
        re.I,
    ),
    "dissent": re.compile(
        r"\bdissent\w*|\bobjections?\b|\bdisagree\w*|\b(?:voices?|arguments?|votes?|opinions?|views?) against\b|"
        r"\bother (?:views?|opinions?|voices)\b|\bwho (?:disagrees?|objects?|is against|sees)\b|\bcounter-?"
        r"arguments?\b|\bminority\b|\bnot (?:all|every\w*|convinced)\b.*|\bwhat others (?:say|think)\b|"
        r"\bopposing\b|\bconcerns raised\b|\bdifferent views?\b|\bopposition\b|\bwhere we (?:differ|disagree)\b|"
        r"\bpushback\b|\breservations\b",
        re.I,
    ),
}
