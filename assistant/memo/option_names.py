"""What an option is called, and the words by which it is chosen or dropped."""

import re

_MARKER = re.compile(
    r"^\W*(?:(?:option|alternative|variant|choice|plan|way|approach|proposal|route|"
    r"scenario)\s+(?:[a-z]|\d+|one|two|three|four|[ivx]+)\b|[a-h1-9][.):](?=\s)|"
    r"[A-H](?=\s?[–—:-]\s))\s*[.:)–—-]*\s*",
    re.I,
)
CHOSEN = re.compile(
    r"[(\[–—:-]\s*(?:\w+ )?(?:recommended|chosen|preferred|(?:our|my) (?:choice|pick|preference|"
    r"proposal|recommendation)|selected|proposed|adopted|winner|recommendation|proposal|(?:the "
    r")?(?:\w+ )?(?:I|we) (?:favou?r|prefer|recommend|propose|want|choose|chose|commend|suggest|"
    r"back))\b|\b(?:recommended|preferred|selected)(?: option)?$|^(?:recommended|preferred|"
    r"proposed)\b",
    re.I,
)
REJECTED = re.compile(
    r"\b(?:not (?:recommended|chosen|preferred|selected|proposed|taken|for us|viable|an option|"
    r"adopted|pursued|followed|good enough|this (?:year|time|quarter)|our choice)|reject\w*|"
    r"advise against|(?:(?:do|did|would|will|could)(?: not|n['’]t)|cannot|can['’]t) (?:choose|"
    r"recommend|propose|prefer|pick|want|take|favou?r|support|advise|commend|pursue) (?:this|it|"
    r"that|them)|ruled? (?:it |this |them |that )?out|discard\w*|rank it|(?:put|place|rank)(?:s|"
    r"d|ed)? (?:this |it |them |that )?(?:second|third|last)|(?:is|comes?|came) (?:a close "
    r")?(?:second|third|last)\b(?= (?:since|because|as|for|due)|\W|$)|second because|turned "
    r"(?:it |this |them )?down|set (?:it |this |them |that |these )?aside|set aside|passed on "
    r"(?:it|this|that|them)|we passed|dropped (?:it|this|that|them|because)|i dropped|dismissed|"
    r"decided against|opted against|argued against it|against it (?:is|speaks|stands)|(?:what "
    r")?(?:speaks|tells|counts|weighs) against (?:it|this|them)|off the table|out of the "
    r"question|non-?starter|no-go|abandoned (?:it|this|the idea)|left (?:it|this) (?:out|aside|"
    r"behind)|says? no to (?:it|this)|said no)\b",
    re.I,
)
_NAME_END = re.compile(
    r"\s?[.:;(]|\s[–—-]\s|,\s|\s(?:costs?|would|is|are|has|takes?|gives?|means?|was|were|because|"
    r"asks?|needs?|keeps?)\s"
)
_NAME_WORDS = 8


def cleaned(name: str) -> str:
    """The name of an option without its letter and what is said of it in brackets."""
    words = re.sub(
        r"\s*[(\[](?:recommended|chosen|preferred|proposed|rejected|our[^)]*|not [^)]*)[)\]]",
        "",
        name,
        flags=re.I,
    )
    words = re.sub(
        r"\s*[–—:-]\s*(?:recommended|chosen|preferred|rejected)\W*$", "", words, flags=re.I
    )
    shorter = _MARKER.sub("", words, count=1).strip(" .:–—-*_")
    return shorter or words.strip(" .:–—-*_")


def first_words(text: str) -> str:
    """The name at the head of a sentence: up to its stop, or its first few words."""
    unmarked = _MARKER.sub("", text, count=1)
    end = _NAME_END.search(unmarked, 3)
    words = (unmarked[: end.start()] if end else unmarked).split()
    return " ".join(words[:_NAME_WORDS]).strip(" .:,;")
