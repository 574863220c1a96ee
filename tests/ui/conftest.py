"""Desks for the tests of the pages."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.desks import TestDesk, make_desk, with_memo

MakeDesk = Callable[..., TestDesk]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[MakeDesk]:
    """Makes desks that are closed when the test ends."""
    made: list[TestDesk] = []

    def one(*args: Any, memo: bool = False, **options: Any) -> TestDesk:
        desk = make_desk(tmp_path / f"home{len(made)}", *args, **options)
        made.append(desk)
        return with_memo(desk, tmp_path / "memos") if memo else desk

    yield one
    for desk in made:
        desk.workplace.close()


@pytest.fixture
def desk(make: MakeDesk) -> TestDesk:
    """A desk with a scripted model and one memo."""
    return make(memo=True)
