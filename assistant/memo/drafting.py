"""The first draft of a memo: a kind's sections with the author's own words in their places.

Nothing is added to what the author said but the fixed words of the kind and of this module, and
what is missing is left as a visible gap.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assistant.memo import gaps
from assistant.memo.kinds import MemoKind, SectionPlan
from assistant.memo.own_words import one_line, same_words, sentence, stands_alone
from assistant.memo.when import names_when
from assistant.sentences import split

_ASK, _STOP_OPTION = "We ask {decider} to decide", "Do nothing:"
_PLAN, _TEST = "(the plan)", "To test it:"
_CHOSEN, _OTHERWISE = "How we see it:", "Another way to see it:"
_NOTHING = "What happens, and what does it cost, when nothing is done?"
_GOOD_ENOUGH, _BY_WHEN = (
    "How much would be good enough, and by when?",
    "By when should that be reached?",
)
FIXED = " ".join(
    (_ASK, _STOP_OPTION, _PLAN, _TEST, _CHOSEN, _OTHERWISE, _NOTHING, _GOOD_ENOUGH, _BY_WHEN,
     "whether to on this", gaps.line(""), gaps.NOT_FIRM, gaps.WHO, gaps.WHEN)
)  # fmt: skip
"""All words that a draft may hold beside the author's and the kind's."""
ANSWERS: Mapping[str, frozenset[str]] = {
    "goal": frozenset({"ask", "goals", "takeaway"}),
    "means_to": frozenset({"why_now", "takeaway", "goals"}),
    "problem": frozenset({"why_now", "impact"}),
    "gap": frozenset({"why_now", "impact", "success", "goals", "evidence"}),
    "decider": frozenset({"decider"}),
    "affected": frozenset({"audience", "impact"}),
    "non_scope": frozenset({"non_goals"}),
    "assumptions": frozenset({"unresolved"}),
    "options": frozenset({"options"}),
    "evidence": frozenset({"reopen"}),
    "next_step": frozenset({"next_step"}),
}
"""Which criteria the words of a slot answer, as far as they go."""
_LISTS = frozenset({"affected", "constraints", "non_scope", "assumptions", "options", "evidence"})
_ALWAYS_LABELLED = frozenset({"assumptions", "means_to"})
"""What would read as a fact without a word before it: "We can ship on the same day."."""
_FEW = 4
_WISHES = frozenset("i we want to would like need plan have should must the goal is".split())
"""Words that add nothing to a plan that stands above: "I want to"."""
_BESIDE_THE_PLAN = re.compile(r"\balternatives?\b", re.I)
"""A section of what else could be done does not list the plan itself."""
_DOES_NOTHING = re.compile(
    r"\b(?:do(?:ing)? nothing|status quo|not do(?:ing)? (?:it|anything)|"
    r"leav(?:e|ing) (?:it|things|everything|all) (?:as|where|alone))\b",
    re.I,
)
_NOT_A_VERB = re.compile(
    r"(?:the|a|an|our|my|your|their|its|this|that|these|those|one|two|no|every|each|all|some|"
    r"more|less|fewer|better|new|we|i|it|they|he|she|you|there)\b|\W|\d|[A-Z]"
)
_ING = re.compile(r"[a-z]+ing\b")
_COMMAND = re.compile(
    r"(?!(?:get|have|be|bring|cut|reduce|increase|improve|make|lower|raise|know)\b)[a-z]+\s+"
    r"(?:the|a|an|our|my|all|every|each|up|out|from|to|only|\d+)\b"
)
_HAS_OWNER = re.compile(r"(?:I|we|the|our|my|they|he|she|it)\b", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the author said."""

    text: str
    """Verbatim."""
    test: str = ""
    """Of an assumption: what would show that it is wrong."""
    chosen: bool = False
    """Of a way to see it: whether the author chose it."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the author said on one subject."""

    status: Literal["empty", "weak", "firm"] = "empty"
    said: tuple[Said, ...] = ()
    """What counts comes first."""
    label: str = ""
    """What stands before such words where several subjects share a section: "Left out"."""
    asks: str = ""
    """What is asked where nothing has been said."""


