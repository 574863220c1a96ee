"""Writes docs/retrieval.md: every choice of the retrieval with the figures behind it."""

from collections.abc import Callable, Sequence
from dataclasses import astuple, fields, replace

from assistant.asking.followups import readings
from evals.retrieval.fitting import fit_expected, fit_floor, fit_order
from evals.retrieval.measures import no_answer
from evals.retrieval.questions import Question, Split, load
from evals.retrieval.shelf import Bench
from evals.retrieval.tables import ASKED, ablation, compared, systems, table
from evals.retrieval.trials import (
    STANDALONE,
    Passages,
    Ranking,
    Trial,
    by_order,
    judged,
    labelled,
    run,
    without,
)
from evals.unassisted import asking, author, citation_checks, passage_texts
from knowledge.candidates import Candidate
from knowledge.chunking import Sizes
from knowledge.documents import Kind
from knowledge.embedding import Embedder
from knowledge.indexes import embedding_text
from knowledge.judging import Judge
from knowledge.lexical import Analyser
from knowledge.library import Library
from knowledge.relevance import Evidence, Expected, Floor, Order, Signals, Weights

_DEPTH = 20
_FRAMEWORKS: tuple[Kind] = ("framework",)
_HALVES: tuple[Split, Split] = ("tune", "test")
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_SIZES = (Sizes(90, 110), Sizes(140, 170), Sizes(200, 240), Sizes(320, 380))


def fitted(bench: Bench, weights: Weights) -> Weights:
    """The weights that the tune half asks for."""
    trials = run(bench.library, questions(STANDALONE, "tune"))
    silent = run(bench.library, questions(("unanswerable",), "tune"))
    order = fit_order(trials)
    known = evidence([*trials, *silent], Weights(order, weights.floor))
    answered = [bool(trial.relevant) for trial in (*trials, *silent)]
    return Weights(order, fit_floor(known, answered, weights.floor))


def expected(bench: Bench) -> str:
    """The expectation that the tune half asks for, as it is written down."""
    found = fit_expected(run(bench.library, questions(STANDALONE, "tune")))
    rows = (
        f"{field.name}=Asked{_rounded(getattr(found, field.name))}" for field in fields(Expected)
    )
    return f"Expected({', '.join(rows)})"


def _rounded(values: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(value, 3) for value in values)


def evidence(trials: Sequence[Trial], weights: Weights) -> list[Evidence]:
    """What speaks for an answer to each; nothing at all where nothing was found."""
    judge = Judge(Analyser().stems, weights)
    nothing = Evidence(*[0.0] * len(fields(Evidence)))  # type: ignore[arg-type]
    return [
        judge.judge(trial.question.question, trial.found, 2 * _DEPTH).evidence or nothing
        for trial in trials
    ]


def questions(kinds: Sequence[str], split: Split) -> list[Question]:
    """The labelled questions of these kinds in one half."""
    return [each for each in load() if each.kind in kinds and each.split == split]


def found_tables(bench: Bench, embedder: Embedder, order: Order, split: Split) -> tuple[str, str]:
    """All systems on one half: as judged by reading, and by the labelled sentences alone."""
    trials = run(bench.library, questions(STANDALONE, split))
    ranked = systems(order, passages_only(bench.library, embedder), as_shown(bench.library))
    return compared(trials, ranked), compared(trials, ranked, labelled)


def ablation_table(bench: Bench) -> str:
    """What each signal is worth."""
    return ablation(run(bench.library, questions(STANDALONE, "tune")))


def sizes_table(bench: Bench, order: Order) -> str:
    """The size of passages; leaves the bench cut to the size that is used."""
    rows = []
    for sizes in (*_SIZES, Sizes()):
        bench.cut(sizes)
        trials = run(bench.library, questions(STANDALONE, "tune"))
        means = judged(trials, by_order(order), labelled)
        count = len(Passages(bench.library).all())
        rows.append(
            [str(sizes.target), str(count), f"{means.recall_at_5:.2f}", f"{means.ndcg_at_10:.3f}"]
        )
    heads = ["tokens a passage", "passages", "recall@5", "nDCG@10"]
    return table(heads, rows[: len(_SIZES)])


