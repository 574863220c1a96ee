"""What the sentences of a memo do: by the headings above them and by their words."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.memo import dates, headings, people
from assistant.memo.document import Block, Document, Section, Sentence
from assistant.memo.figures import figures
from assistant.memo.gaps import gap_sentences
from assistant.memo.labels import label_of, unnumbered
from assistant.memo.options import options
from assistant.memo.reading import Reading, Role

_DEEDS = re.compile(
    r"\b(?:we|i|this(?: (?:design|memo|proposal|rfc|plan))?|they|it|the (?:\w+ ){1,4}?)(?: "
    r"\w+ly)? (?:should|shall|will|would|move|adopt|choose|chose|buy|bought|build|keep|stop|"
    r"start|use|replace|retire|split|merge|close|hire|switch|introduce|end|take|give|make|moves?|"
    r"adopts?|decided|approved|rejected|accepted|agreed|wants?|needs?|seeks?)\b|\b(?:was|were|is|"
    r"are|be) (?:taken|signed|split|approved|rejected|accepted|decided|agreed|turned down|"
    r"declined|adopted|withdrawn|replaced|retired|bought|moved|built)\b|\b(?:decided|agreed|"
    r"accepted|approved|signed)\b|\bdecision (?:is|was)\b|\bdecides\b[^.]*\bwhether\b"
    r"|\bmoves? to\b|\bwill be \w+(?:ed|t|n)\b|\bas a (?:pilot|trial)\b",
    re.I,
)
_ORDER = re.compile(
    r"^(?:adopt|approve|fund|buy|build|move|migrate|replace|retire|stop|start|close|merge|split|"
    r"hire|switch|use|introduce|drop|keep|end|sell|extend|renew|choose|pick|accept|agree|grant|"
    r"confirm|sign|allow|give|lease|rent|launch|freeze|pause|withdraw|go|take|make|invest|trial|"
    r"pilot|decide|say|change|deprecate|let|release|authori[sz]e|put|permit|commit|endorse|raise|"
    r"lower|cut|order|appoint|spend|set|open|reserve|assign|move|outsource|cancel|reject|"
    r"sanction|ratify|back|support|vote|tell|bring|send|turn|add|remove|create|form|run|retain|"
    r"transfer)\b"
    r"|^(?:please|kindly)\b|^(?:a|an|your|one|the board's|their)(?: clear| firm| quick)? (?:yes|"
    r"ok|okay|approval|go-?ahead|go|decision|signature|consent|vote|agreement|sign-?off|blessing|"
    r"permission|mandate|nod)\b|^(?:yes|no|ok|approval|permission|agreement|consent|authority|"
    r"budget|money|sign-?off) (?:to|for|or|on)\b|^to (?:approve|decide|agree|fund|buy|choose|"
    r"sign|adopt|accept|authori[sz]e|release)\b",
    re.I,
)
_AGENDA = re.compile(
    r"\b(?:on the agenda|under discussion|is about|describes|speaks about|looks at)\b", re.I
)
_ADDRESSED = re.compile(
    r"^\W*(?:for|to|decider|approver|decision[- ]maker|decided by|accountable|decision|addressee|"
    r"attention)\s?:\W*\w"
    r"|^(?:to|for) the \w+|^for the attention of\b|^(?:an? |one )?(?:note|memo|paper|submission|"
    r"letter|report|brief|page|message|proposal|request|it'?s)\b[^.]{0,50}\b(?:to|for) (?:the|"
    r"our)\b",
    re.I,
)
_NOT_BY_LABEL: frozenset[Role] = frozenset(("option", "criteria"))
_OPENING = 4
_LINE = 7
"""The level of a line that stands as a heading."""
_PLAIN: Mapping[Role, frozenset[Role]] = {
    "why_now": frozenset(("ask", "why_now", "context", "evidence", "proposal")),
    "downside": frozenset(("ask", "downside", "reversibility", "option", "proposal", "context")),
    "risk": frozenset(("ask", "risk", "downside", "mitigation")),
    "mitigation": frozenset(("risk", "mitigation")),
    "reopen": frozenset(("reopen", "reversibility", "success")),
    "next_step": frozenset(("next_step", "ask")),
    "dissent": frozenset(("dissent", "ask", "option")),
    "success": frozenset(("success", "goal", "ask")),
    "criteria": frozenset(("criteria", "option", "ask")),
    "option": frozenset(("option", "ask", "do_nothing")),
    "do_nothing": frozenset(("option", "do_nothing", "ask", "why_now", "context")),
    "reversibility": frozenset(
        ("reversibility", "ask", "downside", "option", "rollback", "rollout")
    ),
    "ask": frozenset(
        ("ask", "why_now", "context", "option", "next_step", "decider", "deadline", "proposal")
    ),
    "decider": frozenset(("ask", "decider", "deadline", "next_step", "context", "why_now")),
    "deadline": frozenset(("ask", "decider", "deadline", "why_now", "context", "next_step")),
    "proposal": frozenset(("proposal", "ask")),
    "context": frozenset(("context", "why_now")),
}
"""Under which headings words alone are believed; one that says nothing never stands against."""
_CONFIRMED: frozenset[Role] = frozenset(("ask", "decider", "deadline", "evidence"))


def read(document: Document, kind: str) -> Reading:
    """Read a memo of a kind. Never fails."""
    gaps = gap_sentences(document)
    kept = [each for each in document.sentences if each.number not in gaps]
    sections = headings.effective(document, kind)
    leads = _leads(document, kind, kept, sections)
    past = _past_lists(document, kept) if kind != "postmortem" else frozenset[int]()
    roles = {each.number: _roles(each, kind, sections, leads, past) for each in kept}
    found = options(document, kept, sections, leads, chosen_apart=kind == "design")
    for option in found:
        part: Role = "do_nothing" if option.does_nothing else "option"
        for number in option.sentences:
            if number in roles:
                roles[number] |= {part}
    return Reading(
        document=document,
        kind=kind,
        roles={number: each for number, each in roles.items() if each},
        sections=headings.own(document, kind),
        options=found,
        figures=tuple(each for each in figures(document) if each.sentence not in gaps),
    )


def _leads(
    document: Document,
    kind: str,
    kept: Sequence[Sentence],
    sections: Mapping[int, frozenset[Role]],
) -> dict[int, frozenset[Role]]:
    """What the words that lead a block say of all of it, by the number of the block."""
    found: dict[int, frozenset[Role]] = {}
    before: list[Sentence] = []
    listed: frozenset[Role] = frozenset()
    for block, told in _by_block(document, kept):
        own_heading = sections[told[0].section]
        if block.kind == "item" and "option" in own_heading:
            continue
        if block.kind != "item":
            listed = frozenset()
        elif before and before[0].section == told[0].section and before[0].kind == "paragraph":
            listed = headings.before_list(before[-1].plain, alone=len(before) == 1, kind=kind)
        before = told
        text = document.text[told[0].start : block.end]
        said = _lead(text, told[0].plain, kind, own_heading)
        if said is not None and said[0].casefold() != document.title.casefold():
            found[block.number] = said[1] or listed
        elif block.kind == "item":
            found[block.number] = listed
        elif block.kind == "paragraph" and not own_heading:
            rest = " ".join(each.plain for each in told[1:])
            found[block.number] = headings.opened(told[0].plain, rest, kind)
    return {number: roles for number, roles in found.items() if roles}


def _past_lists(document: Document, kept: Sequence[Sentence]) -> frozenset[int]:
    """The paragraphs behind the list that a line with a colon opens: it spoke of the list only."""
    found: set[int] = set()
    listed = -1
    for each in kept:
        section = document.sections[each.section]
        if section.level != _LINE:
            continue
        if each.kind == "item":
            listed = each.section
        elif each.kind == "paragraph" and each.section == listed and _opens_list(document, section):
            found.add(each.number)
    return frozenset(found)


def _opens_list(document: Document, section: Section) -> bool:
    line = document.text[section.start :].lstrip().splitlines()[0]
    inside = [each for each in document.sentences if each.section == section.number]
    return line.rstrip().endswith(":") and inside[0].kind == "item"


def _lead(
    text: str, plain: str, kind: str, above: frozenset[Role]
) -> tuple[str, frozenset[Role]] | None:
    """The words that lead a text, and what they announce; None when there are none.

    Below a heading that speaks for itself a mere label opens no options and no criteria.
    """
    lead = headings.lead_of(text)
    if lead:
        return lead, headings.announced(lead, kind)
    label = label_of(plain, kind)
    if not label:
        return None
    roles = headings.announced(label, kind)
    within = _NOT_BY_LABEL | ({"downside"} if "option" in above else set())
    return label, roles - within if above else roles


def _by_block(
    document: Document, kept: Sequence[Sentence]
) -> Iterator[tuple[Block, list[Sentence]]]:
    for number, told in itertools.groupby(kept, key=lambda each: each.block):
        yield document.blocks[number], list(told)


def _roles(
    sentence: Sentence,
    kind: str,
    sections: Mapping[int, frozenset[Role]],
    leads: Mapping[int, frozenset[Role]],
    past: frozenset[int],
) -> frozenset[Role]:
    above = sections[sentence.section] if sentence.number not in past else frozenset[Role]()
    text = unnumbered(sentence.plain)
    said_first = _lead(text, text, kind, above)
    labelled = said_first[1] if said_first else frozenset[Role]()
    under = labelled or leads.get(sentence.block) or above
    said = {role for role, each in headings.patterns(kind).items() if each.search(text)}
    said = {role for role in said if _holds(role, sentence, kind)}
    said |= _extra(sentence, under, said)
    believed = {
        role for role in said if not under or role in under or _PLAIN.get(role, under) & under
    }
    plain = under - _CONFIRMED - {"option", "do_nothing"}
    chosen = plain & said if len(plain) > 1 and plain & said else plain
    return frozenset(believed | chosen)


def _holds(role: Role, sentence: Sentence, kind: str) -> bool:
    """Whether what a word promises is there: a person who decides, a day of a deadline."""
    text = sentence.plain
    if role == "decider":
        return bool(people.deciding(text))
    if role == "deadline":
        return dates.names_date(text)
    if role == "next_step" and kind != "postmortem":
        return bool(people.acting(text)) or dates.names_date(text)
    return True


def _extra(sentence: Sentence, under: frozenset[Role], said: set[Role]) -> set[Role]:
    """What follows from where a sentence stands, or from two things that it says."""
    text = unnumbered(sentence.plain)
    extra: set[Role] = set()
    if "ask" in under and not _AGENDA.search(text) and _bids(_unled(text)):
        extra.add("ask")
    asks = "ask" in said or "ask" in extra
    addressed = sentence.number <= _OPENING and bool(_ADDRESSED.match(text))
    if (asks or addressed or "decider" in under) and people.deciding(text):
        extra.add("decider")
    if (asks or "decider" in said or "deadline" in under) and dates.names_date(text):
        extra.add("deadline")
    if "evidence" in under and re.search(r"\d", text):
        extra.add("evidence")
    return extra


def _unled(text: str) -> str:
    return re.sub(r"^[\w' ]{2,40}(?:[.:]| ·)\s", "", text)


def _bids(text: str) -> bool:
    return bool(_DEEDS.search(text) or _ORDER.search(text))
