"""Takes a message as the answer to what the coach asked, in the words that answer it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant import titles
from assistant.conversation import Observation, Turn
from assistant.framing import patterns
from assistant.framing.gap import parts
from assistant.framing.grammar import count_words, trimmed
from assistant.framing.people import named
from assistant.sentences import Span, split
from assistant.support import read

MAX_QUOTE = 30
_ANSWER_QUOTE = 36
_ANSWER_WORDS = 3
_ENOUGH_BESIDE = 6
_NO_ANSWER = frozenset({"unknown", "disagree", "closing", "impatient", "hostile", "unclear"})
_TWO = 2
_QUOTE_CHARACTERS = 80
_COMMON = read("the a an of to in on for and or is are it that we they with not be by at").words
_MEANS = re.compile(
    r"\b(?:could|would|so that|no longer|stop|without|can|able|instead|so the|want|like)\b", re.I
)
_OWN: Mapping[str, re.Pattern[str]] = {
    "affected": re.compile(f"{titles.TEAM.pattern}|{patterns.AFFECTED.pattern}", re.I),
    "options": re.compile(
        rf"{patterns.OPTIONS.pattern}|\b(?:could|might|can|only|smaller|let|without|ask)\b", re.I
    ),
    "non_scope": re.compile(rf"{patterns.NON_SCOPE.pattern}|\b(?:not|no|never|stays?)\b", re.I),
    "constraints": patterns.CONSTRAINTS,
    "assumptions": re.compile(rf"{patterns.ASSUMES.pattern}|^that\b", re.I),
    "evidence": re.compile(rf"{patterns.EVIDENCE.pattern}|\b(?:if|when|unless)\b", re.I),
    "level": titles.TEAM,
    "means_to": _MEANS,
}
"""What shows that a sentence is about the slot after all."""
_MAY_BE_A_NUMBER = frozenset({"constraints", "assumptions", "evidence", "means_to"})
_TELLS: Mapping[str, Callable[[str], bool]] = {
    "gap": lambda words: bool(patterns.MEASURE.search(words)),
    "decider": lambda words: bool(titles.ROLE.search(words) or patterns.NOBODY.match(words)),
    "affected": lambda words: any(named(words)),
    "means_to": lambda words: bool(_MEANS.search(words)),
    "assumptions": lambda words: not patterns.TEST.search(words),
    "evidence": lambda words: " if " in f" {words.lower()}",
    "frames": lambda words: "would" in words.lower(),
}
"""Of a longer answer, which sentence answers the question about a slot."""


def answer_to(path: Sequence[Turn], meant: frozenset[str]) -> Iterator[Observation]:
    """Observations that the last message makes as an answer; none when it is not one."""
    before = path[-2] if len(path) > 1 and path[-2].role == "coach" else None
    text = path[-1].text
    if before is None or not before.slot:
        return
    told = _telling(text, meant)
    sentences = [span for span in told if not _elsewhere(before.slot, span.of(text))]
    if not sentences:
        return
    if before.move == "choose_frame":
        yield from _choice(text, before.text)
    elif before.move == "correct_premise":
        yield from _in_place_of_the_claim(before.text, sentences, text)
    else:
        yield from _about(before.slot, sentences, text)


def _about(slot: str, sentences: Sequence[Span], text: str) -> Iterator[Observation]:
    answer = trimmed(_best(slot, sentences, text).rstrip(" .!"))
    only_aims = slot == "problem" and parts(answer).wanted and not patterns.PAIN.search(answer)
    if slot == "next_step":
        yield _step(text, answer)
    elif answer and not only_aims:
        yield Observation(slot if settles(slot, answer) else f"{slot}?", answer)
    if slot == "assumptions":
        yield from _test(sentences, text, answer)


def _in_place_of_the_claim(
    asked: str, sentences: Sequence[Span], text: str
) -> Iterator[Observation]:
    """What the author says once the numbers are on the table, without the numbers themselves."""
    counted = set(re.findall(r"\d+", asked))
    others = [s for s in sentences if not counted & set(re.findall(r"\d+", s.of(text)))]
    if others:
        yield Observation("problem?", trimmed(_best("problem", others, text).rstrip(" .!")))


def settles(slot: str, answer: str) -> bool:
    """Whether an answer is enough for a slot."""
    if slot == "gap":
        return bool(patterns.MEASURE.search(answer))
    if slot in {"decider", "affected"}:
        return any(named(answer)) or bool(patterns.NOBODY.match(answer))
    return count_words(answer) >= _ANSWER_WORDS


def step_in(text: str) -> str:
    """What the author says they will do, as a verb phrase of theirs; or nothing."""
    match = patterns.NEXT_STEP.search(text)
    step = trimmed(match.group("it")) if match else ""
    return step if count_words(step) > 1 else ""


def _telling(text: str, meant: frozenset[str]) -> list[Span]:
    """The sentences that can answer: no question, no filler; none when no answer is meant."""
    spans = [span for span in split(text) if not span.of(text).rstrip().endswith("?")]
    spans = [span for span in spans if patterns.FILLER.sub("", span.of(text)).strip(" .!")]
    if not meant & _NO_ANSWER:
        return spans
    if {"disagree", "unclear", "closing"} & meant:
        return []
    beside = spans[1:]
    words = sum(count_words(span.of(text)) for span in beside)
    return beside if words >= _ENOUGH_BESIDE else []


def _elsewhere(slot: str, words: str) -> bool:
    """Whether a sentence plainly says who decides or what gap to close, and this was not asked."""
    own = _OWN.get(slot)
    if own is None or own.search(words):
        return False
    aim = parts(words)
    aims = bool(patterns.MEASURE.search(words)) and aim.whole and bool(aim.wanted)
    return bool(patterns.DECIDER.search(words)) or (aims and slot not in _MAY_BE_A_NUMBER)


def _best(slot: str, sentences: Sequence[Span], text: str) -> str:
    """The run of sentences that answers, as long as it can be quoted; else a clause of it."""
    tells = _TELLS.get(slot, bool)
    at = next((n for n, span in enumerate(sentences) if tells(span.of(text))), 0)
    chosen = sentences[at]
    for following in sentences[at + 1 :]:
        longer = Span(chosen.start, following.end)
        if count_words(longer.of(text)) > _ANSWER_QUOTE or slot == "assumptions":
            break
        chosen = longer
    words = patterns.FILLER.sub("", chosen.of(text)).strip()
    if count_words(words) <= _ANSWER_QUOTE:
        return words
    parts = re.split(r"(?<=[^,;])[,;]\s", words)
    return next((part for part in parts if 3 < count_words(part) <= _ANSWER_QUOTE), "")


def _step(text: str, answer: str) -> Observation:
    step = step_in(text)
    if step:
        return Observation("next_step", step)
    beginning = text[:_QUOTE_CHARACTERS]
    return Observation("next_step?", answer or trimmed(beginning) or beginning.strip())


def _choice(text: str, asked: str) -> Iterator[Observation]:
    """Which of the two frames the author takes: by name, else by the words of the frame."""
    first, second = patterns.FIRST.search(text), patterns.SECOND.search(text)
    found = [(m.start(), which, m) for which, m in (("first", first), ("second", second)) if m]
    if found:
        _, which, match = min(found, key=lambda each: each[0])
        yield Observation(f"choice:{which}", match.group())
        return
    frames = [read(quote).words - _COMMON for quote in re.findall(r"“([^”]+)”", asked)]
    if len(frames) == _TWO:
        shared = [len(frame & read(text).words) for frame in frames]
        if max(shared) > min(shared) and max(shared) >= _TWO:
            which = "first" if shared[0] > shared[1] else "second"
            yield Observation(f"choice:{which}", text[:_QUOTE_CHARACTERS].strip())


def _test(sentences: Sequence[Span], text: str, answer: str) -> Iterator[Observation]:
    for span in sentences:
        words = span.of(text)
        match = patterns.TEST.search(words)
        if match and answer not in words and words.rstrip(" .!") not in answer:
            yield Observation("test", trimmed(words.rstrip(" .!")))
            return
