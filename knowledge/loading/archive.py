"""Unpacks zipped exports of wikis and notes: the documents in them, by their inner paths."""

from dataclasses import dataclass
from zipfile import ZipFile, ZipInfo

from knowledge.errors import DocumentRefused
from knowledge.loading.kinds import ADVICE, ARCHIVE, FORMATS, inner_path, nearly, suffix_of
from knowledge.loading.limits import MAX_BYTES, MAX_UNPACKED
from knowledge.loading.refusals import bomb, protected, too_large
from knowledge.loading.zipping import is_encrypted, opened, read_member


@dataclass(frozen=True, slots=True)
class Member:
    """One document of an archive."""

    path: str
    """Inside the archive, with forward slashes; it never leads out of it."""
    content: bytes = b""
    reason: str = ""
    """Why it cannot be taken, known without reading it."""


def unpack(raw: bytes, name: str) -> tuple[Member, ...]:
    """The documents of a zip, by path; hidden files, folders and other kinds are passed over.

    Raises DocumentRefused for the whole when it is damaged, needs a password, unpacks to too
    much, or holds no document.
    """
    with opened(raw, name) as container:
        entries = {inner_path(info.filename): info for info in container.infolist()}
        entries = {path: info for path, info in sorted(entries.items()) if _may_be_document(path)}
        _check(list(entries.values()), name)
        members: list[Member] = []
        left = MAX_UNPACKED
        for path, info in entries.items():
            member = _member(container, path, info, min(left, MAX_BYTES))
            left -= len(member.content)
            members.append(member)
        return tuple(members)


def _may_be_document(path: str) -> bool:
    parts = path.split("/")
    if not path or "__MACOSX" in parts or any(part.startswith(".") for part in parts):
        return False
    return suffix_of(path) in FORMATS or suffix_of(path) == ARCHIVE or bool(nearly(path))


def _check(entries: list[ZipInfo], name: str) -> None:
    if not entries:
        raise DocumentRefused(f"{name} holds no document.", next_step=ADVICE)
    if any(map(is_encrypted, entries)):
        raise protected(name)
    if sum(entry.file_size for entry in entries if entry.file_size <= MAX_BYTES) > MAX_UNPACKED:
        raise bomb(name, MAX_UNPACKED)


def _member(container: ZipFile, path: str, info: ZipInfo, limit: int) -> Member:
    reason = nearly(path)
    if suffix_of(path) == ARCHIVE:
        reason = f"{path} is a zip inside a zip. Unpack it, and add it by itself."
    if info.file_size > MAX_BYTES:
        reason = too_large(path).one_line()
    if reason:
        return Member(path, reason=reason)
    try:
        return Member(path, read_member(container, info, limit, path))
    except DocumentRefused as refusal:
        return Member(path, reason=refusal.one_line())
