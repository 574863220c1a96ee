"""Weaknesses of prose that code can see: warnings, shown folded away, never findings.

Tables, quotations and code are left alone, and so are the gaps that the author still has to fill.
"""

import re
from collections.abc import Callable, Iterator

from assistant.memo import acronyms
from assistant.memo.document import Document, Sentence
from assistant.memo.fillers import FILLER, SHORTER
from assistant.memo.findings import LintWarning
from assistant.memo.gaps import gap_sentences

MOST_WORDS = 30
_SHOWN_WORDS = 12
_READ = frozenset(("paragraph", "item"))
_LEFT_ALONE = re.compile(
    r"`[^`\n]{1,200}`|\]\([^)\n]{1,400}\)|https?://\S{1,400}|\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”"
)
_NUMBER = re.compile(
    r"\d|%|\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|"
    r"forty|fifty|sixty|ninety|hundred|thousand|million|half|halved?|third|quarter|twice|double|"
    r"none|every|each|all)\b",
    re.I,
)
_WEASEL = re.compile(
    r"\b(?:(?<!how )(?<!as )(?<!too )(?<!so )many|several|various|numerous|(?:a )?lots? of|"
    r"a number of|plenty of|countless|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|"
    r"dramatic(?:ally)?|greatly|vastly|hugely|fairly|relatively|somewhat|quite|"
    r"often|frequently|sometimes|usually|generally|typically|rarely|occasionally|"
    r"might|arguably|perhaps|maybe|possibly|probably|presumably|hopefully|nearly|almost|"
    r"should (?:be (?:fine|enough|ok|okay|easy|possible|straightforward|faster|better|safe)|"
    r"help|improve|work|suffice)|"
    r"most (?:of )?(?:our |the )?(?:users|customers|clients|teams|people|engineers|requests|"
    r"cases))\b",
    re.I,
)
_ADJECTIVE = re.compile(
    r"\b(?:robust|scalable|seamless(?:ly)?|world-class|best-in-class|cutting-edge|"
    r"state-of-the-art|next-generation|future-proof|frictionless|game-changing|huge|massive|"
    r"tremendous|enormous|incredibl[ey]|amazing(?:ly)?|awesome|terribl[ey]|blazing(?:ly)?|"
    r"(?:much|far|way) (?:faster|slower|better|worse|cheaper|easier|simpler|safer|bigger|smaller|"
    r"larger|harder|quicker|cleaner|more [a-z]{4,20})|"
    r"(?:(?<!the )(?<!this )(?<!that )very|extremely|super) (?!first\b|same\b|last\b|much\b)"
    r"[a-z]{3,20})\b",
    re.I,
)
_NOBODY = re.compile(
    r"(?<!when )(?<!before )(?<!after )(?<!since )(?<!until )(?<!once )"
    r"\b(?:it\s(?:was|is|has\sbeen|had\sbeen)\s(?:then\s|also\s|later\s|finally\s|jointly\s)?"
    r"(?:decided|agreed)|(?:a|the)\sdecision\s(?:was|has\sbeen)\s(?:made|taken|reached))\b"
    r"(?![^.;]{0,60}\bby\s(?!the\send|the\sstart|then\b)(?:the|our|a|an|all|us|both|them)\b)",
    re.I,
)


def lint(document: Document) -> tuple[LintWarning, ...]:
    """The warnings, in the order of the sentences; at most one of a rule for each sentence."""
    gaps = gap_sentences(document)
    undefined = acronyms.undefined(document)
    found: list[LintWarning] = []
    for sentence in document.sentences:
        if sentence.kind not in _READ or sentence.number in gaps:
            continue
        shown = _LEFT_ALONE.sub(lambda match: " " * len(match.group()), sentence.text)
        for rule in _RULES:
            found.extend(rule(sentence, shown))
        found.extend(_acronym(sentence, shown, undefined))
    return tuple(found)


def _long(sentence: Sentence, shown: str) -> Iterator[LintWarning]:
    count = sum(any(map(str.isalnum, word)) for word in sentence.plain.split())
    if count > MOST_WORDS:
        words = re.match(rf"(?:\S+\s+){{0,{_SHOWN_WORDS - 1}}}\S+", sentence.text)
        quote = words.group() if words else sentence.text
        said = f"{count} words in one sentence; above {MOST_WORDS} most readers go back."
        yield LintWarning("long", sentence.number, quote, said)


def _weasel(sentence: Sentence, shown: str) -> Iterator[LintWarning]:
    yield from _unmeasured(
        "weasel", _WEASEL, "Says neither how much nor how sure.", sentence, shown
    )


def _adjective(sentence: Sentence, shown: str) -> Iterator[LintWarning]:
    said = "An opinion in place of a figure: how much, measured how?"
    yield from _unmeasured("adjective", _ADJECTIVE, said, sentence, shown)


def _unmeasured(
    rule: str, pattern: re.Pattern[str], said: str, sentence: Sentence, shown: str
) -> Iterator[LintWarning]:
    match = pattern.search(shown)
    if match and not _NUMBER.search(shown):
        yield LintWarning(rule, sentence.number, _words(sentence, match), said)


def _filler(sentence: Sentence, shown: str) -> Iterator[LintWarning]:
    match = FILLER.search(shown)
    if match:
        shorter = SHORTER[" ".join(match.group().lower().split())]
        said = f"Shorter: “{shorter}”." if shorter else "Says nothing; it can go."
        yield LintWarning("filler", sentence.number, _words(sentence, match), said)


def _passive(sentence: Sentence, shown: str) -> Iterator[LintWarning]:
    match = _NOBODY.search(shown)
    if match:
        said = "Who decided or agreed? The sentence names nobody."
        yield LintWarning("passive", sentence.number, _words(sentence, match), said)


def _acronym(sentence: Sentence, shown: str, undefined: set[str]) -> Iterator[LintWarning]:
    """The first of them in this sentence, once in the memo; takes it from the set."""
    for start, end in acronyms.spans(shown):
        name = shown[start:end]
        if name in undefined:
            undefined.discard(name)
            said = f"{name} is spelt out nowhere in the memo."
            yield LintWarning("acronym", sentence.number, sentence.text[start:end], said)
            return


def _words(sentence: Sentence, match: re.Match[str]) -> str:
    return sentence.text[match.start() : match.end()]


_RULES: tuple[Callable[[Sentence, str], Iterator[LintWarning]], ...] = (
    _long,
    _weasel,
    _adjective,
    _filler,
    _passive,
)
