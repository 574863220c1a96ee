"""The product's own reviewer before the planted-defect set."""

import json
from pathlib import Path

import pytest

from assistant.settings import LlmSettings, Settings
from evals.memo.__main__ import main
from evals.memo.memos import memos
from evals.memo.reviewers import assisted, unassisted
from evals.memo.trials import final


def test_without_a_model_both_ways_find_the_same(tmp_path: Path) -> None:
    memo = memos("tune")[0]
    settings = Settings(home=tmp_path / "home", cache=tmp_path, llm=LlmSettings(backend="none"))
    with assisted(settings) as reviewer:
        helped = final(reviewer, memo.text, memo.kind)
    alone = final(unassisted(), memo.text, memo.kind)
    assert helped.findings == alone.findings
    assert helped.degraded
    (line,) = (tmp_path / "evals" / "memo-reviews.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["model"] == ""


@pytest.mark.parametrize("arguments", [[], ["--misses", "test"], ["report", "more"]])
def test_what_cannot_be_asked_for_is_told(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage:")
