"""The options that a memo weighs: which there are, which is chosen, which changes nothing."""

import re
from collections.abc import Iterable, Mapping, Sequence

from assistant.memo import option_blocks, option_lists, option_tables
from assistant.memo.document import Document, Sentence
from assistant.memo.option_names import REJECTED, cleaned
from assistant.memo.option_tables import Found
from assistant.memo.reading import Option, Role
from assistant.memo.role_patterns_decision import DO_NOTHING
from assistant.stems import stem_of

_Roles = Mapping[int, frozenset[Role]]
_NOTHING = re.compile(DO_NOTHING, re.I)
_STAYS = re.compile(r"^(?:stay|keep|remain|continu|carry on|stick|wait|live with|leav)\w*\b", re.I)
_PRESENT = re.compile(
    r"\b(?:which|that|as|what|the one) we (?:\w+ )?(?:run|have|use|do|own)(?: \w+)? (?:today|now|"
    r"at the moment|at present)\b|^(?:the )?(?:\w+ )?(?:status quo|nothing)\b",
    re.I,
)
_CELL_CHOSEN = re.compile(
    r"(?:^|[.·(:;,–—]\s?)(?:(?:is |this is )?(?:my|our|the) )?(?:chosen|recommended|selected|"
    r"preferred|preference|favou?rite|recommendation|choice|yes, this)\b(?! (?:by|because|for|"
    r"in))|(?:^|[.·;]\s?)(?:taken|adopted)(?=\s*[.;]|$)|\bthis is (?:what we|the one|our)\b|"
    r"\bwhich (?:we|i) (?:recommend|propose|prefer|choose|suggest|want)\b",
    re.I,
)
_FEWEST, _MOST = 2, 9
_LIKELY, _SURE = 0.5, 0.7
"""So much of its name must be among the words that ask, for an option to be the one;
more where only the title asks."""
_SPARE = frozenset(
    stem_of(word)
    for word in (
        "the a an and or of in on at to for from by with as we our us it its this that is are be "
        "do use all one two three new more than into option alternative plan way recommended "
        "chosen keep them they each every what only at out"
    ).split()
)


def options(
    document: Document,
    kept: Sequence[Sentence],
    sections: _Roles,
    leads: _Roles,
    *,
    chosen_apart: bool = False,
) -> tuple[Option, ...]:
    """The options in their order; their own sentences come first, then those elsewhere.

    Of a design what is chosen stands apart from its alternatives, unless one of them says so.
    """
    found = _first_of(
        option_blocks.headed(document, kept),
        option_blocks.below(document, kept, sections),
        option_blocks.told(document, kept, sections, leads),
        option_blocks.named_blocks(document, kept),
        (
            Found(cleaned(r.name), r.own, r.marked)
            for r in option_tables.rows(document, kept, sections)
        ),
        option_lists.weighed(document, kept),
        option_lists.listed(document, kept),
        option_lists.named(document, kept),
        option_blocks.in_prose(kept, sections),
    )
    if not found:
        return ()
    taken = {each.number for option in found for each in option.own}
    rest = [each for each in kept if each.number not in taken]
    mentions = {index: _mentions(option, found, rest) for index, option in enumerate(found)}
    chosen = _marked(found) if chosen_apart else _chosen(document, found, rest)
    return tuple(
        _option(option, mentions[index], index == chosen) for index, option in enumerate(found)
    )


def nothing_done(name: str, own: Sequence[Sentence]) -> bool:
    """Whether an option is to leave everything as it is, by its name or how it begins."""
    return bool(
        _NOTHING.search(name)
        or _STAYS.match(name)
        or (own and _NOTHING.search(" ".join(own[0].plain.split()[:12])))
        or (own and _PRESENT.search(" ".join(own[0].plain.split()[:16])))
    )


def _first_of(*ways: Iterable[Found]) -> list[Found]:
    """What the first way finds that finds several; else the first that finds one."""
    alone: list[Found] = []
    for way in ways:
        found = [each for each in way if each.own]
        if _FEWEST <= len(found) <= _MOST:
            return found
        alone = alone or found[:1] if len(found) == 1 else alone
    return alone


def _key(name: str) -> frozenset[str]:
    words = re.findall(r"[a-z][a-z'’-]+", name.lower())
    return frozenset(stem_of(word) for word in words) - _SPARE


def _mentions(option: Found, found: Sequence[Found], rest: Sequence[Sentence]) -> list[Sentence]:
    """The sentences elsewhere that name the option and no other more."""
    if nothing_done(option.name, option.own):
        return [each for each in rest if _NOTHING.search(each.plain)]
    others = frozenset().union(*(_key(each.name) for each in found if each is not option))
    special = _key(option.name) - others
    needed = min(len(special), 2)
    if not needed:
        return []
    return [
        each
        for each in rest
        if len(
            special & {stem_of(word) for word in re.findall(r"[a-z][a-z'’-]+", each.plain.lower())}
        )
        >= needed
    ]


def _chosen(
    document: Document,
    found: Sequence[Found],
    rest: Sequence[Sentence],
) -> int:
    """Which option is chosen; -1 when nothing says so."""
    marked = _marked(found)
    if marked >= 0:
        return marked
    told = [" ".join(each.plain for each in option.own) for option in found]
    asked = " ".join(
        each.plain
        for each in rest
        if re.search(
            r"\b(?:recommend|propose|ask|choose|chose|decided?|approve|prefer|buy|move|adopt|want)",
            each.plain,
            re.I,
        )
    )
    said = {
        stem_of(word) for word in re.findall(r"[a-z][a-z'’-]+", asked or document.title.lower())
    }
    scores = [
        -1.0
        if nothing_done(option.name, option.own) or REJECTED.search(told[index])
        else len(_key(option.name) & said) / (len(_key(option.name)) or 1)
        for index, option in enumerate(found)
    ]
    best = max(scores)
    enough = _LIKELY if asked else _SURE
    return scores.index(best) if best >= enough and scores.count(best) == 1 else -1


def _marked(found: Sequence[Found]) -> int:
    """Which option says itself that it is the one; -1 for none."""
    for index, option in enumerate(found):
        told = " ".join(each.plain for each in option.own)
        if option.marked or (_says_chosen(told) and not REJECTED.search(told)):
            return index
    return -1


def _says_chosen(told: str) -> bool:
    return bool(
        _CELL_CHOSEN.search(told)
        or re.search(
            r"\bwe (?:choose|chose|recommend|propose|prefer|picked) (?:this|it)\b", told, re.I
        )
    )


def _option(option: Found, elsewhere: Sequence[Sentence], chosen: bool) -> Option:
    every = (*option.own, *elsewhere)
    return Option(
        name=option.name,
        sentences=tuple(each.number for each in every),
        words=sum(each.words for each in every),
        does_nothing=nothing_done(option.name, option.own),
        chosen=chosen,
    )
