"""`python -m evals.memo report [--no-model]`: writes docs/memo.md.

`python -m evals.memo --misses tune [--with-model]` prints what the reviewer missed on the tune
part; of the test part only counts are ever shown.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import get_args

from assistant.settings import Settings
from evals.memo import tables
from evals.memo.harmless import rewritten
from evals.memo.memos import Split, memos
from evals.memo.operators import OPERATORS, planted
from evals.memo.reviewers import assisted, unassisted
from evals.memo.trials import Results, Reviewer, run

_PAGE = Path(__file__).parents[2] / "docs" / "memo.md"
_FORM = Path(__file__).with_name("page.md")
_USAGE = "usage: python -m evals.memo report [--no-model] | --misses tune [--with-model]\n"
_CODE, _MODEL = "code alone", "with the embedded model"
_UNMEASURED = "Not measured in this run.\n"


def main(arguments: list[str]) -> int:
    """Write the page, or print the misses of the tune part."""
    if arguments in (["report"], ["report", "--no-model"]):
        _PAGE.write_text(_page(with_model="--no-model" not in arguments), encoding="utf-8")
    elif arguments == ["--misses", "tune"]:
        _print_misses(unassisted())
    elif arguments == ["--misses", "tune", "--with-model"]:
        with assisted(Settings()) as reviewer:
            _print_misses(reviewer)
    else:
        sys.stderr.write(_USAGE)
        return 2
    return 0


def _print_misses(reviewer: Reviewer) -> None:
    for line in tables.misses(run(reviewer, "tune")):
        sys.stdout.write(f"{line}\n")


def _page(*, with_model: bool) -> str:
    reviewed = {split: {_CODE: run(unassisted(), split)} for split in get_args(Split)}
    if with_model:
        with assisted(Settings()) as reviewer:
            for split, results in reviewed.items():
                results[_MODEL] = run(reviewer, split, _tell)
    return Template(_FORM.read_text(encoding="utf-8")).substitute(
        memos=len(memos()),
        defects=len(planted()),
        operators=len(OPERATORS),
        rewrites=len(rewritten()),
        test=tables.summary(reviewed["test"]),
        tune=tables.summary(reviewed["tune"]),
        test_kinds=tables.by_kind(reviewed["test"][_CODE].trials),
        test_code=tables.by_operator(reviewed["test"][_CODE].trials),
        test_model=_of(reviewed["test"]),
        tune_code=tables.by_operator(reviewed["tune"][_CODE].trials),
        tune_model=_of(reviewed["tune"]),
    )


def _of(reviewed: Mapping[str, Results]) -> str:
    return tables.by_operator(reviewed[_MODEL].trials) if _MODEL in reviewed else _UNMEASURED


def _tell(name: str) -> None:
    sys.stderr.write(f"{name}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
