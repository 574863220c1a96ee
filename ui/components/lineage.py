"""Which document replaced which: a document names its successor by title or by source."""

from collections import defaultdict
from collections.abc import Iterable

from knowledge.documents import DocumentInfo


class Lineage:
    """The documents of the shelves a person sees, by what replaced what."""

    def __init__(self, documents: Iterable[DocumentInfo]) -> None:
        self._named: dict[str, DocumentInfo] = {}
        self._earlier: defaultdict[str, list[DocumentInfo]] = defaultdict(list)
        superseded = []
        for info in documents:
            for name in _names(info):
                self._named.setdefault(name, info)
            if info.superseded_by:
                superseded.append(info)
        for info in superseded:
            if later := self.successor(info):
                self._earlier[later.id].append(info)

    def successor(self, info: DocumentInfo) -> DocumentInfo | None:
        """The document that replaced it, if it is on a shelf."""
        later = self._named.get(_plain(info.superseded_by)) if info.superseded_by else None
        return None if later is None or later.id == info.id else later

    def replaced_by(self, info: DocumentInfo) -> tuple[DocumentInfo, ...]:
        """The documents that it replaced."""
        return tuple(self._earlier.get(info.id, ()))


def _names(info: DocumentInfo) -> tuple[str, ...]:
    """What a document may be called by another, the surest first."""
    name = info.source.rsplit("/", 1)[-1]
    return tuple(map(_plain, (info.title, info.source, name, name.rsplit(".", 1)[0], info.id)))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
