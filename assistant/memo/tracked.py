"""What is shown of a memo: its text, its versions, and how what was found in it stands now."""

from dataclasses import dataclass
from datetime import datetime

from assistant.manuscripts import FindingState, KeptVersion, Manuscript, Memo, Origin
from assistant.memo.accepting import state_of_text
from assistant.memo.anchoring import alignment
from assistant.memo.document import Document, parse
from assistant.memo.findings import Finding, Review
from assistant.memo.keeping import review_from_json
from assistant.memo.kinds import memo_kinds
from assistant.memo.life import Tracked
from assistant.memo.oddities import MOST_BYTES

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TrackedFinding:
    """A finding, how it stands, and where its sentences stand in the working text."""

    finding: Finding
    """As the last review that made it says it; its own sentences are those of that version."""
    state: FindingState
    reason: str
    """Of a waived one: why its author leaves it be."""
    opened_in: int
    closed_in: int | None
    """The version that settled it, when it is settled."""
    sentences: tuple[int, ...] = ()
    """Their numbers in the working text; those that are gone are left out."""
    spans: tuple[Span, ...] = ()
    """Their characters in the working text."""


@dataclass(frozen=True, slots=True)
class MemoVersion:
    """A version that was kept to be reviewed. Its text never changes."""

    number: int
    at: datetime
    origin: Origin
    kind: str
    words: int
    text: str
    review: Review | None = None
    """None while it has not been reviewed to the end."""
    closed: tuple[Finding, ...] = ()
    """The findings that it settled."""
    opened: tuple[Finding, ...] = ()
    """Those that were first made of it."""
    returned: tuple[Finding, ...] = ()
    """Those that had been settled and came back with it."""


@dataclass(frozen=True, slots=True)
class MemoPage:
    """A memo at one moment."""

    memo: Memo
    text: str
    """The working text."""
    state: str
    """Of the working text: what an editor hands back when it saves."""
    version: MemoVersion | None = None
    """The last one."""
    review: Review | None = None
    """The latest that there is: of the last version, unless its own was broken off."""
    findings: tuple[TrackedFinding, ...] = ()
    """All that was ever found and that this kind of memo is asked for, oldest first."""
    stale: bool = True
    """Whether the working text, or the kind, is not what was reviewed."""
    note: str = ""
    """Of one just imported: what was left out of the file."""

    @property
    def open(self) -> tuple[TrackedFinding, ...]:
        """The findings that are still to be mended, the one to fix first before all others."""
        review = self.review
        ranked = (*review.findings, *review.further) if review is not None else ()
        place = {finding.id: number for number, finding in enumerate(ranked)}
        left = (each for each in self.findings if each.state in ("open", "regressed"))
        return tuple(sorted(left, key=lambda each: place.get(each.finding.id, len(place))))


def page_of(
    now: Manuscript,
    last: KeptVersion | None,
    reviewed: KeptVersion | None,
    tracked: tuple[Tracked, ...],
) -> MemoPage:
    """The page of a memo whose last version, and last reviewed one, are these."""
    asked = {criterion.name for criterion in memo_kinds()[now.memo.kind].criteria}
    before = parse(reviewed.text if reviewed is not None else "")
    # Larger texts are not reviewed, and finding anything in them would take seconds.
    after = parse(now.text if len(now.text) <= MOST_BYTES else "")
    there = alignment(before, after)
    return MemoPage(
        memo=now.memo,
        text=now.text,
        state=state_of_text(now.text),
        version=None if last is None else version_of(last, tracked),
        review=None if reviewed is None else review_from_json(reviewed.review),
        findings=tuple(
            _shown(each, there, after) for each in tracked if each.finding.criterion in asked
        ),
        stale=reviewed is None or (reviewed.text, reviewed.kind) != (now.text, now.memo.kind),
    )


def version_of(kept: KeptVersion, tracked: tuple[Tracked, ...] = ()) -> MemoVersion:
    """A version with what it settled of these findings."""
    steps = [(each, each.before(kept.number), each.after(kept.number)) for each in tracked]
    # What was waived and is gone is settled too; what came and went with one version is neither.
    return MemoVersion(
        number=kept.number,
        at=kept.at,
        origin=kept.origin,
        kind=kept.kind,
        words=kept.words,
        text=kept.text,
        review=review_from_json(kept.review),
        closed=tuple(
            each.finding
            for each, was, now in steps
            if now == "addressed" and was not in (None, "addressed")
        ),
        opened=tuple(
            each.finding
            for each, was, now in steps
            if was is None and now not in (None, "addressed")
        ),
        returned=tuple(
            each.finding
            for each, was, now in steps
            if was == "addressed" and now not in (None, "addressed")
        ),
    )


def _shown(tracked: Tracked, there: dict[int, int], now: Document) -> TrackedFinding:
    found = (there.get(anchor.number, 0) for anchor in tracked.anchors)
    numbers = tuple(sorted(number for number in found if number))
    places = tuple((now.sentence(number).start, now.sentence(number).end) for number in numbers)
    return TrackedFinding(
        tracked.finding,
        tracked.state,
        tracked.reason if tracked.state == "waived" else "",
        tracked.opened_in,
        tracked.closed_in,
        numbers,
        places,
    )
