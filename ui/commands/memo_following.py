"""`mentor memo findings`, `waive`, `reopen`, `versions` and `compare`: what became of a memo."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.memo_options import (
    Found,
    Named,
    SeverityName,
    found_finding,
    found_memo,
    found_page,
    mentor,
)
from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.memo.comparing import Change
    from assistant.memo.tracked import MemoPage, MemoVersion, TrackedFinding
    from assistant.mentor import Mentor

_SIGNS = {"same": " ", "changed": "~", "new": "+", "gone": "-"}


class StateName(StrEnum):
    """How a finding can stand."""

    OPEN = "open"
    ADDRESSED = "addressed"
    REGRESSED = "regressed"
    WAIVED = "waived"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (findings, waive, reopen, versions, compare):
        app.command(command.__name__)(command)


def findings(
    memo: Named,
    state: Annotated[
        list[StateName] | None, typer.Option(help="Only such; may be repeated.")
    ] = None,
    severity: Annotated[
        list[SeverityName] | None, typer.Option(help="Only such; may be repeated.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List all that was ever found in a memo, and how it stands now."""
    from assistant.memo.document import parse
    from ui.commands import memo_shapes

    with mentor() as opened:
        page = found_page(opened, memo)
    states = {each.value for each in state or StateName}
    grave = {each.value for each in severity or SeverityName}
    shown = [e for e in page.findings if e.state in states and e.finding.severity in grave]
    if as_json:
        listed = [memo_shapes.tracked(each, parse(page.text)) for each in shown]
        emit({"memo_id": page.memo.id, "stale": page.stale, "findings": listed})
        return
    _say_findings(page, shown)


def waive(
    memo: Named,
    finding: Found,
    reason: Annotated[str, typer.Argument(help="Why it can stay as it is.")],
    as_json: AsJson = False,
) -> None:
    """Leave a finding be, for a reason; it counts no more."""
    with mentor() as opened:
        page = found_page(opened, memo)
        id_ = found_finding(page, finding).finding.id
        opened.memos.waive(page.memo.id, id_, reason)
        _report(opened, page.memo.id, id_, as_json=as_json)


def reopen(memo: Named, finding: Found, as_json: AsJson = False) -> None:
    """Take a finding up again that was left be."""
    with mentor() as opened:
        page = found_page(opened, memo)
        id_ = found_finding(page, finding).finding.id
        opened.memos.reopen(page.memo.id, id_)
        _report(opened, page.memo.id, id_, as_json=as_json)


def versions(memo: Named, as_json: AsJson = False) -> None:
    """List the versions of a memo, and what each of them settled."""
    from ui.commands import memo_shapes

    with mentor() as opened:
        id_ = found_memo(opened, memo).id
        kept = opened.memos.versions(id_)
    if as_json:
        emit({"memo_id": id_, "versions": [memo_shapes.version(each) for each in kept]})
        return
    for each in kept:
        _say_version(each)
    if not kept:
        say("It has no version yet: `mentor memo review` keeps one.")


def compare(
    memo: Named,
    before: Annotated[int, typer.Argument(help="The number of a version.")],
    after: Annotated[
        int | None, typer.Argument(help="Another; else the words that you work on.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what changed from one version of a memo to another, sentence by sentence."""
    from ui.commands import memo_shapes

    with mentor() as opened:
        id_ = found_memo(opened, memo).id
        changes = opened.memos.compare(id_, before, after)
    if as_json:
        shown = [memo_shapes.change(each) for each in changes]
        emit({"memo_id": id_, "before": before, "after": after, "changes": shown})
        return
    told = [each for each in changes if each.sign != "same" or each.moved]
    for each in told:
        say(_line(each))
    if not told:
        say("Nothing changed.")


def _say_findings(page: "MemoPage", shown: "Sequence[TrackedFinding]") -> None:
    from assistant.memo.document import parse
    from assistant.memo.kinds import memo_kinds
    from ui.commands.memo_lines import finding_lines, where

    kind, document = memo_kinds()[page.memo.kind], parse(page.text)
    for each in shown:
        stands = f"{where(each.finding, each.sentences, document)}: {each.state}"
        label = kind.criterion(each.finding.criterion).label
        for line in finding_lines(each.finding, label, stands):
            say(line)
        if each.reason:
            say(f"    left be: {each.reason}")
        if each.closed_in is not None:
            say(f"    settled by version {each.closed_in}")
    if not shown:
        said = "Nothing of that kind was found." if page.findings else "Nothing was found."
        say(said if page.version else "It has not been reviewed yet: `mentor memo review`.")
    elif page.stale:
        say("\nThe words have changed since the review.")


def _say_version(each: "MemoVersion") -> None:
    stands = f", {each.review.standing}" if each.review else ", not reviewed to the end"
    say(f"{each.number:3}  {each.at:%Y-%m-%d %H:%M}  {each.words} words, {each.origin}{stands}")
    for word, those in (
        ("settled", each.closed),
        ("came back", each.returned),
        ("found", each.opened),
    ):
        for finding in those:
            say(f"       {word}: {finding.weak}")


def _line(each: "Change") -> str:
    moved = "» " if each.moved else ""
    if each.sign == "changed":
        marks = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
        words = "".join(marks[piece.kind].format(piece.text) for piece in each.pieces)
    else:
        words = each.before if each.sign == "gone" else each.after
    return f"{_SIGNS[each.sign]} {moved}{' '.join(words.split())}"


def _report(opened: "Mentor", memo_id: str, finding_id: str, *, as_json: bool) -> None:
    from assistant.memo.document import parse
    from ui.commands import memo_shapes

    page = opened.memos.page(memo_id)
    now = found_finding(page, finding_id)
    if as_json:
        emit({"memo_id": memo_id, "finding": memo_shapes.tracked(now, parse(page.text))})
        return
    say(f"{now.finding.weak}\n  {now.state}{': ' + now.reason if now.reason else ''}")
