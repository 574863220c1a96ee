"""Whether real options are weighed, fairly, and by the same stated criteria."""

import re
from collections.abc import Mapping, Sequence

from assistant.memo.detectors.told import numbers, words_of
from assistant.memo.document import Sentence
from assistant.memo.figures import of_sentence
from assistant.memo.reading import Option, Reading
from assistant.memo.verdicts import SILENT, Detector, Verdict
from assistant.stems import alike, stem_of

_TURNED_DOWN = re.compile(
    r"\b(?:(?:we|i) )?(?:(?:do|did|would|can|will|could|does)(?: not|n't)|cannot|can't) "
    r"(?:choose|recommend|propose|prefer|pick|want|take|pursue|support|advise)(?: (?:it|this|"
    r"that))?|\b(?:was|were|is|are)? ?(?:rejected|discarded|turned down|ruled out|not (?:chosen|"
    r"recommended|selected))\b|\badvise against(?: it| this)?|\brank (?:it|this) \w+|\bput (?:it|"
    r"this) (?:second|third|last)\b|\bnot (?:chosen|for us|recommended)\b",
    re.I,
)
_POSITIVE_NO = re.compile(
    r"\bno (?:new|risks?|extra|changes?|work|set-?up|costs?|need|additional|effort|training|"
    r"disruption|migration|licen[cs]e|downtime|harm)\b|\bnot only\b|\bcannot be beaten\b|\bno "
    r"one (?:has to|needs)\b|\b(?:without|less|fewer) (?:any |new |extra )?(?:changes?|work|"
    r"training|effort|code|risk|disruption)\b",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:because|but|however|although|though|yet|unless|despite|cannot|can't|could not|not|n't|"
    r"never|nobody|no|none|nothing|too(?= \w)|lacks?|lacking|miss(?:es|ing)?|fails?|worse|slower|"
    r"dearer|costlier|longer|harder|expensive|later|late|risk\w*|loses?|losing|lost|without|"
    r"against|object\w*|still|goes on|go on|instead|even so|twice|double|triple|times as (?:much|"
    r"long)|more than|would (?:mean|leave|tie|bind|break|lose|delay|force|require|have to)|"
    r"requires?|needs? (?:a|an|more|at|to)|depends? on|stays? the same|drawback|price|weak\w*|"
    r"young|immature|heavy|complex\w*|overkill|wrong|unsuitable|insufficient|short of|failures?|"
    r"stops|prefer\w*|doubles|ties|locks?|lock-?in|forbid\w*|refus\w*|exceed\w*|delay\w*|since|"
    r"as (?:it|we|they|the|that|this|he|no)|burden\w*|manual|errors?|stale|outage|slow|large|"
    r"many)\b|n't\b",
    re.I,
)
_ALWAYS_GOOD = re.compile(
    r"\b(?:since|as|because) (?:\w+ ){0,6}?(?:keep|know|easy|simple|familiar)\b", re.I
)
_RATIONALE = re.compile(
    r"^(?:the )?(?:reasons?|reasoning|rationale|why (?:we|this|a\b|b\b|c\b|not|option|the)|"
    r"justification|recommendation|comparison|assessment|discussion|evaluation|our choice|"
    r"decision|outcome|verdict|conclusion)\b",
    re.I,
)
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
_TINY, _BROAD = 9, 45
_RANKED = re.compile(
    r"\b(?:in (?:this|that|the following) order|in order\b(?! to)|in order of|most important|"
    r"weightiest|first of all|above all|outranks?|outweighs?|takes? precedence|comes? (?:first|"
    r"before|second)|goes? before|before (?:cost|money|price|speed)|counts? (?:twice|double|most|"
    r"more)|counted twice|double weight|decisive|weight(?:s|ed|ing)?|priorit\w+|ranked|rank\w*|"
    r"matters? most|main|foremost|must[- ]have|nice[- ]to[- ]have|then|second\w*|only third|"
    r"tie-?break\w*|first|\d+ ?%|descending|knock-?out|trumps?|more important|wins?)\b",
    re.I,
)
_UNITS = {
    "cost": ("eur", "usd", "gbp", "chf"), "price": ("eur", "usd", "gbp", "chf"), "money": ("eur", "usd", "gbp", "chf"),
    "fee": ("eur", "usd", "gbp", "chf"), "expens": ("eur", "usd", "gbp", "chf"),
    "budget": ("eur", "usd", "gbp", "chf"), "time": ("hour", "day", "week", "month", "year", "minute"),
    "effort": ("hour", "day", "week", "month", "year"), "work": ("hour", "day", "week", "month", "year"),
    "speed": ("millisecond", "second", "minute", "hour"), "latency": ("millisecond", "second"),
    "shar": ("%",), "rate": ("%",), "percentag": ("%",), "accuracy": ("%",), "availability": ("%",),
}  # fmt: skip
_EMPTY = frozenset(
    stem_of(word)
    for word in "the a an of in on at to for from by with and or as per is are over how many much our we it their we us "
    "within during what which who that than not no be can will its more less low high two three".split()
)


