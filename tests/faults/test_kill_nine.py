"""kill -9 at random moments: nothing acknowledged is lost, a half reply can be retried."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.conversation import Turn
from assistant.mentor import Mentor
from assistant.settings import LlmSettings, Settings
from assistant.wiring import open_workplace
from tests.faults.talking_child import PAUSE_S, WORDS

KILLS = 8
BACK_WITHIN_S = 5.0
ROOT = Path(__file__).parent.parent.parent


def kill_after(seconds: float) -> list[dict[str, str]]:
    """Let a child talk for some seconds after its first acknowledgement, kill it; give them all."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.talking_child"], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    lines = (first + rest).decode().splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")]


def replies(mentor: Mentor) -> list[Turn]:
    conversations = [mentor.conversations.get(each.id) for each in mentor.conversations.recent(500)]
    return [turn for each in conversations for turn in each.turns if turn.role == "coach"]


def settled(settings: Settings) -> None:
    """Open once more if a kill fell between keeping a turn and noting its job."""
    with open_workplace(settings) as place:
        young = [turn for turn in replies(place.mentor()) if turn.status == "running"]
    if young:
        time.sleep(2.1)
        open_workplace(settings).close()


def test_nothing_acknowledged_is_lost_and_half_replies_can_be_retried(mentor_home: Path) -> None:
    settings = Settings(llm=LlmSettings(backend="none"))
    chance = random.Random(7)
    acknowledged: list[dict[str, str]] = []
    reply_s = len(WORDS) * PAUSE_S
    for _ in range(KILLS):
        acknowledged += kill_after(chance.uniform(0.0, 1.2 * reply_s))
        began = time.monotonic()
        open_workplace(settings).close()
        assert time.monotonic() - began < BACK_WITHIN_S
    settled(settings)

    with open_workplace(settings) as place:
        mentor = place.mentor()
        for kept in acknowledged:
            turns = mentor.conversations.get(kept["conversation"]).turns
            assert kept["words"] in [turn.text for turn in turns if turn.role == "author"]
        assert len(acknowledged) >= KILLS

        statuses = {turn.status for turn in replies(mentor)}
        assert statuses <= {"complete", "broken"}
        broken = [turn for turn in replies(mentor) if turn.status == "broken"]
        assert any(turn.text for turn in broken), "no kill fell into a reply"
        for turn in broken:
            assert " ".join(WORDS).startswith(turn.text.strip())
            again = mentor.retry(turn.conversation_id, turn.id).wait(30)
            assert again.status == "complete"
            assert again.text
            assert mentor.conversations.get(turn.conversation_id).turn(turn.id) == turn


def test_the_next_message_can_be_sent_after_a_kill(mentor_home: Path) -> None:
    kept = kill_after(0.7)[-1]
    settings = Settings(llm=LlmSettings(backend="none"))
    settled(settings)
    with open_workplace(settings) as place:
        turn = place.mentor().say(kept["conversation"], "It is slow for the data team.").wait(30)
    assert turn.status == "complete"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_other_ends_lose_nothing_either(mentor_home: Path, sent: signal.Signals) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.talking_child"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    assert child.stdout is not None
    kept = json.loads(child.stdout.readline())
    child.send_signal(sent)
    child.stdout.close()
    child.wait(20)
    settings = Settings(llm=LlmSettings(backend="none"))
    settled(settings)
    with open_workplace(settings) as place:
        turns = place.mentor().conversations.get(kept["conversation"]).turns
    assert [turn.text for turn in turns if turn.role == "author"] == [kept["words"]]
    assert turns[-1].status in ("stopped", "broken")
