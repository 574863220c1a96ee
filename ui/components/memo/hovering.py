"""Style rules that join a finding and its sentences: hovering one shows the other, at once."""

from collections.abc import Iterable

_HOVERED = (
    "body:has(.st-key-finding-{hook}:is(:hover, :focus-within)) .memo-paper .f-{hook}"
    "{{background:var(--memo-look)}}"
    "body:has(.memo-paper .f-{hook}:is(:hover, :focus)) .st-key-finding-{hook}"
    "{{background:var(--memo-look)}}"
)
_CHOSEN = ".memo-paper .f-{hook}{{background:var(--memo-chosen)!important}}"


def rules(hooks: Iterable[str], chosen: str = "") -> str:
    """A style sheet for these hooks. They must come from `paper.hook`, which lets nothing else in.

    The document's own HTML stays the same whatever is chosen, so that the browser keeps it.
    """
    lines = [_HOVERED.format(hook=hook) for hook in dict.fromkeys(hooks)]
    if chosen:
        lines.append(_CHOSEN.format(hook=chosen))
    return f"<style>{''.join(lines)}</style>"
