"""`mentor eval`: scripted conversations with their checks, and memos with planted defects."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.framing_figures import FramingFigure
    from evals.transcripts import Transcript

app = typer.Typer(help="Evaluate the mentor's guidance.", no_args_is_help=True)
_MARKS = {True: "ok  ", False: "FAIL", None: "n/a "}


@app.callback()
def _group() -> None:
    """Keep `run` a command of its own."""


@app.command("run")
def run(
    suite: Annotated[
        list[str] | None, typer.Option(help="framing, ask or memo; the first two when left out.")
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option(help="Only this author of the framing suite.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run the scripted conversations on the configured model; print and check each.

    After the framing suite its figures follow. The conversations are kept in a record of their
    own that ends with the run. The memo suite has memos with planted defects reviewed; it takes
    long with a model. Exit code 1 when a check failed or a figure is missed.
    """
    from ui.commands.evaluating_memos import MEMO, evaluate_memos

    chosen = _known_suites(suite, MEMO)
    talks = tuple(name for name in chosen if name != MEMO)
    authors = _known_authors(author)
    failed = _converse(talks, authors, as_json=as_json) if talks else 0
    if MEMO in chosen:
        failed += evaluate_memos(as_json=as_json)
    if not as_json:
        say(f"\n{failed} failed" if failed else "\nAll checks passed.")
    if failed:
        raise typer.Exit(1)


def _known_suites(suite: "Sequence[str] | None", memo: str) -> "Sequence[str]":
    from evals.transcripts import SUITES

    chosen, known = tuple(suite or SUITES), (*SUITES, memo)
    if unknown := sorted(set(chosen) - set(known)):
        raise typer.BadParameter(f"no suite {unknown[0]!r}; there are {', '.join(known)}")
    return chosen


def _known_authors(author: "Sequence[str] | None") -> frozenset[str]:
    from evals.simulated_author import scripted_authors

    known = [each.name for each in scripted_authors()]
    if strangers := sorted(set(author or ()) - set(known)):
        raise typer.BadParameter(f"no author {strangers[0]!r}; there are {', '.join(known)}")
    return frozenset(author or ())


def _converse(suites: tuple[str, ...], authors: frozenset[str], *, as_json: bool) -> int:
    """How many checks failed and figures were missed."""
    from evals.framing_figures import figures
    from evals.transcripts import run as run_suites
    from ui.commands.opening import trial_workplace

    failed, runs = 0, []
    with trial_workplace() as place:
        for transcript in run_suites(place.mentor(), suites, authors):
            failed += sum(outcome.passed is False for outcome in transcript.outcomes)
            runs += [transcript.run] if transcript.run else []
            emit(_shape(transcript)) if as_json else _print(transcript)
    found = figures(runs) if runs else ()
    if as_json and runs:
        emit({"suite": "framing", "figures": [_figure(each) for each in found]})
    elif not as_json:
        _conclude(found)
    return failed + sum(not figure.met for figure in found)


def _figure(figure: "FramingFigure") -> dict[str, object]:
    return {
        "figure": figure.name,
        "value": figure.value,
        "target": figure.target,
        "at_least": figure.at_least,
        "met": figure.met,
    }


def _conclude(found: "Sequence[FramingFigure]") -> None:
    if found:
        say("\n══ figures of the framing suite")
    for figure in found:
        say(f"  {figure.line()}")


def _shape(transcript: "Transcript") -> dict[str, object]:
    return {
        "suite": transcript.suite,
        "name": transcript.name,
        "turns": [
            {"role": turn.role, "text": turn.text, "move": turn.move, "answered": turn.answered}
            for turn in transcript.path
        ],
        "checks": [
            {"check": each.check, "passed": each.passed, "shown_by": each.shown_by}
            for each in transcript.outcomes
        ],
    }


def _print(transcript: "Transcript") -> None:
    say(f"\n══ {transcript.suite}: {transcript.name}")
    for turn in transcript.path:
        who = "author" if turn.role == "author" else f"coach · {turn.move} · {_source(turn.model)}"
        say(f"\n[{who}]\n{turn.text}")
        for cited in turn.citations:
            say(f"   [{cited.marker}] {cited.document}: “{' '.join(cited.quote.split())}”")
    say("")
    for each in transcript.outcomes:
        say(f"  {_MARKS[each.passed]} {each.check} {each.shown_by}".rstrip())


def _source(model: str) -> str:
    return model or "authored"
