"""Options by what is said of them, below whatever heading: one is dropped, one changes nothing."""

import re
from collections.abc import Iterator, Sequence

from assistant.memo.document import Document, Sentence
from assistant.memo.headings import announced, lead_of, title_section
from assistant.memo.labels import label_of, unnumbered
from assistant.memo.option_names import CHOSEN, REJECTED, cleaned, first_words
from assistant.memo.option_tables import Found
from assistant.memo.role_patterns_decision import DO_NOTHING

_NOTHING = re.compile(DO_NOTHING, re.I)
_STAYS = re.compile(
    r"^(?:(?:stay|keep|remain|continu|stick|live with|leav|carry(?:ing)? on|wait)\w*|do(?:ing)? "
    r"nothing)\b",
    re.I,
)
_TAKEN = re.compile(
    r"(?:^|[.;:·(] ?)(?:this is )?(?:taken|chosen|recommended|our (?:choice|proposal|pick)|my "
    r"(?:choice|pick|proposal))\b|\bthis is (?:the (?:one|way|course|option)|our|my|what)\b",
    re.I,
)
_OTHER = frozenset(("criteria", "risk", "mitigation", "next_step", "dissent", "why_now", "success"))
_SEEN = re.compile(
    r"\b(?:looked (?:at|into)|considered|evaluated|compared|checked|tried|weighed|reviewed|"
    r"tested)\b[^.:]*\b(?:alternatives|options|tools|vendors|products|others|candidates|"
    r"solutions|services|providers|suppliers|frameworks|of them)\b",
    re.I,
)
_SUBJECT = re.compile(
    r"(?!(?:It|This|That|They|We|I|He|She|All|Both|None|Each|There|These|Those|Here|The|But|And|"
    r"So)\b)(?P<name>[A-Z][\w.+#-]*(?: [A-Z][\w.+#-]*){0,2}) (?:is|are|has|was|would|costs?|"
    r"looks?|needs?|offers?|does|can|seems?|lacks?|comes?|only|also|supports?)\b"
)
_BEST = re.compile(
    r"\b(?:obvious|natural|clear|best|right|our|my|preferred) (?:\w+ )?(?:choice|winner|option|"
    r"pick|fit|one)\b|\bis the best\b",
    re.I,
).search
_ONE = re.compile(r"\w+ (?:\w|\d+|[ivx]+|one|two|three|four)", re.I)
"""“Option A” is one of them and no list."""
_SIGN = re.compile(r"(?:(?<=\s)|^)\(?(?:[1-6]|[a-f]|[A-F])\)\s+")
_FEWEST, _MOST, _SURE = 2, 9, 2


def weighed(document: Document, kept: Sequence[Sentence]) -> list[Found]:
    """The first run of items, paragraphs or sections of which two at least are told as options."""
    for run in (*_runs(document, kept), _sections(document, kept)):
        told = [each for each in run if _tells(each)]
        if _FEWEST <= len(run) <= _MOST and len(told) >= _SURE and len(told) * 2 >= len(run):
            return run
    return []


def listed(document: Document, kept: Sequence[Sentence]) -> list[Found]:
    """What one paragraph lists: "Options: (1) …; (2) …", "Alternatives. A) … B) …"."""
    blocks: dict[int, list[Sentence]] = {}
    for each in kept:
        if each.kind in ("paragraph", "item"):
            blocks.setdefault(each.block, []).append(each)
    for own in blocks.values():
        lead = lead_of(document.text[own[0].start : document.blocks[own[0].block].end])
        label = lead or label_of(own[0].plain, "decision")
        if not label or _ONE.fullmatch(label) or "option" not in announced(label, "decision"):
            continue
        found = _marked(own) or _each(own, label)
        if _FEWEST <= len(found) <= _MOST:
            return found
    return []


def named(document: Document, kept: Sequence[Sentence]) -> list[Found]:
    """The products that the sentences behind "We looked at a few tools." begin with."""
    found: list[Found] = []
    block = -1
    for sentence in kept:
        subject = _SUBJECT.match(sentence.plain)
        if sentence.block == block and subject:
            found.append(Found(subject.group("name"), [sentence], bool(_BEST(sentence.plain))))
        elif sentence.block == block and found:
            found[-1].own.append(sentence)
        elif _SEEN.search(sentence.plain):
            found, block = [], sentence.block
        elif len(found) >= _FEWEST:
            break
    return found if _FEWEST <= len(found) <= _MOST else []


