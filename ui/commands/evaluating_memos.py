"""The memo suite of `mentor eval run`: planted defects, by operator, and the figures."""

from typing import TYPE_CHECKING

from ui.commands.opening import settings
from ui.commands.output import emit, say

if TYPE_CHECKING:
    from evals.memo.measures import Figure
    from evals.memo.trials import Results

MEMO = "memo"


def evaluate_memos(*, as_json: bool) -> int:
    """Review the test part with the configured model; print it. Gives the aims missed."""
    from evals.memo.measures import figures
    from evals.memo.reviewers import assisted
    from evals.memo.trials import run

    with assisted(settings()) as reviewer:
        results = run(reviewer, "test")
    found = figures(results)
    if as_json:
        emit({"suite": MEMO, "figures": [_shape(each) for each in found]})
    else:
        _print(results, found)
    return sum(not figure.met for figure in found)


def _print(results: "Results", found: "tuple[Figure, ...]") -> None:
    from evals.memo.tables import by_operator, summary

    say("\n══ memo: planted defects, test part\n")
    say(by_operator(results.trials))
    say(summary({"all": results}))
    say("══ figures of the memo suite")
    for figure in found:
        say(f"  {figure.line()}")


def _shape(figure: "Figure") -> dict[str, object]:
    return {
        "figure": figure.name,
        "value": figure.value,
        "target": figure.aim,
        "at_least": True,
        "met": figure.met,
        "basis": figure.basis,
    }
