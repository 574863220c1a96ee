"""The level of impact that a memo argues at, with the sentence that shows it."""

from assistant.levels import LEVELS, level_in
from assistant.memo.findings import MemoLevel
from assistant.memo.reading import Reading, Role

_RESULTS: tuple[Role, ...] = ("success", "ask", "proposal", "goal", "takeaway", "impact")
_GROUNDS: tuple[Role, ...] = ("why_now", "evidence", "context", "downside", "next_step", "action")


def level_of(reading: Reading) -> MemoLevel:
    """The widest group that a result of the memo reaches; else one that its grounds name."""
    for roles in (_RESULTS, _GROUNDS):
        shown = [
            (level, -sentence.number, sentence)
            for sentence in reading.of(*roles)
            if (level := level_in(sentence.plain))
        ]
        if shown:
            number, _, sentence = max(shown, key=lambda each: each[:2])
            kind = LEVELS[number]
            return MemoLevel(number, kind.name, (sentence.number,), sentence.text, kind.next_needs)
    return MemoLevel(0, LEVELS[0].name, (), "", LEVELS[0].next_needs)
