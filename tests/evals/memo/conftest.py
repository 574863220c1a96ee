"""Runs over the planted-defect set, each made once."""

import pytest

from evals.memo.trials import Results, run
from tests.evals.memo.fake_reviewers import everywhere, knowing, silent


@pytest.fixture(scope="session")
def known() -> Results:
    return run(knowing(), "tune")


@pytest.fixture(scope="session")
def shouted() -> Results:
    return run(everywhere(), "test")


@pytest.fixture(scope="session")
def unsaid() -> Results:
    return run(silent(), "test")


@pytest.fixture(scope="session")
def shouted_to_learn() -> Results:
    return run(everywhere(), "tune")


@pytest.fixture(scope="session")
def unsaid_to_learn() -> Results:
    return run(silent(), "tune")
