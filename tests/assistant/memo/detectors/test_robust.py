"""Whatever the text: no detector fails, each says the same twice and quotes what stands there."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.memo.detectors import design, incident, sharing
from assistant.memo.reading import Reading
from assistant.memo.verdicts import Detector
from tests.assistant.memo.detectors.headed import headed

TABLES: Mapping[str, Mapping[str, Detector]] = {
    "design": design.TABLE,
    "postmortem": incident.TABLE,
    "knowledge": sharing.TABLE,
}
_PIECES = [
    "# Title\n\n",
    "## Timeline\n\n",
    "## Actions\n\n",
    "### Detection\n\n",
    "## Rollback\n\n",
    "## Steps\n\n",
    "## Impact\n\n",
    "- 10:22: The page fails.\n",
    "- Improve monitoring\n",
    "| Action | Owner | Due |\n|---|---|---|\n",
    "| Alert | | |\n",
    "|\n",
    "The engineer failed to check. ",
    "If it fails we go back. ",
    "The root cause was human error. ",
    "> *Still open: Who?*\n\n",
    "```\ncode\n```\n\n",
    "Ask us:\n\n",
    "\n\n",
    "“should have known” ",
]


def _all(reading: Reading, kind: str) -> None:
    for name, detector in TABLES[kind].items():
        verdict = detector(reading)
        assert verdict == detector(reading), name
        assert (verdict.status in ("weak", "missing")) == bool(verdict.fault), name
        for number in verdict.sentences:
            reading.document.sentence(number)
        said = verdict.words.get("words", "")
        shown = " ".join(each.plain for each in reading.document.sentences)
        assert said in shown, name
        assert len(said.split()) <= 12, name


@pytest.mark.parametrize("kind", list(TABLES))
@given(text=st.text(max_size=300))
@settings(max_examples=40)
def test_any_text(kind: str, text: str) -> None:
    _all(headed(text, kind), kind)


@pytest.mark.parametrize("kind", list(TABLES))
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=14))
@settings(max_examples=40)
def test_any_order_of_the_pieces_of_a_memo(kind: str, pieces: list[str]) -> None:
    _all(headed("".join(pieces), kind), kind)


@pytest.mark.parametrize("kind", list(TABLES))
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        "the engineer ",
        "10:22 ",
        "we ",
        "if ",
        "no one ",
        "- if\n",
        "| a |\n",
        "1 ",
        "of the ",
        "more than ",
        "first ",
        "(A ",
        "the A ",
        "was ",
        "what we ",
        "- 1 May: it fails\n",
        "not ",
    ],
)
def test_long_runs_of_the_same_end(kind: str, piece: str) -> None:
    heading = "## Timeline\n\n## Actions\n\n## Impact\n\n## Rollback\n\n## Steps\n\n## Causes\n\n"
    length = 4_000 if "\n" not in piece else 12_000
    _all(headed(heading + (piece * length)[:length], kind), kind)
