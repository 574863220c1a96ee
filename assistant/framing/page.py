"""`python -m assistant.framing.page > docs/framing.md`: the framing coach as a page to read.

Everything on it comes from the tables that the coach decides with, so it cannot say something
else than the coach does; a test compares the page with what this module prints.
"""

import sys
from collections.abc import Iterator

from assistant.framing.conditions import ENOUGH_QUESTIONS, EXPERT_QUESTIONS, HURRIED_QUESTIONS
from assistant.framing.kinds import kinds
from assistant.framing.rules import BY_WEIGHT, FIRST, LAST, Rule
from assistant.framing.slots import SLOTS
from assistant.levels import LEVELS
from prompts import library as prompts

_INTRODUCTION = f"""# How the framing coach decides

This page is generated from the coach's own tables: `python -m assistant.framing.page > \
docs/framing.md`.

Each reply makes one move. Code picks it from the rows below, so the same conversation always
gives the same move, and "Why this?" beside a reply shows the row's reason. The words are chosen
afterwards: without a model or with a small one they are authored and filled with yours, a large
model writes them under a brief. Either way the same holds, by tests of the authored words and by
a check of the model's: at most one question and it comes last, no advice unless you asked for it,
no number, name or date that neither you nor a cited document gave, not the same question again.

No move is made twice running, and each question of the second table but the last is asked once.
After {ENOUGH_QUESTIONS} questions the coach comes to the next step, with an expert after
{EXPERT_QUESTIONS}. An author in a hurry is asked {HURRIED_QUESTIONS} questions and then gets
a summary. A frame that stands from the beginning is left alone, and a finished analysis is not
restarted. What you edit on the canvas counts before anything the coach reads.
"""


def page() -> str:
    """The page in Markdown."""
    parts = (_INTRODUCTION, *_answering(), *_weighed(), *_kinds(), *_slots(), *_levels())
    return "\n".join(parts).rstrip() + "\n"


def _answering() -> Iterator[str]:
    yield "## First: how your message is meant\n"
    yield "The first row that holds wins.\n"
    yield "| Move | When | What you are told | For example |"
    yield "|---|---|---|---|"
    yield from (f"| {r.move} | {r.holds} | {r.why} | {_example(r)} |" for r in FIRST)


def _weighed() -> Iterator[str]:
    yield "\n## Then: the weightiest question that is still open\n"
    yield (
        "Of the rows that hold, the heaviest wins. The kind of case adds to the weight (below). "
        "Rows marked “basic” are left out with an expert. When two people want opposite things, "
        "the question who decides comes first.\n"
    )
    yield "| Weight | Move | Works on | When | What you are told | For example |"
    yield "|---|---|---|---|---|---|"
    for rule in sorted(BY_WEIGHT, key=lambda each: -each.weight):
        slot = SLOTS[rule.slot].label if rule.slot else "–"
        basic = " (basic)" if rule.basic else ""
        cells = (rule.move + basic, slot, rule.holds, rule.why, _example(rule))
        yield f"| {rule.weight} | {' | '.join(cells)} |"
    yield f"| | {LAST.move} | | {LAST.holds} | {LAST.why} | |"


def _kinds() -> Iterator[str]:
    yield "\n## Kinds of case\n"
    yield "The kind is guessed from the first words, and you can set it.\n"
    yield "| Kind | Weighs more | Often forgotten | A beginning |"
    yield "|---|---|---|---|"
    for kind in kinds().values():
        more = ", ".join(f"{slot} +{extra}" for slot, extra in kind.weights.items())
        yield f"| {kind.label} | {more} | {', '.join(kind.forgotten)} | {kind.starters[0]} |"


def _slots() -> Iterator[str]:
    yield "\n## The canvas\n"
    yield "| Part | Settled when | A reader asks |"
    yield "|---|---|---|"
    yield from (f"| {k.label} | {k.firm_when} | {k.asks} |" for k in SLOTS.values())


def _levels() -> Iterator[str]:
    yield "\n## How far it reaches\n"
    yield "| Level | Means | The next level needs |"
    yield "|---|---|---|"
    yield from (f"| {n} {k.name} | {k.means} | {k.next_needs} |" for n, k in LEVELS.items())


def _example(rule: Rule) -> str:
    """The first wording of a row, its gaps as they stand in the file."""
    name = f"framing/{rule.move}"
    first = prompts.wordings(name, rule.group or prompts.groups(name)[0])[0].text
    return " ".join(first.split()).replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(page())
