"""What is printed of a run, and what is remembered of a review."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.memo.findings import Finding, Review
from evals.memo.measures import Figure
from evals.memo.memos import memos
from evals.memo.operators import planted
from evals.memo.remembering import RememberingReviewer, sources
from evals.memo.tables import by_kind, by_operator, misses, summary
from evals.memo.trials import Results, final
from tests.evals.memo.fake_reviewers import Says, finding


def test_the_table_has_a_row_for_each_operator_that_was_run(known: Results) -> None:
    lines = by_operator(known.trials).splitlines()
    operators = {each.operator for each in planted("tune")}
    assert len(lines) == len(operators) + 3
    assert lines[-1].startswith(f"| **all** |  | {len(known.trials)} | 1.00 | 1.00 |")
    buried = sum(each.operator == "ask_buried" for each in planted("tune"))
    assert any(f"`ask_buried` | ask: buried | {buried} | 1.00" in line for line in lines)
    removed = next(line for line in lines if "`ask_removed`" in line)
    assert removed.endswith("| – | – | 1.00 |")


def test_the_other_tables_name_every_kind_and_every_way(
    known: Results, unsaid_to_learn: Results
) -> None:
    kinds = by_kind(known.trials)
    assert all(f"| {kind} |" in kinds for kind in ("brief", "decision", "knowledge"))
    both = summary({"one": known, "other": unsaid_to_learn})
    assert "| one | other |" in both
    assert "1.00 (1.00–1.00) | 0.00 (0.00–0.00)" in both
    all_quiet = f"{len(memos('tune'))} of {len(memos('tune'))}"
    assert f"| {all_quiet} | {all_quiet} |" in both


def test_no_misses_of_one_who_knows_all(known: Results) -> None:
    assert list(misses(known)) == []


def test_misses_say_what_was_wanted_and_what_was_said(
    unsaid_to_learn: Results, shouted_to_learn: Results
) -> None:
    lines = list(misses(unsaid_to_learn))
    assert len(lines) == len(planted("tune"))
    assert "not found\tbrief-build-cache\task_buried\task.buried\tS17,18\tsaid: nothing" in lines
    loud = list(misses(shouted_to_learn))
    assert {line.split("\t")[0] for line in loud} >= {
        "not first",
        "does not close",
        "alarm on the clean memo",
    }


def test_misses_of_the_test_part_are_never_said(unsaid: Results, shouted: Results) -> None:
    assert list(misses(unsaid)) == []
    assert list(misses(shouted)) == []


def test_a_figure_says_whether_its_aim_is_met() -> None:
    assert Figure("recall@6", 0.85, 0.85, "9 defects").line().endswith("aim 0.85) met")
    assert Figure("recall@6", 0.84, 0.85, "9 defects").line().endswith("MISSED")


class Counting:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def reviewing(self, text: str, kind: str) -> Iterator[Review]:
        self.asked += 1
        yield Review(kind, (finding("ask", "buried", (3,)),), further=(said(),), model="m")


def said() -> Finding:
    return finding("decider", quote="“Quoted” – words")


def test_a_review_is_remembered_for_the_same_text_kind_and_maker(tmp_path: Path) -> None:
    real, file = Counting(), tmp_path / "reviews.jsonl"
    one = RememberingReviewer(real, file, "model a")
    first = final(one, "text", "brief")
    assert final(one, "text", "brief") == first
    assert final(RememberingReviewer(real, file, "model a"), "text", "brief") == first
    assert real.asked == 1
    final(one, "other text", "brief")
    final(one, "text", "decision")
    final(RememberingReviewer(real, file, "model b"), "text", "brief")
    assert real.asked == 4
    assert first.further == (said(),)


def test_a_review_without_one_is_an_error(tmp_path: Path) -> None:
    class Mute(Says):
        def reviewing(self, text: str, kind: str) -> Iterator[Review]:
            return iter(())

    mute = RememberingReviewer(Mute(lambda text, kind: ()), tmp_path / "r.jsonl", "x")
    with pytest.raises(ValueError, match="no review"):
        list(mute.reviewing("text", "brief"))


def test_what_a_review_is_made_of_has_one_hash() -> None:
    assert sources() == sources()
    assert len(sources()) == 64
