"""One person's memos on a record in memory, reviewed by a reviewer that tests direct."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from assistant.cases import Case
from assistant.errors import MentorError
from assistant.framing.canvas import Canvas
from assistant.llm.model import ChatModel
from assistant.memo.document import parse
from assistant.memo.findings import Finding, Review
from assistant.memo_reviews import MemoReviews, Running
from assistant.memos import Memos
from assistant.storage.cases import CaseRepository
from assistant.storage.database import Database
from assistant.storage.memo_versions import MemoVersionRepository
from assistant.storage.memos import MemoRepository
from assistant.storage.users import ensure_user

DRAFT = """# Move the broker

We ask the director of platform to fund the move of all topics to the new broker.

The cost is huge and every team has waited for this for a long time already.

Somebody should write the plan before the end of the quarter, or a little later.
"""
MENDED = DRAFT.replace("The cost is huge", "The cost is two engineers for a quarter")


class WordReviewer:
    """Finds what its words stand for: “huge” is unsupported, without “objects” dissent is missing.

    The first review has no model, the last one has.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.between: Callable[[], None] = lambda: None
        """Runs after the first review has been given."""
        self.fails: MentorError | None = None
        self.whole = True

    def reviewing(
        self, text: str, kind: str, stop: Callable[[], bool] = lambda: False
    ) -> Iterator[Review]:
        self.asked.append((text, kind))
        if self.fails is not None and not self.whole:
            raise self.fails
        review = Review(kind, tuple(_found(text)))
        yield replace(review, degraded="The model has not answered yet.")
        self.between()
        if self.fails is not None:
            raise self.fails
        if not stop():
            yield replace(review, model="a model")


def _found(text: str) -> Iterator[Finding]:
    for sentence in parse(text).sentences:
        if "huge" in sentence.plain:
            yield Finding(f"huge-{sentence.number}", "evidence", "unsupported", "high",
                          (sentence.number,), sentence.text, "weak", "why", "how much?",
                          missing=False)  # fmt: skip
            break
    if "objects" not in text:
        yield Finding("dissent", "dissent", "missing", "low", (), "", "w", "y", "q", missing=True)


@dataclass
class CaseShown:
    """A case with its canvas."""

    case: Case
    canvas: Canvas


@dataclass
class MemoDesk:
    """The memos of one owner, and what they are made of."""

    db: Database
    owner: str = "somebody"
    reviewer: WordReviewer = field(default_factory=WordReviewer)
    running: Running = field(default_factory=Running)
    canvas: Canvas = field(default_factory=lambda: Canvas(()))
    model: ChatModel | None = None

    def __post_init__(self) -> None:
        ensure_user(self.db, self.owner)
        self.cases = CaseRepository(self.db, self.owner)
        self.versions = MemoVersionRepository(self.db, self.owner)
        self.memos = Memos(
            MemoRepository(self.db, self.owner),
            self.versions,
            MemoReviews(self.versions, lambda: self.reviewer, self.running),
            lambda case_id: CaseShown(self.cases.get(case_id), self.canvas),
            self.model,
        )

    def write(self, memo_id: str, text: str) -> str:
        """Save on what stands there now."""
        return self.memos.save(memo_id, text, seen=self.memos.page(memo_id).state)

    def begun(self, text: str = DRAFT) -> str:
        """A decision memo with this text; gives its id."""
        return self.memos.create("", "decision", text).memo.id

    def reviewed(self, text: str = DRAFT) -> str:
        """The same, with a version that has been reviewed."""
        memo_id = self.begun(text)
        self.memos.review(memo_id)
        return memo_id


def in_thread(act: Callable[[], object]) -> Callable[[], None]:
    """Begin it beside; the result waits for its end."""
    thread = threading.Thread(target=act)
    thread.start()
    return lambda: thread.join(10)
