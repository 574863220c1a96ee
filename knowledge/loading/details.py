"""Details in one form, and one above the other."""

import re
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args

from knowledge.documents import Details, DocumentInfo, Kind
from knowledge.normalising import normalise

_STATUSES = {
    **dict.fromkeys(("accepted", "approved", "adopted", "agreed", "decided"), "accepted"),
    **dict.fromkeys(("rejected", "declined", "refused", "not accepted"), "rejected"),
    **dict.fromkeys(("superseded", "superceded", "replaced"), "superseded"),
}
_REPLACED = re.compile(r"(?:superseded|superceded|replaced)(?:[ ,]+(?:by|with)\b)?[: ]+(.+)", re.I)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?")
_MADE_UP = re.compile(
    r"microsoft (?:word|powerpoint) - |.*\.(?:docx?|pdf|rtf|odt|tmp|indd|tex|dvi)$|"
    r"(?:untitled|document|word document|dokument)\s*\d*$",
    re.I,
)
_LONGEST = 200
_NOTHING = Details()


def one_line(value: object) -> str:
    """A short single line that shows all it holds; anything but a scalar gives nothing."""
    if value == "" or not isinstance(value, str | int | float | date):
        return ""
    return " ".join(normalise(str(value)[: 4 * _LONGEST]).split())[:_LONGEST].rstrip()


def property_title(value: object) -> str:
    """A title that a program keeps in a file's properties; empty when it made it up itself."""
    line = one_line(value)
    return "" if _MADE_UP.match(line) else line


def cleaned(said: Details) -> Details:
    """The same in single lines, with the status in the library's words."""
    if said == _NOTHING:
        return said
    status, successor = _status(said.status)
    if said.superseded_by is not None:
        successor = _LINK.sub(r"\1", one_line(said.superseded_by)).strip("*_\"' ")
    if successor and not status:
        status = "superseded"
    return Details(
        title=one_line(said.title) or None,
        kind=said.kind if said.kind in get_args(Kind) else None,
        status=status,
        dated=said.dated,
        superseded_by=successor,
        owner=None if said.owner is None else one_line(said.owner),
        origin=None if said.origin is None else one_line(said.origin),
    )


def merged(below: Details, above: Details) -> Details:
    """What is said above, and where nothing is, what is said below. Both are cleaned."""
    return replace(below, **_given(above))


def applied(info: DocumentInfo, said: Details) -> DocumentInfo:
    """The document's info with what is said of it, which is cleaned."""
    return replace(info, **_given(said))


def _given(said: Details) -> dict[str, Any]:
    given = {field.name: getattr(said, field.name) for field in fields(said)}
    if said.status not in (None, "superseded") and said.superseded_by is None:
        # What holds again has no successor, whatever was said before.
        given["superseded_by"] = ""
    return {name: value for name, value in given.items() if value is not None}


def _status(said: str | None) -> tuple[str | None, str | None]:
    """The status and, where it names one, the successor."""
    if said is None:
        return None, None
    line = one_line(said).strip("*_ .")
    if found := _REPLACED.fullmatch(_LINK.sub(r"\1", line)):
        return "superseded", found[1].strip("*_\"' ")
    return _STATUSES.get(line.lower(), line.lower()), None
