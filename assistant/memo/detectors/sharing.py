"""What a post that shares knowledge has to give: one point, for whom, how, and where it ends."""

import re
from collections.abc import Mapping

from assistant.memo.detectors.figures_told import measures
from assistant.memo.detectors.steps import BIDS, is_vague_step
from assistant.memo.detectors.told import (
    blocks_of,
    missing_unless,
    numbers,
    sections_of,
    told,
    words_of,
)
from assistant.memo.document import Sentence
from assistant.memo.gaps import gap_sentences
from assistant.memo.reading import Reading, Role
from assistant.memo.role_patterns_sharing import PATTERNS
from assistant.memo.verdicts import Detector, Verdict

FIRST_WORDS = 150
_ASIDE: tuple[Role, ...] = ("limits", "contact", "audience")
_ADVICE = re.compile(
    r"(?:^|[,;:]\s)(?:never|always)\b|\byou can (?:\w+ly )?[a-z]+\b.{3,200}?\b(?:if you|by "
    r"\w+ing|without|when you|as long as|instead|in (?:one|two|three|five|ten|\d+))\b"
    r"|\b(?:(?:less|more|fewer|better|faster|cheaper|sooner) than|need(?:s|ed)? no|instead of|"
    r"rather than|(?:you|we|teams?|everyone) (?:should|need|must)(?! (?:to )?(?:know|understand|"
    r"be aware))|beats?|is (?:worth|enough|"
    r"better|cheaper|safer|faster|the (?:fastest|cheapest|best|simplest))|pays? off|not worth|"
    r"before you|the day you|unless|only (?:if|when)|turned out|(?:saves?|saved|halved?|halves|"
    r"cuts?|cut) \w+)\b|[:;]\s(?:look|read|put|move|start|stop|write|use|keep|name|ask|do|give|"
    r"make|test|measure|check|take|let|find|run|delete|add)\b",
    re.I,
)
_BIDDING_TITLE = re.compile(
    r"(?:why (?:we|you)|stop \w+ing|don['’]t|do not|never|always|before you|when you|how (?:\w+ "
    r"){1,4}(?:saved|cut|halved|made)|(?:put|use|read|write|test|measure|name|keep|make|give|ask|"
    r"start|move|delete|remove|let|check|run|take|find|show|count|plan|treat|build|pair|split|"
    r"set|watch|fill|add|cut|pick|ship|turn|look|think|talk|learn|avoid|prefer|hand|draw|log|"
    r"record|review|close|open|say|tell|call|bring|begin|change|replace|rehearse|practise|"
    r"practice|teach|listen|trust|try|wait|leave|drop|save|sort|store|send|"
    r"choose)\s(?:[\w-]+\s){0,2}?(?:an?|the|your|our|it|them|one|two|every|each|all|no|what|how|"
    r"to|before|with|without|than|instead|less|more|first|only|for|at|in|on|as|until|when)\b)",
    re.I,
)
_CASE_HEADING = re.compile(
    r"\b(?:examples?|case|cases|story|worked|in (?:our|the) (?:code|team|service)|from (?:our|"
    r"the)|what happened|how it went|sample|demonstration|a real|experience)\b",
    re.I,
)
_CASE = re.compile(
    r"\b(?:good|bad|better|worse|wrong)\s?:\s|\bfor (?:example|instance)\b|\be\.g\.|\bas an "
    r"example\b|\bsuch as\b|\btake (?:the|our|"
    r"this)\b|\bin (?:one|our|a recent|that|this) (?:case|incident|project|team|service|"
    r"release)\b(?=[^.]*\b(?:was|were|had|took|went|found|fell|rose|ran|[a-z]{3,}ed)\b)|"
    r"\b(?:last|in|on) (?:(?:spring|summer|autumn|winter|year|month|week)|(?:\d{1,2} "
    r")?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december))\b[^.]{0,60}\b(?:we|the|a|our|one)\b|\bimagine\b|\bsuppose\b|\bwhen (?:we|i|the "
    r"\w+ team) (?:\w+ed|had|ran|took|did|wrote|put|found|built|split|cut|set|sent|lost|got|"
    r"began|broke|brought|bought|came|went|saw|let|left|kept)\b|\bonce,? (?:we|a|the|"
    r"our)\b(?=[^.;]{0,60}\b(?:was|were|had|[a-z]{3,}ed)\b)",
    re.I,
)
_COMMAND = re.compile(
    r"(?:^|: |\$ )(?:git|npm|npx|yarn|docker|kubectl|curl|pip|psql|sudo|ssh|helm|terraform|aws|"
    r"gcloud|"
    r"cargo|mvn) [a-z-]+\b"
)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|took|went|found|fell|rose|made|gave|ran|failed|passed|wrote|said|came|"
    r"[a-z]{3,}ed)\b"
)
_WISHED = re.compile(r"(?:\w+\s){0,2}?(?:would|should|could) (?:be|have been)\b", re.I)
_OF_MANY = re.compile(
    r"\b(?:of|out of) the \d|\b\d[\d.,]* ?(?:%|percent)|\bon average\b|\bmost\b", re.I
)


