"""What a detector says of a short text, read as the product reads it."""

from assistant.memo.detectors import DETECTORS
from assistant.memo.document import parse
from assistant.memo.roles import read
from assistant.memo.verdicts import Verdict


def judge(criterion: str, text: str, kind: str = "decision") -> Verdict:
    """The verdict on one criterion; its verbatim words must stand in the text."""
    verdict = DETECTORS[criterion](read(parse(text), kind))
    assert all(1 <= each <= len(parse(text).sentences) for each in verdict.sentences)
    return verdict


def said(criterion: str, text: str, kind: str = "decision") -> str:
    """Its fault, or its status when there is none."""
    verdict = judge(criterion, text, kind)
    return verdict.fault or verdict.status
