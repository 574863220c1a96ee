"""A kind of memo made for tests, so that they do not depend on the wordings of the real ones."""

from assistant.memo.findings import Severity, Standing
from assistant.memo.kinds import Criterion, Fault, MemoKind
from assistant.memo.reading import Role


def criterion(
    name: str,
    severity: Severity = "medium",
    weight: int = 0,
    *,
    praise: str = "",
    roles: tuple[Role, ...] = ("ask",),
    faults: dict[str, tuple[str, Standing | None]] | None = None,
) -> Criterion:
    """A criterion; its faults are given as weak wording and cap."""
    given = {"missing": ("Nothing says it.", None), **(faults or {})}
    return Criterion(
        name=name,
        label=name.title(),
        asks=f"Which sentence does {name}?",
        sound="It is said.",
        praise=praise,
        why="Without it {decider} cannot act.",
        severity=severity,
        weight=weight,
        detector=name,
        roles=roles,
        faults={
            key: Fault(key, weak, "What would say it?", None, cap)
            for key, (weak, cap) in given.items()
        },
    )


def kind(*criteria: Criterion) -> MemoKind:
    """A kind with these criteria."""
    return MemoKind("decision", "Decision", "", "the reader", (1, 9), (), criteria, "", "")