def takeaway(reading: Reading) -> Verdict:
    """Whether the one point stands on the first screen, or in the title."""
    found = _points(reading)
    screen = reading.first_screen(FIRST_WORDS)
    steps = _sections(reading, ("how_to",))
    aside = {each.number for role in _ASIDE for each in told(reading, role)}
    aside |= {each.number for each in screen if each.section in steps}
    advice = [each for each in screen if each.number not in aside and _advises(each)]
    early = [each for each in found if each in screen] or advice
    if early:
        telling = [each for each in early if not each.plain.endswith(":")]
        return Verdict("sound", numbers(telling, 1))
    if _BIDDING_TITLE.match(_title(reading)):
        return Verdict("sound")
    late = found or _late_advice(reading)
    if not late:
        return Verdict("missing", (), "missing")
    first = late[0]
    return Verdict("weak", (first.number,), "buried", {"where": _where(reading, first)})


def _title(reading: Reading) -> str:
    """The title, or a first line that stands alone and is no sentence."""
    document = reading.document
    if document.title or not document.sentences:
        return document.title
    first = document.sentences[0]
    alone = len([each for each in document.sentences if each.block == first.block]) == 1
    return first.plain if alone and first.plain[-1:] not in ".!?:" else ""


def _points(reading: Reading) -> list[Sentence]:
    return told(reading, "takeaway", unless_under=("how_to", "limits"))


def _advises(sentence: Sentence) -> bool:
    """Whether a sentence tells the reader to do something, or claims that something is better."""
    if sentence.kind not in ("paragraph", "quote") or sentence.plain.endswith("?"):
        return False
    return bool(_ADVICE.search(sentence.plain) or BIDS.match(sentence.plain))


def _late_advice(reading: Reading) -> list[Sentence]:
    """Advice in the last paragraph, where a point ends up that was not put first."""
    sentences = reading.document.sentences
    last = [each for each in sentences if each.block == sentences[-1].block] if sentences else []
    if not last or last[0].kind != "paragraph":
        return []
    return [
        each
        for each in last
        if (_ADVICE.search(each.plain) or BIDS.match(each.plain))
        and not PATTERNS["contact"].search(each.plain)
    ][:1]


def _where(reading: Reading, sentence: Sentence) -> str:
    title = reading.document.sections[sentence.section].title
    if title and title != reading.document.title:
        return f"under “{title}”"
    before = sum(each.words for each in reading.document.sentences[: sentence.number - 1])
    return f"after {before} words"


def audience(reading: Reading) -> Verdict:
    """Whether it says for whom it is."""
    return missing_unless(told(reading, "audience", unless_under=("limits", "contact")))


def example(reading: Reading) -> Verdict:
    """Whether there is a concrete case, in words, figures or code, beside the steps."""
    document = reading.document
    steps = _sections(reading, ("how_to", "contact", "audience"))
    gaps = gap_sentences(document)
    headed = {
        each.number
        for each in document.sections
        if each.title != document.title and _CASE_HEADING.search(each.title)
    }
    read = [each for each in document.sentences if each.number not in gaps]
    found = [each for each in read if each.section in headed]
    found = found or [each for each in read if _is_told_case(each.plain)]
    found = found or [each for each in read if each.section not in steps and _is_case(each)]
    shown = any(block.kind == "code" and block.section not in steps for block in document.blocks)
    shown = shown or any(_COMMAND.search(each.plain) for each in read)
    telling = [each for each in found if _shows(each)]
    if found or shown:
        return Verdict("sound", numbers(telling))
    return Verdict("missing", (), "missing")


def _shows(sentence: Sentence) -> bool:
    """Whether it is worth quoting as a case: something with its number, its words or its code."""
    return measures(sentence.plain) or bool(re.search(r"`|[\"“]\w", sentence.text))


def _is_told_case(text: str) -> bool:
    return bool(_CASE.search(text)) and not _WISHED.match(text)


def _is_case(sentence: Sentence) -> bool:
    """Something that happened once, with its number; a share of many cases is evidence."""
    text = sentence.plain
    if sentence.kind == "row":
        return measures(text)
    return bool(_HAPPENED.search(text) and measures(text) and not _OF_MANY.search(text))


def limits(reading: Reading) -> Verdict:
    """Whether it says where it does not apply."""
    return missing_unless(told(reading, "limits", unless_under=("how_to", "audience", "contact")))


def how_to(reading: Reading) -> Verdict:
    """Whether somebody could do it after reading: steps that say what to do with what."""
    found = told(reading, "how_to", unless_under=("limits", "contact", "takeaway"))
    headed = _sections(reading, ("how_to",))
    under = [each for each in found if each.section in headed]
    steps = under or found
    if not steps:
        return Verdict("missing", (), "missing")
    items = [each for each in steps if each.kind in ("item", "row")]
    listed = [block[0] for block in blocks_of(items)] or steps
    vague = [each for each in listed if is_vague_step(each.plain)]
    if len(vague) * 2 >= len(listed) and not _shows_code(reading, headed):
        words = {"words": words_of(vague[0].plain)}
        return Verdict("weak", numbers(vague, 6), "vague", words)
    return Verdict("sound", numbers(each for each in listed if each not in vague))


def _shows_code(reading: Reading, sections: set[int]) -> bool:
    blocks = reading.document.blocks
    return any(block.kind == "code" and block.section in sections for block in blocks)


def contact(reading: Reading) -> Verdict:
    """Whether it says whom to ask."""
    return missing_unless(told(reading, "contact"))


def _sections(reading: Reading, roles: tuple[Role, ...]) -> set[int]:
    return {section.number for role in roles for section in sections_of(reading, role)}


TABLE: Mapping[str, Detector] = {
    "takeaway": takeaway,
    "audience": audience,
    "example": example,
    "limits": limits,
    "how_to": how_to,
    "contact": contact,
}