def _marked(own: Sequence[Sentence]) -> list[Found]:
    """By the signs before them: "(1)", "B)"."""
    found: list[Found] = []
    for sentence in own:
        parts = _SIGN.split(sentence.plain)
        if found and parts[0].strip() and not sentence.plain.startswith(parts[0]):
            found[-1].own.append(sentence)
        if len(parts) == 1 and found:
            found[-1].own.append(sentence)
        found.extend(Found(cleaned(first_words(each)), [sentence]) for each in parts[1:])
    return found


def _each(own: Sequence[Sentence], label: str) -> list[Found]:
    """One to a sentence, the label aside."""
    texts = [(each, each.plain) for each in own]
    first = re.sub(rf"^{re.escape(label)}[:.]?\s*", "", own[0].plain)
    told = [(own[0], first), *texts[1:]] if first else texts[1:]
    return [Found(cleaned(first_words(text)), [each]) for each, text in told]


def _tells(option: Found) -> bool:
    """Whether it is dropped, taken, or to leave everything as it is."""
    text = " ".join(each.plain for each in option.own)
    return bool(
        option.marked
        or REJECTED.search(text)
        or _TAKEN.search(text)
        or _STAYS.match(option.name)
        or _NOTHING.search(option.name)
    )


def _runs(document: Document, kept: Sequence[Sentence]) -> Iterator[list[Found]]:
    """The items of each section, and its paragraphs."""
    for section in document.sections:
        inside = [each for each in kept if each.section == section.number]
        about = announced(section.title, "decision")
        if about & _OTHER and "option" not in about:
            continue
        for kind in ("item", "paragraph"):
            yield from _neighbours(document, [each for each in inside if each.kind == kind])


def _neighbours(document: Document, inside: Sequence[Sentence]) -> Iterator[list[Found]]:
    blocks: dict[int, list[Sentence]] = {}
    for each in inside:
        blocks.setdefault(each.block, []).append(each)
    run: list[Found] = []
    last = -1
    for number, own in blocks.items():
        if label_of(own[0].plain, "decision").isupper():
            yield run
            run, last = [], -1
            continue
        between = document.blocks[last + 1 : number] if last >= 0 else ()
        same = not run or _mark(document, own) == _mark(document, run[-1].own)
        if run and (not same or any(each.kind != "other" for each in between)):
            yield run
            run = []
        run.append(_found(document, own))
        last = number
    yield run


def _mark(document: Document, own: Sequence[Sentence]) -> str:
    """How a block begins: with a number, with a sign, or with a word."""
    block = document.blocks[own[0].block]
    sign = document.text[block.start : own[0].start].strip()[:1]
    return "1" if sign.isdigit() else sign


def _found(document: Document, own: list[Sentence]) -> Found:
    first = own[0]
    lead = lead_of(document.text[first.start : document.blocks[first.block].end])
    name = lead or first_words(unnumbered(first.plain))
    return Found(cleaned(name), own, bool(CHOSEN.search(name)) and not REJECTED.search(name))


def _sections(document: Document, kept: Sequence[Sentence]) -> list[Found]:
    """Sections that follow each other, whose headings are the names of options."""
    title = title_section(document)
    best: list[Found] = []
    run: list[Found] = []
    for section in document.sections:
        own = [each for each in kept if each.section == section.number]
        named = section.title and section.number != title and own
        if not named or announced(section.title, "decision") - {"do_nothing"}:
            run = []
            continue
        marked = bool(CHOSEN.search(section.title)) and not REJECTED.search(section.title)
        run.append(Found(cleaned(section.title), own, marked))
        best = max(best, _trimmed(run), key=len)
    return best


def _trimmed(run: Sequence[Found]) -> list[Found]:
    """From the first to the last that is told as an option."""
    telling = [index for index, each in enumerate(run) if _tells(each)]
    return list(run[telling[0] : telling[-1] + 1]) if telling else []
