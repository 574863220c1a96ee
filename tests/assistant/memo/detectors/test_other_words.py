"""Sound memos whose headings are unusual: nothing is missed in them, and what is cut is missed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.memo.detectors import design, incident, sharing
from assistant.memo.detectors.told import sections_of
from assistant.memo.document import parse
from assistant.memo.reading import Role
from assistant.memo.roles import read
from assistant.memo.verdicts import Detector

TABLES: Mapping[str, Mapping[str, Detector]] = {
    "design": design.TABLE,
    "postmortem": incident.TABLE,
    "knowledge": sharing.TABLE,
}
ROLES: Mapping[str, Role] = {
    "goals": "goal",
    "non_goals": "non_goal",
    "rollout": "rollout",
    "rollback": "rollback",
    "failure_modes": "failure_mode",
    "test_plan": "test_plan",
    "unresolved": "unresolved",
    "impact": "impact",
    "timeline": "timeline",
    "factors": "factor",
    "went_well": "went_well",
    "detection": "detection",
    "actions": "action",
    "not_taken": "not_taken",
    "audience": "audience",
    "limits": "limits",
    "how_to": "how_to",
    "contact": "contact",
}
MEMOS = sorted(Path(__file__).with_name("other_words").glob("*.md"))


@pytest.mark.parametrize("path", MEMOS, ids=lambda path: path.stem)
def test_a_sound_memo_raises_no_alarm(path: Path) -> None:
    kind = path.stem.split("-")[0]
    reading = read(parse(path.read_text(encoding="utf-8")), kind)
    alarms = {name: detector(reading).fault for name, detector in TABLES[kind].items()}
    assert {name: fault for name, fault in alarms.items() if fault} == {}


@pytest.mark.parametrize("path", MEMOS, ids=lambda path: path.stem)
def test_a_section_that_is_cut_is_missing(path: Path) -> None:
    kind, text = path.stem.split("-")[0], path.read_text(encoding="utf-8")
    reading = read(parse(text), kind)
    found = {}
    for name, detector in TABLES[kind].items():
        sections = sections_of(reading, ROLES[name]) if name in ROLES else []
        shorter = text
        for section in reversed(sections):
            shorter = shorter[: section.start] + shorter[section.end :]
        if sections:
            found[name] = detector(read(parse(shorter), kind)).fault
    assert set(found.values()) <= {"missing"}, found
