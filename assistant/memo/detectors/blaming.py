"""Blame in a post-mortem: rules of wording, so that facts about people stay facts.

That the engineer on call restarted a service is a fact. That the engineer failed to check it is
blame, and so is every sentence in which a person, or what people are like, stands as the cause.
"""

import re

from assistant.memo.detectors.judging import has_substance, judged, unquoted
from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.reading import Reading
from assistant.memo.verdicts import SILENT, Verdict

_NOUN = (
    r"(?:leaders?|porters?|guards?|conductors?|engineers?|developers?|programmers?|operators?|"
    r"admins?|administrators?|reviewers?|authors?|colleagues?|interns?|contractors?|managers?|"
    r"leads?|technicians?|analysts?|nurses?|doctors?|clerks?|testers?|architects?|designers?|"
    r"dispatchers?|drivers?|teachers?|supervisors?|planners?|consultants?|employees?|staff|"
    r"juniors?|trainees?|person|people|teams?|squads?|crew|somebody|someone|officers?|owners?|"
    r"maintainers?|committers?|directors?|coordinators?|specialists?|pharmacists?|secretar(?:y|"
    r"ies)|assistants?|apprentices?|newcomers?|dbas?|sres?|cto|scientists?|accountants?|"
    r"electricians?|superintendents?|stewards?|captains?|pursers?|inspectors?|mechanics?|"
    r"foremen|foreman|masters?|cooks?|agents?|librarians?|devs?|attendants?|workers? on duty|"
    r"on-?call|hand|individuals?)"
)
_PERSON = (
    rf"\b{_NOUN}\b(?:\s(?:on (?:duty|call|shift)|in charge|concerned|of (?:the )?[\w-]+|"
    r"who [\w ]{3,30}))?"
)
_GAP = r"(?:[\s,]+[\w’'-]+){0,3}?[\s,]+"
_HUMAN = (
    r"(?:asleep|slept through|panicked|acted (?:against|without|on (?:his|her|their) own)|got it "
    r"wrong|refused to|chose to ignore|let it happen|(?:is|was) the one to blame|had no excuse|"
    r"(?:had|has) not taken the trouble|never (?:checked|read|looked|tested|asked|bothered)|"
    r"against better knowledge|neglected(?: to)?|forgot(?:ten)?\b|carelessly|negligently|"
    r"recklessly|sloppily|lazily|thoughtlessly|(?:did|does|had|has)(?: not|n['’]t) (?:even "
    r")?(?:bother|care\b|take the (?:trouble|time)|pay (?:any |enough )?attention|do (?:his|her|"
    r"their) job|think (?:it|about|of|to))|could(?: not|n['’]t) be bothered|(?:was|were|is|are) "
    r"(?:simply |just |too |clearly "
    r"|plainly |very |not )?(?:careless|negligent|sloppy|inattentive|reckless|lazy|distracted|"
    r"incompetent|irresponsible|overconfident|at fault|to blame|careful enough|attentive enough|"
    r"paying attention|inexperienced)|made (?:a|the|an) (?:\w+ )?(?:mistake|error|blunder|slip)|"
    r"waved (?:it|[\w ]{1,30}) through|rubber-?stamped|cut corners|messed (?:it )?up|screwed "
    r"(?:it )?up|botched|let (?:us|everybody|everyone|the \w+) down|slipped up|knew better|"
    r"blundered|fell asleep)"
)
_OUGHT = r"(?:ought to have|should(?: never| not|n['’]t)? have)"
_NEUTRAL = (
    r"(?:fail(?:ed|s|ing) to|ignored|disregarded|overlooked|missed the|violated|skipped|hastily|"
    r"broke (?:the )?(?:rules?|production|prod|process|build|policy)|caused (?:the|this|all|our) "
    r"(?:\w+ )?(?:outage|incident|failure|fault|problem|loss|mess|error)|(?:is|are|was|were) "
    r"(?:solely |clearly |largely |personally )?responsible for (?:the|this) (?:\w+ )?(?:outage|"
    r"incident|fault|error|failure|loss|mistake|damage|delay)|(?:\w+ed|ran|put|sent|took|wrote) "
    r"[\w ,'’-]{0,60}?without (?:even )?(?:checking|looking|thinking|reading|asking|testing|"
    r"telling|reviewing|verifying))"
)
_NAME = (
    r"(?!(?:This|That|These|Those|They|We|You|It|Nobody|Nothing|None|Everybody|Everyone|Which|"
    r"What|Who|"
    r"There|Here|Somebody|Someone|Tests?|People|Checks?|Alerts?|Code|Reviews?|Monitoring|Staging|"
    r"Production|Jenkins|Argo\w*|Terraform|Ansible|Puppet|Chef|Kubernetes|Git[A-Z]?\w*|Grafana|"
    r"Prometheus|Datadog|Sentry|Spinnaker|Docker|Kafka|Postgres\w*|Redis|Support|Customers?|"
    r"Users?)\b)"
    r"[A-Z][a-z]{2,15}"
)
_KNEW_BETTER = (
    r"(?:(?:pushed|merged|deployed|ran|changed|edited|restarted|deleted|approved|clicked|dropped|"
    r"released|copied|started|applied|shipped)[^.;:]{1,80}?\bwithout (?:even |first )?(?:checking|"
    r"looking|thinking|reading|asking|testing|telling|reviewing|verifying|a review|tests)|"
    r"should(?:n['’]t| "
    r"not| never)? have (?:\w+ly )?(?:known|checked|tested|asked|read|looked|thought|reali[sz]ed|"
    r"waited|"
    r"followed|handed|reviewed|informed|documented|taken|paid|made sure|remembered|called|done|"
    r"been "
    r"more)|(?:did(?: not|n['’]t)|never) (?:do (?:it|this|that)|check|test|read the|follow the|"
    r"bother)|"
    r"broke (?:prod|production|the (?:build|site|system))|took (?:down )?(?:prod|production|the "
    r"(?:site|system)) down|mis(?:typed|read|configured)|typed the wrong|clicked the wrong|screwed)"
)
_TRAIT = (
    r"(?:mistakes?|errors?|negligence|carelessness|oversights?|haste|sloppiness|inexperience|"
    r"inattention|laziness|incompetence|blunders?|failure to|failings?|fault|lack of (?:care|"
    r"attention|discipline|diligence))"
)
_BLAMED = re.compile(
    rf"\b(?:[Cc]areless|[Ss]loppy|[Nn]egligent|[Ii]nattentive|[Rr]eckless|[Ll]azy|[Ii]ncompetent|"
    rf"[Dd]istracted|[Oo]verconfident)\s(?:[\w-]+\s)?{_NOUN}\b|\b[Hh]ad\s(?:the|our|"
    rf"an?)\s(?:[\w-]+\s){{0,2}}?{_NOUN}\s(?:been\s(?:more|less)|only|just|simply|paid|looked|"
    rf"checked)\b"
    rf"|\b[Ww]hoever\s[^.,]{{3,60}}?\s{_HUMAN}|{_PERSON}\s[^.,;:]{{0,40}}?\bagainst\s(?:better "
    rf"knowledge|the (?:rules|instructions|advice))|{_PERSON}{_GAP}(?:{_HUMAN}|{_NEUTRAL}|{_OUGHT})"
    rf"|\b(?!(?:This|That|These|Those|They|Nobody|Nothing|None|Everybody|Everyone|Which|What|Who|"
    rf"There|Somebody|Someone|Tests|People)\b)(?:[A-Z][a-z]{{2,15}}|he|she)\s(?:\w+\s)?{_HUMAN}"
    rf"|{_PERSON}['’]?s?['’]?\s(?:\w+\s)?{_TRAIT}\b"
    rf"|{_PERSON}\s[^.;:]{{0,80}}?\b(?:answers? for|(?:has|have|had|must|should) (?:to )?answer "
    rf"for|"
    rf"out of (?:sheer |pure |plain |simple )?(?:carelessness|laziness|haste|negligence|"
    rf"sloppiness)|"
    rf"(?:and|but) {_HUMAN})"
    rf"|\b(?:{_NAME}|[Hh]e|[Ss]he)\s(?:(?:really|simply|just|clearly)\s)?{_KNEW_BETTER}"
    rf"|\b(?:[Tt]he|[Oo]ur)\s\w+['’]s fault\b|\b(?:his|her)\s(?:own\s)?(?:{_TRAIT}|fault)\b"
    rf"|\b{_TRAIT}\s(?:of|by|on the part of)\s(?:the|an?|our|one)\s(?:[\w-]+\s){{0,3}}?{_NOUN}\b"
    rf"|\b(?:[Bb]lame|fault|[Rr]esponsibility|guilt)\b[^.]{{0,50}}?\b(?:lies|lie|rests|falls|"
    rf"sits|is|goes)\s(?:squarely |entirely |clearly )?(?:with|on|to)\s(?:him|her|them|the|an?|"
    rf"our|[A-Z])"
    rf"|\b(?:due to|because of|caused by|owing to|down to|brought about by|the work of)\s(?:the|"
    rf"an?|one|our)\s(?:[\w-]+\s){{0,3}}?{_NOUN}(?:\s(?:on (?:duty|call|shift)|in "
    rf"charge))?(?=\s*(?:[.,;:)]|$|who\b|and\b|not\b|(?:forgetting|ignoring|failing|skipping|"
    rf"overlooking|neglecting|missing|being)\b))",
    re.M,
)
_ANYBODY = re.compile(r"(?:somebody|someone|people|individuals?)\b", re.I)
_SOFT = re.compile(
    r"\b(?:ignored|overlooked|missed|skipped|forg[oe]t\w*|without \w+ing|disregarded)\b", re.I
)
_REASON = re.compile(
    r"\b(?:because|since|as (?:the|it|no|nothing|there)|for want of|so that|which (?:the|no))\b"
)
_CLEARED = re.compile(
    r"\b(?:no one|nobody|none|not|never|no|neither|nor|whether|if|could|would|can|may|might|"
    r"without|any|n['’]t|rather than|instead of|avoid\w*)\b(?:\W+[\w’'-]+){0,3}\W*$",
    re.I,
)
_IS_CLEARED = re.compile(
    r"\b(?:is|are|was|were) not (?:to blame|at fault|the cause|careless|the reason|a cause)|"
    r"\bnot (?:his|her|their) (?:fault|mistake)|\bblameless\b|\bwithout blame\b|\bno blame\b|"
    r"\b(?:easy|tempting|wrong|unfair|cheap|simple|enough|convenient) to (?:say|blame|conclude|"
    r"think|write|call|point|stop|assume|put)\b|\bnobody is to blame\b|\bnot to blame\b",
    re.I,
)
_HUMAN_ERROR = re.compile(
    r"\b(?:error|cause|failure|mistake|fault)s? (?:was|were|is) (?:simply |plainly |purely |only "
    r")?human\b|\btyping (?:mistake|error)s?\b|\bpeople make mistakes\b|\b(?:nobody|no one) "
    r"(?:was paying|paid) attention\b|\b(?:somebody|someone|one of us) (?:pressed|clicked|typed|"
    r"chose|picked|pulled|entered) the wrong\b|\b(?:human|operator|user|personal|"
    r"people)['’]?s?\s(?:error|mistake|failure|failing|negligence|oversight|blunder|fault|"
    r"inattention|sloppiness)s?\b(?!\s(?:rate|message|budget|code|count|log|page|report)s?\b)|"
    r"\bmanual (?:error|mistake)s?\b"
    r"|\b(?:carelessness|negligence|inattention|inattentiveness|sloppiness|thoughtlessness)\b"
    r"|\black of (?:attention|care|discipline|diligence|concentration|vigilance)\b"
    r"|\b(?:somebody|someone|people|one of us) (?:was|were|had) (?:not )?(?:\w+ )?(?:attentive|"
    r"careful|careless|paying attention|diligent|distracted|slipped|erred)\b|\b(?:somebody|"
    r"someone) (?:slipped|erred|made a (?:\w+ )?mistake|was at fault|messed up)\b|"
    r"\bfat[- ]finger\w*|\b(?:lapse|slip) (?:of|in) (?:attention|concentration|judgement|"
    r"judgment|care)\b|\bto err is human\b|\bhumans? (?:make|made|being)s? mistakes?\b",
    re.I,
)
_REJECTED_BEFORE = re.compile(
    r"\b(?:not|never|no|rather than|instead of|neither|nor|beyond|without|behind|n['’]t|avoid\w*|"
    r"reject\w*|call\w*|label\w*|say\w*|stops?|stopping|write|accept\w*|words?|term|phrase|"
    r"blam\w+|call it)\W+(?:(?:a|an|any|the|simply|just|due|to|because|of|caused|by|about|plain|"
    r"mere|it|this|that|at|on|as|is|was|down|put|single|finding|word|words|with|matter|"
    r"question)\W+){0,5}$",
    re.I,
)
_REJECTED_AFTER = re.compile(
    r"^[^\w:;.]*(?:\w+[^\w:;.]+){0,2}?(?:is|are|was|were|does|do|did|explains?|would)\b\W*(?:not|"
    r"never|no|"
    r"nothing|n['’]t|where|the (?:start|beginning)|little|too easy)|^\W*(?:would be|is) (?:too "
    r")?easy",
    re.I,
)
_QUOTED = re.compile(r"[\"“‘][^\"”’\n]{1,200}[\"”’]")


