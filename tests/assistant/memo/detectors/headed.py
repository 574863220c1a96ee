"""Readings made from the patterns of one group of kinds alone, for tests of their detectors."""

from assistant.memo import role_patterns_design, role_patterns_incident, role_patterns_sharing
from assistant.memo.document import parse
from assistant.memo.reading import Reading

_GROUPS = {
    "design": role_patterns_design,
    "postmortem": role_patterns_incident,
    "knowledge": role_patterns_sharing,
}


def headed(text: str, kind: str = "postmortem") -> Reading:
    """The text with the parts that its headings and its words show."""
    document, group = parse(text), _GROUPS[kind]
    by_words = {
        each.number: frozenset(
            role for role, pattern in group.PATTERNS.items() if pattern.search(each.plain)
        )
        for each in document.sentences
    }
    by_heading = {
        each.number: frozenset(
            role for role, pattern in group.HEADINGS.items() if pattern.search(each.title)
        )
        for each in document.sections
        if each.title
    }
    return Reading(document, kind, by_words, by_heading)
