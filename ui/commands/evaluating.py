"""`mentor eval`: conversations of scripted authors, with the checks' outcomes."""

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
        list[str] | None, typer.Option(help="framing or ask; both when left out.")
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option(help="Only this author of the framing suite.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run the scripted conversations on the configured model; print and check each.

    After the framing suite its figures follow. The conversations are kept in a record of their
    own that ends with the run. Exit code 1 when a check failed or a figure is missed.
    """
    from evals.framing_figures import figures
    from evals.simulated_author import scripted_authors
    from evals.transcripts import SUITES
    from evals.transcripts import run as run_suites
    from ui.commands.opening import trial_workplace

    chosen = tuple(suite or SUITES)
    unknown = sorted(set(chosen) - set(SUITES))
    if unknown:
        raise typer.BadParameter(f"no suite {unknown[0]!r}; there are {', '.join(SUITES)}")
    known = [each.name for each in scripted_authors()]
    if strangers := sorted(set(author or ()) - set(known)):
        raise typer.BadParameter(f"no author {strangers[0]!r}; there are {', '.join(known)}")
    failed, runs = 0, []
    with trial_workplace() as place:
        for transcript in run_suites(place.mentor(), chosen, frozenset(author or ())):
            failed += sum(outcome.passed is False for outcome in transcript.outcomes)
            runs += [transcript.run] if transcript.run else []
            emit(_shape(transcript)) if as_json else _print(transcript)
    found = figures(runs) if runs else ()
    failed += sum(not figure.met for figure in found)
    if as_json:
        if runs:
            emit({"suite": "framing", "figures": [_figure(each) for each in found]})
    else:
        _conclude(found, failed)
    if failed:
        raise typer.Exit(1)


def _figure(figure: "FramingFigure") -> dict[str, object]:
    return {
        "figure": figure.name,
        "value": figure.value,
        "target": figure.target,
        "at_least": figure.at_least,
        "met": figure.met,
    }


def _conclude(found: "Sequence[FramingFigure]", failed: int) -> None:
    if found:
        say("\n══ figures of the framing suite")
    for figure in found:
        say(f"  {figure.line()}")
    say(f"\n{failed} failed" if failed else "\nAll checks passed.")


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
