"""What docs/retrieval.md claims of the test half still holds, by a margin."""

from collections.abc import Iterator
from dataclasses import astuple

import pytest

from evals.retrieval import report
from evals.retrieval.fitting import features
from evals.retrieval.measures import Measures, NoAnswer, measure, no_answer
from evals.retrieval.questions import load
from evals.retrieval.remembering import RememberingEmbedder
from evals.retrieval.shelf import Bench, bundled
from evals.retrieval.trials import by_order, by_rank, judged, run
from evals.unassisted import asking, citation_checks, passage_texts
from knowledge.onnx_embedding import OnnxEmbedder
from knowledge.relevance import weights_for
from tests.conftest import OUTER_CACHE, unavailable


@pytest.fixture(scope="module")
def encoder(pytestconfig: pytest.Config) -> Iterator[RememberingEmbedder]:
    folder = OUTER_CACHE / "models" / "all-minilm-l6-v2"
    if not (folder / "model.safetensors").is_file():
        unavailable("no encoder in the cache: run `mentor model pull`")
    assert pytestconfig.cache is not None
    remembering = RememberingEmbedder(OnnxEmbedder(folder), pytestconfig.cache.mkdir("vectors"))
    yield remembering
    remembering.keep()


@pytest.fixture(scope="module")
def bench(encoder: RememberingEmbedder) -> Iterator[Bench]:
    with bundled(encoder) as opened:
        yield opened


def test_hybrid_finds_paraphrases_that_either_index_misses(
    bench: Bench, encoder: RememberingEmbedder
) -> None:
    trials = run(bench.library, report.questions(("paraphrase",), "test"))
    hybrid = judged(trials, by_order(weights_for(encoder.name).order)).ndcg_at_10
    dense = judged(trials, report.passages_only(bench.library, encoder)).ndcg_at_10
    lexical = judged(trials, by_rank(lambda each: each.lexical_rank)).ndcg_at_10
    beside = judged(trials, by_rank(lambda each: each.dense_rank)).ndcg_at_10
    assert hybrid >= max(dense, lexical) + 0.10
    assert hybrid >= beside + 0.08


def test_hybrid_is_no_worse_for_questions_in_the_documents_words(
    bench: Bench, encoder: RememberingEmbedder
) -> None:
    trials = run(bench.library, report.questions(("plain",), "test"))
    hybrid = judged(trials, by_order(weights_for(encoder.name).order))
    lexical = judged(trials, by_rank(lambda each: each.lexical_rank))
    assert hybrid.ndcg_at_10 >= lexical.ndcg_at_10 + 0.10
    assert hybrid.recall_at_5 >= 0.8


def test_every_quote_of_every_answer_stands_in_its_passage(bench: Bench) -> None:
    ask, text = asking(bench.library), passage_texts(bench.library)
    cited = 0
    for question in load()[::5]:
        turn = ask(question.question)
        cited += len(turn.citations)
        for outcome in citation_checks(turn, text):
            assert outcome.passed is not False, (question.question, outcome.shown_by)
    assert cited > 50


def test_the_fit_weighs_signals_as_the_ranking_does(
    bench: Bench, encoder: RememberingEmbedder
) -> None:
    order = weights_for(encoder.name).order
    trials = run(bench.library, report.questions(("current",), "test"))
    assert any(0.0 < trial.found.surety < 1.0 for trial in trials)
    for trial in trials:
        scores = [order.score(each.signals, trial.found.surety) for each in trial.found.candidates]
        assert features(trial) @ astuple(order) == pytest.approx(scores)


@pytest.mark.parametrize(
    ("ranking", "grades", "expected"),
    [
        (["a", "b"], {"a": 2}, Measures(1.0, 1.0, 1.0)),
        (["x", "a"], {"a": 2}, Measures(1.0, 0.6309297535714575, 0.5)),
        (["x"] * 5 + ["a"], {"a": 2}, Measures(0.0, 0.35620718710802217, 1 / 6)),
        (["x"] * 10 + ["a"], {"a": 2}, Measures(0.0, 0.0, 1 / 11)),
        ([], {"a": 2}, Measures(0.0, 0.0, 0.0)),
        # What answers in part is a gain of a third, and not right.
        (["p", "a"], {"a": 2, "p": 1}, Measures(1.0, 0.796707581690085, 0.5)),
        (["a", "p"], {"a": 2, "p": 1}, Measures(1.0, 1.0, 1.0)),
        (["p"], {"p": 1}, Measures(1.0, 1.0, 1.0)),
    ],
)
def test_measures(ranking: list[str], grades: dict[str, int], expected: Measures) -> None:
    assert astuple(measure(ranking, grades)) == pytest.approx(astuple(expected))


def test_silence_is_judged_both_ways() -> None:
    outcomes = [(True, True), (True, False), (False, False), (False, True), (False, False)]
    assert no_answer(outcomes) == NoAnswer(precision=2 / 3, recall=2 / 3, silent=3)
    assert no_answer([(True, True)]) == NoAnswer(1.0, 1.0, 0)
