"""A child process of the kill test: says one message after another and reports what was kept.

`python -m tests.faults.talking_child` writes a line of JSON for every message as soon as its
words are kept, before the reply is complete: that line is the acknowledgement.
"""

import itertools
import json
import sys

from assistant.choosing import Chosen
from assistant.llm.scripted import ScriptedModel
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


def open_slow(settings: Settings) -> Workplace:
    """A workplace on the real record, whose model takes its time."""
    model = ScriptedModel(lambda request: REPLY, tier="large", seconds_per_word=PAUSE_S)
    settings.home.mkdir(parents=True, exist_ok=True)
    database = Database.open(settings.resolved_database_url())
    return Workplace(settings, database, Chosen("slow", "slow", model, estimating_counter))


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