@dataclass(frozen=True, slots=True)
class Material:
    """All that a draft is made of."""

    words: Mapping[str, Words] = field(default_factory=dict)
    """By slot."""
    decider: str = ""
    """Who decides, as it fits into a sentence; empty when nobody is named."""
    wanted: str = ""
    by_when: str = ""
    """How much would be good enough, and by when; each verbatim or empty."""

    def of(self, slot: str) -> Words:
        """What was said on a subject, or nothing."""
        return self.words.get(slot, Words())


def draft(kind: MemoKind, material: Material, title: str) -> str:
    """The memo's first text, in Markdown."""
    drafter = _Drafter(kind, material)
    blocks = [f"# {one_line(title) or kind.label}"]
    for section in kind.sections:
        blocks += [f"## {section.title}", *drafter.section(section)]
    return "\n\n".join(blocks) + "\n"


class _Drafter:
    """Fills one section after the other and says nothing twice."""

    def __init__(self, kind: MemoKind, material: Material) -> None:
        self._material = material
        self._shown: list[str] = []
        used = dict.fromkeys(slot for plan in kind.sections for slot in plan.slots)
        self._all = [same_words(said.text) for slot in used for said in material.of(slot).said]

    def section(self, plan: SectionPlan) -> list[str]:
        filled = [slot for slot in plan.slots if self._material.of(slot).said]
        blocks = [*self._asked(plan)]
        fresh = {slot: self._fresh(slot) for slot in filled}
        if not blocks and not any(fresh.values()):
            fresh = {slot: self._material.of(slot).said for slot in filled}
        told = [slot for slot in filled if fresh[slot]]
        for slot in told:
            self._shown += [same_words(each.text) for each in fresh[slot]]
            blocks += self._slot(slot, fresh[slot], plan, alone=len(told) == 1)
        return [*blocks, *self._missing(plan, filled)]

    def _fresh(self, slot: str) -> tuple[Said, ...]:
        """What has not been said above and is no part of something else that is said."""
        said = {same_words(each.text): each for each in reversed(self._material.of(slot).said)}
        kept = [each for each in reversed(said.values()) if not self._told(each)]
        first = split(kept[0].text) if kept else ()
        if len(kept) > 1 and len(first) > 1 and len(first[0].of(kept[0].text).split()) < _FEW:
            # "The pages. People leave over them": an answer, which needs something before it.
            kept = [*kept[1:], kept[0]]
        return tuple(kept)

    def _told(self, said: Said) -> bool:
        words = same_words(said.text)
        if words.count(" ") + 1 < _FEW:
            return words in self._shown
        if any(f" {words} " in f" {other} " for other in (*self._shown, *self._longer(words))):
            return True
        return any(
            f" {other} " in f" {words} "
            and set(f" {words} ".replace(f" {other} ", " ", 1).split()) <= _WISHES
            for other in self._shown
        )

    def _longer(self, words: str) -> list[str]:
        return [other for other in self._all if len(other) > len(words)]

    def _asked(self, plan: SectionPlan) -> Iterator[str]:
        """The ask in one sentence, where both what is wanted and who decides are known."""
        goal, decider = self._material.of("goal").said, self._material.decider
        if "ask" not in plan.holds or not goal or not decider:
            return
        wanted = goal[0].text.strip().rstrip(".!")
        self._shown.append(same_words(wanted))
        dated = any(names_when(each.text) for each in self._material.of("decider").said)
        hole = "" if dated else f" {gaps.WHEN}"
        yield f"{_ASK.format(decider=decider)}{hole}{_joined(wanted)}{one_line(wanted)}."

    def _slot(
        self, slot: str, said: Sequence[Said], plan: SectionPlan, *, alone: bool
    ) -> Iterator[str]:
        words = self._material.of(slot)
        texts = [self._item(slot, each, plan) for each in said]
        if words.status == "weak":
            texts[-1] = _not_firm(texts[-1])
        if slot == "options":
            yield "\n".join(f"- {text}" for text in self._options(texts, plan))
        elif slot == "frames":
            yield from _frames(said, texts)
        else:
            label = self._label(slot, said, plan, alone=alone)
            if slot in _LISTS and len(texts) > 1:
                yield from (f"{label}:",) if label else ()
                yield "\n".join(f"- {text}" for text in texts)
            else:
                yield (f"**{label}:** " if label else "") + " ".join(texts)

    def _label(self, slot: str, said: Sequence[Said], plan: SectionPlan, *, alone: bool) -> str:
        """What the words stand under; nothing where the section is about just that."""
        if slot in _ALWAYS_LABELLED:
            bare = False
        elif slot in {*_LISTS, "next_step"}:
            bare = alone and bool(ANSWERS.get(slot, frozenset()) & set(plan.holds))
        else:
            bare = stands_alone(said[0].text)
        return "" if bare else self._material.of(slot).label

    def _item(self, slot: str, said: Said, plan: SectionPlan) -> str:
        text = sentence(said.text)
        if said.test:
            text += f" {_TEST} {sentence(said.test)}"
        if slot == "next_step" and "next_step" in plan.holds:
            holes = [] if _HAS_OWNER.match(said.text) else [gaps.WHO]
            holes += [] if names_when(said.text) else [gaps.WHEN]
            text = f"{text[:-1]} {' '.join(holes)}{text[-1]}" if holes else text
        return text

    def _options(self, texts: list[str], plan: SectionPlan) -> Iterator[str]:
        """The plan, the other ways, and doing nothing, which is asked for when nobody said it."""
        goal = self._material.of("goal").said
        if goal and "options" in plan.holds and not _BESIDE_THE_PLAN.search(plan.title):
            yield f"{sentence(goal[0].text).rstrip('.!')} {_PLAN}."
        idle = [text for text in texts if _DOES_NOTHING.search(text)]
        yield from (text for text in texts if text not in idle)
        yield from (f"{_STOP_OPTION} {text}" for text in idle)
        if not idle and "do_nothing" in plan.holds:
            yield gaps.within(_NOTHING)

    def _missing(self, plan: SectionPlan, filled: Sequence[str]) -> Iterator[str]:
        """A gap for what the section has to answer and nothing in it does."""
        if not filled:
            yield gaps.line(plan.gap)
            return
        left = set(plan.holds) - self._answered(filled)
        for slot in plan.slots:
            asks = self._material.of(slot).asks
            if left & ANSWERS.get(slot, frozenset()) and asks:
                left -= ANSWERS[slot]
                yield gaps.line(asks)
        if "gap" in filled and not (self._material.wanted and self._material.by_when):
            yield gaps.line(_BY_WHEN if self._material.wanted else _GOOD_ENOUGH)
        if left:
            yield gaps.line(plan.gap)

    def _answered(self, filled: Sequence[str]) -> set[str]:
        answered = {name for slot in filled for name in ANSWERS.get(slot, ())}
        if "options" in filled:
            answered.add("do_nothing")
        if not self._material.decider:
            answered.discard("decider")
        return answered


def _frames(said: Sequence[Said], texts: Sequence[str]) -> Iterator[str]:
    """The chosen way to see it first, then the others."""
    chosen = [text for each, text in zip(said, texts, strict=True) if each.chosen]
    others = [text for each, text in zip(said, texts, strict=True) if not each.chosen]
    yield from (f"{_CHOSEN} {text}" for text in chosen)
    yield from (f"{_OTHERWISE} {text}" for text in others)


def _joined(wanted: str) -> str:
    """What stands between "to decide" and what is wanted."""
    if _NOT_A_VERB.match(wanted):
        return " on this: "
    if _ING.match(wanted):
        return " on "
    return " whether to " if _COMMAND.match(wanted) else " on this: "


def _not_firm(text: str) -> str:
    stop = text[-1:] if text[-1:] in ".!?…" else ""
    return f"{text[: len(text) - len(stop)]} {gaps.NOT_FIRM}{stop}"
