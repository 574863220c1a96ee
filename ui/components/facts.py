"""What is known of a document, in the words of the pages."""

from knowledge.documents import DocumentInfo, Kind
from ui.components.text import label

KINDS: dict[Kind, str] = {"framework": "Framework", "memo": "Memo", "other": "Document"}
STATUSES = ("accepted", "rejected", "superseded")
SHELF_NAMES = {"organisation": "Organisation", "mine": "Mine"}


def facts(info: DocumentInfo) -> str:
    """Kind, status, date, owner and what replaced it, in one line."""
    replaced = f"superseded by {label(info.superseded_by)}" if info.superseded_by else ""
    return _joined(info, replaced or status(info))


def short_facts(info: DocumentInfo) -> str:
    """The same, for a place that names what replaced it by a link."""
    return _joined(info, status(info))


def status(info: DocumentInfo) -> str:
    """The status as it is shown; empty when none is known."""
    return label(info.status) if info.status else ""


def dated(info: DocumentInfo) -> str:
    """The date as it is shown; empty when none is known."""
    return f"{info.dated:%d %B %Y}".lstrip("0") if info.dated else ""


def is_superseded(info: DocumentInfo) -> bool:
    """Whether something else holds instead of it."""
    return bool(info.superseded_by) or info.status == "superseded"


def _joined(info: DocumentInfo, standing: str) -> str:
    owner = f"owner: {label(info.owner)}" if info.owner else ""
    return " · ".join(part for part in (KINDS[info.kind], standing, dated(info), owner) if part)
