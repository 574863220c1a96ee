"""Steps that a reader could follow, and those that only sound like steps."""

import re

from assistant.memo.detectors.figures_told import measures

BIDS = re.compile(
    r"(?:(?:so|please|first|then|now|always|never|do not|don['’]t|just)[,\s]+)?(?:start|stop|run|"
    r"copy|tag|put|find|pick|add|open|list|write|set|measure|give|ask|check|move|create|install|"
    r"use|replace|remove|delete|choose|mark|read|look|watch|count|compare|change|turn|switch|"
    r"point|keep|name|make|draw|test|treat|let|take|split|plan|show|wait|leave|call|send|save|"
    r"avoid|prefer|record|build|agree|invite|book|pair)\b(?!\s(?:of|is|are|was|were|has|had|"
    r"runs?|cases?|times?|plans?)\b)",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:(?:have|take) a (?:good |close |careful |quick )?look|in (?:a|the) (?:suitable|"
    r"appropriate|proper|right|sensible|good|reasonable|usual) (?:way|manner|place|order|"
    r"fashion)|appropriate(?:ly)?|properly|sensibl[ey]|suitabl[ey]|as (?:needed|necessary|"
    r"required|appropriate|you see fit|usual)|if (?:needed|necessary|required)|sort (?:it|this|"
    r"them|things) out|(?:make|be) sure (?:that )?(?:everything|somebody|someone|it|all|things|"
    r"people|nothing)|be (?:careful|sensible|thorough|mindful|smart|pragmatic)|use (?:common "
    r"sense|good judge?ment|your judge?ment|the right (?:tool|tools|approach|method))|think "
    r"(?:about|carefully|it through|hard)|consider|keep (?:an eye|it simple|in mind|things)|pay "
    r"attention|take care|handle (?:it|them|this|with)|deal with|do (?:it|this|that|the right "
    r"thing|what|whatever)|as soon as (?:possible|you can)|get (?:better|started|going|it "
    r"(?:right|done))|improve|optimi[sz]e|understand|be aware|try (?:your best|to|out)|find a "
    r"(?:good|better|suitable) (?:way|place|solution|balance)|in good time|the usual|somehow|and "
    r"so on|etc|best practi[cs]es?|everything (?:else|you)|treat (?:it|them) (?:well|with)|"
    r"communicate|stay (?:calm|alert|on top)|(?:look|see|check) (?:at|that|whether|if) (?:it|"
    r"everything|things|all)|fix (?:it|what)|act on it|react|with (?:an open mind|care|patience|"
    r"confidence|common sense)|get a (?:feel|feeling|sense|grip)|experience (?:helps|counts|"
    r"matters)|patience|adapt|adjust|respond|follow (?:up|through))\b",
    re.I,
)
_CONCRETE = re.compile(
    r"`|\"|“|[#<>=/]|\b[A-Z]{2,}\b|\bif\b.{3,80}\b(?:then|make|run|use|delete|stop|write)\b"
)


def is_vague_step(text: str) -> bool:
    """Whether a step tells nothing that could be done: "have a good look at it"."""
    return bool(_VAGUE.search(text)) and not (measures(text) or _CONCRETE.search(text))
