"""The JSON of memos and reviews that programs may rely on: keys are only ever added."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from assistant.manuscripts import Memo
from assistant.memo.comparing import Change
from assistant.memo.document import Document
from assistant.memo.findings import Finding, Readers, Review
from assistant.memo.tracked import MemoPage, MemoVersion, TrackedFinding


def review(made: Review, document: Document, **more: object) -> dict[str, object]:
    """What `mentor memo review` says; `document` is the text that the sentences are of."""
    return {
        "kind": made.kind,
        "findings": [finding(each, document) for each in made.findings],
        "fix_first": made.fix_first or None,
        "further": [finding(each, document) for each in made.further],
        "strengths": [
            {
                "criterion": each.criterion,
                "sentences": list(each.sentences),
                "quote": each.quote,
                "said": each.said,
            }
            for each in made.strengths
        ],
        "precedents": [asdict(each) for each in made.precedents],
        "level": {
            "number": made.level.number,
            "name": made.level.name,
            "sentences": list(made.level.sentences),
            "quote": made.level.quote,
            "next_level_needs": made.level.next_needs,
        },
        "readers": _readers(made.readers),
        "lint": [{**asdict(each), "line": line_of(document, each.sentence)} for each in made.lint],
        "standing": made.standing,
        "notes": list(made.notes),
        "degraded": bool(made.degraded),
        "degraded_reason": made.degraded,
        "model": made.model or None,
        "timings": dict(made.timings),
        **more,
    }


def finding(each: Finding, document: Document) -> dict[str, object]:
    """One finding with the line that it begins on; no line when it points nowhere."""
    line = line_of(document, each.sentences[0]) if each.sentences else None
    return {
        "id": each.id,
        "criterion": each.criterion,
        "fault": each.fault,
        "severity": each.severity,
        "sentences": list(each.sentences),
        "quote": each.quote,
        "weak": each.weak,
        "why": each.why,
        "question": each.question,
        "missing": each.missing,
        "line": line,
    }


def tracked(each: TrackedFinding, document: Document) -> dict[str, object]:
    """A finding with how it stands; sentences and line are those of the working text."""
    line = line_of(document, each.sentences[0]) if each.sentences else None
    return {
        **finding(each.finding, document),
        "sentences": list(each.sentences),
        "line": line,
        "state": each.state,
        "reason": each.reason,
        "opened_in": each.opened_in,
        "closed_in": each.closed_in,
    }


def memo(each: Memo) -> dict[str, object]:
    """Which memo it is."""
    return {
        "memo_id": each.id,
        "title": each.title,
        "kind": each.kind,
        "case_id": each.case_id,
        "created_at": each.created_at.isoformat(),
        "updated_at": each.updated_at.isoformat(),
    }


def page(each: MemoPage, document: Document) -> dict[str, object]:
    """A memo as it stands."""
    return {
        **memo(each.memo),
        "text": each.text,
        "words": document.words,
        "version": each.version.number if each.version else None,
        "standing": each.review.standing if each.review else None,
        "stale": each.stale,
        "open": sum(found.state in ("open", "regressed") for found in each.findings),
        "note": each.note,
    }


def version(each: MemoVersion) -> dict[str, object]:
    """One version with what it settled."""
    return {
        "version": each.number,
        "at": each.at.isoformat(),
        "origin": each.origin,
        "kind": each.kind,
        "words": each.words,
        "reviewed": each.review is not None,
        "standing": each.review.standing if each.review else None,
        "closed": _short(each.closed),
        "opened": _short(each.opened),
        "returned": _short(each.returned),
    }


def change(each: Change) -> dict[str, object]:
    """One sentence of a comparison."""
    return {
        "sign": each.sign,
        "moved": each.moved,
        "before": each.before,
        "after": each.after,
        "pieces": [asdict(piece) for piece in each.pieces],
    }


def line_of(document: Document, number: int) -> int:
    """The line, from 1, on which a sentence begins."""
    return document.text.count("\n", 0, document.sentence(number).start) + 1


def last_line_of(document: Document, number: int) -> int:
    """The line, from 1, on which a sentence ends."""
    return document.text.count("\n", 0, document.sentence(number).end) + 1


def _readers(both: Readers | None) -> Mapping[str, object] | None:
    if both is None:
        return None
    return {
        **{
            each.name: {
                "takes_away": list(each.takes_away),
                "quotes": list(each.quotes),
                "asks": list(each.asks),
            }
            for each in (both.executive, both.deep)
        },
        "disagree": both.disagree,
    }


def _short(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [
        {"id": each.id, "criterion": each.criterion, "severity": each.severity, "weak": each.weak}
        for each in findings
    ]
