"""What was judged of passages and questions by reading (evals/datasets/retrieval/judgements)."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from evals.retrieval.questions import FOLDER
from knowledge.chunking import HEADING_SEPARATOR
from knowledge.passages import Passage

FILE = FOLDER / "judgements" / "pooled.yaml"
FULLY, PARTLY = 2, 1

Grades = Mapping[str, int]
"""How far passages answer a question, by name: FULLY or PARTLY; others do not."""


def load(path: Path = FILE) -> dict[str, Grades]:
    """The grades by question, the passages named by their addresses."""
    return {
        item["question"]: dict.fromkeys(item.get("partly", ()), PARTLY)
        | dict.fromkeys(item.get("fully", ()), FULLY)
        for item in yaml.safe_load(path.read_text(encoding="utf-8"))
    }


def addresses(source: str, passages: Iterable[Passage]) -> dict[str, str]:
    """The ids of a document's passages by address: its source, the heading, and which of several.

    An address outlives a change of a passage's words, which its id does not.
    """
    found: dict[str, str] = {}
    for passage in passages:
        address = HEADING_SEPARATOR.join((source, *passage.heading.split(HEADING_SEPARATOR)[1:]))
        several = 2
        while address in found:
            address = f"{address.removesuffix(f' ({several - 1})')} ({several})"
            several += 1
        found[address] = passage.id
    return found
