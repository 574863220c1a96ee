"""Steps that a reader could follow, and those that only sound like steps."""

import re

from assistant.memo.detectors.figures_told import measures

BIDS = re.compile(
    r"(?:(?:so|please|first|then|now|always|never|do not|don['’]t|just)[,\s]+)?(?:start|stop|run|"
    r"copy|tag|"
    r"put|find|pick|add|open|list|write|set|measure|give|ask|check|move|create|install|use|replace|"
    r"remove|delete|choose|mark|read|look|watch|count|compare|change|turn|switch|point|keep|name|"
    r"make|"
    r"draw|test|treat|let|take|split|plan|show|wait|leave|call|send|save|avoid|prefer|record|build|"
    r"agree|invite|book|pair)\b(?!\s(?:of|is|are|was|were|has|had|runs?|cases?|times?|plans?)\b)",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:(?:have|take) a (?:good |close |careful |quick )?look|in (?:a|the) (?:suitable|"
    r"appropriate|proper|"
    r"right|sensible|good|reasonable|usual) (?:way|manner|place|order|fashion)|appropriate(?:ly)?|"
    r"properly|"
    r"sensibl[ey]|suitabl[ey]|as (?:needed|necessary|required|appropriate|you see fit|usual)|if "
    r"(?:needed|"
    r"necessary|required)|sort (?:it|this|them|things) out|(?:make|be) sure (?:that "
    r")?(?:everything|"
    r"somebody|someone|it|all|things|people|nothing)|be (?:careful|sensible|thorough|mindful|smart|"
    r"pragmatic)|use (?:common sense|good judge?ment|your judge?ment|the right (?:tool|tools|"
    r"approach|"
    r"method))|think (?:about|carefully|it through|hard)|consider|keep (?:an eye|it simple|in "
    r"mind|things)|"
    r"pay attention|take care|handle (?:it|them|this|with)|deal with|do (?:it|this|that|the right "
    r"thing|"
    r"what|whatever)|as soon as (?:possible|you can)|get (?:better|started|going|it (?:right|"
    r"done))|"
    r"improve|optimi[sz]e|understand|be aware|try (?:your best|to|out)|find a (?:good|better|"
    r"suitable) "
    r"(?:way|place|solution|balance)|in good time|the usual|somehow|and so on|etc|best "
    r"practi[cs]es?|"
    r"everything (?:else|you)|treat (?:it|them) (?:well|with)|communicate|stay (?:calm|alert|on "
    r"top)|"
    r"(?:look|see|check) (?:at|that|whether|if) (?:it|everything|things|all)|fix (?:it|what)|act "
    r"on it|"
    r"react|adapt|adjust|respond|follow (?:up|through))\b",
    re.I,
)
_CONCRETE = re.compile(
    r"`|\"|“|[#<>=/]|\b[A-Z]{2,}\b|\bif\b.{3,80}\b(?:then|make|run|use|delete|stop|write)\b"
)


def is_vague_step(text: str) -> bool:
    """Whether a step tells nothing that could be done: "have a good look at it"."""
    return bool(_VAGUE.search(text)) and not (measures(text) or _CONCRETE.search(text))
