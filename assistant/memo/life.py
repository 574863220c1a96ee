"""The life of findings over the versions of a memo: open, addressed, regressed, waived.

A finding stays the same one as long as its criterion is broken in the same way at the same
sentences, moved or edited; nothing that was ever found is lost.
"""

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.manuscripts import FindingState
from assistant.memo.anchoring import Anchor, alignment, alike, anchors, carried
from assistant.memo.document import Document
from assistant.memo.findings import Finding, Review


@dataclass(frozen=True, slots=True)
class Step:
    """How a finding stood after a version."""

    version: int
    state: FindingState


@dataclass(frozen=True, slots=True)
class Tracked:
    """A finding as it was last made, and how it stands."""

    finding: Finding
    """Its id is the one that it was first given."""
    anchors: tuple[Anchor, ...]
    state: FindingState = "open"
    steps: tuple[Step, ...] = ()
    """Oldest first, at most one a version."""
    reason: str = ""
    """Why the author leaves it be; kept until they take it up again."""
    waived: tuple[str, ...] = ()
    """What its sentences said when they left it be."""

    @property
    def opened_in(self) -> int:
        """The version that it was first found in."""
        return self.steps[0].version if self.steps else 1

    @property
    def closed_in(self) -> int | None:
        """The version that settled it; None while it is not settled."""
        return self.steps[-1].version if self.state == "addressed" else None

    def before(self, version: int) -> FindingState | None:
        """How it stood before a version; None when it was not known yet."""
        earlier = [step.state for step in self.steps if step.version < version]
        return earlier[-1] if earlier else None

    def after(self, version: int) -> FindingState | None:
        """How it stood after a version; None when it was not known yet."""
        return self.before(version + 1)

    def stands(self, state: FindingState, version: int) -> "Tracked":
        """The finding in another state since a version; the same when it is in it already."""
        if state == self.state and self.steps:
            return self
        kept = tuple(step for step in self.steps if step.version < version)
        if not kept or kept[-1].state != state:
            kept = (*kept, Step(version, state))
        return replace(self, state=state, steps=kept)

    def covers(self, texts: Sequence[str]) -> bool:
        """Whether the author's reason for leaving it be holds for these sentences too."""
        if not self.reason:
            return False
        every = all(any(alike(word, text) for word in self.waived) for text in texts)
        return self.finding.missing or every


@dataclass(frozen=True, slots=True)
class Course:
    """From one version to the next; the same text twice when one is reviewed again."""

    before: Document
    after: Document
    version: int
    """Number of the version that was reviewed."""
    asked: Collection[str] | None = None
    """Names of the criteria that its kind asks for: findings on others stay as they are. None
    for all."""


def settled(
    tracked: Sequence[Tracked], review: Review, course: Course
) -> tuple[tuple[Tracked, ...], Review]:
    """The findings after a review, and the review with the ids that its findings have in them.

    New findings come last, in the order of the review.
    """
    there = alignment(course.before, course.after)
    known = [replace(each, anchors=carried(each.anchors, there)) for each in tracked]
    found = (*review.findings, *review.further)
    new = set(range(1, len(course.after.sentences) + 1)) - set(there.values())
    pairs = _paired(known, found, course.after, new)
    result = [
        _again(each, found[pairs[place]], course) if place in pairs else _gone(each, course)
        for place, each in enumerate(known)
    ]
    names = {each.finding.id for each in known}
    places = {at: place for place, at in pairs.items()}
    named: list[Finding] = []
    for at, finding in enumerate(found):
        if at not in places:
            result.append(_first(finding, names, course))
            names.add(result[-1].finding.id)
        same = result[places.get(at, len(result) - 1)]
        named.append(replace(finding, id=same.finding.id))
    shown = len(review.findings)
    return tuple(result), replace(
        review, findings=tuple(named[:shown]), further=tuple(named[shown:])
    )


def waive(tracked: Tracked, reason: str, version: int) -> Tracked:
    """Left be by its author, for a reason."""
    words = tuple(anchor.text for anchor in tracked.anchors)
    return replace(tracked, reason=reason, waived=words).stands("waived", version)


def reopen(tracked: Tracked, version: int) -> Tracked:
    """Taken up again; nothing changes when it was not left be."""
    if tracked.state != "waived":
        return tracked
    return replace(tracked, reason="", waived=()).stands("open", version)


def _paired(
    known: Sequence[Tracked], found: Sequence[Finding], after: Document, new: Collection[int]
) -> dict[int, int]:
    """Places of known findings, and of the findings that are the same, one to one."""
    ranked = sorted(
        (-2 * score - (each.state != "addressed"), place, at)
        for place, each in enumerate(known)
        for at, finding in enumerate(found)
        if (score := _likeness(each, finding, after, new))
    )
    pairs: dict[int, int] = {}
    for _, place, at in ranked:
        if place not in pairs and at not in pairs.values():
            pairs[place] = at
    return pairs


def _likeness(tracked: Tracked, finding: Finding, after: Document, new: Collection[int]) -> int:
    """How surely these are one finding; 0 when they are not."""
    was = tracked.finding
    if (was.criterion, was.fault) != (finding.criterion, finding.fault):
        return 0
    if finding.missing or not finding.sentences or not tracked.anchors:
        return 5
    if {anchor.number for anchor in tracked.anchors} & set(finding.sentences):
        return 4
    now = [each.text for each in anchors(after, finding.sentences)]
    if any(alike(anchor.text, text) for anchor in tracked.anchors for text in now):
        return 2
    # All its sentences went and all of these are new: they were rewritten, and it is not mended.
    lost = not any(anchor.number for anchor in tracked.anchors)
    return int(lost and tracked.state != "addressed" and set(finding.sentences) <= set(new))


def _first(finding: Finding, names: Collection[str], course: Course) -> Tracked:
    """A finding that was never made before, with an id that no other has."""
    own = next(
        name
        for number in itertools.count(1)
        if (name := finding.id if number == 1 else f"{finding.id}-{number}") not in names
    )
    fresh = Tracked(replace(finding, id=own), anchors(course.after, finding.sentences))
    return fresh.stands("open", course.version)


def _again(tracked: Tracked, finding: Finding, course: Course) -> Tracked:
    """A finding that this review makes again."""
    at = anchors(course.after, finding.sentences)
    now = replace(tracked, finding=replace(finding, id=tracked.finding.id), anchors=at)
    if now.covers([anchor.text for anchor in at]):
        return now.stands("waived", course.version)
    now = replace(now, reason="", waived=())
    if tracked.state == "waived":
        return now.stands("open", course.version)
    if tracked.state == "addressed":
        here = tracked.closed_in == course.version  # By another review of the same version.
        was = tracked.before(course.version)
        return now.stands("regressed" if not here or was == "regressed" else "open", course.version)
    return now


def _gone(tracked: Tracked, course: Course) -> Tracked:
    """A finding that this review does not make."""
    asked = course.asked is None or tracked.finding.criterion in course.asked
    return tracked.stands("addressed", course.version) if asked else tracked
