"""The planted defects: each changes one thing in a clean memo, and it is known which."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.memo.reading import Role
from evals.memo.edits import Changed, edited
from evals.memo.memos import CleanMemo, Split, memos

_WEIGHED = frozenset(("decision", "design", "brief"))
_MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to break a memo."""

    name: str
    criterion: str
    fault: str
    drops: Role | None = None
    """Without words of the memo's own: takes out the sentences that do this, and only this."""
    kinds: frozenset[str] = frozenset()
    """Where that breaks the criterion."""
    points: bool = True
    """Whether sentences that stay show the fault; never when something is missing."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A memo with one defect, and its clean twin."""

    memo: str
    kind: str
    split: Split
    operator: str
    text: str
    criterion: str
    fault: str
    sentences: tuple[int, ...]
    """Numbers in the changed text; none when something is missing."""
    repaired: str


def _gone(name: str, criterion: str, role: Role, *kinds: str) -> Operator:
    return Operator(name, criterion, _MISSING, role, frozenset(kinds), points=False)


OPERATORS: tuple[Operator, ...] = (
    Operator("ask_removed", "ask", _MISSING, points=False),
    Operator("ask_buried", "ask", "buried"),
    Operator("ask_hedged", "ask", "hedged"),
    Operator("ask_several", "ask", "several"),
    Operator("decider_removed", "decider", _MISSING, points=False),
    Operator("decider_vague", "decider", "vague"),
    Operator("decision_date_removed", "decider", "no_date"),
    _gone("why_now_removed", "why_now", "why_now", *_WEIGHED),
    Operator("waiting_free", "why_now", "no_cost"),
    Operator("options_removed", "options", _MISSING, points=False),
    Operator("one_option", "options", "single", points=False),
    Operator("reason_removed", "options", "no_reason"),
    _gone("do_nothing_removed", "do_nothing", "do_nothing", "decision", "design"),
    Operator("straw_man", "straw_man", "lopsided"),
    _gone("criteria_removed", "criteria", "criteria", "decision"),
    Operator("ranking_removed", "criteria", "unranked"),
    Operator("criteria_switched", "same_criteria", "switched"),
    Operator("source_stripped", "evidence", "unsupported"),
    Operator("number_contradicted", "numbers_agree", "contradict"),
    _gone("downside_removed", "downside", "downside", *_WEIGHED),
    Operator("downside_elsewhere", "downside", "elsewhere"),
    _gone("reversibility_removed", "reversibility", "reversibility", "decision", "brief"),
    Operator("irreversible_hidden", "reversibility", "hidden"),
    _gone("risks_removed", "risks", "risk", "decision", "design"),
    Operator("risk_owner_removed", "risks", "no_owner"),
    Operator("mitigation_removed", "risks", "no_mitigation"),
    _gone("reopen_removed", "reopen", "reopen", "decision"),
    Operator("reopen_vague", "reopen", "vague"),
    _gone("next_step_removed", "next_step", "next_step", *_WEIGHED),
    Operator("owner_removed", "next_step", "no_owner"),
    Operator("date_removed", "next_step", "no_date"),
    _gone("dissent_removed", "dissent", "dissent", "decision"),
    _gone("success_removed", "success", "success", "decision", "brief"),
    Operator("success_undefined", "success", "undefined"),
    Operator("padded", "length", "long", points=False),
    _gone("goals_removed", "goals", "goal", "design"),
    _gone("non_goals_removed", "non_goals", "non_goal", "design"),
    _gone("rollout_removed", "rollout", "rollout", "design"),
    Operator("rollout_at_once", "rollout", "at_once"),
    _gone("rollback_removed", "rollback", "rollback", "design"),
    Operator("trigger_removed", "rollback", "no_trigger"),
    _gone("failure_modes_removed", "failure_modes", "failure_mode", "design"),
    _gone("test_plan_removed", "test_plan", "test_plan", "design"),
    _gone("unresolved_removed", "unresolved", "unresolved", "design"),
    _gone("impact_removed", "impact", "impact", "postmortem"),
    Operator("impact_unnumbered", "impact", "no_number"),
    _gone("timeline_removed", "timeline", "timeline", "postmortem"),
    Operator("times_removed", "timeline", "no_times"),
    Operator("timeline_late", "timeline", "starts_late"),
    Operator("hindsight", "hindsight", "hindsight"),
    _gone("factors_removed", "factors", "factor", "postmortem"),
    Operator("single_cause", "factors", "single"),
    Operator("person_blamed", "blame", "person"),
    Operator("human_error", "blame", "human_error"),
    _gone("went_well_removed", "went_well", "went_well", "postmortem"),
    Operator("detection_removed", "detection", _MISSING, points=False),
    _gone("actions_removed", "actions", "action", "postmortem"),
    Operator("action_owner_removed", "actions", "no_owner"),
    Operator("action_date_removed", "actions", "no_date"),
    Operator("actions_vague", "actions", "vague"),
    _gone("not_taken_removed", "not_taken", "not_taken", "postmortem"),
    Operator("takeaway_removed", "takeaway", _MISSING, points=False),
    Operator("takeaway_buried", "takeaway", "buried"),
    _gone("audience_removed", "audience", "audience", "knowledge"),
    Operator("example_removed", "example", _MISSING, points=False),
    _gone("limits_removed", "limits", "limits", "knowledge"),
    _gone("steps_removed", "how_to", "how_to", "knowledge"),
    Operator("steps_vague", "how_to", "vague"),
    _gone("contact_removed", "contact", "contact", "knowledge"),
)


@functools.cache
def planted(split: Split | None = None) -> tuple[Planted, ...]:
    """All defective memos, or those of one part. Raises ValueError when a label is wrong."""
    return tuple(each for memo in memos(split) for each in broken(memo))


def broken(memo: CleanMemo) -> Iterator[Planted]:
    """A memo with each defect that its labels allow. Raises ValueError when a label is wrong."""
    for operator in OPERATORS:
        changed = _changed(memo, operator)
        if changed is None:
            continue
        yield Planted(
            memo=memo.name,
            kind=memo.kind,
            split=memo.split,
            operator=operator.name,
            text=changed.text,
            criterion=operator.criterion,
            fault=operator.fault,
            sentences=changed.sentences if operator.points else (),
            repaired=memo.text,
        )


def _changed(memo: CleanMemo, operator: Operator) -> Changed | None:
    if operator.name in memo.skip:
        return None
    if operator.name in memo.rewrites:
        return edited(memo, memo.rewrites[operator.name])
    role = operator.drops
    if role is None or memo.kind not in operator.kinds or not _alone(memo, role):
        return None
    return edited(memo, [{"cut": memo.carries[role]}])


def _alone(memo: CleanMemo, role: Role) -> bool:
    """Whether the sentences with this part play no other, so that only it goes with them."""
    if role not in memo.carries:
        return False
    own = {each.number for each in memo.named(memo.carries[role])}
    others = [memo.named(named) for part, named in memo.carries.items() if part != role]
    return not any(each.number in own for named in others for each in named)
