"""The words in which pages speak of memos."""

from collections.abc import Mapping

from assistant.memo.findings import Severity, Standing

SEVERITY: Mapping[Severity, str] = {"high": "Serious", "medium": "Worth fixing", "low": "Small"}
STANDING: Mapping[Standing, str] = {
    "draft": "**A draft still.** Something that a reader decides by is missing or broken.",
    "nearly": "**Nearly there.** A reader can act on it; what is below would make it safer.",
    "ready": "**Ready to send.** Nothing that would stop a reader was found.",
}
STANDING_SHORT: Mapping[Standing, str] = {
    "draft": "a draft still",
    "nearly": "nearly there",
    "ready": "ready to send",
}
READERS: Mapping[str, str] = {"executive": "With a minute", "deep": "Reading it all"}
ORIGINS: Mapping[str, str] = {
    "imported": "brought in",
    "drafted": "drafted from a case",
    "restored": "gone back to",
}


def counted(count: int, one: str, many: str = "") -> str:
    """“1 finding”, “3 findings”."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def length(words: int, wanted: tuple[int, int]) -> str:
    """How long a memo is, and how long ones of its kind are when that differs."""
    least, most = wanted
    said = counted(words, "word")
    if words and not least <= words <= most:
        return f"{said} ({least:,} to {most:,} are usual)"
    return said


def lowered(words: str) -> str:
    """The words as they stand within a sentence."""
    return words[:1].lower() + words[1:]
