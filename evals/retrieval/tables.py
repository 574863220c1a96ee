"""The tables of docs/retrieval.md, as Markdown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields

from evals.retrieval.fitting import fit_order
from evals.retrieval.judgements import Grades
from evals.retrieval.measures import Measures, measure
from evals.retrieval.trials import Ranking, Trial, by_order, by_rank, judged, read, without
from evals.retrieval.trials import reciprocal_rank_fusion as fusion
from knowledge.relevance import Order

_FOLDS = 5
ASKED = ("asked", "asked_best", "asked_words", "document_asked")


def systems(order: Order, passages_only: Ranking, shown: Ranking) -> dict[str, Ranking]:
    """Every way of ranking that is compared, by its name in the table."""
    return {
        "dense only (passages)": passages_only,
        "dense only (with the questions beside them)": by_rank(lambda each: each.dense_rank),
        "lexical only": by_rank(lambda each: each.lexical_rank),
        "reciprocal rank fusion of the two, constant 60": fusion(60.0),
        "the same, constant 10": fusion(10.0),
        "hybrid without the questions beside passages": by_order(without(order, *ASKED)),
        "**hybrid**": by_order(order),
        "hybrid as shown (two passages a document, replaced ones behind)": shown,
    }


def compared(
    trials: Sequence[Trial],
    ranked: Mapping[str, Ranking],
    grades: Callable[[Trial], Grades] = read,
) -> str:
    """One row a system; recall@5 / nDCG@10 / MRR for all questions and for each kind."""
    kinds = list(dict.fromkeys(trial.question.kind for trial in trials))
    counts = [sum(trial.question.kind == kind for trial in trials) for kind in kinds]
    heads = [f"all ({len(trials)})"]
    heads += [f"{kind} ({count})" for kind, count in zip(kinds, counts, strict=True)]
    rows = []
    for name, ranking in ranked.items():
        parts = [[each for each in trials if each.question.kind == kind] for kind in kinds]
        means = [judged(part, ranking, grades) for part in (trials, *parts)]
        rows.append([name, *map(_three, means)])
    return table(["recall@5 / nDCG@10 / MRR", *heads], rows)


def ablation(trials: Sequence[Trial]) -> str:
    """What each signal is worth: five-fold over the tune half, refitted without it."""
    names = [field.name for field in fields(Order)]
    parts = {"all signals": (), **{f"without `{name}`": (name,) for name in names}}
    rows = [[label, *_folded(trials, left_out)] for label, left_out in parts.items()]
    return table(["five-fold on the tune half", "nDCG@10", "paraphrases only"], rows)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _folded(trials: Sequence[Trial], left_out: Sequence[str]) -> tuple[str, str]:
    """Means over folds whose questions were not seen by the fit."""
    gains: list[tuple[str, float]] = []
    for fold in range(_FOLDS):
        seen = [trial for at, trial in enumerate(trials) if at % _FOLDS != fold]
        ranking = by_order(without(fit_order(seen, left_out), *left_out))
        for trial in trials[fold::_FOLDS]:
            gain = measure(ranking(trial), trial.grades).ndcg_at_10
            gains.append((trial.question.kind, gain))
    everything = [gain for _, gain in gains]
    reworded = [gain for kind, gain in gains if kind == "paraphrase"]
    return (
        f"{sum(everything) / len(everything):.3f}",
        f"{sum(reworded) / max(1, len(reworded)):.3f}",
    )


def _three(means: Measures) -> str:
    return f"{means.recall_at_5:.2f} / {means.ndcg_at_10:.3f} / {means.reciprocal_rank:.2f}"
