"""What a memo tells of something: the sentences with that part, and those under its heading."""

import re
from collections.abc import Collection, Iterable

from assistant.memo.document import Document, Section, Sentence
from assistant.memo.gaps import gap_sentences
from assistant.memo.headings import announced, lead_of
from assistant.memo.reading import Reading, Role
from assistant.memo.verdicts import Verdict

MOST_WORDS = 12
_NOTHING = re.compile(
    r"(?:n/?a|none|tbd|tba|todo|to do|-|–|coming soon|(?:this (?:section |part )?)?(?:(?:will|to|"
    r"is to|still has to|must) be (?:added|written|done|filled in|completed|provided|decided|"
    r"defined)|follows|comes)(?: later| soon| here)?)\W*",
    re.I,
)


def told(reading: Reading, role: Role, *, unless_under: Collection[Role] = ()) -> list[Sentence]:
    """The sentences on `role`, in order, without gaps and without a bare "none" or "to do".

    A sentence that only sounds like it and stands under a heading of `unless_under` is left out.
    Words that lead its paragraph ("What went well: …") count before the heading above it.
    """
    own = {section.number for section in sections_of(reading, role)}
    other = {s.number for each in unless_under for s in sections_of(reading, each)} - own
    gaps = gap_sentences(reading.document)
    led = _led(reading)

    def tells(each: Sentence) -> bool:
        lead = led.get(each.block)
        if lead:
            shown = role in reading.roles.get(each.number, ())
            return role in lead or (shown and not lead & frozenset(unless_under))
        if each.section in own:
            return True
        return role in reading.roles.get(each.number, ()) and each.section not in other

    found = [
        each
        for each in reading.document.sentences
        if each.number not in gaps and not _NOTHING.fullmatch(each.plain) and tells(each)
    ]
    return found if role == "unresolved" else _answers(found)


def _answers(found: list[Sentence]) -> list[Sentence]:
    """Without the questions that the next sentence of the same paragraph answers."""
    following = [*found[1:], None][: len(found)]
    return [
        each
        for each, after in zip(found, following, strict=True)
        if not (each.plain.endswith("?") and after and after.block == each.block)
    ]


def _led(reading: Reading) -> dict[int, frozenset[Role]]:
    """What the words that lead a paragraph announce, by the number of its block."""
    document = reading.document
    found: dict[int, frozenset[Role]] = {}
    for block in document.blocks:
        lead = lead_of(document.text[block.start : block.end]) if block.kind == "paragraph" else ""
        roles = announced(lead, reading.kind) if lead else frozenset[Role]()
        if roles:
            found[block.number] = roles
    return found


def sections_of(reading: Reading, role: Role) -> list[Section]:
    """The sections whose headings announce `role`, with those below them that announce nothing.

    The memo's own title announces nothing. Below "Actions" everything is about actions, also what
    stands under "Detection".
    """
    title = _title(reading.document)
    found: list[Section] = []
    for section in reading.document.sections:
        if section.number == title or not section.title:
            continue
        roles = reading.sections.get(section.number, frozenset())
        above = _above(reading, section, title)
        inherits = role in above and (role == "action" or not roles)
        if (role in roles or inherits) and (role == "action" or "action" not in above):
            found.append(section)
    return found


def _above(reading: Reading, section: Section, title: int) -> frozenset[Role]:
    """What the headings above a section announce."""
    announced: set[Role] = set()
    level = section.level
    for each in reversed(reading.document.sections[1 : section.number]):
        if each.level < level and each.number != title:
            announced |= reading.sections.get(each.number, frozenset())
        level = min(level, each.level)
    return frozenset(announced)


def _title(document: Document) -> int:
    """The number of the section that the memo's title opens; -1 when it has none."""
    headed = [each for each in document.sections if each.title]
    highest = min((each.level for each in headed), default=0)
    top = [each for each in headed if each.level == highest]
    alone = len(top) == 1 and top[0] is headed[0] and (highest == 1 or len(headed) > 1)
    return top[0].number if alone else -1


def blocks_of(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """The sentences by the paragraph, item or row in which they stand."""
    blocks: dict[int, list[Sentence]] = {}
    for each in sentences:
        blocks.setdefault(each.block, []).append(each)
    return list(blocks.values())


def numbers(sentences: Iterable[Sentence], most: int = 3) -> tuple[int, ...]:
    """The numbers of the first sentences."""
    return tuple(each.number for each in sentences)[:most]


def words_of(text: str, most: int = MOST_WORDS) -> str:
    """The first words of a text, verbatim, without the stop behind them."""
    match = re.match(rf"\s*((?:\S+\s+){{0,{most - 1}}}\S+)", text)
    return match.group(1).rstrip(".:;, ") if match else text.strip()


def missing_unless(sentences: list[Sentence], where: Iterable[Sentence] = ()) -> Verdict:
    """Sound when something is told, with the sentences that tell it."""
    if sentences:
        return Verdict("sound", numbers(sentences))
    return Verdict("missing", numbers(where, 1), "missing")
