"""Words that float a thought and ask for nothing."""

import re

from assistant.memo.detectors.quoting import around
from assistant.memo.detectors.told import words_of

HEDGE = re.compile(
    r"\b(?:perhaps|maybe|conceivably|(?:some|a certain) merit|may be an idea|may (?:\w+ )?wish "
    r"to|possibly|might|some kind of|some sort of|something like|sort of|kind of|wonder(?:ing|"
    r"ed)?|curious|could be an idea|could be something|an idea to|if (?:people|anyone|you|"
    r"everybody) (?:feel|like|wish|agree)|at some (?:stage|point)|all things being equal|would "
    r"be (?:glad|nice|good|worth)|have some thoughts|be worth|worth (?:discussing|thinking|"
    r"considering|a thought|looking|exploring|a try)|(?:want|like|wish) to (?:consider|think|"
    r"explore|discuss)|lean(?:ing)? towards?|tend(?:ing)? (?:to|towards)|open to (?:the idea|"
    r"ideas|suggestions)|food for thought|in one form or another|what you feel|was thinking|were "
    r"thinking|see itself|could (?:perhaps|also|maybe)|not sure (?:whether|if)|we feel that)\b",
    re.I,
)
FLOATED = re.compile(
    r"\b(?:(?:wish|like) to (?:reflect|ponder|consider|discuss)|worth (?:discussing|thinking|"
    r"considering|a thought|looking|exploring|a try|trying)|idea to|think(?:ing)? about|"
    r"consider\w*|wonder\w*|curious|thoughts on|lean(?:ing)? towards?|could be (?:something|an "
    r"idea|interesting|an option)|would be (?:glad|nice|interesting|good) (?:if|to)|was thinking|"
    r"were thinking|see itself|(?:might|may|could) (?:want|like|wish|be willing|be open) to|"
    r"should (?:perhaps|maybe|possibly)|(?:could|might|may) (?:perhaps|maybe|possibly) \w+)\b",
    re.I,
)
FIRM = re.compile(
    r"\b(?:approve|decide|we ask|i ask|we recommend|i recommend|we propose|i propose|please|yes "
    r"or (?:a )?no|sign|decided|accepted|rejected)\b",
    re.I,
)


def wavering(text: str) -> str:
    """The few words in which a sentence wavers, verbatim."""
    match = HEDGE.search(text) or FLOATED.search(text)
    return around(text, *match.span()) if match else words_of(text)


def hedged(text: str) -> bool:
    """Whether it asks so softly that nobody could refuse it."""
    found = HEDGE.findall(text)
    return len(found) > 1 or bool(found and not FIRM.search(text))
