"""Whether a one-page brief is one page."""

from collections.abc import Mapping

from assistant.memo.kinds import memo_kinds
from assistant.memo.reading import Reading
from assistant.memo.verdicts import SILENT, Detector, Verdict

_SLACK = 1.1
"""A line too many is not worth a word."""


def length(reading: Reading) -> Verdict:
    """Whether it is longer than its kind should be."""
    most = memo_kinds()[reading.kind].words[1]
    count = reading.document.words
    if count <= most * _SLACK:
        return SILENT
    past = [
        each.number for each in reading.document.sentences if _begins(reading, each.number) >= most
    ]
    words = {"count": str(count), "most": str(most)}
    return Verdict("weak", tuple(past[:1]), "long", words)


def _begins(reading: Reading, number: int) -> int:
    return sum(each.words for each in reading.document.sentences[: number - 1])


TABLE: Mapping[str, Detector] = {"length": length}
