"""Reviews made by hand, for tests of how they are shown."""

from assistant.memo.document import Document, parse
from assistant.memo.findings import (
    Finding,
    LintWarning,
    MemoLevel,
    Precedent,
    Reader,
    Readers,
    Review,
    Severity,
    Strength,
)

TEXT = """# Memo

We ask for money. It costs 3 weeks.

- The head of sales
  decides.
"""
DOCUMENT: Document = parse(TEXT)


def finding(
    criterion: str, severity: Severity, *sentences: int, weak: str = "It is weak."
) -> Finding:
    """A finding at these sentences; one of something missing without any."""
    quote = DOCUMENT.sentence(sentences[0]).text if sentences else ""
    why, question = "It matters.", "What would mend it?"
    return Finding(
        f"{criterion}-1", criterion, "missing", severity, sentences, quote, weak, why, question,
        missing=not sentences,
    )  # fmt: skip


REVIEW = Review(
    kind="decision",
    findings=(finding("ask", "high", 1), finding("options", "medium"), finding("risks", "low", 3)),
    further=(finding("dissent", "low"),),
    strengths=(Strength("downside", (2,), "It costs 3 weeks.", "It names the price."),),
    precedents=(
        Precedent(
            document="Old memo",
            document_id="d1",
            passage_id="p1",
            heading="Options",
            status="accepted",
            dated="2025-01-02",
            quote="We chose B.",
            said="So did it.",
        ),
    ),
    level=MemoLevel(2, "system", (1,), "We ask for money.", "Something that others can adopt."),
    readers=Readers(
        Reader("executive", (1,), ("We ask for money.",), ("How much?",)),
        Reader("deep", (2,), ("It costs 3 weeks.",), ("Says who?",)),
        "They leave with different things.",
    ),
    lint=(LintWarning("weasel", 2, "3 weeks", "Say since when."),),
    standing="nearly",
    notes=("Something is odd.",),
    degraded="No model is there.",
    timings={"code": 0.1},
)
