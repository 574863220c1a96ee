"""From verdicts to what the author reads: findings and strengths in the words of the kind."""

import hashlib
import re
from collections.abc import Mapping

from assistant import titles
from assistant.memo.document import Document
from assistant.memo.findings import Finding, Strength
from assistant.memo.kinds import Criterion, MemoKind
from assistant.memo.reading import Reading
from assistant.memo.verdicts import Verdict

_MOST_WORDS = 14
_ID = 10
_ARTICLE = re.compile(r"(?:the|our|my|a|an|your|their)\s", re.I)
_SPARE = re.compile(r"\{(\w+)\}")


def findings(kind: MemoKind, reading: Reading, verdicts: Mapping[str, Verdict]) -> list[Finding]:
    """One finding for each criterion that is weak or missing, in the order of the kind."""
    decider = decider_of(reading) or kind.reader
    return [
        _finding(criterion, verdict, reading.document, decider)
        for criterion in kind.criteria
        if (verdict := verdicts.get(criterion.name)) and verdict.status in ("weak", "missing")
    ]


def strengths(
    kind: MemoKind, document: Document, verdicts: Mapping[str, Verdict], most: int = 3
) -> list[Strength]:
    """What is sound and worth saying, each with the sentence that shows it; a sentence once.

    A sentence with which something is wrong is not praised in the same review.
    """
    ranked = sorted(kind.criteria, key=_worth)
    said: list[Strength] = []
    weak = [each for each in verdicts.values() if each.status == "weak"]
    taken = {number for each in weak for number in each.sentences}
    for criterion in ranked:
        verdict = verdicts.get(criterion.name)
        if not criterion.praise or verdict is None or verdict.status != "sound":
            continue
        shown = tuple(each for each in verdict.sentences if each not in taken)
        if shown and len(said) < most:
            taken.update(shown)
            quote = document.sentence(shown[0]).text
            said.append(Strength(criterion.name, shown[:2], quote, criterion.praise))
    return said


def decider_of(reading: Reading) -> str:
    """Who decides, as the memo names them: "the director of platform"; empty when it does not."""
    for sentence in reading.of("decider"):
        named = titles.ROLE.search(sentence.plain)
        if named:
            words = named.group()
            return _lowered(words) if _ARTICLE.match(words) else f"the {_lowered(words)}"
    return ""


def finding_id(criterion: str, fault: str, anchor: str) -> str:
    """The same for the same fault at the same words."""
    words = " ".join(re.findall(r"\w+", anchor.lower()))
    return hashlib.sha256(f"{criterion}\n{fault}\n{words}".encode()).hexdigest()[:_ID]


def filled(wording: str, words: Mapping[str, str]) -> str:
    """A wording with its gaps filled; what fills them is shortened and never read as a gap."""
    return _SPARE.sub(lambda gap: _short(words.get(gap.group(1), "…")), wording)


def _finding(criterion: Criterion, verdict: Verdict, document: Document, decider: str) -> Finding:
    fault = criterion.faults[verdict.fault]
    missing = verdict.status == "missing"
    anchored = [document.sentence(number) for number in verdict.sentences]
    quote = anchored[0].text if anchored and not missing else ""
    return Finding(
        id=finding_id(criterion.name, fault.name, quote),
        criterion=criterion.name,
        fault=fault.name,
        severity=fault.severity or criterion.severity,
        sentences=verdict.sentences,
        quote=quote,
        weak=_sentence(filled(fault.weak, verdict.words)),
        why=_sentence(filled(criterion.why, {"decider": decider})),
        question=_sentence(filled(fault.question, verdict.words)),
        missing=missing,
    )


def _short(words: str) -> str:
    shown = words.split()
    if len(shown) <= _MOST_WORDS:
        return " ".join(shown)
    return " ".join(shown[:_MOST_WORDS]).rstrip(",;:") + " …"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lowered(words: str) -> str:
    first, _, rest = words.partition(" ")
    return words if first.isupper() else f"{first.lower()} {rest}".strip()


def _worth(criterion: Criterion) -> tuple[int, int]:
    return (_SEVERE[criterion.severity], -criterion.weight)


_SEVERE = {"high": 0, "medium": 1, "low": 2}
