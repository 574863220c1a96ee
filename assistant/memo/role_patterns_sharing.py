"""What the sentences and the headings of a post that shares knowledge are about, by their words."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "takeaway": re.compile(
        r"\bif you (?:remember|take|read|keep|do)(?: away| home)? (?:only |just )?(?:one|a "
        r"single)\b|\bthe one thing\b|\bin (?:one|a single) (?:line|sentence)\b|\bin (?:short|"
        r"brief|a nutshell)\b|\btl;?\s?dr\b"
        r"|\b(?:the|our|one|main|key|biggest) (?:\w+ )?(?:lesson|takeaway|take-away|gist|moral)\b"
        r"|\bthe (?:short version|bottom line|main point|key point|upshot|point of this)\b"
        r"|\bif you (?:remember|take|read|keep) (?:only |just )?(?:one|a single) (?:thing|"
        r"sentence|line|point)"
        r"|\b(?:my|our|best) advice\b|\bdid you know\b|\btil (?:that|how)\b|\b(?:two|three|four|"
        r"five|"
        r"\d) things (?:that )?(?:helped|made|worked|changed)\b|\b(?:that|this) (?:was|is) the "
        r"whole "
        r"(?:trick|idea|point|secret)\b|\b(?:what|all) (?:we|i) learn(?:ed|t)\b|\bremember "
        r"(?:this|one thing|that)\b"
        r"|\bthe (?:advice|rule|idea|message) (?:is|in one|here)\b|\bwe (?:now )?recommend (?:to "
        r"|that )?",
        re.I,
    ),
    "audience": re.compile(
        r"\b(?:is|are) for you\b|\bmeant for you\b|\bin case you\b|\b(?:this|it|the (?:post|note|"
        r"page|guide|text)|what follows|these notes) (?:is|are|was|were) (?:meant |intended |"
        r"written |useful |aimed |mainly |only ){0,2}(?:for|at) (?!example|instance|now|the "
        r"(?:time|moment|best|sake)|a (?:while|reason))"
        r"|^(?:\W{0,3}(?:audience|readers?|for|who)\s?:)|^(?:written|useful|intended|meant|aimed) "
        r"(?:for|at)\b"
        r"|\b(?:read|use) (?:this|on) if\b|\bif you (?:own|run|write|maintain|build|work|are "
        r"(?:a|an|new)|have (?:ever|never)|use|look after)\b[^.]{0,80}\b(?:this|read|concerns|is "
        r"for|helps?)\b"
        r"|\bi wrote (?:this|it)(?: \w+){0,2} for\b|\byou (?:need|should have|do not need|don't "
        r"need) (?:no|to know(?! (?:how|that|what|why|when|which|where|this|about))|some|any|a "
        r"basic) (?:knowledge|prior|previous|experience|"
        r"familiarity)?\b"
        r"|\b(?:for|to) (?:anyone|anybody|everyone|everybody|people|engineers|developers|"
        r"managers|teams|those|colleagues|newcomers) who\b|\bconcerns (?:you|everyone who|all "
        r"who)\b",
        re.I,
    ),
    "limits": re.compile(
        r"\b(?:gains?|brings?|adds?|helps?) (?:little|nothing|no more)\b|\bdo(?:es)? the "
        r"opposite\b|\bwith fewer than\b[^.]{0,80}\b(?:same|enough|instead|do|does)\b|\bnot "
        r"for\b[^.]{0,60}$|\b(?:does|do|will|would|did)(?: not|n't) (?:help|apply|work|hold|suit|"
        r"scale|cover|replace|tell)\b"
        r"|\b(?:do not|don't|never|avoid) (?:use|do|try|apply|rely|using|doing) (?:it|this|that|"
        r"them)\b"
        r"|\bonly (?:tried|tested|works?|applies|apply|helps?|makes sense|holds)\b|\bnot worth\b"
        r"|\bwrong tool\b|\bmileage\b|\bit (?:also )?fails (?:in|for|when|if|where|with)\b"
        r"|\b(?:with|for|below|under|above|beyond) (?:fewer|less|more|tables|teams|services|"
        r"datasets?)\b[^.]{0,60}\b(?:hardly|not|no|too|careful|overhead|matter|worth|little)\b"
        r"|\b(?:caveat|limitation|exception|drawback)s?\b|\bmeans? other things\b|\bis not "
        r"allowed\b"
        r"|\bmatters? less\b|^(?:be )?careful\b|\b(?:watch out|beware|one catch|the catch is)\b|"
        r"\bgives? it up "
        r"with\b|"
        r"\bgave it up (?:with|for|in|when)\b|\byou (?:can['’]t|cannot|can not|may not)\b|"
        r"\b(?:don['’]t|do not|never) (?:do|use|try|run|apply) (?:it|this|that|them) (?:on|for|"
        r"in|with|"
        r"as|when|if|where)\b|\b(?:it|this) (?:gains|brings|buys) (?:you )?nothing\b"
        r"|\bbeyond (?:that|this)\b[^.]{0,30}\b(?:careful|know|tried)\b|\bbe careful (?:when|"
        r"with|if)\b",
        re.I,
    ),
    "how_to": re.compile(
        r"^(?:(?:first|then|next|finally|second|third|now|step \w+)[,:]?\s(?:is to\s)?)?(?:start "
        r"(?:by|with)|run|copy|tag|put|find|pick|add|open|list|write|set|measure|give|ask|check|"
        r"move|create|install|use|replace|remove|delete|choose|mark|read the|look (?:at|for|up)|"
        r"watch|count|compare|change|turn|switch|point|call|paste|save|send|wait|repeat|draw|go "
        r"through|keep|name|make|print|agree|invite|book|divide|split|enable|disable|"
        r"configure|take|press|hold|fill|close|click|type|select|enter|go to|restart|deploy|log "
        r"(?:in|"
        r"out|every|the)|let|sort|export|import|download|commit|push|pull|rebase|pin|lock|freeze|"
        r"plug|"
        r"heat|pair)\b(?!\s(?:of|is|are|was|were|has|had)\b)|"
        r"(?:^|: )`?\$?\s?(?:git|npm|npx|yarn|docker|kubectl|curl|pip|psql|sudo|ssh|helm|"
        r"terraform|aws|"
        r"gcloud|cargo|mvn) [a-z-]+ \S[^!?]*$",
        re.I,
    ),
    "contact": re.compile(
        r"\b(?:glad|happy|pleased) to (?:come|help|show|visit|join|answer|pair|look)\b|\b(?:call|"
        r"ring|dial|phone) (?:us|me|extension|ext|\+?\d)|\bdrop (?:us |me )?a line\b|\b(?:every|"
        r"each|on) (?:first |second |other |last )?(?:mon|tues|wednes|thurs|"
        r"fri)days?\b[^.]{0,40}\b(?:at|in|from|bring|room)\b|\b(?:mon|tues|wednes|thurs|fri)days "
        r"at\b|\broom \w+ on\b|#[a-z][\w-]{2,}|\b[\w.+-]{1,64}@[\w-]{1,63}\.\w|\b(?:questions|"
        r"feedback|requests|comments) (?:go|to|are|about|welcome)\b|\b(?:ask|write to|mail|"
        r"e-mail|contact|message|ping|talk to|reach|find|call) (?:us|me|the author|the (?:\w+ "
        r"){1,4}(?:team|group|guild|lead|engineer|on-call|channel|desk))\b"
        r"|\b(?:i|we) (?:sit|am|are) (?:in|at|on) (?:the|room|building|floor|desk)\b|\bwrite to "
        r"the\b|"
        r"\b(?:find|see|catch) (?:me|us) (?:on|in|at)\b|\b(?:ring|call|phone|ping|ask|mail) "
        r"(?:me|us|"
        r"the [\w ]{3,30}) (?:on|at|if|in|with)\b"
        r"|\b(?:open|office) hours?\b|\b(?:in|at) (?:the|our|their) (?:\w+ )?(?:help )?channel\b"
        r"|\b(?:guild|clinic|group) (?:meets|on|every|holds)\b|\b(?:slack|ping|dm|ask) @\w+|"
        r"\bhappy to help\b|\bget in touch\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "takeaway": re.compile(
        r"\btake-?aways?\b|\bin (?:one|a) (?:line|sentence|nutshell)\b|\bin (?:short|brief)\b|"
        r"\btl;?dr\b"
        r"|^(?:the )?(?:summary|gist|point|lesson|lessons|conclusion|bottom line|short version|"
        r"idea)\b"
        r"|\bkey (?:points?|messages?|lessons?)\b|\bwhat (?:we|i) (?:have )?learn\w*|\blessons? "
        r"learn\w*"
        r"|\bmain (?:point|message)\b|\bto remember\b",
        re.I,
    ),
    "audience": re.compile(
        r"\b(?:is|was) (?:it|this) (?:\w+ )?(?:for|meant for|useful for|of use to) (?:me|us|you)\b|"
        r"\bwho (?:needs|wants|can use|will want|may need|benefits)\b(?! (?:help|to ask))|\bfor "
        r"you,? if\b|\bwritten for\b|\baudience\b|\bwho (?:should|needs? to|ought to) (?:read|"
        r"know|care)|\bwho (?:is )?(?:this|it) (?:is )?(?:for|helps)|\bfor whom\b|\bis this for "
        r"you\b|\bintended readers?\b|\breaders?$|\bbefore you (?:read|start)\b|\bwho will "
        r"(?:use|need)\b|\bprerequisites\b",
        re.I,
    ),
    "limits": re.compile(
        r"^(?:leave|skip|avoid|forget) (?:it|this|that)\b|\b(?:when|where) (?:should|do|can|"
        r"would|must|"
        r"may|shall) (?:i|we|you|it|one) (?:\w+ )?(?:not|skip|avoid|stop|leave)\b|\bnot bother\b|"
        r"\b(?:you|i|we) (?:do not|don['’]t) need (?:it|this)\b|\bfine print\b|\bsmall print\b|"
        r"\bother "
        r"cases\b|\bthe other side\b|\b(?:where|when) (?:we|you|i|it|this|to) (?:\w+ "
        r"){0,2}?(?:would "
        r"not|should not|wouldn't|shouldn't|leave|stop|avoid|not)\b|\bnot (?:everywhere|for "
        r"everyone|always)\b|\bwhat (?:it|this) (?:does not|doesn't|cannot|can't)\b|\blimit(?:s|"
        r"ations?)\b|\bcaveats?\b|\bexceptions?\b|\bpitfalls?\b|\btrade-?offs?\b|\bboundaries\b"
        r"|\bdrawbacks?\b|\bgotchas?\b|\b(?:where|when|what) (?:it|this|that|not|"
        r"they)\b.*\b(?:not|n't|fails?"
        r"|stops?|wrong|cannot|breaks?|hurts?)\b|\bwhen not\b|\bdo(?:es)? not (?:apply|help|work|"
        r"use)\b"
        r"|\bdo not use\b|\bdon't\b|\bdownsides?\b|\bbe careful\b|\bwrong (?:tool|place)\b|"
        r"\brestrictions?\b"
        r"|\bwhere to be careful\b",
        re.I,
    ),
    "how_to": re.compile(
        r"\bwhat (?:do|should|can|must|shall) (?:i|we|you|one) (?:do|start|try|begin|change)\b|"
        r"^what (?:i|"
        r"we) (?:changed|did|do now|do)\b|\bthings (?:that )?(?:helped|worked|to (?:do|try))\b|"
        r"\btips\b|"
        r"^how (?:it|this|the \w+) (?:goes|is done|works|went|runs)\b|^(?:the )?(?:rule|rules|"
        r"exercise|drill|practice)\b|^(?:so )?do this\b|^your turn\b|\btry(?:ing)? (?:it|this) "
        r"(?:out|yourself)\b|^how (?:to|we|you|i|it works|this works)\b|\bsteps?\b|\bwhat to "
        r"do\b|\bwhat (?:we|you) do\b"
        r"|\brecipe\b|\binstructions?\b|\bprocedure\b|\bin practice\b|\bwalk-?through\b|\btry "
        r"it\b(?! with)"
        r"|\bchecklist\b|\bgetting started\b|\bset-?up\b|\bmethod\b|\bplaybook\b|\bdo(?:ing)? it\b"
        r"|\bthe way (?:we|to)\b|\bwhat works\b|\bour approach\b|\bthe (?:routine|technique)\b",
        re.I,
    ),
    "contact": re.compile(
        r"^please ask$|\bask away\b|\btry it with\b|\bwith us\b|\bstuck\b|\bcompany\b|\bany "
        r"trouble\b|\bwrite to\b|\bneed "
        r"(?:a hand|help)\b|\bgoing further\b|\bcome (?:and|to|by)\b|\bwrite (?:to )?(?:us|me)\b|"
        r"\bwho (?:we are|is behind|wrote)\b|\bjoin (?:us|in)\b|\bfurther questions\b|"
        r"\bcontacts?\b|^(?:(?:any|further|more|your|still|open|ask)\s)?questions\??$|"
        r"\bquestions and\b|(?<!not )(?<!can't )(?<!cannot )(?<!does )(?<!it )(?<!this )\bhelp$|"
        r"\bget(?:ting)? help\b|\bwho (?:to ask|knows|answers|can)\b|\bin touch\b"
        r"|\bask (?:us|me|for|whom)\b|\bwhere to (?:ask|turn|find|go)\b|\bfeedback\b|\btalk to\b"
        r"|\breach (?:us|me)\b|\bfind (?:us|me)\b|\bpeople to\b|\bmore (?:help|support)\b|\bwhom "
        r"to\b",
        re.I,
    ),
}
TOPICS: Mapping[Role, re.Pattern[str]] = {
    "limits": re.compile(
        r"^(?:this|it|that) (?:does|will|would) (?:not|n't) (?:help|work|apply)\b|^(?:be "
        r")?careful\b",
        re.I,
    ),
}
"""What the first sentence of a paragraph says of all of it, in a text told without headings."""
