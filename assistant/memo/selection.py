"""A part of a memo that its author selected, snapped to whole sentences."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.memo.document import Document, Sentence


@dataclass(frozen=True)
class Selection:
    """One or more sentences in a row, from `start` to `end` of the text."""

    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        """Where the first sentence begins."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Where the last sentence ends."""
        return self.sentences[-1].end

    @property
    def text(self) -> str:
        """The characters as they stand."""
        return self.document.text[self.start : self.end]

    @property
    def in_one_paragraph(self) -> bool:
        """Whether all of it is prose of one block."""
        return len({s.block for s in self.sentences}) == 1 and self.sentences[0].kind == "paragraph"

    @property
    def ends_its_block(self) -> bool:
        """Whether no other sentence of the block follows."""
        last = self.sentences[-1]
        block = self.document.blocks[last.block]
        return not self.document.text[last.end : block.end].strip()

    def with_each(self, edit: Callable[[Sentence], str]) -> str:
        """The text with every sentence edited and all between them as it stands."""
        return self.with_these({each.number: edit(each) for each in self.sentences})

    def with_these(self, wordings: Mapping[int, str]) -> str:
        """The text with other words for the sentences of these numbers."""
        text, at = "", self.start
        for sentence in self.sentences:
            text += self.document.text[at : sentence.start]
            text += wordings.get(sentence.number, sentence.text)
            at = sentence.end
        return text


def select(document: Document, start: int, end: int) -> Selection | None:
    """The sentences that the characters from `start` to `end` touch; None when there are none.

    A cursor that selects nothing means the sentence in which it stands.
    """
    first, last = min(start, end), max(start, end)
    touched = tuple(
        each
        for each in document.sentences
        if (each.start < last and each.end > first)
        or (first == last and each.start <= first <= each.end)
    )
    if first == last:
        touched = touched[:1]
    return Selection(document, touched) if touched else None
