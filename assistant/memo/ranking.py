"""Which finding is said first, how many are said at all, and how the memo stands.

Reviewers are trusted for the biggest issue, not for the number of their comments, so one is to
be fixed first and at most five more are shown beside it.
"""

from collections.abc import Sequence

from assistant.memo.findings import SEVERITIES, Finding, Standing
from assistant.memo.kinds import MemoKind

SHOWN = 6
_STANDINGS: tuple[Standing, ...] = ("draft", "nearly", "ready")
_MOST_FOR_READY, _MOST_FOR_NEARLY = 2, 5
"""So many findings of middle severity a memo may have and still go out, or be nearly there."""


def ranked(kind: MemoKind, findings: Sequence[Finding]) -> list[Finding]:
    """The findings by severity, then by the weight that the kind gives their criterion.

    What is wrong comes before what is missing where both weigh the same: it misleads.
    """

    def rank(finding: Finding) -> tuple[int, int, bool]:
        weight = kind.criterion(finding.criterion).weight
        return (SEVERITIES.index(finding.severity), -weight, finding.missing)

    return sorted(findings, key=rank)


def standing(kind: MemoKind, findings: Sequence[Finding], gaps: int = 0) -> Standing:
    """How the memo stands: as low as its worst fault allows; a draft with any grave one.

    A memo in which gaps of our own drafts are still open is a draft.
    """
    if gaps:
        return _STANDINGS[0]
    grave = any(finding.severity == "high" for finding in findings)
    middling = sum(finding.severity == "medium" for finding in findings)
    reached = 2 if middling <= _MOST_FOR_READY else 1 if middling <= _MOST_FOR_NEARLY else 0
    reached = 0 if grave else reached
    for finding in findings:
        cap = kind.criterion(finding.criterion).faults[finding.fault].caps
        if cap:
            reached = min(reached, _STANDINGS.index(cap))
    return _STANDINGS[reached]
