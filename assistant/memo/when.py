"""Whether words name a time by which something happens."""

import re

_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = r"mon|tues|wednes|thurs|fri|satur|sun"
_WHEN = re.compile(
    rf"\b(?:today|tomorrow|tonight|(?:{_DAY})day|q[1-4]|h[12]|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|(?:{_MONTH})\.?\s\d{{1,4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_MONTH})|"
    rf"(?:by|before|until|in|on|since|from|of|end of|mid|early|late|next|this|last)[\s-]+(?:the\s)?"
    rf"(?:end\sof\s|start\sof\s|middle\sof\s)?(?:the\s|next\s|this\s)?(?:{_MONTH}|spring|summer|"
    rf"autumn|fall|winter|(?:week|month|quarter|half|sprint|year)(?!\w)|christmas|easter)|"
    rf"(?:in|within|after)\s(?:a|an|one|two|three|four|five|six|seven|eight|ten|twelve|\d+)\s"
    rf"(?:hour|day|week|month|quarter|sprint)s?)\b",
    re.I,
)


def names_when(words: str) -> bool:
    """Whether a date, a day, a month or a span of time stands in the words."""
    return bool(_WHEN.search(words))