def mixed_table(bench: Bench, order: Order) -> str:
    """A library in which only the frameworks have questions beside them; the bench stays so."""
    bench.cut(Sizes(), keeping=_FRAMEWORKS)
    trials = run(bench.library, questions(STANDALONE, "tune"))
    ways = {
        "**with what is to be expected of them**": by_order(order),
        "with nought for them": by_order(order, nought_expected),
        "the questions ignored everywhere": by_order(without(order, *ASKED)),
    }
    return compared(trials, ways)


def nought_expected(candidate: Candidate) -> Signals:
    """The signals of a passage as if nothing were expected where it has no questions."""
    if candidate.passage.asked:
        return candidate.signals
    return replace(
        candidate.signals, asked=0.0, asked_best=0.0, asked_words=0.0, document_asked=0.0
    )


def silence_table(bench: Bench, weights: Weights) -> str:
    """Where the floor stands, on both halves."""
    scored: list[list[tuple[bool, float]]] = []
    for split in _HALVES:
        trials = run(bench.library, questions((*STANDALONE, "unanswerable"), split))
        scores = map(weights.floor.score, evidence(trials, weights))
        answerable = [bool(trial.relevant) for trial in trials]
        scored.append(list(zip(answerable, scores, strict=True)))
    rows = []
    for threshold in _THRESHOLDS:
        row = [f"**{threshold}**" if threshold == weights.floor.answers else str(threshold)]
        for half in scored:
            silence = no_answer([(answerable, score >= threshold) for answerable, score in half])
            row.append(f"{silence.precision:.2f} / {silence.recall:.2f} ({silence.silent})")
        rows.append(row)
    return table(["floor", "tune: precision / recall (silent)", "test"], rows)


def follow_up_table(bench: Bench, split: Split) -> str:
    """Follow-ups as they stand, in their likeliest reading, and in every reading."""
    asked = questions(("follow_up",), split)
    passages = Passages(bench.library)
    ways: dict[str, Callable[[Question], Sequence[str]]] = {
        "as it stands": lambda each: [each.question],
        "read with what it follows, likeliest reading": lambda each: phrasings(bench, each)[:1],
        "**all readings**": lambda each: phrasings(bench, each),
    }
    rows = []
    for name, way in ways.items():
        hits = [bench.library.search(way(each), 5, floor=False) for each in asked]
        right = sum(
            any(hit.passage.id in passages.answering(each) for hit in found)
            for each, found in zip(asked, hits, strict=True)
        )
        documents = sum(
            any(hit.document.source in {a.document for a in each.answers} for hit in found)
            for each, found in zip(asked, hits, strict=True)
        )
        rows.append([name, f"{documents} of {len(asked)}", f"{right} of {len(asked)}"])
    return table(["follow-ups", "document among the first five", "passage"], rows)


def citations_line(bench: Bench) -> str:
    """Every question answered without a model: how many citations, and how many are false."""
    ask, text = asking(bench.library), passage_texts(bench.library)
    asked = load()
    cited = false = 0
    for each in asked:
        turn = ask(each.question)
        cited += len(turn.citations)
        false += sum(outcome.passed is False for outcome in citation_checks(turn, text))
    return f"{len(asked)} questions, {cited} citations, {false} without a verbatim quote."


def phrasings(bench: Bench, question: Question) -> Sequence[str]:
    """How a follow-up is read after the question before it was answered."""
    before = author(question.after)
    reply = asking(bench.library)(question.after)
    return readings((before, reply, author(question.question)))


def passages_only(library: Library, embedder: Embedder) -> Ranking:
    """By the cosine of the question with each passage, as a plain dense index ranks."""
    passages = Passages(library).all()
    vectors = embedder.embed([embedding_text(passage) for passage in passages])

    def ranking(trial: Trial) -> list[str]:
        cosines = vectors @ embedder.embed([trial.question.question])[0]
        return [passages[at].id for at in (-cosines).argsort()[:_DEPTH]]

    return ranking


def as_shown(library: Library) -> Ranking:
    """What a search gives with its defaults, but for the floor."""

    def ranking(trial: Trial) -> list[str]:
        hits = library.search(trial.question.question, 10, floor=False)
        return [hit.passage.id for hit in hits]

    return ranking


def weights_lines(weights: Weights) -> str:
    """The weights, as they are written down in knowledge/relevance.py."""
    return f"{_written(weights.order)}\n{_written(weights.floor)}"


def _written(part: Order | Floor) -> str:
    values = zip(fields(part), astuple(part), strict=True)
    inside = ", ".join(f"{field.name}={value:.2f}" for field, value in values)
    return f"{type(part).__name__}({inside})"