def options(reading: Reading) -> Verdict:
    """Whether at least two ways are weighed, and each that is not taken has its reason."""
    found = reading.options
    if not found or (len(found) == 1 and reading.kind == "design" and found[0].chosen):
        return _none(reading)
    if len(found) == 1 and reading.kind != "design":
        return Verdict(
            "weak", found[0].sentences[:2], "single", {"option": words_of(found[0].name)}
        )
    unreasoned = _unreasoned(reading)
    if unreasoned:
        words = {"option": words_of(unreasoned.name)}
        return Verdict("weak", _own(reading, unreasoned), "no_reason", words)
    weighed = [each for each in found if not each.does_nothing] or list(found)
    return Verdict("sound", tuple(each.sentences[0] for each in weighed[:3]))


def _none(reading: Reading) -> Verdict:
    headed = reading.under("option")
    if reading.kind == "design" and headed:
        title = words_of(reading.document.title) or "this design"
        return Verdict("missing", (), "single", {"option": title})
    if reading.of("option") and not headed:
        return SILENT
    return Verdict("missing", (), "missing")


def _unreasoned(reading: Reading) -> Option | None:
    """An option that is not taken and of which nothing is said against it."""
    if not any(each.chosen for each in reading.options) and reading.kind != "design":
        return None
    if _reasons_elsewhere(reading):
        return None
    for option in reading.options:
        if option.chosen or option.does_nothing:
            continue
        told = [reading.document.sentence(number).plain for number in option.sentences]
        own = [_without_name(text, option.name) for text in told]
        if own and not any(_speaks_against(text) for text in own):
            return option
    return None


def _speaks_against(text: str) -> bool:
    for pattern in (_TURNED_DOWN, _POSITIVE_NO, _ALWAYS_GOOD):
        text = pattern.sub(" ", text)
    return bool(_AGAINST.search(text))


def _reasons_elsewhere(reading: Reading) -> bool:
    for section in reading.document.sections:
        if _RATIONALE.match(section.title):
            told = reading.document.of_section(section.number)
            if any(
                re.search(r"\b(?:because|since|as|than|would have)\b", each.plain, re.I)
                for each in told
            ):
                return True
    return False


def do_nothing(reading: Reading) -> Verdict:
    """Whether leaving things as they are is weighed too."""
    found = [each for each in reading.options if each.does_nothing]
    if found:
        return Verdict("sound", found[0].sentences[:2])
    told = reading.of("do_nothing")
    if told:
        return Verdict("sound", numbers(told, 2))
    if options(reading).fault in ("missing", "single"):
        return SILENT
    where = reading.options[0].sentences[:1] if reading.options else ()
    return Verdict("missing", where, "missing")


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
        own = _own(reading, option)
        text = _without_name(
            " ".join(reading.document.sentence(number).plain for number in own), option.name
        )
        if _measured(reading, own) or _FOR_IT.search(_without_against(text)):
            continue
        bare = sizes[option.name] <= _TINY and most >= _BROAD
        if bare or _LOADED.search(text):
            words = {
                "option": words_of(option.name),
                "words": str(sizes[option.name]),
                "most": str(most),
            }
            return Verdict("weak", own, "lopsided", words)
    fair = [each.sentences[0] for each in real if not each.chosen]
    return Verdict("sound", tuple(fair[:2])) if fair else SILENT


def _without_name(text: str, name: str) -> str:
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


def _own(reading: Reading, option: Option) -> tuple[int, ...]:
    """The sentences of an option itself, without those elsewhere that name it."""
    own = [option.sentences[0]]
    for number in option.sentences[1:]:
        if number != own[-1] + 1:
            break
        own.append(number)
    return tuple(own)


def _size(reading: Reading, option: Option) -> int:
    return sum(reading.document.sentence(number).words for number in _own(reading, option))


def _measured(reading: Reading, own: Sequence[int]) -> bool:
    return any(next(of_sentence(reading.document.sentence(number)), None) for number in own)


def criteria(reading: Reading) -> Verdict:
    """Whether it says by what the options are judged, and what counts most."""
    found = list(reading.of("criteria"))
    if not found:
        return SILENT if _table_of_options(reading) else Verdict("missing", (), "missing")
    headings = " ".join(each.title for each in reading.under("criteria"))
    if _RANKED.search(headings) or any(_RANKED.search(each.plain) for each in found):
        return Verdict("sound", numbers(found, 3))
    if len(found) == 1 and not re.search(r",|\band\b", found[0].plain):
        return Verdict("sound", numbers(found))
    return Verdict("weak", numbers(found), "unranked", {"words": words_of(found[0].plain)})


def _table_of_options(reading: Reading) -> bool:
    """Whether the columns of a table are criteria, although nothing names them so."""
    return any(
        reading.document.sentence(each.sentences[0]).kind == "row" for each in reading.options
    )


def same_criteria(reading: Reading) -> Verdict:
    """Whether each option is judged by what the others are judged by."""
    wanted = _named_criteria(reading)
    judged = [
        each for each in reading.options if len(_own(reading, each)) > 1 or len(reading.options) > 2
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
            return Verdict("weak", _own(reading, option)[:3], "switched", words)
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
        reading.document.sentence(number) for number in _own(reading, option)
    ]
    said = frozenset().union(*(_stems(each.plain) for each in sentences))
    if any(one == other or alike(one, other) for one in criterion for other in said):
        return True
    units = {each.unit for sentence in sentences for each in of_sentence(sentence)}
    return any(unit in units for stem in criterion for unit in _UNITS.get(stem, ()))


TABLE: Mapping[str, Detector] = {
    "options": options,
    "do_nothing": do_nothing,
    "straw_man": straw_man,
    "criteria": criteria,
    "same_criteria": same_criteria,
}
