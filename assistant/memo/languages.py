"""Which language a memo is in, as far as that can be told by its small words and its script."""

import re
from collections import Counter
from collections.abc import Sequence

_OTHER_SCRIPT = "a script other than Latin"
_ENGLISH = frozenset(
    (
        "the of and to in is that it for was on are with as be this by have from or had not but "
        "they which we there their been has were will would can if our what when who its than "
        "because should does you your about"
    ).split()
)
_OTHERS = {
    "German": (
        "der die das und ist nicht von mit den dem des ein eine einen wir sie für auf auch sich "
        "werden wird sind oder aus bei nach zu im haben hat dass wenn nur noch über"
    ),
    "French": (
        "le la les des une et est que qui dans pour pas sur avec nous vous sont cette ce par plus "
        "du au aux il elle être ont mais où leur ne se"
    ),
    "Spanish": (
        "el la los las una y es que en por para con no del se lo como más pero sus este esta son "
        "al hay fue muy sin sobre también nuestro"
    ),
    "Italian": (
        "il lo gli una e è che di per con non del della si come più ma sono questo questa nel al "
        "anche dei delle alla da noi"
    ),
    "Portuguese": (
        "o os as uma e é que em por para com não do da dos das se como mais mas este esta são ao "
        "foi muito também nosso pelo"
    ),
    "Dutch": (
        "de het een en van is dat niet op te voor met zijn wij we ook aan er maar om bij naar "
        "worden wordt deze of als uit nog door"
    ),
    "Polish": (
        "i w na że się z do nie jest to od po dla przez o jak ale są oraz tym tego który która "
        "może będzie było przy"
    ),
    "Swedish": (
        "och att det som en på är av för med den till inte om ett har vi de från kan men var ska "
        "vid också eller"
    ),
    "Danish": (
        "og at det som en på er af for med den til ikke om et har vi de fra kan men var skal ved "
        "også eller"
    ),
    "Turkish": (
        "ve bir bu için ile da de olarak daha çok gibi ne var değil olan kadar sonra ama her biz "
        "bunu"
    ),
}
_WORDS = {name: frozenset(words.split()) for name, words in _OTHERS.items()}
_TOKEN = re.compile(r"[^\W\d_]{1,30}")
_QUOTED = re.compile(r"^[ \t]{0,20}>[^\n]*$", re.M)
_FENCED = re.compile(r"^(?:```|~~~)", re.M)
_MOST = 30_000
"""Characters that are looked at: the language of a memo does not need more."""
_FEWEST = 8
"""Words that a part must have for its language to be told."""
_ENOUGH = 0.12
"""Share of small words that a text in a language has at least; most have a third."""


def languages(text: str) -> Sequence[tuple[str, float]]:
    """The languages other than English, each with its share of the words, the largest first.

    Told paragraph by paragraph, so that a quotation is not taken for the memo.
    """
    held: Counter[str] = Counter()
    total = 0
    for part in _prose(text[:_MOST]):
        tokens = _TOKEN.findall(part)
        total += max(len(tokens), _wide(part))
        if len(tokens) >= _FEWEST or _wide(part) >= _FEWEST:
            held[_language(part, tokens)] += max(len(tokens), _wide(part))
    held.pop("", None)
    return [(name, count / total) for name, count in held.most_common()]


def _prose(text: str) -> list[str]:
    """The paragraphs outside fenced code and quotations."""
    outside = _QUOTED.sub("\n", "\n\n".join(_FENCED.split(text)[::2]))
    return re.split(r"\n[ \t]*\n", outside)


def _language(part: str, tokens: list[str]) -> str:
    """Empty for English, and when it cannot be told."""
    latin = sum(each.isascii() or "\u00c0" <= each <= "\u024f" for each in part if each.isalpha())
    if latin * 2 < sum(map(str.isalpha, part)):
        return _OTHER_SCRIPT
    words = [each.lower() for each in tokens]
    english = sum(each in _ENGLISH for each in words)
    counts = {name: sum(each in own for each in words) for name, own in _WORDS.items()}
    likeliest = max(counts, key=lambda name: counts[name])
    enough = counts[likeliest] >= max(3, _ENOUGH * len(words))
    return likeliest if enough and counts[likeliest] > 2 * english else ""


def _wide(part: str) -> int:
    """How many words a text without spaces has, about two characters to a word."""
    return sum("\u3040" <= each <= "\u9fff" or "\uac00" <= each <= "\ud7a3" for each in part) // 2
