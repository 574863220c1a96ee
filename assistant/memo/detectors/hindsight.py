"""Hindsight in a post-mortem: what was done, judged by what is known only now."""

import re

from assistant.memo.detectors.judging import has_substance, judged, unquoted
from assistant.memo.detectors.told import words_of
from assistant.memo.reading import Reading
from assistant.memo.verdicts import SILENT, Verdict

_HINDSIGHT = re.compile(
    r"\b(?:saw|see|seen|seeing) (?:this|it|that) coming\b|\b(?:any|every) (?:\w+ )?(?:engineer|"
    r"person|one|reader|developer|nurse|operator|colleague|expert|team) would have (?:seen|"
    r"noticed|known|spotted|caught|realised|realized)\b"
    r"|\bhow could (?:anyone|anybody|we|they)\b|\bcould not have been (?:clearer|plainer|more "
    r"(?:obvious|plain))\b|\b(?:a|one) (?:single |quick |short )?(?:glance|look) (?:at|into) "
    r"[^.]{3,60}? would have\b"
    r"|\bplain to see\b|\b(?:accident|disaster|outage|incident) waiting to happen\b|\bcommon "
    r"sense would\b"
    r"|\bwould have been (?:easy|simple|trivial|enough|child's play) to (?:see|notice|find|check|"
    r"know|test|spot|prevent|avoid|catch|tell|ask|read)\b|\b(?:must|had to) have (?:known|"
    r"noticed|seen)\b"
    r"|\bevery(?:one|body) (?:knew|saw|had known)\b|\bfrom the (?:start|beginning|outset|first "
    r"day),? that\b"
    r"|\b(?:evident|clear|obvious|plain) from the (?:start|beginning|outset)\b|\blooking back\b|"
    r"\bsurely\b"
    r"|\bstaring us in the face\b|\bwith what we know (?:now|today)\b|\b(?:was|were) foreseeable\b"
    r"|\bwe could have known\b|\b(?:should|ought to)\s(?:\w+\s)?have\s(?:\w+\s)?(?:known|know|"
    r"seen|noticed|realised|realized|foreseen|expected|anticipated|spotted|caught|checked|"
    r"thought|understood|guessed|asked|tested|looked|read|recognised|recognized|suspected|"
    r"reacted|acted|learn(?:ed|t)|heeded|been (?:obvious|clear|noticed|caught|spotted|seen|"
    r"tested|known|checked|foreseen|expected|plain|evident|apparent|aware|able|done|more))\b"
    r"|\b(?:could|might)\s(?:easily |have easily |surely |simply )?have\s(?:easily |been |simply "
    r")?(?:been )?(?:prevented|avoided|seen|foreseen|known|caught|noticed|predicted|anticipated|"
    r"spotted)\b"
    r"|\bobvious(?:ly)?\b|\bclearly (?:visible|wrong|a mistake|should|would|insufficient|"
    r"inadequate)\b"
    r"|\b(?:was|is) (?:clear|plain|evident) (?:that|to (?:all|every\w+|any\w+))|\bwas "
    r"(?:predictable|foreseeable|inevitable|only a matter of time|bound to|always going to|"
    r"destined to|doomed)\b|\b(?:in|with|with the benefit of) (?:hindsight|retrospect)\b"
    r"|\b(?:any(?:one|body)|a child|every(?:one|body)) (?:could|would|should|can) (?:have |"
    r"easily )?(?:seen?|know\w*|tell|told|noticed?|spotted|guess\w*|predicted)\b|\bif only\b|"
    r"\bneedless to say\b"
    r"|\b(?:was|were) bound to\b|\bhad (?:we|they|he|she|anyone|somebody|the \w+) (?:only |just |"
    r"simply )\w+|\binevitabl[ey]\b|\bas (?:was|were) to be expected\b|\bpredictably\b|\bof "
    r"course,? (?:it|this|the)\b"
    r"|\bit (?:is|was) no surprise\b|\bunsurprisingly\b|\bnaturally,? (?:it|this|the) \w+ "
    r"(?:failed|broke)\b"
    r"|\bthe signs were (?:all )?there\b|\bwriting (?:was )?on the wall\b",
    re.I,
)
_FORESEEN_BY_NOBODY = re.compile(
    r"\b(?:no(?:body|(?:t)? one|ne)|not|never|n['’]t|neither|hardly|little|no|"
    r"without)\b(?:\W+[\w’'-]+){0,4}\W*$",
    re.I,
)
_MACHINE = re.compile(
    r"\b(?:alert|alarm|monitor|backup|job|trigger|limit|script|timeout|script|replica|standby|"
    r"failover)s?\b(?:\W+[\w’'-]+){0,2}\W*$",
    re.I,
)


def hindsight(reading: Reading) -> Verdict:
    """Whether it judges what was done by what is known only now."""
    for sentence in judged(reading):
        shown = unquoted(sentence.plain)
        for match in _HINDSIGHT.finditer(shown):
            before = shown[: match.start()]
            if _FORESEEN_BY_NOBODY.search(before) or _MACHINE.search(before):
                continue
            words = {"words": words_of(sentence.plain[match.start() : match.end()])}
            return Verdict("weak", (sentence.number,), "hindsight", words)
    return Verdict("sound") if has_substance(reading) else SILENT
