"""Actions that are good intentions: nobody could say later whether they were done."""

import re

from assistant.memo.detectors.figures_told import measures

_VAGUE = re.compile(
    r"\b(?:closer eye|see (?:whether|if)|revis\w+ (?:the |our )?(?:procedures?|process\w*|"
    r"guidelines|rules)|educat\w+|sensiti[sz]\w+|foster\w*|promot\w+ (?:a|the|better|good)|"
    r"encourag\w+|double-check (?:everything|all|it)|be vigilant|increas\w+ (?:the )?(?:test "
    r")?coverage|clarif\w+ (?:the )?(?:responsibilit\w+|roles)|mak\w+ (?:people|everybody|"
    r"everyone|staff|teams?) aware|follow\w* up with|talk\w* to (?:the|our)|stabili[sz]\w+|"
    r"tid\w+ up|streamlin\w+|improv\w+|enhanc\w+|strengthen\w*|optimi[sz]\w+|increas\w+ (?:the "
    r")?(?:awareness|quality|robustness|reliability|resilience|visibility|stability)|rais\w+ "
    r"awareness|look\w* (?:into|at)|investigat\w+|explor\w+|think\w* about|consider\w*|"
    r"evaluat\w+ (?:options|ways|whether)|(?:be|being|is|are) more (?:careful|attentive|vigilant|"
    r"diligent|thorough|mindful|proactive)|mak\w+ (?:\w+ ){0,5}(?:more (?:robust|reliable|"
    r"resilient|stable|careful|secure|visible)|better|safer)|(?:communicat\w+|test\w*|monitor\w*|"
    r"document\w*|plan\w*|review\w*|coordinat\w+|work\w*) (?:\w+ ){0,2}(?:better|more|more "
    r"(?:carefully|closely|often|thoroughly))|better (?:monitoring|communication|testing|"
    r"documentation|alerting|processes|planning|reviews?|training|coordination|tests|alerts)|"
    r"more (?:tests|testing|monitoring|training|care|attention|communication|discipline|reviews|"
    r"alerts|automation)|remind(?:s|ing)?\b|pay\w* (?:more |closer )?attention|take (?:more "
    r")?care|try to|do better|clean\w* up|address\w* the (?:issue|problem|root cause)|fix\w* the "
    r"(?:issue|problem|root cause)|review\w* (?:the |our )?(?:process\w*|procedures?|situation|"
    r"monitoring|approach|alerting)|ensur\w+ (?:that )?(?:quality|this|it|stability|reliability)|"
    r"harden\w*|revisit\w*|discuss\w*|learn\w* from|train\w* (?:the |our )?(?:staff|people|"
    r"everybody|"
    r"everyone|team\w*|engineers|developers|operators|users|colleagues)|mak\w+ sure (?:that "
    r")?(?:this|it|such|people|everybody|everyone|we)|"
    r"avoid\w* (?:this|such|it)|be careful|keep an eye|follow best practi[cs]es|modernis\w+|"
    r"moderniz\w+|get better)\b",
    re.I,
)
_BOUNDED = re.compile(
    r"\bso that\b|\bsuch that\b|\b(?:when|if|whenever|as soon as|unless|once)\b|\bwith the "
    r"question\b|\bfrom \S+ to \S+|\bwhich of\b|`|\bwhether\b",
    re.I,
)


def is_vague(what: str) -> bool:
    """Whether nobody could say later whether it was done: "improve the monitoring"."""
    match = _VAGUE.search(what)
    if not match:
        return False
    return not (_BOUNDED.search(what) or measures(what) or ":" in what[match.end() :])
