"""Many people at once, with the scripted model."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant.errors import MentorError
from assistant.settings import LlmSettings, Settings
from assistant.wiring import Workplace, open_workplace
from evals.bench.figures import Figure, percentile, timed

_MESSAGES = (
    "I want to move all services to one build pipeline.",
    "The platform director decides, and the mobile team is against it.",
    "Releases take nine days now; we want two by March.",
    "We could also do nothing, or start with the two largest services.",
    "What would change my mind is a month without a failed release.",
)


def measure(folder: Path, sessions: int = 50, turns: int = 20) -> Iterator[Figure]:
    """Figures of `sessions` people who each send `turns` messages at the same time."""
    settings = Settings(home=folder / "crowd", cache=folder, llm=LlmSettings(backend="scripted"))
    with open_workplace(settings) as place:
        crowd = _Crowd(place, turns)
        with ThreadPoolExecutor(sessions) as pool:
            owners = [f"person-{number}" for number in range(sessions)]
            list(pool.map(crowd.session, owners))
        foreign = sum(crowd.foreign_rows(owner) for owner in owners)
    size = f"{sessions} sessions × {turns} turns"
    yield Figure(f"{size}, errors", crowd.errors, "", 0)
    yield Figure(f"{size}, foreign rows", foreign, "", 0)
    yield Figure(f"{size}, a turn p95", percentile(crowd.seconds, 0.95), "s", 2.0)


class _Crowd:
    def __init__(self, place: Workplace, turns: int) -> None:
        self._place = place
        self._turns = turns
        self._lock = threading.Lock()
        self._conversations: dict[str, str] = {}
        self.seconds: list[float] = []
        self.errors = 0

    def session(self, owner: str) -> None:
        """One person's conversation, every message with the owner's name in it."""
        mentor = self._place.mentor(owner)
        conversation = mentor.begin("framing", f"{owner}: {_MESSAGES[0]}")
        self._conversations[owner] = conversation.id
        for turn in range(self._turns):
            words = f"{owner}: {_MESSAGES[turn % len(_MESSAGES)]}"
            try:
                took = timed(lambda said=words: mentor.say(conversation.id, said).wait(60))  # type: ignore[misc]
            except (MentorError, TimeoutError):
                with self._lock:
                    self.errors += 1
            else:
                with self._lock:
                    self.seconds.append(took)

    def foreign_rows(self, owner: str) -> int:
        """Turns in an owner's record that are missing, doubled, or speak of someone else."""
        conversations = self._place.mentor(owner).conversations
        listed = [found.id for found in conversations.recent()]
        if listed != [self._conversations[owner]]:
            return len(listed) + 1
        turns = conversations.get(listed[0]).turns
        authors = [turn for turn in turns if turn.role == "author"]
        wrong = sum(1 for turn in authors if not turn.text.startswith(f"{owner}: "))
        return wrong + abs(len(turns) - 2 * self._turns)
