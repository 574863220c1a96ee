"""Kinds and material for tests of drafting."""

from assistant.memo.drafting import Material, Said, Words
from assistant.memo.kinds import MemoKind, SectionPlan

DECISION = MemoKind(
    name="decision",
    label="Decision memo",
    purpose="",
    reader="the one who decides",
    words=(300, 900),
    sections=(
        SectionPlan("Decision", ("ask", "decider"), ("goal", "decider"), "What is asked of whom?"),
        SectionPlan(
            "Why now", ("why_now", "success"), ("problem", "gap", "means_to"), "Why not later?"
        ),
        SectionPlan("Options", ("options", "do_nothing"), ("options",), "Which options are there?"),
        SectionPlan("Recommendation", ("downside",), ("frames",), "What does it cost?"),
        SectionPlan("Limits", ("non_goals",), ("non_scope", "constraints"), "What is left out?"),
        SectionPlan("Risks", ("risks",), ("assumptions",), "What can go wrong?"),
        SectionPlan("Next", ("next_step",), ("next_step",), "Who does what by when?"),
        SectionPlan("Dissent", ("dissent",), (), "Who is against it?"),
    ),
    criteria=(),
    strong="",
    weak="",
)


def words(*texts: str, label: str = "", asks: str = "", status: str = "firm") -> Words:
    """What was said on one subject."""
    said = tuple(Said(text) for text in texts)
    return Words(status, said, label, asks)  # type: ignore[arg-type]


BILLING = Material(
    words={
        "goal": words("rewrite the billing service", label="The plan", asks="What is asked?"),
        "decider": words("The VP of product, I think", label="Decides", asks="Who can say yes?"),
        "problem": words("every price change takes three weeks", "nobody wants to touch it"),
        "gap": words("From three weeks to two days", label="How big it is"),
        "means_to": Words("empty", asks="What changes?"),
        "options": words("We could move the price rules into a table"),
        "frames": Words("firm", (Said("It is about speed"), Said("It is trust", chosen=True))),
        "non_scope": words("Dunning", "The layout of invoices", label="Left out"),
        "constraints": words("The export stays until June", label="Fixed", status="weak"),
        "assumptions": Words(
            "firm", (Said("approvals are quick", "Time five of them"),), "Taken for granted"
        ),
        "next_step": words("go through five changes with finance", label="First"),
    },
    decider="the VP of product",
    wanted="two days",
)
