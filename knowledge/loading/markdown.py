"""Loads Markdown and plain text, with what the front matter says."""

import re
from collections.abc import Mapping
from dataclasses import replace

from knowledge.documents import Details, Document, Format, Kind
from knowledge.errors import DocumentRefused
from knowledge.loading.details import merged, one_line
from knowledge.loading.limits import MAX_BYTES, MAX_CHARACTERS
from knowledge.loading.loaded import Loaded, document
from knowledge.loading.metadata import read, read_asked, read_opening
from knowledge.loading.refusals import too_large
from knowledge.normalising import decode, normalise

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
_FIRST_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.{0,400})", re.MULTILINE)
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_MARKUP = re.compile(r"[*_`]+|\[([^\]]*)\]\([^)]*\)")


def load(raw: bytes, *, document_id: str, source: str, kind: Kind | None = None) -> Document:
    """The document in these bytes, read in this process: for text that is trusted.

    `kind` wins over the front matter's. Raises DocumentRefused when it is too large, empty,
    binary, not UTF-8, or its front matter is not valid YAML.
    """
    if len(raw) > MAX_BYTES:
        raise too_large(source)
    loaded = load_text(raw, source)
    said = Details(kind=kind)
    return document(loaded, raw, document_id=document_id, source=source, said=said)


def load_text(raw: bytes, name: str, form: Format = "markdown") -> Loaded:
    """Markdown or plain text. Raises DocumentRefused like `load`."""
    body, stated = _split(normalise(decode(raw, name)), name)
    taken = finished(body, read(stated), form, name)
    return replace(taken, asked=read_asked(stated))


def finished(text: str, said: Details, form: Format, name: str, note: str = "") -> Loaded:
    """What a loader found, with a title, and what the first lines say where nothing else does.

    Raises DocumentRefused when there is no text, or far too much.
    """
    if not any(character.isalnum() for character in text):
        raise DocumentRefused(f"{name} has no text.", next_step="Add text, or leave it out.")
    if len(text) > MAX_CHARACTERS:
        raise DocumentRefused(
            f"{name} holds more than {MAX_CHARACTERS:,} characters of text.",
            next_step="Split it into smaller documents.",
        )
    title = Details(title=first_heading(text) or _title(name))
    return Loaded(text, merged(merged(title, read_opening(text)), said), form, note)


def first_heading(text: str) -> str:
    """The first heading's words; empty when there is none."""
    found = _FIRST_HEADING.search(text)
    return one_line(_MARKUP.sub(r"\1", _CLOSING.sub("", found.group(1)))) if found else ""


def _split(text: str, name: str) -> tuple[str, Mapping[str, object]]:
    """The body and the front matter; a leading rule that is no front matter stays text."""
    if not _FRONT_MATTER.match(text):
        return text.strip("\n"), {}
    import frontmatter
    import yaml

    try:
        post = frontmatter.loads(text)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" (line {mark.line + 2})" if mark is not None else ""
        raise DocumentRefused(
            f"The front matter of {name} is not valid YAML{place}.",
            next_step="Correct the lines between the two --- lines, or remove them.",
        ) from error
    if not post.metadata:
        return text.strip("\n"), {}
    return post.content.strip("\n"), post.metadata


def _title(name: str) -> str:
    """A title from a file's name."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return one_line(stem.replace("-", " ").replace("_", " ")).capitalize() or "Untitled"
