"""What a document says of itself, under whatever spelling, as `Details`."""

import re
from collections.abc import Iterable, Mapping, Sequence

from knowledge.documents import Details, Kind
from knowledge.loading.dates import read_date
from knowledge.loading.details import cleaned, one_line

_NAMES: Mapping[str, tuple[str, ...]] = {
    "kind": ("kind", "type", "document_type", "doc_type", "category", "categories", "tags"),
    "status": ("status", "state", "decision_status"),
    "dated": (
        "date", "dated", "decided", "decision_date", "published", "published_time",
        "publication_date", "issued", "created", "created_at", "updated", "last_updated",
        "last_modified", "modified", "modified_time",
    ),
    "superseded_by": ("superseded_by", "supersededby", "replaced_by", "replacedby"),
    "owner": (
        "owner", "owners", "author", "authors", "creator", "decider", "deciders", "dri",
        "maintainer", "written_by",
    ),
    "origin": ("origin", "source", "url", "link", "canonical", "permalink"),
}  # fmt: skip
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("framework", "frameworks", "playbook", "method"), "framework"),
    **dict.fromkeys(
        ("memo", "memos", "decision", "decision memo", "decision record", "adr", "rfc",
         "design doc", "design document", "post-mortem", "postmortem"),
        "memo",
    ),
    "other": "other",
}  # fmt: skip
_OPENING_LINES = 14
_MOST_ASKED = 12
_STATED = re.compile(
    r"[ \t]*(?:[-*+>|][ \t]+)?[*_]{0,2}"
    r"(status|state|date|decided|owner|author|decider|superseded[ -]by|replaced[ -]by|kind|type)"
    r"[*_]{0,2}(?:[ \t]*[:|][*_]{0,2})[ \t]*(\S.{0,160}?)[*_|\s]*",
    re.I,
)
_STATUS_HEADING = re.compile(r"^#{1,6}[ \t]+status[ \t#:]*\n+[ \t]*([^\n#]{3,160})$", re.I | re.M)
_SEPARATORS = re.compile(r"[\s.-]+")
_PREFIX = re.compile(r"^(?:article|og|dc|dcterms|citation|twitter)[:._]", re.I)


def read(stated: Mapping[str, object]) -> Details:
    """What names and values say, be they front matter, properties or meta elements.

    Of two spellings of one name, the earlier one counts.
    """
    known: dict[str, object] = {}
    for key, value in stated.items():
        known.setdefault(_SEPARATORS.sub("_", _PREFIX.sub("", str(key).strip())).lower(), value)
    found = {field: _first(known, names) for field, names in _NAMES.items()}
    dates = (read_date(known[name]) for name in _NAMES["dated"] if name in known)
    return cleaned(
        Details(
            title=one_line(known.get("title")),
            kind=_kind(known),
            status=found["status"],
            dated=next((day for day in dates if day), None),
            superseded_by=found["superseded_by"],
            owner=found["owner"],
            origin=found["origin"],
        )
    )


def read_asked(stated: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """By heading, the questions that its section answers, as front matter lists them.

    `asked` holds entries with `under` (a heading) and `when` (lines); anything else is passed over.
    """
    listed = stated.get("asked")
    found: dict[str, tuple[str, ...]] = {}
    for entry in listed if isinstance(listed, list) else ():
        if not isinstance(entry, Mapping) or not isinstance(entry.get("when"), list):
            continue
        heading = one_line(entry.get("under"))
        lines = tuple(line for each in entry["when"] if (line := one_line(each)))
        if heading and lines:
            found[heading] = (*found.get(heading, ()), *lines)[:_MOST_ASKED]
    return found


def read_opening(text: str) -> Details:
    """What lines like `Status: accepted` say among the first of a Markdown text.

    Decision records often have no front matter but such lines, or a section named Status.
    """
    stated: dict[str, object] = {}
    lines = (line for line in text[:4000].split("\n") if line.strip())
    for _, line in zip(range(_OPENING_LINES), lines, strict=False):
        if found := _STATED.fullmatch(line):
            stated.setdefault(found[1], found[2])
    if "status" not in {name.lower() for name in stated}:
        section = _STATUS_HEADING.search(text[:4000])
        if section and len(section[1].split()) <= 16:
            stated["status"] = section[1]
    return read(stated)


def _first(known: Mapping[str, object], names: Sequence[str]) -> str | None:
    lines = (_words(known[name]) for name in names if name in known)
    return next((line for line in lines if line), None)


def _words(value: object) -> str:
    """A scalar's line; those of a list one after the other; the name in a mapping."""
    several = value[:10] if isinstance(value, list | tuple) else [value]
    names = (one.get("name") if isinstance(one, Mapping) else one for one in several)
    return one_line(", ".join(filter(None, map(one_line, names))))


def _kind(known: Mapping[str, object]) -> Kind | None:
    """The first value that names a kind; a list of tags may hold it anywhere."""
    for name in _NAMES["kind"]:
        for each in _each(known.get(name)):
            if kind := _KINDS.get(one_line(each).lower()):
                return kind
    return None


def _each(value: object) -> Iterable[object]:
    if isinstance(value, list | tuple):
        return value
    return value.split(",") if isinstance(value, str) else ()
