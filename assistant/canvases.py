"""The canvas of a case: derived from all its framing conversations and its author's changes.

One service for the pages, the commands and the coach. A change is checked against what its
author saw: one that was made elsewhere meanwhile is never overwritten silently.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.cases import CanvasChange, Case, ChangeAction, standing
from assistant.conversation import Conversation, Turn
from assistant.errors import BadMessage, NotFound, Overtaken
from assistant.framing.canvas import Canvas, Entry, Level, Slot, canvas_of
from assistant.framing.edits import Edit, Written, from_json, to_json
from assistant.framing.export import to_markdown
from assistant.framing.history import Version, edits_in, restoring, versions
from assistant.framing.kinds import Kind, guess, kind_named, kinds
from assistant.messages import accept_message
from assistant.modes import Context
from assistant.storage.canvas_changes import CanvasChangeRepository, Draft
from assistant.storage.cases import CaseRepository
from assistant.storage.conversations import ConversationRepository

_MODE = "framing"
_TITLE_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case with its canvas at one moment."""

    case: Case
    canvas: Canvas
    path: tuple[Turn, ...]
    """The turns that it was read from: the latest branch of each framing conversation."""
    changes: tuple[CanvasChange, ...]

    @property
    def kind(self) -> Kind:
        """The kind that the author set, else the one that the first words suggest."""
        first = next((turn.text for turn in self.path if turn.role == "author"), self.case.title)
        return kind_named(self.case.kind) or guess(first)

    @property
    def conversation_id(self) -> str:
        """The framing conversation that was written to last; empty when there is none."""
        return self.path[-1].conversation_id if self.path else ""

    def fresh(self) -> frozenset[str]:
        """The slots that hold something of the author's last message."""
        last = next((turn.id for turn in reversed(self.path) if turn.role == "author"), "")
        slots = self.canvas.slots
        return frozenset(s.name for s in slots if last in {e.turn_id for e in _shown(s)} - {""})

    def said_in(self) -> dict[str, str]:
        """Ids of entries and the turn in which the author said those words."""
        found = {entry.id: entry.turn_id for slot in self.canvas.slots for entry in _shown(slot)}
        for reading in canvas_of(self.path).slots:
            found |= {e.id: e.turn_id for e in reading.entries if not found.get(e.id)}
        return {key: turn for key, turn in found.items() if turn}

    def read_level(self) -> Level:
        """The level as the messages alone place it."""
        return canvas_of(self.path).level

    def can_undo(self) -> bool:
        """Whether there is a change of the author's to take back."""
        return bool(standing(self.changes))


