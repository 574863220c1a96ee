"""The first sentence of a reply: what was heard, before anything is asked.

Candidates come in the order in which they fit: how the message was meant, then what its answer
means for the slot that was asked about, then what kind of trouble it tells of, then its words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.conversation import Turn
from assistant.framing import patterns
from assistant.framing.gap import parts
from assistant.framing.grammar import is_statement, lower_first, lowered, to_second_person
from assistant.framing.people import deciding, first_named, person
from assistant.framing.spans import quotable
from assistant.framing.state import State

Candidate = tuple[str, Mapping[str, str]]
SPAN_WORDS = 10
_THEMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.I))
    for name, words in (
        ("manual", r"by hand|manual\w*|forms?|sign-?offs?|signatures"),
        ("avoided", r"nobody (?:wants|dares|touches)|afraid to"),
        ("people", r"leave the|quit|tired|angry|annoyed|paged|asleep|fed up|rota"),
        ("money", r"euros?|dollars?|costs? us|deals?|revenue|budget|[€$]\s?\d\w*"),
        (
            "between",
            r"team says|both|each of them|step on each other|no owner|nobody (?:can|owns|decides)|"
            r"every team|own planning|promises|agree|on nobody(?:'|’)s list",
        ),
        ("failing", r"fail\w*|br[eo]ke?n?\w*|incidents?|outages?|drops?|errors?|roll\w* back|lost"),
        ("waiting", r"wait\w*|slow\w*|weeks?|days?|hours?|late|stuck|nothing moves"),
    )
)
_PLAIN = frozenset(
    {"frames", "non_scope", "constraints", "evidence", "options", "means_to", "level"}
)
_FEW = 4


def candidates(path: Sequence[Turn], state: State) -> Iterator[Candidate]:
    """Groups of `prompts/framing/lead.md` that fit, best first, with what fills their gaps."""
    message = path[-1]
    yield from _meant(path, state)
    if len(path) > 1 and path[-2].role == "coach":
        yield from _answering(message, path[-2], state)
    yield from _themes(state)
    yield from _words(message)


def _meant(path: Sequence[Turn], state: State) -> Iterator[Candidate]:
    if "unknown" in state.meant:
        yield "unknown", {}
    if {"hostile", "impatient"} & state.meant and not _used(path, "hostile"):
        yield "hostile", {}
    if "feeling" in state.meant and not _used(path, "feeling"):
        yield "feeling", {}
    if "advice" in state.meant:
        yield ("given" if state.done["offer_view"] else "later"), {}
    if "going_on" in state.meant:
        yield "agreed", {}
    if "disagree" in state.meant and state.said_something:
        for pain in state.pains:
            yield from (("corrected", {"span": span}) for span in quotable(pain, SPAN_WORDS))


def _answering(message: Turn, before: Turn, state: State) -> Iterator[Candidate]:
    """Leads that take up the answer to what was asked."""
    asked, said = before.slot, message.observations
    if any(seen.slot.startswith("choice:") for seen in said):
        yield "choice", {}
    if before.move == "correct_premise" and state.said_something:
        yield "premise", {}
    if before.move == "precedent" and message.text.count(" ") > _FEW:
        yield "precedent", {}
    answer = next((s.quote for s in said if asked and s.slot.rstrip("?") == asked), "")
    if answer:
        yield from _about_slot(asked, answer, message, state)


def _about_slot(asked: str, answer: str, message: Turn, state: State) -> Iterator[Candidate]:
    spans = tuple(quotable(answer, SPAN_WORDS))
    filled = {"span": spans[0]} if spans else {}
    match asked:
        case "gap":
            yield from _gap(answer)
        case "decider":
            yield from _decider(answer)
        case "affected":
            yield from (("affected", {"who": person(who)}) for who in [first_named(answer)] if who)
        case "assumptions":
            tested = any(seen.slot == "test" for seen in message.observations)
            yield ("tested" if tested else "assumptions"), {}
        case "problem":
            yield from _themes(state)
            hurting = [span for span in spans if patterns.PAIN.search(span)]
            yield "problem", {"span": hurting[0]} if hurting else {}
        case _ if asked in _PLAIN:
            yield asked, filled


def _gap(answer: str) -> Iterator[Candidate]:
    gap = parts(answer)
    now = lowered(gap.now)
    if now and gap.wanted:
        yield "gap_whole", {"now": now, "wanted": lowered(gap.wanted)}
    elif now:
        yield "gap_now", {"now": now}
    yield from (
        ("number", {"span": span}) for span in quotable(answer, SPAN_WORDS) if parts(span).measure
    )


def _decider(answer: str) -> Iterator[Candidate]:
    if patterns.NOBODY.match(answer):
        yield "nobody", {}
    elif who := deciding(answer):
        yield "decider", {"who": person(who)}


def _themes(state: State) -> Iterator[Candidate]:
    """What kind of trouble the message tells of."""
    for name, pattern in _THEMES:
        for pain in state.pains:
            if pattern.search(pain):
                spans = (span for span in quotable(pain, SPAN_WORDS) if pattern.search(span))
                span = next(spans, "")
                yield name, {"span": span} if span else {}
                break


def _words(message: Turn) -> Iterator[Candidate]:
    """The author's own words, when nothing better is at hand."""
    for seen in message.observations:
        if ":" in seen.slot or seen.slot.rstrip("?") in {"goal", "affected", "next_step"}:
            continue
        for span in quotable(seen.quote, SPAN_WORDS):
            if is_statement(span):
                yield "statement", {"said": to_second_person(lower_first(span))}
            yield "quoted", {"span": span}


def _used(path: Sequence[Turn], group: str) -> bool:
    return any(f"lead#{group}" in turn.wording for turn in path)
