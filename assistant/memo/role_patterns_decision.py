"""What the sentences and the headings of a decision are about, by their words: what is asked."""

import re
from collections.abc import Mapping

from assistant.memo.reading import Role

_GRANT = (
    r"(?:approv\w*|agree\w*|decid\w*|decision|fund\w*|accept\w*|adopt\w*|endors\w*|confirm\w*|"
    r"sign[- ]?off|sign\w*|consent\w*|permission|authori[sz]\w*|allow\w*|grant\w*|support|yes|"
    r"go[- ]ahead|green light|choos\w*|choice|pick|vote|release|mandate|say (?:yes|no)|backing|"
    r"blessing|clearance|budget)"
)
_CHANGE = (
    r"(?:adopt|approve|fund|buy|build|move|migrate|replace|retire|stop|start|close|merge|split|"
    r"hire|switch|introduce|drop|keep|end|sell|outsource|extend|renew|cancel|choose|pick|use|"
    r"accept|agree|grant|confirm|sign|endorse|let|allow|give|release|authori[sz]e|reject|lease|"
    r"rent|consolidate|rewrite|launch|freeze|pause|withdraw|limit|cut|raise|lower|open|run|turn|"
    r"invest|spend|pay|go|take|make|put|set|add|remove|delete|share|trial|pilot|train|decide|"
    r"finish|bring|change|deprecate|standardi[sz]e|centrali[sz]e|invite|create|appoint|offer)"
)
DO_NOTHING = (
    r"(?:\bdo(?:ing)? nothing\b|\bstatus quo\b|^no[- ]change\b(?! (?:of|to|in))|\bno "
    r"change\b(?=\s*[.:,;]|$)|\b(?:change|changing) nothing\b"
    r"|\b(?:not|without) (?:acting|changing|doing|deciding)\b|\bnot (?:do|change|doing) anything\b"
    r"|\binaction\b|\bnothing (?:is done|changes|happens)\b"
    r"|\b(?:leav|keep|continu)\w*(?: \w+){1,4}? (?:as|how|the way|where) (?:it|they|things|we) "
    r"(?:is|are|stands?)\b"
    r"|\bleav(?:e|ing) (?:it|things|everything|this|them|all)(?: \w+)?(?: alone| be\b| as)"
    r"|\b(?:stay|remain|carry|carrying|go|going|continu|stick|keep)(?:ing|e|s)?(?: on)?(?: "
    r"exactly| just)? (?:as|where|with what|like) (?:we|it|things|they|before|today|now|is)\b"
    r"|\b(?:stay|stick|live|continu|carry|carrying|go|going)(?:ing|e)?(?: on)? (?:with|on|to) "
    r"(?:the|our|today's|what|this) (?:present|current|existing|old|we have|status|errors|paper|"
    r"old|same|today|process)"
    r"|\b(?:today's|the (?:present|current|existing) (?:process|system|way|"
    r"set-?up))\b[^.]{0,12}\bis an option\b"
    r"|\bsimply (?:stay|wait|keep|carry)\b|\bwait(?:ing)?(?: and (?:see|watch\w*)\b|,| (?:a|"
    r"another|one|until|for) )|\bas (?:before|usual)\b|\bas is\b(?=\s*[.,;)]|$)|\bpostpon\w+|"
    r"\b(?:touch|alter)(?:ing)? nothing\b|\b(?:all|everything|it) (?:stays?|remains?) (?:as|the "
    r"same|put)\b|\bas (?:today|now)\b(?=\W*$|\s*[·.,;:(])|\bcarry(?:ing)? on\b(?=\W*$|[.,;:])|"
    r"\blive with it\b|\b(?:keep|leave) (?:the )?(?:present|current|existing|old|today's)\b|\bif "
    r"nothing is done\b|\bkeep things\b)"
)
PATTERNS: Mapping[Role, re.Pattern[str]] = {
    "ask": re.compile(
        r"\b(?:we|i)(?:'d|’d| would) (?:like|love|prefer|want) (?:us |you |for us )?to\b(?! "
        r"(?:thank|hear|know|point|add|share|discuss|understand|see|talk|start))|(?:\b(?:am|are|"
        r"is)|'m|'re) (?:\w+ )?(?:asking|requesting|seeking|proposing|recommending|looking "
        r"for)\b|^(?:we're |i'm )?(?:requesting|seeking|asking|proposing|recommending)\b|"
        r"\b(?:need|want|like|seek|await|request)\w* (?:your |a |an |the )?(?:\w+ )?(?:ok|okay|"
        r"go|go-ahead|approval|sign-off|blessing|decision|answer|yes|vote|agreement)\b|^(?:agree|"
        r"say yes|let us|vote) (?:to|for|on|the)\b|\bwe put forward\b|\b(?:is|are) (?:invited|"
        r"requested|begged|urged) to\b|\b(?:i|we) submit that\b|\bthumbs up\b|\bgo or no-?go\b|"
        r"\b(?:your|the \w+'s) (?:signature|yes|approval|decision|consent|ok) is (?:needed|"
        r"required|wanted|sought)\b|\b(?:what|all) i (?:want|need)\b[^.]{0,12}:|\bneed (?:your|a|"
        r"an) (?:ok|okay|go|yes|nod|answer)\b|^(?:can|could|would|will) (?:you|we) (?:please "
        r"|kindly |all )?(?:approve|sign|agree|fund|confirm|say|give|let)\b|\bneeds? (?:\w+ "
        r"){1,3}to (?:approve|decide|sign|agree|align|fund|say)\b|^(?:adopt|choose|pick|buy|"
        r"retire|fund|hire) (?:the|a|an|one|two|our|this|both)\b|\b(?:you|the (?:board|council|"
        r"group|committee)) (?:should|must|has to|have to) (?:decide|approve|choose|agree|say)\b|"
        rf"\b(?:we|i)(?:'d| would)?(?: \w+ly| therefore| hereby| now| also)? (?:ask|request|seek|"
        rf"beg)\b"
        rf"|\b(?:we|i)(?: also)? (?:would like|want|need)\b[^.]{{0,80}}\b{_GRANT}\b"
        rf"|\b(?:we|i|the (?:team|authors?|group))(?:'d| would| do)?(?: \w+ly| therefore| hereby|"
        rf" now)? (?:recommends?|proposes?|suggests?|advis(?:e|es) (?:to|that|you)|urges?)\b(?! "
        rf"against)"
        rf"|\b(?:am|are|is) asking\b|\b(?:is|are) asked (?:to|for|that|whether)\b"
        rf"|\b(?:asks?|requests?) (?:you|for|the|that|permission|whether)\b"
        rf"|\b(?:our|my|the) (?:recommendation|proposal|request|ask|advice)(?: here)? (?:is|are)\b"
        rf"|^(?:recommendation|proposal|ask|request|decision|we ask|decision (?:wanted|needed|"
        rf"requested|sought|required|asked))\b ?[:.–—-]+ ?\w"
        rf"|^(?:so |therefore |hence |and )?please (?:\w+ ){{0,2}}?{_CHANGE}\b"
        rf"|^please (?:\w+ ){{0,4}}?(?:say|tell|let us)\b"
        rf"|\b(?:decision|approval|agreement|consent|answer|yes or (?:a )?no|"
        rf"yes)\b[^.]{{0,40}}\b(?:wanted|needed|sought|requested|required|asked for)\b"
        rf"|\b(?:get|have|obtain|seek\w*|for) your (?:\w+ )?{_GRANT}\b"
        rf"|\bneed an? (?:clear )?(?:yes|decision|answer|mandate)\b"
        rf"|\b(?:we|i) (?:would like|want|wish) (?:us )?to (?:be allowed to )?{_CHANGE}\b"
        rf"|\b(?:we|i) want (?:the|your)\b[^.]{{0,40}}\b{_GRANT}\b"
        rf"|\bthe question (?:before|for|to) (?:you|us|the)\b|\bwhat (?:we|i) (?:need|want|ask) "
        rf"(?:from|of|for)\b"
        rf"|\bwe should {_CHANGE}\b|^let us {_CHANGE}\b|\b(?:permission|approval|leave) "
        rf"to {_CHANGE}\b|\b(?:for|to) (?:your )?(?:decision|approval)\b"
        rf"|^(?:approve|fund|grant|authori[sz]e|endorse|confirm|accept|release)\b"
        rf"|\bit is proposed\b|\bthis (?:memo|note|paper|brief|page|document|rfc) (?:asks|"
        rf"proposes|requests|seeks|recommends)\b|\bwe put (?:it )?(?:to|before) (?:you|the)\b"
        rf"|\b(?:the|this) (?:decision|choice) (?:to (?:take|make)|before you) is\b",
        re.I,
    ),
    "decider": re.compile(
        r"\b(?:decision|choice|call|mandate|budget|verdict)\b[^.]{0,50}\b(?:is|lies|rests|"
        r"belongs|falls|stays|sits) (?:with|to|\w+(?:'s|s') )|\bthe decision is (?:the "
        r")?[^.]{3,60}'s\b"
        r"|\b(?:vote|decision|call|choice|signature|authority|yes) is (?:the )?[^.]{2,40}(?:'s\b|"
        r"s')|\bsettles? (?:it|this|the)\b|\b(?:vote|decision|yes) binds\b|\bbinding\b|\b(?:lies|"
        r"is) within (?:your|the) [^.]{0,20}powers\b|\btakes? both of you\b|\bauthority (?:is|"
        r"lies|rests)\b|\bthumbs (?:up|down)\b|\bsign(?:s)? off on\b|\bgo or no-?go\b|\bfalls? "
        r"to the\b|\bsays? yes\b"
        r"|\bdecid(?:es|ed|er)\b|\bdecision[- ]makers?\b|\bapprovers?\b|\bhas (?:decided|"
        r"approved)\b"
        r"|\b(?:final|last) (?:say|word|call)\b|\b(?:sign[- ]?off|approval) (?:comes|is|lies) "
        r"(?:from|with|by)\b|\b(?:it is|is) (?:up to|for) the [^.]{3,60}\b(?:to|whether)\b"
        r"|\b(?:has|have|needs?) to (?:agree|approve|sign|decide)\b|\bmay approve\b"
        r"|\b(?:can|will|to|must|may|shall|should|would) (?:decide|approve|say yes|sign[- ]off)\b"
        r"|\bowns (?:this|the) (?:decision|choice)\b|\bvotes? (?:on|that counts)\b|\brules on\b"
        r"|\bonly the [^.]{3,40} can\b|\bfor decision by\b|\bis this [^.]{2,40} call\b"
        r"|\bthis is (?:the )?[^.]{3,40}'s (?:call|decision|choice)\b|\bsigns? (?:it )?off\b"
        r"|\b(?:accepted|approved|rejected|decided|turned down|agreed|taken) (?:\w+ ){0,8}?(?:by|"
        r"on)\b"
        r"|\b(?:accepts?|approves?|rejects?|accepted|approved|rejected|agreed) (?:this|it|the|"
        r"to)\b",
        re.I,
    ),
    "deadline": re.compile(
        r"\byes/no\b|^(?:needed|by|due|until)\b|\byour (?:ok|okay|go|yes|nod)\b|\b(?:answers?|"
        r"decision|decide[sd]?|settles?|signature|thumbs|votes?|session|determination|"
        r"resolve[sd]?|yes or no|approval|approve[sd]?|sign(?:ed)?[- ]?off|settled?|vote[sd]?|"
        r"reply|respond|choose|agree[sd]?|consent|deadline|stands until|can wait until|(?:we|i) "
        r"(?:need|have) to (?:know|settle))\b",
        re.I,
    ),
    "why_now": re.compile(
        r"\b(?:every|each|a|per|another|further) (?:further |extra |more )?(?:day|week|month|"
        r"quarter|year|release|sprint)\b[^.]{0,30}\b(?:wait|delay|costs?|adds?|goes|makes|passes|"
        r"late|without)\w*\b"
        r"|\b(?:cost|price) of (?:waiting|delay|doing nothing|inaction|sitting|standing still)\b"
        r"|\b(?:waiting|delay(?:ing)?|putting (?:it|this) off|postponing|"
        r"inaction)\b[^.]{0,40}\b(?:costs?|means?|would|is not free|will|adds?|makes?|leads?)\b"
        r"|\bif (?:we|nothing|it|this|they) (?:leave|wait|delay|put|do nothing|do not|don't|is "
        r"done|changes|stays?|miss)\b"
        r"|\b(?:(?:will |to )end|ends|stops?|expires?|lapses?|runs? out|renews?|retires?|closes?|"
        r"terminates?|ceases?|discontinu\w+|withdraws?)\b[^.]{0,50}\b(?:in|on|by|at|next|this|"
        r"after|from|until|support|itself|issuing)\b"
        r"|\b(?:end of (?:life|support|contract)|out of support|unsupported|sunset|deprecat\w+)\b"
        r"|\b(?:will|would) (?:leave|churn|cancel|not renew|tender|fine|overflow|be full|be "
        r"fined)\b"
        r"|\b(?:hurt(?:s|ing)?|killing|drown\w*|overload\w*|overwhelm\w*|swamped|struggl\w+|"
        r"suffer\w*|frustrat\w+|unhappy|dissatisfied|annoyed|fed up|burn(?:t|ed|ing) out|looking "
        r"elsewhere|quit|quitting|resign\w*|attrition|(?:teams?|people|we|engineers|releases?|"
        r"work) (?:is|are|get|gets|being) (?:blocked|stuck|held up))\b"
        r"|\b(?:often|regularly|constantly|keeps?|always) (?:fail\w*|break\w*|crash\w*|time\w* "
        r"out|stall\w*|late)\b|\b(?:twice|double|triple|three times|four times|\d+x) (?:what|as "
        r"(?:many|much|long|often)|the|that|last)\b|\b(?:raises?|goes? up|went up|rises?|"
        r"increases?) (?:\w+ ){0,4}?(?:by|from|to|on|in)\b"
        r"|\b(?:has|have|had) (?:doubled|tripled|risen|grown|become urgent|increased|climbed|"
        r"quadrupled)\b|\b(?:doubles?|triples?|grows?|widens?|rises?|gets worse|worsens?) (?:by|"
        r"with|each|every|from|since)\b"
        r"|\b(?:deadline|peak season|audit|regulator|fine of|penalt\w+|urgent|pressing|window)\b"
        r"|\b(?:we|they|people|teams?|customers?|nobody|that|which|it|staff|"
        r"this)\b[^.]{0,60}\b(?:los[et]s?|lost|wastes?|waited|spent|spend|burns?|costs? us)\b"
        r"|\b(?:is|are|comes?|falls?) due\b|\bby the (?:middle|end|start) of\b[^.]{0,40}\bhelps?\b"
        r"|\b(?:last|this|past) (?:month|quarter|year|spring|summer|autumn|winter|"
        r"week)\b[^.]{0,60}\b(?:lost|failed|cost|missed|broke|had to|were|was)\b"
        r"|\b(?:arrived?|failed|fails|happen\w*) twice\b|\bup from\b|\bagainst \d[^.]{0,20} "
        r"(?:before|a year|last)\b|\bmore per\b|\b(?:only|last) person who\b|\bbecome urgent\b|"
        r"\bnobody knows how\b"
        r"|\b(?:outages?|incidents?|complaints?|errors?|defects?|failures?|delays?|"
        r"overtime)\b[^.]{0,60}\d|\d[^.]{0,60}\b(?:outages?|incidents?|complaints?|errors?|"
        r"defects?|failures?|delays?|overtime|abandon\w*|late|failed|restarts?|redrawn)\b"
        r"|\b(?:good|right|best) (?:time|moment) (?:for|to|as)\b|\bas good a time\b"
        r"|\b(?:been|is|are) a topic\b|\bcome up (?:several|many|a few) times\b|\boff the list\b"
        r"|\bfor (?:a while|some time|long enough)\b|\bkeep up with\b|\btime has come\b"
        r"|\bothers? [^.]{0,30} (?:begun|started|moved)\b|\b(?:high|about) time\b|\bnever been a "
        r"better\b"
        r"|\bcomes? back at every\b|\bno hurry\b",
        re.I,
    ),
    "option": re.compile(
        r"\b(?:other|further|rejected|possible|remaining) options?\b|\boptions (?:are|were|"
        r"considered)\b|\b(?:option|alternative|variant|plan|way|choice|possibility|approach|"
        r"route) (?:[a-e1-6]\b|one|two|three)|\b(?:one|another|(?:a|the) (?:first|second|third|"
        r"fourth|last|lighter|other|further|cheaper|smaller|bigger|remaining)) (?:option|"
        r"alternative|way|possibility|approach|route|choice|path)\b"
        r"|\b(?:would|could|might) (?:just |only |also )?be (?:too|nicer|better|cheaper|faster|"
        r"simpler|easier|overkill|another|just|only|polishing)\b|\bwe (?:also |already )?tried\b|"
        r"^or (?:we|you) could\b|\bwe (?:could|can) (?:also|instead|of course)\b"
        r"|\bthe alternative (?:is|would|to)\b|\balternatively\b|\b(?:we|one) (?:could|can|might|"
        r"may) (?:also|instead|either)\b|\b(?:we )?(?:also )?(?:considered|weighed|looked at|"
        r"rejected|ruled out|discarded|evaluated)\b[^.]{3,}|\b(?:was|were) (?:considered|weighed|"
        r"rejected|looked at|ruled out|discarded|turned down)\b|\binstead of [a-z]+ing\b|"
        r"\b(?:one|we) could ask\b"
        r"|^(?:[b-e]|option [a-e])[.):] \w",
        re.I,
    ),
    "do_nothing": re.compile(DO_NOTHING, re.I),
    "criteria": re.compile(
        r"\b(?:matters?|counts?|weighs?) (?:the )?most\b|\bis what matters\b|\bin (?:judging|"
        r"weighing|comparing|choosing|ranking|scoring)\b|\bput(?:s|ting)? [^.]{3,50}? (?:above|"
        r"before|ahead of|over) |\branks? (?:above|higher|first)\b|\bweigh(?:s|ed)? (?:more|most|"
        r"heaviest)\b|\b(?:came|comes) first\b|\bcompared? (?:them|the \w+|these) (?:on|by|"
        r"along)\b|\bcriteri(?:a|on)\b|\byardsticks?\b|\b(?:we|i) (?:judge[ds]?|weigh(?:ed)?|"
        r"scored?|compared?|rated?|measured|ranked?|assess(?:ed)?|evaluated?)\b[^.]{0,60}\b(?:by|"
        r"on|for|against|along)\b"
        r"|\bwhat (?:matters?|counts?|decides?)\b|\b(?:two|three|four|five|these) (?:things|"
        r"questions|points|measures|factors|tests) (?:decide|matter|count|settle|guide\w*)\b"
        r"|\b(?:outranks?|outweighs?|takes? precedence|comes? (?:first|before)|goes? before|"
        r"trumps)\b"
        r"|\ba good (?:answer|solution|option|choice)\b|\b(?:choice|decision) (?:turns|hangs|"
        r"depends) on\b"
        r"|\branked by\b|\bin (?:this|that) order\b|\bin order of (?:importance|weight|priority)\b"
        r"|\bmost important (?:first|of)\b|\bour tests? for\b|\bput [^.]{3,50} first\b"
        r"|\bwhichever is\b[^.]{3,60}\bwins?\b|\bcounted (?:twice|double)\b|\bdouble weight\b",
        re.I,
    ),
}
HEADINGS: Mapping[Role, re.Pattern[str]] = {
    "ask": re.compile(
        r"^(?:the |our |my |proposed |final )?(?:ask|request|decision|recommendation|proposal|"
        r"outcome|resolution|motion|verdict|what was (?:decided|proposed))s?\b(?! (?:criteria|"
        r"maker|rules?|log))|\bwhat (?:we|i|you|the \w+) (?:\w+ ){0,2}?(?:ask|asks|want|need|"
        r"request|recommend|propose|decide|suggest|should do|are asked)\b(?!.*\b(?:reach|achieve|"
        r"not|to see)\b)(?! (?:of|from) (?:us|our|staff|people|them|the)\b)"
        r"|\b(?:decision|approval|action)s? (?:requested|needed|required|wanted|sought|asked|to "
        r"(?:take|make))\b|^(?:executive )?summary\b|^(?:in )?(?:short|brief)$|^tl;?dr\b|^bottom "
        r"line\b|\bask of you\b|\bfor (?:decision|approval)\b|\bwhat (?:do|does|did) (?:i|we) "
        r"(?:want|need|ask|propose|recommend|suggest)\b|\bwhat (?:has to|must|needs to|is to) be "
        r"(?:settled|decided|agreed)\b|^wanted\b|^action required\b|^(?:the |my |our )?(?:answer|"
        r"point|course)$|^overview\b|^abstract\b|\bthe question\b|^conclusion\b",
        re.I,
    ),
    "decider": re.compile(
        r"\bdeciders?\b|^(?:who|approval|for)$|\bapprovers?\b|\bdecision[- ]makers?\b|\bwho "
        r"(?:decides?|has to (?:agree|decide|sign|say)|approves?|signs?|says? (?:yes|so)|settles|"
        r"rules|gets to (?:say|decide)|has the (?:last|final) (?:word|say))\b|\bwhose (?:call|"
        r"decision|yes|signature)\b|\bsign-?off\b",
        re.I,
    ),
    "deadline": re.compile(
        r"\bdeadline\b|^(?:until|needed by|due|by|no later than|before)$|\b(?:by when|when (?:we|"
        r"do we) need)\b|\b(?:decide|needed|decision) (?:by|date|until)\b",
        re.I,
    ),
    "why_now": re.compile(
        r"\bwhy\b.*\b(?:now|today|this (?:year|quarter|spring|summer|autumn|winter|month|week)|"
        r"cannot|can't|until|rush|hurry|act|bother|urgent|matters?|change|not wait|care)\b|^why "
        r"this\b|\bmotivation\b|\b(?:the "
        r"|our )?problem(?: statement| we)?\b|\b(?:cost|price) of (?:waiting|delay|inaction|"
        r"sitting|standing|doing nothing|not)\b|\burgen\w*|\btiming\b|\bwhat (?:is at stake|"
        r"hurts|drives|pushes|forces|waiting|happens if|presses|goes wrong today|is wrong|it "
        r"costs? to wait|delay)\b|\bif we (?:wait|do not|don't|delay)\b"
        r"|\bwhat(?: is|'s) the matter\b|\bwhat(?: is|'s)? (?:presses|burning|burns|leaks|broken|"
        r"wrong|going (?:on|wrong)|happening)\b|\bwhere it (?:leaks|hurts|pinches|goes wrong)\b|"
        r"\bpain\b|\breasons? to act\b|\bthe need\b|\bwhat made us\b|\bthe clock\b|\bwhy we "
        r"(?:raise|bring|write|ask)\b|\btrigger for\b|\bbusiness case\b|\bthe case for\b",
        re.I,
    ),
    "option": re.compile(
        r"^considered$|\b(?:options?|alternatives?|variants?|choices|possibilities|approaches|"
        r"candidates|scenarios)\b|\bcourses (?:open|weighed|considered|of action|available|"
        r"compared)\b|^(?:the )?(?:ways|courses|roads|routes)$|\b(?:what|stuff|things|ways|"
        r"others?|else|also)\b.{0,20}\b(?:looked at|went through|(?:was|were) (?:considered|"
        r"compared|weighed)|thought (?:about|of)|did (?:i|we) (?:look at|consider|weigh|compare))\b"
        r"|\b(?:other|the|which|different|possible|three|two|four|all) (?:roads|ways|routes|"
        r"paths|approaches|solutions|designs|ideas|avenues|proposals)\b|\bways (?:we|forward|out|"
        r"to|open)\b"
        r"|\bwhat (?:else )?(?:we|was|i|has been|could|can|might|may) (?:else )?(?:we "
        r")?(?:looked at|considered|weighed|compared|explored|examined|do|could do|might do|can "
        r"do|thought about|studied|evaluated|rejected|ruled out)\b"
        r"|\b(?:roads|paths|ways|routes) (?:not|we did not|open|before)\b|\bwhat (?:we|you) can "
        r"choose\b"
        r"|\brejected\b|\bdiscarded\b|\bcomparison\b|\bwhy not\b|\b(?:prior|related) art\b",
        re.I,
    ),
    "do_nothing": re.compile(DO_NOTHING, re.I),
    "criteria": re.compile(
        r"\bcriteri(?:a|on)\b|\byardsticks?\b|\bhad regard\b|\b(?:two|three|four|five|our|which|"
        r"by which) tests\b|\b(?:heaviest|weightiest|most important) first\b|\bmeasured the\b|"
        r"\bhow (?:we|i|to) (?:\w+ )?(?:judged?|choose|chose|weigh\w*|compare|decided?|scored?|"
        r"measured? (?:the )?options|rank\w*|select\w*|evaluat\w*|picked?)\b|\bwhat (?:matters|"
        r"counts|decides|we (?:judge|measure|weigh|value|looked for|look for|optimi[sz]e)\w*)\b|"
        r"\b(?:principles|priorities|requirements (?:for|of) (?:the|a) (?:choice|solution)|"
        r"decision (?:drivers|factors|rules))\b|\bdrivers\b|\bwhat a good\b|\btests? (?:of|for) "
        r"a good\b",
        re.I,
    ),
}
