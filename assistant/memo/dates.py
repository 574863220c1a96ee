"""Days that somebody could be held to, apart from words such as "soon" and "next sprint"."""

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_NUMBER = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|ten|twelve|fourteen|thirty)"
_BY = r"(?:by|before|until|till|on|in|from|since|after|at|of|for|to|through|during)"
DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}(?:-\d{{2}})?\b|\b\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d{{2}})\b"
    rf"|\b(?:{_WEEKDAY},?\s)?(?:the\s)?\d{{1,2}}(?:st|nd|rd|"
    rf"th)?\s(?:of\s)?{_MONTH}\b\.?(?:,?\s\d{{4}}\b)?"
    rf"|\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?![,.]\d)(?:,?\s\d{{4}}\b)?|"
    rf"\b{_MONTH}\s\d{{4}}\b(?![,.]\d)"
    rf"|\b{_WEEKDAY}\b",
    re.I,
)
"""A day of the calendar or of the week, or a month of a year."""
_TERM = re.compile(
    rf"\b{_BY}\s(?:the\s)?(?:(?:end|middle|start|beginning|close|"
    rf"week)\s(?:of\s)?)?(?:the\s)?(?:(?:mid|early|late|next|this|"
    rf"last)[\s-])?(?:{_MONTH}\b(?!\s(?:be|not|have|also))|spring|summer|autumn|winter|christmas|"
    rf"easter|new year|q[1-4]|h[12]|the (?:first|second|third|fourth) quarter|\d{{1,2}}(?:st|nd|"
    rf"rd|th)\b)"
    rf"|\b(?:end|middle|start|beginning|close)\sof\s(?:the\s|this\s|next\s)?(?:financial\s|"
    rf"calendar\s)?(?:q[1-4]|h[12]|day|week|month|quarter|year|{_MONTH}|business)\b|\bq[1-4]\b|"
    rf"\bweek\s\d{{1,2}}\b|\bweek of\b|\b(?:this|next)\s(?:week|month|quarter|year|spring|summer|"
    rf"autumn|winter|{_MONTH})\b"
    rf"|\b(?:within|in)\s(?:the next\s)?{_NUMBER}\s(?:hour|day|week|month|quarter)s?(?:'\w*|"
    rf"\stime)?\b"
    rf"|\b(?:{_BY}|than)\s\d{{1,2}}/\d{{1,2}}\b(?!\sof\b)"
    rf"|\b{_NUMBER}\s(?:day|week|month)s? (?:after|from)\b"
    rf"|\b(?:today|tomorrow|tonight|noon|midnight)\b|\bthe \d{{1,2}}(?:st|nd|rd|th)\b",
    re.I,
)


def names_date(text: str) -> bool:
    """Whether a day, or the end of a time that the calendar knows, stands in the text."""
    return bool(DATE.search(text) or _TERM.search(text))
