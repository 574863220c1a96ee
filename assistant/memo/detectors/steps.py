"""Steps that a reader could follow, and those that only sound like steps."""

import re

from assistant.memo.detectors.figures_told import measures

BIDS = re.compile(
    r"(?:(?:so|please|first|then|now|always|never|do not|don['’]t|just)[,\s]+)?(?:start|stop|run|"
    r"copy|tag|put|find|pick|add|open|list|write|set|measure|give|ask|check|move|create|install|"
    r"use|replace|remove|delete|choose|mark|read|look|watch|count|compare|change|turn|switch|"
    r"point|keep|name|make|draw|test|treat|let|take|split|plan|show|wait|leave|call|send|save|"
    r"avoid|prefer|record|build|agree|invite|book|pair|close|freeze|lock|pin|click|type|select|"
    r"enter|go "
    r"to|try|see|follow|fetch|pull|push|download|upload|export|import|restart|deploy|commit|"
    r"rebase|sort|"
    r"store|log|cache|batch|hide|throw|bring|begin|learn|teach|tell|say|heat|(?:hold|press|plug|"
    r"fill|"
    r"hand|feed|hang|label|stamp|break|cut|ring|phone|weigh|lift|wash|clean|pour|drop|pay|"
    r"prove)(?=\s"
    r"(?:the|a|an|your|it|them|all|each|every|one|two|this|that|both|on|to|in|off|down|only|no)\b))"
    r"\b(?!\s(?:of|is|are|was|were|has|had|"
    r"runs?|cases?|times?|plans?)\b)",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:the right (?:people|questions?|moment|time|level|balance|mindset)|take (?:your|the) "
    r"time|stay \w+|what (?:is|you|feels) (?:no longer )?(?:needed|right|want|like)|(?:make|"
    r"have) a plan\W*$|anything interesting|get an overview|a (?:little )?bit\W*$|decide what to "
    r"do|be open|listen (?:well|carefully)|find (?:a|the) (?:good|right) (?:time|moment|way|"
    r"place)|look around|do this regularly|clean up|(?:have|take) a (?:good |close |careful |"
    r"quick )?look|in (?:a|the) (?:suitable|appropriate|proper|right|sensible|good|reasonable|"
    r"usual) (?:way|manner|place|order|fashion)|appropriate(?:ly)?|properly|sensibl[ey]|"
    r"suitabl[ey]|as (?:needed|necessary|required|appropriate|you see fit|usual)|if (?:needed|"
    r"necessary|required)|sort (?:it|this|them|things) out|(?:make|be) sure (?:that "
    r")?(?:everything|somebody|someone|it|all|things|people|nothing)|be (?:careful|sensible|"
    r"thorough|mindful|smart|pragmatic)|use (?:common sense|good judge?ment|your judge?ment|the "
    r"right (?:tool|tools|approach|method))|think (?:about|carefully|it through|hard)|consider|"
    r"keep (?:an eye|it simple|in mind|things)|pay attention|take care|handle (?:it|them|this|"
    r"with)|deal with|do (?:it|this|that|the right thing|what|whatever)|as soon as (?:possible|"
    r"you can)|get (?:better|started|going|it (?:right|done))|improve|optimi[sz]e|understand|be "
    r"aware|try (?:your best|to|out)|find a (?:good|better|suitable) (?:way|place|solution|"
    r"balance)|in good time|the usual|somehow|and so on|etc|best practi[cs]es?|everything "
    r"(?:else|you)|treat (?:it|them) (?:well|with)|communicate|stay (?:calm|alert|on top)|"
    r"be (?:respectful|kind|nice|polite|honest|clear|concise|consistent|patient|brave|precise)|"
    r"in time\W*$|"
    r"(?:look|see|check) (?:at|that|whether|if) (?:it|everything|things|all)|fix (?:it|what)|act "
    r"on it|react|with (?:an open mind|care|patience|confidence|common sense)|get a (?:feel|"
    r"feeling|sense|grip)|experience (?:helps|counts|matters)|patience|adapt|adjust|respond|"
    r"follow (?:up|through))\b",
    re.I,
)
_BARE = 2
"""So many words tell no step: "ask questions"."""
_CONCRETE = re.compile(
    r"`|\"|“|[#<>=/]|\b[A-Z]{2,}\b|\bif\b.{3,80}\b(?:then|make|run|use|delete|stop|write)\b"
)


def is_vague_step(text: str) -> bool:
    """Whether a step tells nothing that could be done: "have a good look at it", "be nice"."""
    if len(text.split()) <= _BARE and not re.search(r"`|[A-Z0-9]", text[1:]):
        return True
    return bool(_VAGUE.search(text)) and not (measures(text) or _CONCRETE.search(text))
