"""Reads a framing message with code: what it says for each slot, and how it is meant.

Every observation quotes the message verbatim. A slot with a trailing "?" is a weak one: the
words bear on the slot but do not settle it. `flag:` observations say how a message is meant,
`level:1` to `level:4` how far it reaches, `choice:` which frame was taken, `test` what would
show an assumption to be wrong.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant import titles
from assistant.conversation import Observation, Turn
from assistant.framing import patterns
from assistant.framing.answers import MAX_QUOTE, answer_to, step_in
from assistant.framing.gap import parts
from assistant.framing.grammar import count_words, trimmed
from assistant.framing.pasted import sections
from assistant.framing.people import named
from assistant.framing.premise import false_premise
from assistant.framing.signals import FLAGS, signals
from assistant.framing.thread import Thread, thread_of, upto
from assistant.levels import level_in
from assistant.sentences import split

_CLAUSE = re.compile(
    r"\s*(?:,\s+(?!(?:which|who|that)\b)|[;:–—()]\s+|\s-\s|\n+|"
    r"\b(?:because|but|although|though|while|"
    r"so (?!that\b)(?=(?:we|i|it|they|on-?call|nobody)\b)(?!\w+ (?:can|could|no longer)\b)|"
    r"and that (?=(?:the|our|my|we|they|it|nobody)\b)|"
    r"and (?=(?:we|i|it|they|nobody|no one|people|the|our|my|then|now)\b))\s*)",
    re.I,
)
_BY_PATTERN = (
    ("options", patterns.OPTIONS),
    ("means_to", patterns.MEANS),
    ("evidence", patterns.EVIDENCE),
    ("non_scope", patterns.NON_SCOPE),
    ("constraints?", patterns.CONSTRAINTS),
    ("assumptions?", patterns.ASSUMES),
)
_WHO_COULD = re.compile(r"\bwho (?:could|would|can)\b", re.I)
_CONCEDED = re.compile(
    r"\b(?:you(?:'|’)?(?: a)?re right|true|fair|indeed|correct|not most|good point|i see"
    r"|that(?:'|’)s "
    r"right|i was wrong|i guess)\b|^hm+\b",
    re.I,
)
_MAY_NAME_A_PLAN = frozenset({"", "means_to", "problem", "goal"})
_FROM_OTHERS = frozenset({"problem", "gap", "decider", "affected"})
_A_THREAD = 3
"""Lines of others from which on a message counts as a pasted text."""
_VAGUE_WORDS = 4
_SAYS_REACH = frozenset({"means_to", "affected", "level", "problem"})


def read(path: Sequence[Turn]) -> tuple[Observation, ...]:
    """Observations in the last turn of the path, which is the author's."""
    whole, thread = path[-1].text, thread_of(path[-1].text)
    text, path = thread.own, (*path[:-1], replace(path[-1], text=thread.own))
    before = path[-2] if len(path) > 1 and path[-2].role == "coach" else None
    meant = dict(signals(text.strip(), before.move if before else ""))
    found: list[Observation] = [
        *_point(text),
        *_goal(path, meant),
        *_next_step(text),
        *_sections(text),
    ]
    for clause in sorted(clauses(text), key=lambda part: not patterns.MEASURE.search(part)):
        found.extend(_of_clause(clause))
    found = _doubted(found, text)
    if "conflict" in meant:
        found = [_weaker(seen) if seen.slot == "means_to" else seen for seen in found]
    answer = tuple(answer_to(path, frozenset(meant)))
    if answer and answer[0].slot.endswith("?") and _settles_another(answer[0], found):
        answer = ()
    answered = {seen.slot.rstrip("?") for seen in answer}
    if answered - {"problem", "means_to"}:
        answered.add("problem")
    others = [seen for seen in found if seen.slot.rstrip("?") not in answered]
    if before and before.move == "correct_premise" and (yes := _CONCEDED.search(text)):
        meant["conceded"] = yes.group()
    flagged = [Observation(f"flag:{name}", words) for name, words in meant.items()]
    reach = _reach(text, before.slot if before else "")
    every = dict.fromkeys((*flagged, *answer, *others, *reach, *_of_others(thread)))
    return tuple(seen for seen in every if seen.quote.strip() and seen.quote in whole)


def flags(turn: Turn) -> frozenset[str]:
    """How a message was meant: the names in `signals.FLAGS`, `permission` and `pasted`."""
    return frozenset(
        seen.slot.removeprefix("flag:")
        for seen in turn.observations
        if seen.slot.startswith("flag:")
    )


def clauses(text: str) -> tuple[str, ...]:
    """The clauses of a text, each a verbatim run of it without dangling words."""
    parts: list[str] = []
    for span in split(text):
        sentence = span.of(text)
        start = 0
        for cut in _CLAUSE.finditer(sentence):
            parts.append(sentence[start : cut.start()])
            start = cut.end()
        parts.append(sentence[start:])
    cleaned = (trimmed(part.rstrip(".!…:;, ")) for part in parts)
    return tuple(part for part in cleaned if part)


def pains(text: str) -> tuple[str, ...]:
    """The clauses that say what goes wrong; those that state it come before mere addenda."""
    hurting = [clause for clause in clauses(text) if _hurts(clause)]
    return tuple(sorted(hurting, key=lambda clause: not patterns.PAIN.search(clause)))


