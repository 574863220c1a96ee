"""The tables of docs/memo.md and of the command line, as Markdown, and the lines of misses."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from evals.memo.measures import Found, Share, alarms, found, interval, quiet, undisturbed
from evals.memo.operators import OPERATORS
from evals.memo.trials import Plain, Redressed, Results, Trial
from evals.retrieval.tables import table

_NONE = "–"
_HEADS = (
    "defects",
    "recall@6",
    "fix first",
    "fault named",
    "points at it",
    "F1",
    "closes when repaired",
)


def by_operator(trials: Sequence[Trial]) -> str:
    """One row an operator, in the order of their table, and one for all."""
    criteria = {each.name: f"{each.criterion}: {each.fault}" for each in OPERATORS}
    rows = [
        [f"`{name}`", criteria[name], *_cells(found(part))]
        for name in criteria
        if (part := [each for each in trials if each.planted.operator == name])
    ]
    return table(["operator", "criterion: fault", *_HEADS], [*rows, _all(trials)])


def by_kind(trials: Sequence[Trial]) -> str:
    """One row a kind of memo."""
    kinds = dict.fromkeys(each.planted.kind for each in trials)
    parts = {kind: [each for each in trials if each.planted.kind == kind] for kind in kinds}
    return table(["kind", *_HEADS], [[kind, *_cells(found(part))] for kind, part in parts.items()])


def summary(reviewed: Mapping[str, Results]) -> str:
    """One column a way of reviewing, with what is aimed at."""
    columns = {name: dict(_summed(results)) for name, results in reviewed.items()}
    measured = next(iter(columns.values()))
    rows = [[name, *(column[name] for column in columns.values())] for name in measured]
    return table(["", *columns], rows)


def misses(results: Results) -> Iterator[str]:
    """What the detectors can learn from; only ever asked of the tune part."""
    for trial in results.trials:
        if trial.planted.split == "tune":
            yield from _missed(trial)
    for each in results.plain:
        if each.alarms and each.memo.split == "tune":
            yield f"alarm on the clean memo\t{each.memo.name}\t{_said(each)}"
    for dress in results.redressed:
        if dress.raised and dress.rewritten.split == "tune":
            yield f"minds a harmless rewrite\t{_dressed(dress)}"


def _missed(trial: Trial) -> Iterator[str]:
    planted, finding = trial.planted, trial.finding
    wanted = f"{planted.memo}\t{planted.operator}\t{planted.criterion}.{planted.fault}"
    wanted += f"\tS{_numbers(planted.sentences)}"
    said = ", ".join(
        f"{each.criterion}.{each.fault}" for each in (*trial.review.findings, *trial.review.further)
    )
    if finding is None:
        yield f"not found\t{wanted}\tsaid: {said or 'nothing'}"
    elif not trial.shown:
        yield f"not among six\t{wanted}\tsaid: {said}"
    elif not trial.first:
        yield f"not first\t{wanted}\tsaid: {said}"
    if finding is not None and not trial.named:
        yield f"another fault\t{wanted}\tsaid: {finding.fault}"
    if (
        finding is not None
        and planted.sentences
        and set(finding.sentences).isdisjoint(planted.sentences)
    ):
        yield f"other sentences\t{wanted}\tsaid: S{_numbers(finding.sentences)}"
    if trial.closed is False:
        yield f"does not close\t{wanted}\tsaid of the clean memo: {finding and finding.fault}"


def _said(plain: Plain) -> str:
    return ", ".join(
        f"{each.criterion}.{each.fault} ({each.severity}, S{_numbers(each.sentences)})"
        for each in plain.alarms
    )


def _dressed(dress: Redressed) -> str:
    return f"{dress.rewritten.memo}\t{dress.rewritten.operator}\t{', '.join(sorted(dress.raised))}"


def _numbers(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers)) or _NONE


def _all(trials: Sequence[Trial]) -> list[str]:
    return ["**all**", "", *_cells(found(trials))]


def _cells(part: Found) -> list[str]:
    shares = (part.shown, part.first, part.named, part.touched, part.overlap, part.closed)
    return [str(part.shown.of), *map(_two, shares)]


def _two(share: Share) -> str:
    return f"{share.value:.2f}" if share.of else _NONE


def _summed(results: Results) -> Iterator[tuple[str, str]]:
    trials = results.trials
    every = found(trials)
    dressed = undisturbed(results.redressed)
    yield "recall@6 (aim 0.85)", _bounded(every.shown, trials, lambda each: each.shown)
    yield "fix-first hit rate (aim 0.6)", _bounded(every.first, trials, lambda each: each.first)
    calm = quiet(results.plain)
    yield "clean memos without a high alarm (aim 0.8)", f"{calm.hits:.0f} of {calm.of}"
    yield "repaired defects close (aim 0.9)", f"{every.closed.value:.2f} of {every.closed.of} found"
    yield "findings of any severity a clean memo", f"{alarms(results.plain):.1f}"
    yield "fault named, of those found", _two(every.named)
    yield "points at a sentence that shows it", f"{_two(every.touched)} of {every.touched.of}"
    yield "sentence overlap (F1)", _two(every.overlap)
    yield "harmless rewrites that raise nothing new", f"{dressed.hits:.0f} of {dressed.of}"
    helped = sum(bool(trial.review.model) for trial in trials)
    yield "reviews in which a model took part", f"{helped} of {len(trials)}"


def _bounded(share: Share, trials: Sequence[Trial], hit: Callable[[Trial], bool]) -> str:
    low, high = interval(trials, hit)
    return f"{share.value:.2f} ({low:.2f}–{high:.2f})"
