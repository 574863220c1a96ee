"""The documents that the tests of `mentor knowledge` work on, and how to find them again."""

from pathlib import Path
from typing import Any

from tests.command_line import CommandLine, Outcome

BROKER = """---
kind: memo
status: accepted
date: 2025-03-04
owner: Platform team
---
# The message broker after the move

## Ownership

After the move the platform team owns the message broker. The platform lead decides about it.
"""
OLD = """---
kind: memo
status: superseded
superseded_by: The message broker after the move
date: 2023-06-01
---
# The message broker before the move

Before the move every team owned a message broker of its own, and nobody upgraded any of them.
"""
FRAME = """---
kind: framework
---
# Reversible decisions

A reversible decision is taken quickly by the people who are closest to the work.
"""
NOTE = """# My notes on the search cluster

The search cluster loses its replicas whenever the nightly compaction runs into the morning.
"""
QUESTION = "Who owns the message broker after the move?"
OWN_QUESTION = "When does the search cluster lose its replicas?"
DOCUMENT = {"id", "title", "kind", "source", "status", "dated", "superseded_by"}
DOCUMENT |= {"owner", "origin", "format", "shelf"}
HIT = {"passage_id", "document", "heading", "score", "text", "document_id"}
HIT |= {"found_by", "dense_rank", "lexical_rank", "cosine", "support", "above_floor"}
HIT |= {"shelf", "superseded_by", "status", "dated", "kind"}


def written(folder: Path) -> Path:
    """Four files in a new folder: three for the organisation, one of a person's own."""
    folder.mkdir()
    for name, text in (("new.md", BROKER), ("old.md", OLD), ("frame.md", FRAME), ("own.txt", NOTE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def documents(found: Outcome) -> list[dict[str, Any]]:
    """The documents that a command tells of."""
    listed: list[dict[str, Any]] = found.json["documents"]
    return listed


def one(stocked: CommandLine, title: str) -> dict[str, Any]:
    """The document of either shelf whose title has these words."""
    (found,) = [
        each
        for each in documents(stocked("knowledge", "list", "--all", "--json"))
        if title in each["title"]
    ]
    return found