def _goal(path: Sequence[Turn], meant: dict[str, str]) -> Iterator[Observation]:
    """The plan, read as long as there is none; answers about other slots name none."""
    text, asked = path[-1].text, path[-2].slot if len(path) > 1 else ""
    there = any(seen.slot == "goal" for turn in path[:-1] for seen in turn.observations)
    if there or "conflict" in meant or asked not in _MAY_NAME_A_PLAN:
        return
    for pattern in patterns.GOAL:
        for match in pattern.finditer(text):
            phrase = trimmed(match.group("it"))
            if count_words(phrase) > 1 and not patterns.NOT_A_GOAL.match(phrase):
                yield Observation("goal", phrase)
                return


def _point(text: str) -> Iterator[Observation]:
    """What the author says is the point, the problem, or what worries them."""
    for match in patterns.POINT.finditer(text):
        said = clauses(match.group("it"))[:1]
        yield from (Observation("problem", words) for words in said if count_words(words) > 2)


def _next_step(text: str) -> Iterator[Observation]:
    step = step_in(text)
    if step:
        yield Observation("next_step", step)


def _sections(text: str) -> Iterator[Observation]:
    """What the headings of a pasted text say about the sentences under them."""
    first = True
    for slot, words in sections(text):
        if first:
            yield Observation("flag:pasted", words)
            first = False
        if slot:
            yield Observation(slot, words)


def _of_clause(clause: str) -> Iterator[Observation]:
    if count_words(clause) > MAX_QUOTE:
        return
    left_out = bool(patterns.NON_SCOPE.search(clause))
    if _hurts(clause) and not left_out:
        yield Observation("problem?" if _vague(clause) else "problem", clause)
    planned = any(pattern.search(clause) for pattern in patterns.GOAL)
    aims = bool(parts(clause).wanted)
    if patterns.MEASURE.search(clause) and not _beside_the_point(clause) and (aims or not planned):
        yield Observation("gap" if aims else "gap?", clause)
    yield from _people(clause)
    for slot, pattern in _BY_PATTERN:
        if pattern.search(clause) and not (left_out and slot != "non_scope"):
            yield Observation(slot, clause)


def _of_others(thread: Thread) -> Iterator[Observation]:
    """What the other speakers of a thread say: context with the speaker named, never settled."""
    if len(thread.others) >= _A_THREAD:
        yield Observation("flag:pasted", thread.others[0])
    for line in thread.others:
        for clause in clauses(line):
            told = {seen.slot.rstrip("?") for seen in _of_clause(clause)} & _FROM_OTHERS
            for words in upto(line, clause):
                if count_words(words) <= MAX_QUOTE:
                    yield from (Observation(f"{slot}?", words) for slot in sorted(told))


def _vague(clause: str) -> bool:
    """Whether a clause only says that something is bad: "it is a mess"."""
    start = clause.lower().startswith(("it ", "it's", "it’s", "this ", "that "))
    return start and count_words(clause) <= _VAGUE_WORDS


def _people(clause: str) -> Iterator[Observation]:
    if titles.ROLE.search(clause) and patterns.DECIDES.search(clause):
        yield Observation("decider", clause)
    if patterns.AFFECTED.search(clause):
        yield Observation("affected", clause)
    elif team := next(filter(titles.TEAM.fullmatch, named(clause)), ""):
        yield Observation("affected?", team)


def _beside_the_point(clause: str) -> bool:
    hurry = FLAGS["hurry"].search(clause)
    return bool(hurry) or clause.lower().startswith(("if ", "when ", "unless "))


def _hurts(clause: str) -> bool:
    return (
        bool(patterns.PAIN.search(clause))
        and 3 <= count_words(clause) <= MAX_QUOTE
        and not patterns.HYPOTHETICAL.search(_WHO_COULD.sub("", clause))
        and not any(FLAGS[name].search(clause) for name in ("unknown", "hostile", "feeling"))
        and not any(pattern.search(clause) for pattern in patterns.GOAL)
        and not patterns.COUNTERS.search(clause)
        and "?" not in clause
    )


def _doubted(found: Sequence[Observation], text: str) -> list[Observation]:
    """What is found, with a claim that the author's own numbers contradict left unsettled."""
    premise = false_premise(clauses(text), text)
    if premise is None:
        return list(found)
    numbers = {premise.part, premise.whole}
    kept = (
        seen
        for seen in found
        if seen.slot != "problem" or not numbers & set(re.findall(r"\d+", seen.quote))
    )
    return [
        Observation("problem?", seen.quote)
        if seen.slot == "problem" and seen.quote in premise.claim
        else seen
        for seen in kept
    ]


def _weaker(seen: Observation) -> Observation:
    """What one of two parties wants it for is not yet what the author wants it for."""
    return Observation(f"{seen.slot}?", seen.quote)


def _reach(text: str, asked: str) -> Iterator[Observation]:
    """The widest group that a result or a trouble in the message reaches; not who decides."""
    said = clauses(text)
    told = tuple(
        clause
        for clause in said
        if _hurts(clause) or (asked in _SAYS_REACH and not patterns.DECIDER.search(clause))
    )
    best = max(told, key=level_in, default="")
    if best and level_in(best):
        yield Observation(f"level:{level_in(best)}", best)


def _settles_another(answer: Observation, found: Sequence[Observation]) -> bool:
    """Whether the message says something firm, but not for what was asked."""
    firm = {seen.slot for seen in found if not seen.slot.endswith("?")}
    return bool(firm - {answer.slot.rstrip("?"), "problem"})
