"""A gap comes apart into now, wanted and by when, each in the author's words."""

import pytest

from assistant.framing.gap import parts

CASES = [
    (
        "Three weeks per price change today, and I want it to be two days by the end of March",
        ("Three weeks per price change", "two days", "by the end of March"),
    ),
    ("From 47 minutes to under 20 by April", ("47 minutes", "20", "by April")),
    ("About 20 hours a week, and it should be two", ("20 hours a week", "two", "")),
    ("11 of 26 services have moved. It should be all 26 by the end of June",
     ("11 of 26 services", "26", "by the end of June")),
    ("Support has 140 tickets waiting", ("140 tickets", "", "")),
    ("we get paged twice a week", ("twice a week", "", "")),
    ("I want to get the median under 20 minutes in six weeks", ("", "20 minutes", "in six weeks")),
    ("it costs €18,000 every month", ("€18,000 every month", "", "")),
    ("now 12 %, the target is 3 % by Q2", ("12 %", "3 %", "by Q2")),
    ("quite a lot", ("", "", "")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_parts(words: str, expected: tuple[str, str, str]) -> None:
    found = parts(words)
    assert (found.now, found.wanted, found.by_when) == expected
    assert all(part in words for part in expected)
    assert bool(found.measure) is any(expected)