def blame(reading: Reading) -> Verdict:
    """Whether a person, or what people are like, stands as a cause."""
    human: Verdict | None = None
    for sentence in judged(reading):
        person = _person(sentence.plain)
        if person and not _ANYBODY.match(person):
            return Verdict("weak", (sentence.number,), "person", {"words": person})
        words = _human_error(sentence.plain) or person
        if words and human is None:
            human = Verdict("weak", (sentence.number,), "human_error", {"words": words})
    if human:
        return human
    if not has_substance(reading):
        return SILENT
    return Verdict("sound", numbers(_says_so(reading), 1))


def _person(text: str) -> str:
    shown = unquoted(text)
    if _IS_CLEARED.search(shown):
        return ""
    for match in _BLAMED.finditer(shown):
        words = match.group()
        if _CLEARED.search(shown[: match.start()]):
            continue
        if not (_SOFT.search(words) and _REASON.search(shown[match.end() :])):
            return words_of(text[match.start() : match.end()])
    return ""


def _human_error(text: str) -> str:
    shown = unquoted(text)
    for match in _HUMAN_ERROR.finditer(shown):
        before, after = shown[: match.start()], shown[match.end() :]
        if not (_REJECTED_BEFORE.search(before) or _REJECTED_AFTER.search(after)):
            return words_of(text[match.start() : match.end()])
    return ""


def _says_so(reading: Reading) -> list[Sentence]:
    pattern = re.compile(r"\broles only\b|\bhow the system\b|\bblameless\b|\bno names?\b", re.I)
    return [each for each in reading.document.sentences if pattern.search(each.plain)]