class Canvases:
    """The canvases of one owner's cases; another's are not found."""

    def __init__(
        self,
        cases: CaseRepository,
        conversations: ConversationRepository,
        changes: CanvasChangeRepository,
    ) -> None:
        self._cases = cases
        self._conversations = conversations
        self._changes = changes

    def page(self, case_id: str) -> CasePage:
        """A case and its canvas now. Raises NotFound."""
        return self._page(self._cases.get(case_id))

    def recent(self, limit: int = 50) -> tuple[CasePage, ...]:
        """The cases worked on last, latest first."""
        return tuple(map(self._page, self._cases.recent(limit)))

    def edit(self, case_id: str, *edits: Edit, seen: str = "") -> CanvasChange:
        """Change the canvas as its author says; all of the edits count as one step.

        `seen` is the `state_of_slot` that the author had before them. Raises BadMessage, NotFound,
        and Overtaken when the slot says something else by now; nothing is changed then.
        """
        path = self._path(self._cases.get(case_id).id)
        wanted = tuple(map(_cleaned, edits))

        def make(changes: tuple[CanvasChange, ...], at: datetime) -> Draft:
            canvas = canvas_of(path, edits_in(changes))
            for edit in wanted:
                _require(canvas, edit, seen)
            return _draft("edit", wanted, at)

        return self._changes.append(case_id, make)

    def undo(self, case_id: str) -> CanvasChange:
        """Take the author's last change back; gives that change. Raises BadMessage, NotFound."""
        undone: list[CanvasChange] = []

        def make(changes: tuple[CanvasChange, ...], _at: datetime) -> Draft:
            left = standing(changes)
            if not left:
                raise BadMessage(
                    "There is no change of yours to take back.",
                    next_step="The canvas stays as it is.",
                )
            undone.append(left[-1])
            return Draft("undo", takes_back=left[-1].id)

        self._changes.append(case_id, make)
        return undone[-1]

    def history(self, case_id: str) -> tuple[Version, ...]:
        """All versions of the canvas, oldest first. Raises NotFound."""
        page = self.page(case_id)
        return versions(page.path, page.changes)

    def restore(self, case_id: str, version_id: str) -> CanvasChange:
        """Make the canvas say what a version said, as a new change; nothing is lost by it.

        Raises NotFound, and BadMessage when it says that already.
        """
        page = self.page(case_id)
        found = versions(page.path, page.changes)
        then = next((version for version in found if version.id == version_id), None)
        if then is None:
            raise NotFound("There is no such version.", next_step="Choose one from the history.")

        def make(changes: tuple[CanvasChange, ...], at: datetime) -> Draft:
            back = restoring(canvas_of(page.path, edits_in(changes)), then.canvas, at)
            if not back:
                raise BadMessage("The canvas says that already.", next_step="Nothing was changed.")
            return _draft("restore", back, at)

        return self._changes.append(case_id, make)

    def markdown(self, case_id: str) -> str:
        """The page as one would send it. Raises NotFound."""
        page = self.page(case_id)
        return to_markdown(page.canvas, page.case.title)

    def describe(self, case_id: str, *, title: str | None = None, kind: str | None = None) -> None:
        """Give a case another title or kind (its name or label; empty: let the coach guess).

        Raises BadMessage, NotFound.
        """
        self._cases.get(case_id)
        if title is not None:
            self._cases.rename(case_id, _title(title))
        if kind is not None:
            self._cases.set_kind(case_id, kind_name(kind))

    def notes(self, conversation: Conversation) -> Context:
        """What the coach should know of a conversation's case beside its turns."""
        if conversation.case_id is None or conversation.mode != _MODE:
            return Context()
        case_id = conversation.case_id
        edits = (
            edit for change in standing(self._changes.of_case(case_id)) for edit in change.edits
        )
        earlier = self._path(case_id, without=conversation.id)
        return Context(self._cases.get(case_id).kind, tuple(edits), earlier)

    def _page(self, case: Case) -> CasePage:
        path, changes = self._path(case.id), self._changes.of_case(case.id)
        return CasePage(case, canvas_of(path, edits_in(changes)), path, changes)

    def _path(self, case_id: str, without: str = "") -> tuple[Turn, ...]:
        """The latest branch of each framing conversation; the one written to last comes last."""
        own = [
            self._conversations.get(each.id).latest_path()
            for each in self._conversations.of_case(case_id)
            if each.mode == _MODE and each.id != without
        ]
        paths = sorted((path for path in own if path), key=lambda path: path[-1].created_at)
        return tuple(turn for path in paths for turn in path)


def state_of_slot(slot: Slot) -> str:
    """Changes whenever the slot says something else: what an editor hands back on saving."""
    said = [(e.text, e.test, e.chosen) for e in slot.entries]
    return hashlib.sha256(repr((slot.status, slot.main, said)).encode()).hexdigest()[:16]


def kind_name(kind: str) -> str:
    """The name of a kind given by name or label; empty stays. Raises BadMessage."""
    if not kind.strip():
        return ""
    found = kind_named(kind)
    if found is None:
        names = ", ".join(kinds())
        raise BadMessage(f"There is no kind of case “{kind}”.", next_step=f"Use one of: {names}.")
    return found.name


def _shown(slot: Slot) -> Sequence[Entry]:
    return (*slot.entries, *slot.suggested)


def _draft(action: ChangeAction, edits: Sequence[Edit], at: datetime) -> Draft:
    stamped = tuple(to_json(replace(edit, at=at)) for edit in edits)
    return Draft(action, stamped)


def _cleaned(edit: Edit) -> Edit:
    """The edit with its words as a message's are cleaned. Raises BadMessage."""
    entries = tuple(
        Written(accept_message(e.text), accept_message(e.test) if e.test.strip() else "", e.chosen)
        for e in edit.entries
    )
    return from_json(to_json(replace(edit, entries=entries)))


def _require(canvas: Canvas, edit: Edit, seen: str) -> None:
    """Refuse an edit of something that is no longer as its author saw it."""
    slot = canvas.slot(edit.slot)
    if seen and seen != state_of_slot(slot):
        raise Overtaken(
            f"“{slot.label}” has changed since you opened it.",
            next_step="Your words are still here. Look at what stands there now, then save again.",
        )
    known = {entry.id for entry in (*slot.entries, *slot.suggested)}
    if edit.action in {"remove", "choose"} and edit.entry_id not in known:
        raise Overtaken(
            f"Those words no longer stand in “{slot.label}”.", next_step="Reload the page."
        )


def _title(title: str) -> str:
    words = " ".join(accept_message(title).split())
    if len(words) > _TITLE_CHARACTERS:
        raise BadMessage(
            f"The title has {len(words)} characters; the limit is {_TITLE_CHARACTERS}.",
            next_step="Shorten it.",
        )
    return words
