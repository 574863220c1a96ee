"""The JSON of cases and canvases that programs may rely on: keys are only ever added."""

from assistant.canvases import CasePage
from assistant.framing.canvas import Entry, Slot
from assistant.framing.history import Version
from assistant.levels import LEVELS
from ui.framing_words import how, steps


def case(page: CasePage) -> dict[str, object]:
    """One case of `mentor frame list`."""
    slots = page.canvas.slots
    return {
        "case_id": page.case.id,
        "title": page.case.title,
        "kind": page.kind.name,
        "kind_guessed": not page.case.kind,
        "conversation_id": page.conversation_id or None,
        "created_at": page.case.created_at.isoformat(),
        "updated_at": page.case.updated_at.isoformat(),
        "firm": [slot.name for slot in slots if slot.status == "firm"],
        "weak": [slot.name for slot in slots if slot.status == "weak"],
    }


def sheet(page: CasePage) -> dict[str, object]:
    """The canvas of `mentor frame show`, by slot name, and the level."""
    level = page.canvas.level
    return {
        "canvas": {each.name: slot(each, page.said_in()) for each in page.canvas.slots},
        "level": {
            "number": level.number,
            "name": LEVELS[level.number].name,
            "quote": level.quote,
            "by": level.by,
            "next_level_needs": LEVELS[level.number].next_needs,
        },
    }


def slot(each: Slot, said_in: dict[str, str]) -> dict[str, object]:
    """One slot; `label`, `status` and `quotes` as in the last line of `mentor frame --json`."""
    return {
        "label": each.label,
        "status": each.status,
        "quotes": list(each.quotes),
        "edited": each.edited,
        "entries": [_entry(entry, said_in) for entry in each.entries],
        "suggested": [_entry(entry, said_in) for entry in each.suggested],
    }


def version(each: Version) -> dict[str, object]:
    """One version of `mentor frame show --history`."""
    return {
        "version": each.number,
        "id": each.id,
        "at": each.at.isoformat(),
        "by": each.by,
        "what": how(each),
        "changed": list(steps(each.changed)),
        "slots": [change.after.name for change in each.changed],
    }


def _entry(entry: Entry, said_in: dict[str, str]) -> dict[str, object]:
    return {
        "id": entry.id,
        "text": entry.text,
        "by": entry.by,
        "quote": entry.quote,
        "turn_id": said_in.get(entry.id),
        "firm": entry.firm,
        "test": entry.test,
        "chosen": entry.chosen,
    }
