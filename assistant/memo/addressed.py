"""Words in a memo that speak to the reviewer: told to the author, and obeyed by nobody."""

import re

_RULES = (
    r"(?:instructions?|rules|criteria|guidelines|prompts?|checks|rubric|directions|findings|"
    r"(?:review|system) (?:rules|criteria|prompt))"
)
_READER = (
    r"(?:reviewers?|assistants?|ai|a\.i\.|llm|language models?|models?|mentor|chat ?bots?|bots?|"
    r"agents?|gpt|system|graders?|evaluators?)"
)
_SOUND = (
    r"(?:approve[ds]?|ready|perfect|sound|flawless|accept(?:ed)?|pass(?:ed|es)?|excellent|"
    r"no (?:findings|faults|problems|weakness(?:es)?|issues|comments|remarks|defects)|"
    r"full marks|top marks|highest (?:score|rating|level|grade))"
)
_FAULTS = r"(?:findings?|faults?|problems?|weakness(?:es)?|issues?|comments?|remarks?|defects?)"
_TEXT = r"(?:memo|document|text|draft|paper|post-?mortem|brief|design)"
_BIDDEN = (
    r"(?:you\b|approve|accept|rate|give|say|report|mark|ignore|skip|do not|don't|treat|return|"
    r"answer|output|respond|reply|praise)"
)
_ORDER = (
    r"(?:^|(?<=[.!?:;,(>*•–—\"“-])|(?<=[.!?:;,(>*•–—\"“-]\s)|(?<=\bplease\s)|(?<=\bplease,\s)|"
    r"(?<=\band\s)(?=\w+\s(?:all|any|your|previous|prior)\b)|"
    r"\byou\s(?:must|should|have to|are to|will|shall|can|may)\s)"
)
"""Where a verb is an order: "they ignore all rules" and "to ignore all rules" are none."""
_WAYS = (
    rf"{_ORDER}(?:ignore|disregard|forget|override|bypass|drop)\s(?:all|any|every|your|the|these|"
    rf"those|my|previous|prior|earlier|above|former)\b[^.\n]{{0,40}}?\b{_RULES}\b",
    # A note to the reviewer, a letter to the AI
    rf"\b(?:dear|hey|hi|hello|attention|(?:note|message|instructions?) (?:to|for)(?: the| any)?|"
    rf"to the)\s(?:ai |automated |automatic |memo )?{_READER}\s?(?:[:,–—-]|reading\b)[^\n]{{0,80}}",
    # An order to the assistant, at the start of a line or a comment
    rf"(?:^|[\n>*(!-]\s?){_READER}\s?[:,]\s?(?:please\s)?{_BIDDEN}",
    rf"\bas (?:an ai|a language model|the (?:ai )?reviewer|the assistant)\b,?\s?(?:please\s)?"
    rf"{_BIDDEN}",
    # "You must say that it is sound"
    rf"\byou (?:must|should|will|are to|have to|shall|are now|can only)\b[^.\n]{{0,40}}?\b"
    rf"(?:say|state|report|answer|reply|respond|mark|rate|call|find|grade|score|give)\b"
    rf"[^.\n]{{0,50}}?\b{_SOUND}",
    rf"\byou (?:must|should|are to|have to|shall) (?:approve|accept|pass) (?:this|the) {_TEXT}\b",
    # "Do not report any faults"
    rf"{_ORDER}(?:do not|don't|never)\s(?:report|flag|list|mention|show|raise|give|return|output)\s"
    rf"(?:any|a single|a|the)\s{_FAULTS}\b",
    # "Rate this memo 10/10"
    rf"\b(?:mark|rate|score|grade|report|declare|classify)\s(?:this|the|my)\s{_TEXT}\b"
    rf"[^.\n]{{0,40}}?(?:\b{_SOUND}\b|\d{{1,3}}\s?(?:/|out of)\s?\d)",
    r"<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?INST\]|\bsystem prompt\s?:",
)
_SPEAKS = re.compile("|".join(f"(?:{each})" for each in _WAYS), re.I | re.M)


def addressed(text: str) -> tuple[int, int] | None:
    """Where a text first tells its reviewer what to find or to ignore; None when it does not."""
    match = _SPEAKS.search(text)
    return match.span() if match else None
