"""The measures tell a knowing reviewer from one that fires everywhere and from a silent one."""

import dataclasses

import pytest

from assistant.memo.findings import Finding, Review
from evals.memo.measures import agreement, alarms, figures, found, interval, quiet, undisturbed
from evals.memo.operators import Planted
from evals.memo.trials import Results, Trial, final, run
from tests.evals.memo.fake_reviewers import Says, finding

PLANTED = Planted("m", "decision", "tune", "o", "text", "ask", "buried", (4, 5), "clean")


def trial(said: list[Finding], clean: list[Finding] | None = None, **changed: object) -> Trial:
    planted = dataclasses.replace(PLANTED, **changed)  # type: ignore[arg-type]
    review = Review("decision", tuple(said[:6]), further=tuple(said[6:]))
    return Trial(planted, review, Review("decision", tuple(clean or ())))


def test_a_reviewer_that_fires_everywhere_fails_where_nothing_is_wrong(shouted: Results) -> None:
    every = found(shouted.trials)
    assert every.shown.value == 1
    assert every.closed.value == 0
    assert quiet(shouted.plain).value == 0
    assert alarms(shouted.plain) > 10
    assert every.first.value < 0.3
    assert every.overlap.value < 0.5
    met = {each.name: each.met for each in figures(shouted)}
    assert met["recall@6"]
    assert not any(met[name] for name in met if name != "recall@6")


def test_a_silent_reviewer_alarms_nobody_and_finds_nothing(unsaid: Results) -> None:
    every = found(unsaid.trials)
    assert every.shown.value == every.first.value == every.closed.value == 0
    assert quiet(unsaid.plain).value == 1
    assert alarms(unsaid.plain) == 0
    assert undisturbed(unsaid.redressed).value == 1
    assert [each.met for each in figures(unsaid)] == [False, False, True, False]


def test_one_that_knows_the_set_reaches_every_aim(known: Results) -> None:
    every = found(known.trials)
    assert all(each.met for each in figures(known))
    for share in (every.shown, every.first, every.named, every.touched, every.closed):
        assert share.value == 1
    assert every.overlap.value == 1
    assert every.overlap.of < every.shown.of == len(known.trials)


def test_recall_counts_what_is_shown_and_the_rest_still_has_sentences() -> None:
    others = [finding(name) for name in "abcdef"]
    late = trial([*others, finding("ask", "buried", (5, 6))])
    assert not late.shown
    assert not late.first
    assert late.finding is not None
    assert agreement(late) == 0.5
    assert found([late]).shown.value == 0
    assert found([late]).touched.value == 1


def test_a_finding_closes_only_when_the_clean_text_has_none_of_its_kind() -> None:
    said = finding("ask", "buried", quote="here")
    assert trial([said]).closed is True
    assert trial([said], [said]).closed is False
    assert trial([said], [finding("ask", "buried", quote="elsewhere")]).closed is False
    assert trial([said], [finding("ask", "hedged")]).closed is True
    assert trial([]).closed is None


def test_the_fault_is_counted_apart_from_the_criterion() -> None:
    wrong = trial([finding("ask", "hedged")])
    assert (wrong.first, wrong.named) == (True, False)
    assert found([wrong, trial([finding("ask", "buried")])]).named.value == 0.5


def test_nothing_is_said_of_sentences_where_none_can_be_pointed_at() -> None:
    assert agreement(trial([finding("ask", sentences=(1,))], sentences=())) is None
    assert agreement(trial([])) is None
    assert agreement(trial([finding("ask", "buried", (4, 5))])) == 1


def test_a_rewrite_is_undisturbed_when_no_new_criterion_is_minded() -> None:
    def finds(text: str, kind: str) -> list[Finding]:
        return [finding("ask")] if "\n* " in text else []

    results = run(Says(finds), "test")
    raised = {each.rewritten.operator for each in results.redressed if each.raised}
    assert raised == {"markers_changed"}
    assert 0.5 < undisturbed(results.redressed).value < 1


def test_the_interval_draws_whole_memos() -> None:
    hits = [trial([finding("ask")], memo="a") for _ in range(30)]
    misses = [trial([], memo="b") for _ in range(30)]
    low, high = interval([*hits, *misses], lambda each: each.shown)
    assert (low, high) == (0, 1)
    assert interval(hits, lambda each: each.shown) == (1, 1)
    assert interval([], lambda each: each.shown) == (0, 0)


def test_the_last_review_counts_and_there_must_be_one() -> None:
    assert final(Says(lambda text, kind: [finding("ask")]), "x", "brief").fix_first

    class Mute(Says):
        def reviewing(self, text: str, kind: str):  # type: ignore[no-untyped-def]
            return iter(())

    with pytest.raises(ValueError, match="no review"):
        final(Mute(lambda text, kind: ()), "x", "brief")
