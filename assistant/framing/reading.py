"""Reads a framing message with code: what it says for each slot, and how it is meant.

Every observation quotes the message verbatim. A slot with a trailing "?" is a weak one: the
words bear on the slot but do not settle it. `flag:` observations say how a message is meant.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.conversation import Observation, Turn
from assistant.framing import patterns
from assistant.framing.grammar import count_words, trimmed
from assistant.sentences import split

_CLAUSE = re.compile(
    r"\s*(?:,\s+(?!(?:which|who|that)\b)|[;:–—()]\s+|\s-\s|\n+|"
    r"\b(?:because|but|although|though|while|"
    r"so (?!that\b)(?=(?:we|i|it|they|on-?call|nobody)\b)(?!\w+ (?:can|could|no longer)\b)|"
    r"and (?=(?:we|i|it|they|nobody|no one|people|the|our|my|then|now)\b))\s*)",
    re.I,
)
_BY_PATTERN = (
    ("options", patterns.OPTIONS),
    ("means_to", patterns.MEANS),
    ("evidence", patterns.EVIDENCE),
)
_MAX_QUOTE = 24
_ANSWER_WORDS = 3
_NO_ANSWER = frozenset(
    {"flag:unknown", "flag:disagree", "flag:advice", "flag:closing", "flag:impatient"}
)


def read(path: Sequence[Turn]) -> tuple[Observation, ...]:
    """Observations in the last turn of the path, which is the author's."""
    text = path[-1].text
    flagged = tuple(_flags(text))
    found: list[Observation] = [*_goal(text), *_next_step(text)]
    for clause in sorted(clauses(text), key=lambda part: not patterns.MEASURE.search(part)):
        found.extend(_of_clause(clause))
    answer = tuple(_answer_to(path, flagged))
    if answer and answer[0].slot.endswith("?") and _settles_another(answer[0], found):
        answer = ()
    answered = {seen.slot.rstrip("?") for seen in answer}
    if answered - {"problem", "means_to"}:
        answered.add("problem")
    others = (seen for seen in found if seen.slot.rstrip("?") not in answered)
    every = dict.fromkeys((*flagged, *answer, *others))
    return tuple(seen for seen in every if seen.quote.strip())


def flags(turn: Turn) -> frozenset[str]:
    """How a message was meant: hurry, advice, unknown, disagree, closing, greeting, feeling."""
    return frozenset(
        seen.slot.removeprefix("flag:")
        for seen in turn.observations
        if seen.slot.startswith("flag:")
    )


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text, trimmed, each a verbatim run of it."""
    found: list[str] = []
    for sentence in split(text):
        raw = text[sentence.start : sentence.end]
        position = 0
        for gap in (*_CLAUSE.finditer(raw), None):
            end = gap.start() if gap else len(raw)
            clause = trimmed(raw[position:end].rstrip(" .!…"))
            if clause:
                found.append(clause)
            position = gap.end() if gap else end
    return tuple(found)


def pains(text: str) -> tuple[str, ...]:
    """The clauses that say what goes wrong, in order, those with a number first."""
    found = [clause for clause in clauses(text) if _hurts(clause)]
    return tuple(sorted(found, key=lambda clause: not patterns.MEASURE.search(clause)))


def _flags(text: str) -> Iterator[Observation]:
    for name, pattern in patterns.FLAGS.items():
        match = pattern.search(text.strip())
        if match:
            yield Observation(f"flag:{name}", match.group().strip())


def _goal(text: str) -> Iterator[Observation]:
    for pattern in patterns.GOAL:
        for match in pattern.finditer(text):
            phrase = trimmed(match.group("it"))
            if count_words(phrase) > 1 and not patterns.NOT_A_GOAL.match(phrase):
                yield Observation("goal", phrase)
                return


def _next_step(text: str) -> Iterator[Observation]:
    match = patterns.NEXT_STEP.search(text)
    step = trimmed(match.group("it")) if match else ""
    if count_words(step) > 1:
        yield Observation("next_step", step)


def _of_clause(clause: str) -> Iterator[Observation]:
    if count_words(clause) > _MAX_QUOTE:
        return
    if _hurts(clause):
        yield Observation("problem", clause)
    if patterns.MEASURE.search(clause) and not _beside_the_point(clause):
        yield Observation("gap" if patterns.TARGET.search(clause) else "gap?", clause)
    yield from _people(clause)
    for slot, pattern in _BY_PATTERN:
        if pattern.search(clause):
            yield Observation(slot, clause)


def _people(clause: str) -> Iterator[Observation]:
    if patterns.ROLE.search(clause) and patterns.DECIDES.search(clause):
        yield Observation("decider", clause)
    if patterns.AFFECTED.search(clause):
        yield Observation("affected", clause)
    elif team := patterns.TEAM.search(clause):
        yield Observation("affected?", team.group())


def _beside_the_point(clause: str) -> bool:
    hurry = patterns.FLAGS["hurry"].search(clause)
    return bool(hurry) or clause.lower().startswith(("if ", "when ", "unless "))


def _hurts(clause: str) -> bool:
    return (
        bool(patterns.PAIN.search(clause))
        and 3 <= count_words(clause) <= _MAX_QUOTE
        and not patterns.HYPOTHETICAL.search(clause)
        and not patterns.FLAGS["unknown"].search(clause)
        and not any(pattern.search(clause) for pattern in patterns.GOAL)
        and "?" not in clause
    )


def _answer_to(path: Sequence[Turn], flagged: Sequence[Observation]) -> Iterator[Observation]:
    """The message as an answer to what was asked, when it is meant as one."""
    asked = path[-2].slot if len(path) > 1 and path[-2].role == "coach" else ""
    if not asked or {seen.slot for seen in flagged} & _NO_ANSWER:
        return
    answer = _whole_or_first(path[-1].text)
    if asked == "next_step":
        step = next(_next_step(path[-1].text), None)
        yield step or Observation("next_step?", answer or path[-1].text[:80].strip())
    elif answer and not answer.endswith("?"):
        yield Observation(asked if _settles(asked, answer) else f"{asked}?", answer)


def _settles_another(answer: Observation, found: Sequence[Observation]) -> bool:
    """Whether the message says something firm, but not for what was asked."""
    firm = {seen.slot for seen in found if not seen.slot.endswith("?")}
    return bool(firm - {answer.slot.rstrip("?"), "problem"})


def _settles(slot: str, answer: str) -> bool:
    if slot == "gap":
        return bool(patterns.MEASURE.search(answer))
    if slot in {"decider", "affected"}:
        return bool(patterns.ROLE.search(answer) or patterns.TEAM.search(answer))
    return count_words(answer) >= _ANSWER_WORDS


def _whole_or_first(text: str) -> str:
    """The message when it is short enough to quote, else its first sentence or clause."""
    spans = split(text)
    if not spans:
        return ""
    whole = text[spans[0].start : spans[-1].end]
    sentence = text[spans[0].start : spans[0].end]
    for part in (whole, sentence, *clauses(sentence)[:1]):
        if count_words(part) <= _MAX_QUOTE:
            return trimmed(part.rstrip(" .!"))
    return ""
