"""Edits as data: they survive JSON, and what is no edit is refused in words."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import BadMessage
from assistant.framing.edits import Edit, Written, from_json, to_json

AT = datetime(2026, 11, 24, tzinfo=UTC)
GOOD: dict[str, Any] = {"slot": "goal", "action": "clear", "at": AT.isoformat()}
WORDS = st.text(min_size=1, max_size=40).filter(str.strip)
WRITTEN = st.builds(Written, WORDS, st.text(max_size=20), st.booleans())


@given(
    st.builds(
        Edit,
        st.sampled_from(["goal", "frames", "assumptions"]),
        st.sampled_from(["set", "clear", "mark", "add", "remove", "choose"]),
        st.datetimes(timezones=st.just(UTC)),
        st.lists(WRITTEN, max_size=3).map(tuple),
        st.text(max_size=12),
        st.sampled_from([None, "weak", "firm"]),
    )
)
def test_json_and_back(edit: Edit) -> None:
    assert from_json(to_json(edit)) == edit


@pytest.mark.parametrize(
    "change",
    [
        {"slot": "mood"},
        {"action": "sing"},
        {"at": "yesterday"},
        {"at": None},
        {"entries": [{"text": " "}]},
        {"entries": [{"words": "x"}]},
        {"entries": ["x"]},
        {"entries": [{"text": "x" * 3000}]},
        {"entries": [{"text": f"x{n}"} for n in range(30)]},
        {"status": "solid"},
        {"level": 9},
        {"level": "high"},
        {"action": "level"},
        {"slot": "level"},
    ],
)
def test_what_is_no_edit_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BadMessage, match="cannot be taken") as raised:
        from_json(GOOD | change)
    assert raised.value.next_step


def test_a_time_without_a_zone_is_taken_as_universal() -> None:
    assert from_json(GOOD | {"at": "2026-11-24T00:00:00"}).at == AT
