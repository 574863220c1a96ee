"""Which document replaced which: `superseded_by` names a title or a source; this finds it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.documents import DocumentInfo


@dataclass(frozen=True, slots=True)
class Succession:
    """The replacements on one shelf, by document id."""

    successors: Mapping[str, DocumentInfo]

    def last(self, document_id: str) -> DocumentInfo | None:
        """What stands in a document's place today; None when nothing replaced it."""
        found = self.successors.get(document_id)
        seen = {document_id}
        while found is not None and found.id not in seen:
            seen.add(found.id)
            following = self.successors.get(found.id)
            if following is None:
                break
            found = following
        return found


def succession(documents: Iterable[DocumentInfo]) -> Succession:
    """Resolve every `superseded_by` that names a document of the shelf."""
    infos = tuple(documents)
    named: dict[str, DocumentInfo] = {}
    for info in infos:
        for name in (info.source, info.source.rsplit("/", 1)[-1], info.id, info.title):
            named.setdefault(_plain(name), info)
    found = {
        info.id: named[_plain(info.superseded_by)]
        for info in infos
        if info.superseded_by and _plain(info.superseded_by) in named
    }
    return Succession({name: info for name, info in found.items() if info.id != name})


def _plain(name: str) -> str:
    return " ".join(name.strip().strip("\"'“”").casefold().split())


_PAST = re.compile(
    r"\b(originally|at first|used to|back then|at the time|in those days|earlier|previous(ly)?|"
    r"former(ly)?|initial(ly)?|superseded|first (memo|plan|policy|version|approach|decision))\b"
    r"|\b(did|had|was|were) (we|it|they|the \w+) (first|once)\b|\bfirst (decide|choose|agree)",
    re.I,
)


def about_the_past(question: str, document: DocumentInfo) -> bool:
    """Whether a question asks about the time when a replaced document held."""
    named = document.dated is not None and str(document.dated.year) in question
    return named or bool(_PAST.search(question))
