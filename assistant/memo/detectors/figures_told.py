"""Numbers of something in a sentence, apart from the dates and times that stand in it."""

import re

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-4])[:h][0-5]\d(?::[0-5]\d)?\b|\b(?:1[0-2]|[1-9])(?::[0-5]\d)?\s?(?:am|pm|"
    r"a\.m\.|p\.m\.)|\b[tT]\s?[+-]\s?\d{1,4}\b|\b(?:noon|midnight)\b",
    re.I,
)
DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:\s?(?:to|and|or|-|–)\s?))?\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s(?:of\s)?{_MONTHS}\b(?:\s\d{{4}}\b)?"
    rf"|\b{_MONTHS}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}}\b)?"
    rf"|\b{_MONTHS}\s\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|"
    rf"\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.I,
)
EARLIER = re.compile(
    r"\b(?:(?:the|a|an|one|two|three|four|five|six|seven|eight|ten|several|some|"
    r"\d{1,3})\s(?:night|evening|day|week|month|year|hour|minute|quarter|sprint)s?\s(?:before|"
    r"earlier|prior|previously|ago|later|after\w*)|(?:previous|preceding|same|next|following|"
    r"that)\s(?:day|night|evening|morning|afternoon|week|month|year)|yesterday|(?:last|"
    r"in)\s(?:spring|summer|autumn|"
    rf"winter|{_MONTHS}|(?:week|month|year)\b))",
    re.I,
)
_BEFORE = re.compile(
    r"\b(?:before|earlier|prior|previous(?:ly)?|preceding|ago|yesterday|last)\b", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s?(?:%|[a-z]))")
_LABEL = re.compile(
    r"\b(?:[vV]\d[\d.]*|[A-Z]{1,8}-\d+|#\d+|[qQ][1-4]|[A-Za-z]+\d+)\b"
    r"|\b(?:[Tt]ester|[Dd]eck|[Ll]ine|[Bb]uilding|[Vv]ersion|[Rr]elease|[Rr]oom|[Bb]oard|[Gg]ate|"
    r"[Ss]erver|[Nn]ode|[Cc]luster|[Ff]loor|[Ww]ard|[Pp]latform|[Tt]rack|[Pp]hase|[Ss]tep|[Ll]evel|"
    r"[Tt]ier|[Cc]lass|[Pp]ort|[Pp]age|[Cc]hapter|[Hh]ost|[Ss]hard|[Zz]one|[Rr]ack|[Hh]all|[Dd]ock|"
    r"[Uu]nit|[Mm]achine|[Ss]tation|[Pp]ump|[Tt]urbine|[Cc]hannel|[Ll]ayer|[Ss]print|[Pp]oint)"
    r"\s\d{1,4}\b(?!\s?(?:%|percent)|[.,]\d)"
)
_STATUS = re.compile(
    r"\b(?:HTTP )?[45](?:0\d|1\d|2\d|xx)(?:s\b| (?:errors?|responses?|pages?|codes?)\b)|"
    r"\bHTTP [45]\d\d\b",
    re.I,
)
"""What a server answers: "500s for everybody" tells no amount."""
_NOT_COUNTED = re.compile(r"\b(?:nobody|none|zero|single)\b", re.I)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|"
    r"dozens?|half|third|quarter|twice|double[ds]?|tripled?|nobody|none|zero|single|one (?:in|of|"
    r"out)|every (?:second|third|customer|user|order|request|call))\b",
    re.I,
)


def measures(text: str) -> bool:
    """Whether a number of something stands in the text; a span of clock times is one too."""
    if len(CLOCK.findall(text)) > 1:
        return True
    return bool(_NUMBER.search(without_times(text)))


def counts(text: str) -> bool:
    """Whether it holds an amount, and not only that nobody or nothing was concerned."""
    return measures(_NOT_COUNTED.sub(" ", text))


def without_times(text: str) -> str:
    """The text without its dates, times and years, and without names that hold a number."""
    for pattern in (DAY, CLOCK, EARLIER, _YEAR, _STATUS, _LABEL):
        text = pattern.sub(" ", text)
    return text


def timed(text: str) -> bool:
    """Whether a date, a time, or a time told from another stands in the text."""
    return any(pattern.search(text) for pattern in (CLOCK, DAY, EARLIER))


def told_as_earlier(text: str) -> bool:
    """Whether its time is told as before something: "the evening before", "two weeks earlier"."""
    match = EARLIER.search(text)
    return bool(match and _BEFORE.search(match.group()))


def days(text: str) -> set[str]:
    """The dates in a text, alike when they name the same day of the year."""
    return {_day(match.group()) for match in DAY.finditer(text)}


def _day(words: str) -> str:
    iso = re.fullmatch(r"\d{4}-(\d{2})-(\d{2})", words)
    if iso:
        return f"{int(iso.group(2))} {_NAMES[(int(iso.group(1)) - 1) % 12]}"
    name = re.search(r"[a-z]{3}", words.lower())
    number = re.search(r"\b\d{1,2}(?!\d)", words)
    return f"{int(number.group()) if number else ''} {name.group() if name else words}".strip()


_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
