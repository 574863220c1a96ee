"""Where a memo tells its options: below headings, in lists, after bold words, and in prose."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.memo.document import Document, Section, Sentence
from assistant.memo.headings import announced, lead_of, title_section
from assistant.memo.option_names import CHOSEN, REJECTED, cleaned, first_words
from assistant.memo.option_tables import Found
from assistant.memo.reading import Role
from assistant.memo.role_patterns_decision import DO_NOTHING

_Roles = Mapping[int, frozenset[Role]]
_NOTHING = re.compile(DO_NOTHING, re.I)
_NAMED = re.compile(
    r"^\W*(?:option|alternative|variant|choice|plan|approach|scenario)\s+(?:[a-z]|\d+|one|two|"
    r"three|four|[ivx]+)\b(?=\s*[.:)(–—-]|$|\s[A-Z])",
    re.I,
)
_ORDINAL = r"(?:first|second|third|fourth|fifth|last|other|lighter|further|remaining|cheaper)"
_WAY = r"(?:option|alternative|way|possibility|approach|route|path|choice)"
_IS = r"(?:is|was|would be|were|would|remains|means)"
_PROSE = re.compile(
    rf"^(?:the |a |an )?(?:{_ORDINAL}|one|another|"
    rf"our {_ORDINAL})(?: {_WAY})?(?:,[^,.]{{3,60}},)? {_IS} (?:to )?(?P<name>[^.;:,]{{3,}})|"
    rf"^(?:the |an )?{_WAY}\s(?:[a-e1-6]\s?)?{_IS}\s(?:to\s)?(?P<way>[^.;:,]{{3,}})"
    r"|^(?:we|one) (?:could|can|might) (?!.*\b(?:back|until|undo|side by side|stop|cancel|any "
    r"time)\b)(?:also |instead |either )?(?P<could>[^.;:]{3,})"
    r"|^(?:option|alternative|plan|variant) [a-e1-6][:.,)]?\s(?:is |would )?(?:to "
    r")?(?P<plan>[^.;:]{3,})",
    re.I,
)
_FEWEST = 2


def headed(document: Document, kept: Sequence[Sentence]) -> Iterator[Found]:
    """Sections that are called "Option B: …" wherever they stand."""
    for section in document.sections:
        if _NAMED.match(section.title):
            yield _of_section(section, document, kept)


def below(document: Document, kept: Sequence[Sentence], sections: _Roles) -> list[Found]:
    """Sections right below one on options."""
    title = title_section(document)
    holders: list[Section] = []
    found: list[Found] = []
    for section in document.sections:
        while holders and holders[-1].level >= section.level:
            holders.pop()
        above = holders[-1] if holders else None
        if above and above.number != title and "option" in sections[above.number]:
            other = announced(section.title, "decision") - {"option", "do_nothing", "ask"}
            direct = "option" not in (sections[holders[-2].number] if len(holders) > 1 else ())
            if direct and not other:
                found.append(_of_section(section, document, kept))
        if section.title:
            holders.append(section)
    return found


def _of_section(section: Section, document: Document, kept: Sequence[Sentence]) -> Found:
    own = [
        each
        for each in kept
        if each.section == section.number
        or (
            section.title in document.sections[each.section].path[:-1]
            and section.start <= each.start
            and document.sections[each.section].level > section.level
        )
    ]
    return Found(
        cleaned(section.title),
        own,
        bool(CHOSEN.search(section.title)) and not REJECTED.search(section.title),
    )


def told(
    document: Document, kept: Sequence[Sentence], sections: _Roles, leads: _Roles
) -> list[Found]:
    """Items, or paragraphs with a lead, in a section on options."""
    inside = [
        each
        for each in kept
        if each.kind in ("item", "paragraph")
        and {"option", "do_nothing"} & (leads.get(each.block) or sections[each.section])
    ]
    if not inside:
        return []
    items = [each for each in inside if each.kind == "item"]
    led = [each for each in inside if each.kind == "paragraph"]
    if len({each.block for each in items}) >= _FEWEST or (items and not led):
        return _blocks(document, items, only_led=False)
    return _blocks(document, led + items, only_led=True) or _turned_down(led)


def _turned_down(inside: Sequence[Sentence]) -> list[Found]:
    """Paragraphs without a lead that name a thing and turn it down in the next sentence."""
    blocks: dict[int, list[Sentence]] = {}
    for each in inside:
        blocks.setdefault(each.block, []).append(each)
    return [
        Found(first_words(own[0].plain), own)
        for own in blocks.values()
        if len(own) > 1 and REJECTED.match(own[1].plain)
    ]


def named_blocks(document: Document, kept: Sequence[Sentence]) -> list[Found]:
    """Blocks that begin with "Option A" outside any section on options."""
    return [
        each
        for each in _blocks(
            document, [s for s in kept if s.kind in ("item", "paragraph")], only_led=False
        )
        if _NAMED.match(each.own[0].plain)
    ]


def _blocks(document: Document, inside: Sequence[Sentence], *, only_led: bool) -> list[Found]:
    found: list[Found] = []
    last = -1
    for sentence in sorted(inside, key=lambda each: each.number):
        if sentence.block == last:
            if found:
                found[-1].own.append(sentence)
            continue
        last = sentence.block
        block = document.blocks[sentence.block]
        text = document.text[sentence.start : block.end]
        lead = lead_of(text)
        opens = bool(lead) or bool(_NAMED.match(sentence.plain)) if only_led else True
        nested = sentence.kind == "item" and _indent(document, block.start) >= 2 and bool(found)
        if opens and not nested and not (lead and _announces_other(lead)):
            name = lead or first_words(sentence.plain)
            found.append(
                Found(
                    cleaned(name),
                    [sentence],
                    bool(CHOSEN.search(name)) and not REJECTED.search(name),
                )
            )
        elif found:
            found[-1].own.append(sentence)
    return found


def _announces_other(lead: str) -> bool:
    return bool(
        announced(lead, "decision")
        & {"why_now", "downside", "success", "criteria", "next_step", "ask", "option"}
    )


def _indent(document: Document, start: int) -> int:
    line = document.text[document.text.rfind("\n", 0, start) + 1 : start + 40]
    return len(line) - len(line.lstrip(" \t>"))


def in_prose(kept: Sequence[Sentence], sections: _Roles) -> list[Found]:
    """Sentences such as "One way is to …" and "Another is …", also below a heading on options."""
    found: list[Found] = []
    for sentence in kept:
        match = _PROSE.match(sentence.plain)
        believed = not sections[sentence.section] or bool(
            sections[sentence.section] & {"option", "ask", "context", "proposal"}
        )
        if (
            match
            and believed
            and (match.group("could") is None or "option" in sections[sentence.section] or found)
        ):
            name = next(words for words in match.groups() if words)
            found.append(Found(first_words(name), [sentence]))
        elif (
            found
            and sentence.block == found[-1].own[-1].block
            and sentence.number == found[-1].own[-1].number + 1
        ):
            found[-1].own.append(sentence)
        elif _NOTHING.search(sentence.plain) and "option" in sections[sentence.section]:
            found.append(Found(first_words(sentence.plain), [sentence]))
    return found
