"""Which kind of memo a text is taken for."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.kinds import memo_kinds
from evals.memo.memos import memos
from ui.commands.memo_kind import Ground, guessed
from ui.commands.memo_options import KindName, SeverityName

LONG = " ".join(["word"] * 450) + "."
TOLD: tuple[tuple[str, str, str, Ground], ...] = (
    ("---\nkind: postmortem\n---\n# RFC 1\n", "design.md", "postmortem", "front matter"),
    ("---\nType: design doc\n---\nWords.\n", "", "design", "front matter"),
    ("---\nkind: poem\n---\n# RFC 1\n", "", "design", "title"),
    ("Words.\n", "docs/2024-05-post-mortem-search.md", "postmortem", "file name"),
    ("Words.\n", "docs/rfcs/0012-search.md", "design", "file name"),
    ("Words.\n", "one-pager-search.txt", "brief", "file name"),
    ("Words.\n", "how-to-search.md", "knowledge", "file name"),
    ("# RFC 12: a brief history of incidents\n", "", "design", "title"),
    ("# Post-mortem: search\n\nWords.\n", "", "postmortem", "title"),
    ("# Decision memo\n\nWords.\n", "", "decision", "title"),
    ("# X\n\n## Timeline\n\nA.\n\n## Impact\n\nB.\n", "", "postmortem", "headings"),
    ("# X\n\n## Goals\n\nA.\n\n## Non-goals\n\nB.\n\n## Rollout\n\nC.\n", "", "design", "headings"),
    (f"# X\n\n## Options\n\n{LONG}\n\n## Risks\n\nB.\n", "", "decision", "headings"),
    ("# X\n\n## Options\n\nA.\n\n## Risks\n\nB.\n", "", "brief", "headings"),
    (
        "At 09:00 it broke, at 09:10, 9:20 and 9.30 too; it ended at 10:00.",
        "",
        "postmortem",
        "words",
    ),
    ("You open your editor. You read it. Then you write.", "", "knowledge", "words"),
    ("It was 09:00. You read it.", "", "brief", "length"),
    ("Words.\n", "", "brief", "length"),
    (LONG, "incident-tooling-decision.md", "decision", "nothing"),
    (LONG, "", "decision", "nothing"),
    ("", "", "brief", "length"),
)


@pytest.mark.parametrize(("text", "path", "kind", "by"), TOLD)
def test_a_kind_is_told_by_the_surest_sign(text: str, path: str, kind: str, by: Ground) -> None:
    guess = guessed(text, path)
    assert (guess.kind, guess.by) == (kind, by)


def test_memos_of_every_kind_are_told_by_their_text_alone() -> None:
    texts = [(memo.kind, memo.text) for memo in memos(None)]
    texts += [(name, kind.strong) for name, kind in memo_kinds().items()]
    right = [kind for kind, text in texts if guessed(text).kind == kind]
    assert len(right) >= 0.9 * len(texts)
    assert set(right) == set(memo_kinds())


@given(st.text(), st.text())
def test_every_text_is_of_some_kind(text: str, path: str) -> None:
    assert guessed(text, path).kind in memo_kinds()
    assert PurePath(path).name is not None


def test_the_options_name_the_kinds_and_severities_that_there_are() -> None:
    assert [each.value for each in KindName] == list(memo_kinds())
    assert [each.value for each in SeverityName] == ["high", "medium", "low"]
