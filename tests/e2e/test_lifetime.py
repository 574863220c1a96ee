"""The server ends with the command that started it, however that ends."""

import signal
import time
from pathlib import Path

import psutil
import pytest

from tests.e2e.served import served

pytestmark = pytest.mark.browser


def gone(pid: int, within: float = 15.0) -> bool:
    """Whether the process ends in time."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_child_ends_with_its_parent(tmp_path: Path, how: signal.Signals) -> None:
    with served(tmp_path / "home", MENTOR_LLM__BACKEND="none") as running:
        child = running.child()
        running.process.send_signal(how)
        code = running.process.wait(20)
        assert gone(child)
    if how == signal.SIGINT:
        assert code == 0
