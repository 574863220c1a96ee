"""Whether each option gets a fair hearing, by the same criteria as the others."""

import re
from collections.abc import Mapping, Sequence

from assistant.memo.detectors.told import words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.reading import Option, Reading
from assistant.memo.verdicts import SILENT, Verdict
from assistant.stems import alike, stem_of

_FOR_IT = re.compile(
    r"\b(?:cheap\w*|quick\w*|fast\w*|simple\w*|easy|easier|easily|little (?:work|effort)|works?|"
    r"keeps?|gives?|saves?|also|good|better|best|clean\w*|could|can|covers?|solves?|proven|known|"
    r"familiar|flexible|full|serious|nice|safe\w*|less|fewer|lower|higher|helps?|avoid\w*|free|"
    r"ready|remov\w+|cut\w*|reduc\w+|strong\w*|allow\w*)\b",
    re.I,
)
_LOADED = re.compile(
    r"\b(?:messy|a mess|painful|pain|pointless|nobody sensible|no sensible|solves nothing|far "
    r"too|way too|hopeless|silly|nonsense|absurd|unrealistic|nightmare|horrible|terrible|awful|"
    r"ugly|waste|crazy|would never|never get|never work|out of the question|not serious|"
    r"obviously|clearly|simply (?:not|too|bad)|when it matters|jam|useless|naive|foolish|"
    r"laughable|disaster|madness|no chance|unthinkable|ridiculous|stupid|never|nobody|still too|"
    r"too (?:slow|late|hard|much|big|risky|old|complicated|expensive)|slow and|doomed|outdated|"
    r"clumsy)\b",
    re.I,
)
_LOPSIDED = 0.6
_TINY, _BROAD, _LEAST_PRAISE = 9, 45, 24
_MONEY = ("eur", "usd", "gbp", "chf")
_SPANS = ("minute", "hour", "day", "week", "month", "year")
_UNITS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("cost", "price", "money", "fee", "expens", "budget", "bill"), _MONEY),
    **dict.fromkeys(("time", "effort", "work", "duration"), _SPANS),
    **dict.fromkeys(("speed", "latency"), ("millisecond", "second", "minute", "hour")),
    **dict.fromkeys(("shar", "rate", "percentag", "accuracy", "availability"), ("%",)),
}
"""In which units a criterion is met without being named, by a stem of its name."""
_EMPTY = frozenset(
    stem_of(word)
    for word in (
        "the a an of in on at to for from by with and or as per is are over how many much our we "
        "it their us within during what which who that than not no be can will its more less low "
        "high two three"
    ).split()
)


def straw_man(reading: Reading) -> Verdict:
    """Whether an option is put up only to be knocked down."""
    real = [each for each in reading.options if not each.does_nothing]
    if len(reading.options) < 2:
        return SILENT
    sizes = {each.name: _size(reading, each) for each in reading.options}
    most = max(sizes.values())
    for option in real:
        if option.chosen or sizes[option.name] > _LOPSIDED * most:
            continue
        own = own_of(reading, option)
        text = without_name(
            " ".join(reading.document.sentence(number).plain for number in own), option.name
        )
        if _measured(reading, own) or _FOR_IT.search(_without_against(text)):
            continue
        small = sizes[option.name]
        bare = small <= _TINY and (most >= _BROAD or (most >= _LEAST_PRAISE and most >= 4 * small))
        if bare or _LOADED.search(text):
            words = {
                "option": words_of(option.name),
                "words": str(sizes[option.name]),
                "most": str(most),
            }
            return Verdict("weak", own, "lopsided", words)
    fair = [each.sentences[0] for each in real if not each.chosen]
    return Verdict("sound", tuple(fair[:2])) if fair else SILENT


def without_name(text: str, name: str) -> str:
    return text.replace(name, " ", 1)


def _without_against(text: str) -> str:
    """Words that sound like praise and are none: "would never get it right", "not good"."""
    text = re.sub(r"\b\w+ nothing\b", " ", text)
    return re.sub(
        r"\b(?:never|not|nobody|no|none|cannot|n't|hardly|would|could|far)\b(?:\s\w+){1,3}",
        " ",
        text,
        flags=re.I,
    )


def own_of(reading: Reading, option: Option) -> tuple[int, ...]:
    """The sentences of an option itself, without those elsewhere that name it."""
    own = [option.sentences[0]]
    for number in option.sentences[1:]:
        if number != own[-1] + 1:
            break
        own.append(number)
    return tuple(own)


def _size(reading: Reading, option: Option) -> int:
    return sum(reading.document.sentence(number).words for number in own_of(reading, option))


def _measured(reading: Reading, own: Sequence[int]) -> bool:
    return any(of_sentence(reading.document.sentence(number)) for number in own)


def same_criteria(reading: Reading) -> Verdict:
    """Whether each option is judged by what the others are judged by."""
    wanted = _named_criteria(reading)
    judged = [
        each
        for each in reading.options
        if len(own_of(reading, each)) > 1 or len(reading.options) > 2
    ]
    if len(wanted) < 2 or len(judged) < 2 or straw_man(reading).status == "weak":
        return SILENT
    met = {
        each.name: [_judged_on(reading, each, stems) for stems in wanted.values()]
        for each in judged
    }
    fullest = max(sum(each) for each in met.values())
    if fullest < 2:
        return SILENT
    full = [name for name, each in met.items() if sum(each) >= fullest]
    for option in judged:
        missed = fullest - sum(met[option.name])
        others = [sum(met[each.name]) for each in judged if each is not option]
        if (
            missed >= 2
            and min(others) >= fullest - 1
            and not (option.does_nothing and len(full) < 2)
        ):
            lacking = [name for name, hit in zip(wanted, met[option.name], strict=True) if not hit]
            words = {"option": words_of(option.name), "words": words_of(lacking[0], 6)}
            return Verdict("weak", own_of(reading, option)[:3], "switched", words)
    if len(full) == len(judged):
        return Verdict("sound", tuple(each.sentences[0] for each in judged[:3]))
    return SILENT


def _named_criteria(reading: Reading) -> dict[str, frozenset[str]]:
    """The criteria by name: items below their heading, or what one sentence lists."""
    found = reading.of("criteria")
    items = [each.plain for each in found if each.kind in ("item", "row")]
    if len(items) < 2:
        items = [part for each in found for part in _listed(each.plain)]
    named = {re.split(r"[.:;(–—]", item)[0].strip(): item for item in items}
    stems = {name: _stems(name) or _stems(item) for name, item in named.items() if name}
    return {name: each for name, each in stems.items() if each}


def _listed(text: str) -> list[str]:
    after = re.split(r"[:–—]| by | were | are ", text, maxsplit=1)
    parts = re.split(r",\s(?:and |then )?|\s(?:and|then)\s", after[1] if len(after) > 1 else "")
    return [part.strip(" .") for part in parts if 0 < len(part.split()) <= 5]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem_of(word) for word in re.findall(r"[a-z][a-z'’-]+", text.lower())) - _EMPTY


def _judged_on(reading: Reading, option: Option, criterion: frozenset[str]) -> bool:
    sentences: list[Sentence] = [
        reading.document.sentence(number) for number in own_of(reading, option)
    ]
    said = frozenset().union(*(_stems(each.plain) for each in sentences))
    if any(one == other or alike(one, other) for one in criterion for other in said):
        return True
    units = {each.unit for sentence in sentences for each in of_sentence(sentence)}
    return any(unit in units for stem in criterion for unit in _UNITS.get(stem, ()))
