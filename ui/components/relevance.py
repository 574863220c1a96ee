"""Why a passage was found, in plain words."""

from assistant.asking.sources import SURE
from knowledge.passages import Hit

_GOOD = 0.4
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def found_by(hit: Hit) -> str:
    """Which of the two indexes found it."""
    match hit.found_by:
        case ("dense", "lexical"):
            return "found by meaning and by words"
        case ("dense",):
            return "found by meaning"
        case ("lexical",):
            return "found by words"
    return "found beside another passage"


def closeness(hit: Hit) -> str:
    """How relevant it is."""
    if not hit.above_floor:
        return "Too far off"
    if hit.score >= SURE:
        return "Very close"
    return "Close" if hit.score >= _GOOD else "Loosely related"


def explained(hit: Hit) -> str:
    """The scores as Markdown, each with what it says."""
    lines = [_by_meaning(hit), _by_words(hit)]
    if hit.above_floor:
        stands = (
            f"from {SURE:.1f} on, a passage can stand as an answer by itself"
            if hit.score < SURE
            else f"that is over {SURE:.1f}, so it can stand as an answer by itself"
        )
    else:
        stands = "that is too little, so the mentor leaves it out and says that it found nothing"
    lines.append(f"**Together:** {hit.score:.2f} of 1; {stands}.")
    return "\n".join(f"- {line}" for line in lines if line)


def _by_meaning(hit: Hit) -> str:
    near = "" if hit.cosine is None else f" Likeness {hit.cosine:.2f}, where 1 is the same."
    if hit.dense_rank is None:
        return f"**Meaning:** not among the nearest passages.{near}"
    return f"**Meaning:** the {_nth(hit.dense_rank)}nearest passage.{near}"


def _by_words(hit: Hit) -> str:
    share = (
        ""
        if hit.support is None
        else f" {round(100 * min(hit.support, 1.0))} % of your question’s telling words stand in "
        "it; rare words count for more."
    )
    if hit.lexical_rank is None:
        return f"**Words:** not among the passages that share most words.{share}"
    return f"**Words:** the {_nth(hit.lexical_rank)}best match.{share}"


def _nth(rank: int) -> str:
    if rank == 1:
        return ""
    if rank % 100 in (11, 12, 13):
        return f"{rank}th "
    return f"{rank}{_ENDINGS.get(rank % 10, 'th')} "
