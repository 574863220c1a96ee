"""A draft: the author's words in their places, gaps where there are none, and nothing else."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.document import parse
from assistant.memo.drafting import ANSWERS, FIXED, Material, Said, Words, draft
from assistant.memo.gaps import gap_sentences, line, within, without_gaps
from assistant.memo.kinds import MemoKind, memo_kinds
from tests.assistant.memo.making import BILLING, DECISION, words

DRAFT = f"""# Billing

## Decision

We ask the VP of product to decide [by when?] whether to rewrite the billing service.

**Decides:** The VP of product, I think.

## Why now

Every price change takes three weeks. Nobody wants to touch it.

**How big it is:** From three weeks to two days.

{line("By when should that be reached?")}

## Options

- Rewrite the billing service (the plan).
- We could move the price rules into a table.
- {within("What happens, and what does it cost, when nothing is done?")}

## Recommendation

How we see it: It is trust.

Another way to see it: It is about speed.

{line("What does it cost?")}

## Limits

Left out:

- Dunning.
- The layout of invoices.

**Fixed:** The export stays until June *(not firm yet)*.

## Risks

**Taken for granted:** Approvals are quick. To test it: Time five of them.

{line("What can go wrong?")}

## Next

Go through five changes with finance [who?] [by when?].

## Dissent

{line("Who is against it?")}
"""


def _with(**more: Words) -> Material:
    return dataclasses.replace(BILLING, words={**BILLING.words, **more})


def test_a_whole_draft() -> None:
    assert draft(DECISION, BILLING, "Billing") == DRAFT


def test_a_draft_of_nothing_is_all_gaps() -> None:
    text = draft(DECISION, Material(), "")
    document = parse(text)
    assert text.startswith("# Decision memo\n\n## Decision\n\n> ")
    assert gap_sentences(document) == {each.number for each in document.sentences}
    assert without_gaps(text) == "# Decision memo\n" or without_gaps(text) == ""


@pytest.mark.parametrize(
    ("goal", "asked"),
    [
        (
            "rewrite the billing service",
            "decide [by when?] whether to rewrite the billing service.",
        ),
        ("moving 60 services", "decide [by when?] on moving 60 services."),
        ("one broker for all", "decide [by when?] on this: one broker for all."),
        ("get it under 20 minutes", "decide [by when?] on this: get it under 20 minutes."),
        ("Kafka, hosted", "decide [by when?] on this: Kafka, hosted."),
    ],
)
def test_the_ask_reads_as_a_sentence(goal: str, asked: str) -> None:
    text = draft(DECISION, _with(goal=words(goal)), "x")
    assert f"We ask the VP of product to {asked}" in text


def test_a_date_that_the_decider_has_is_not_asked_for() -> None:
    decider = words("The VP decides on 15 January")
    assert "to decide whether to" in draft(DECISION, _with(decider=decider), "x")


def test_nobody_who_decides_is_a_gap() -> None:
    nobody = dataclasses.replace(
        _with(decider=words("Nobody", label="Decides", asks="Who can say yes?")), decider=""
    )
    text = draft(DECISION, nobody, "x")
    assert "We ask" not in text
    assert f"**Decides:** Nobody.\n\n{line('Who can say yes?')}" in text


def test_doing_nothing_is_an_option_once_it_was_said() -> None:
    text = draft(DECISION, _with(options=words("We could leave it as it is")), "x")
    assert "- Do nothing: We could leave it as it is.\n" in text
    assert "when nothing is done" not in text


def test_the_plan_is_no_alternative_to_itself_and_no_action_that_was_not_taken() -> None:
    for name, title in (("design", "Alternatives"), ("postmortem", "Actions not taken")):
        text = draft(memo_kinds()[name], BILLING, "x")
        part = text.split(f"## {title}\n")[1].split("\n## ")[0]
        assert "We could move the price rules into a table." in part
        assert "Rewrite the billing service" not in part
    assert "Rewrite the billing service (the plan)." in draft(memo_kinds()["brief"], BILLING, "x")


def test_nothing_is_said_twice() -> None:
    text = draft(
        DECISION,
        _with(
            problem=words("most builds fail twice", "on Monday most builds fail twice or more"),
            gap=words("rewrite the billing service"),
        ),
        "x",
    )
    assert text.lower().count("most builds fail twice") == 1
    assert "How big it is" not in text


def test_a_section_that_has_only_what_was_said_says_it_again() -> None:
    plan = dataclasses.replace(DECISION.sections[0], title="Again", holds=())
    kind = dataclasses.replace(DECISION, sections=(*DECISION.sections, plan))
    assert "## Again\n\n**The plan:** Rewrite the billing service." in draft(kind, BILLING, "x")


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


_TEXTS = st.lists(
    st.lists(
        st.sampled_from("we wait move to 3 weeks # - > 1. *x* `c` the VP nothing if is".split()),
        min_size=1,
        max_size=7,
    ).map(" ".join),
    max_size=3,
)
_WORDS = st.builds(
    lambda texts, firm, test: Words(
        "empty" if not texts else "firm" if firm else "weak",
        tuple(Said(text, "try it" * test) for text in texts),
        "Label",
        "Asks what?",
    ),
    _TEXTS,
    st.booleans(),
    st.booleans(),
)
_MATERIAL = st.builds(
    Material,
    st.dictionaries(st.sampled_from(sorted({*ANSWERS, "frames", "constraints"})), _WORDS),
    st.sampled_from(["", "the CTO"]),
    st.sampled_from(["", "3 weeks"]),
)
_KINDS: list[MemoKind] = [DECISION, *memo_kinds().values()]


@given(st.sampled_from(_KINDS), _MATERIAL)
def test_every_word_is_the_authors_or_the_kinds(kind: MemoKind, material: Material) -> None:
    given_words = " ".join(
        f"{said.text} {said.test} {each.label} {each.asks}"
        for each in material.words.values()
        for said in (*each.said, Said(""))
    )
    plans = " ".join(f"{plan.title} {plan.gap}" for plan in kind.sections)
    known = _tokens(f"{given_words} {material.decider} {plans} {FIXED} Title")
    text = draft(kind, material, "Title")
    assert _tokens(text) <= known
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# Title", *(f"## {plan.title}" for plan in kind.sections)]
    assert sum(each.level < 7 for each in parse(text).sections) == len(headings) + 1


def _telling(text: str) -> str:
    """Its words but those that say that something is wanted."""
    return " ".join(
        word for word in re.findall(r"\w+", text.lower()) if word not in {"we", "to", "the", "is"}
    )


@given(_MATERIAL)
def test_what_was_said_stands_in_the_draft(material: Material) -> None:
    text = _telling(draft(DECISION, material, "x"))
    used = {slot for plan in DECISION.sections for slot in plan.slots}
    for slot in used & material.words.keys():
        for said in material.words[slot].said:
            assert _telling(said.text) in text


def test_a_plan_that_is_wanted_once_more_is_not_but_its_opposite_is_said() -> None:
    again = _with(gap=words("I want to rewrite the billing service"))
    assert "I want" not in draft(DECISION, again, "x")
    never = _with(gap=words("We never want to rewrite the billing service"))
    assert "We never want to rewrite" in draft(DECISION, never, "x")


def test_what_slots_answer_are_criteria_and_slots_of_the_kinds_are_known() -> None:
    kinds = memo_kinds().values()
    criteria = {criterion.name for kind in kinds for criterion in kind.criteria}
    assert {name for names in ANSWERS.values() for name in names} <= criteria
    used = {slot for kind in kinds for plan in kind.sections for slot in plan.slots}
    assert used <= {*ANSWERS, "constraints", "frames", "level"}
