"""A child process of the kill test: says one message after another and reports what was kept.

`python -m tests.faults.talking_child` writes a line of JSON for every message as soon as its
words are kept, before the reply is complete: that line is the acknowledgement.
"""

import itertools
import json
import sys
import time
from collections.abc import Iterator

from assistant.choosing import Chosen
from assistant.llm.model import Request, Tier
from assistant.mentor import Mentor
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.tokens import estimating_counter
from assistant.wiring import Workplace

REPLY = (
    "You want one platform for all teams, and you want it soon. I hear a lot of drive in that and "
    "very little about what is slow today, for whom, and how anyone would notice the change. "
    "Let us stay with that for a moment before we speak of platforms at all. "
    "What would be different for one team, if it were already done?"
)
WORDS = tuple(REPLY.split())
PAUSE_S = 0.02


class SlowModel:
    """A model that writes `WORDS`, one at a time."""

    name = "slow"
    tier: Tier = "large"
    context_tokens = 8192

    def __init__(self, pause_s: float = PAUSE_S) -> None:
        self._pause_s = pause_s

    def stream(self, request: Request) -> Iterator[str]:
        for word in WORDS:
            time.sleep(self._pause_s)
            yield f"{word} "


def open_slow(settings: Settings, pause_s: float = PAUSE_S) -> Workplace:
    """A workplace whose model is slow, on the real record."""
    model = SlowModel(pause_s)
    database = Database.open(settings.resolved_database_url())
    return Workplace(settings, database, Chosen("slow", "slow", model, estimating_counter()))


def main() -> None:
    """Talk until killed."""
    with open_slow(Settings()) as place:
        mentor = place.mentor()
        for number in itertools.count(1):
            talk(mentor, number)


def talk(mentor: Mentor, number: int) -> None:
    """Start a conversation of two messages, acknowledging each as soon as it is kept."""
    words = f"Message {number}: I want to move every team to one platform."
    conversation = mentor.begin("framing", words)
    for said in (words, f"{words} The director decides in March."):
        live = mentor.say(conversation.id, said)
        sys.stdout.write(json.dumps({"conversation": conversation.id, "words": said}) + "\n")
        sys.stdout.flush()
        live.wait(30)


if __name__ == "__main__":
    main()
