"""Two readers of one memo: somebody with a minute, and somebody who reads it all.

What each takes away are the memo's own sentences; what each asks follows from the verdicts, and
they disagree where something stands in the memo but not where the first one looks.
"""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.memo.document import Sentence
from assistant.memo.findings import Reader, Readers
from assistant.memo.kinds import MemoKind
from assistant.memo.reading import Reading
from assistant.memo.verdicts import Verdict

_FILE = Path(__file__).with_name("readers.toml")
_FIRST_WORDS = 150
"""What is read in a minute with the mind elsewhere: the first screen."""
_MOST = 3
_TELLING = 6
"""Words of the shortest sentence that says something: "Hi all," does not."""


@dataclass(frozen=True, slots=True)
class Interest:
    """What a reader wants to know of one criterion."""

    asks: str
    late: str
    """Of the executive: what they miss when it stands only further down."""


@functools.cache
def interests(reader: str) -> Mapping[str, Interest]:
    """What the "executive" or the "deep" reader wants to know, by criterion, in their order."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))[reader]
    return {name: Interest(each["asks"], each.get("late", "")) for name, each in data.items()}


def readers(kind: MemoKind, reading: Reading, verdicts: Mapping[str, Verdict]) -> Readers:
    """Both readers of a memo that has at least one sentence."""
    known = {criterion.name for criterion in kind.criteria}
    seen = {sentence.number for sentence in reading.first_screen(_FIRST_WORDS)}
    executive = {name: each for name, each in interests("executive").items() if name in known}
    deep = {name: each for name, each in interests("deep").items() if name in known}
    early = [name for name in executive if _shown(verdicts.get(name), seen)]
    late = [
        name
        for name in executive
        if name not in early and _shown(verdicts.get(name)) and executive[name].late
    ]
    unanswered = [name for name in executive if name not in early and name not in late]
    first = _reader(
        "executive",
        reading,
        [_first_of(verdicts[name], seen) for name in early],
        [executive[name].asks for name in (*unanswered, *late) if _open(verdicts.get(name), seen)],
    )
    second = _reader(
        "deep",
        reading,
        [verdicts[name].sentences[0] for name in deep if _shown(verdicts.get(name))],
        [each.asks for name, each in deep.items() if _open(verdicts.get(name))],
    )
    return Readers(first, second, _disagreement(reading, executive, late, verdicts))


def _reader(name: str, reading: Reading, takes: Sequence[int], asks: Sequence[str]) -> Reader:
    numbers = tuple(dict.fromkeys(takes))[:_MOST]
    if not numbers and name == "executive":
        telling = (each for each in reading.document.sentences if each.words >= _TELLING)
        numbers = tuple(each.number for each in telling)[:1]
    quotes = tuple(reading.document.sentence(number).text for number in numbers)
    return Reader(name, numbers, quotes, tuple(dict.fromkeys(asks))[:_MOST])


def _shown(verdict: Verdict | None, where: set[int] | None = None) -> bool:
    """Whether sentences show that it is sound: anywhere, or among those of `where`."""
    if verdict is None or verdict.status != "sound" or not verdict.sentences:
        return False
    return where is None or bool(where & set(verdict.sentences))


def _open(verdict: Verdict | None, where: set[int] | None = None) -> bool:
    if verdict is None or verdict.status == "silent":
        return False
    if verdict.status == "sound":
        return where is not None and bool(verdict.sentences) and not where & set(verdict.sentences)
    return True


def _first_of(verdict: Verdict, where: set[int]) -> int:
    return next(number for number in verdict.sentences if number in where)


def _disagreement(
    reading: Reading,
    executive: Mapping[str, Interest],
    late: Sequence[str],
    verdicts: Mapping[str, Verdict],
) -> str:
    if not late:
        return ""
    name = late[0]
    sentence: Sentence = reading.document.sentence(verdicts[name].sentences[0])
    total = len(reading.document.sentences)
    return f"{executive[name].late} It stands in sentence {sentence.number} of {total}."
