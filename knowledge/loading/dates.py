"""Reads dates as people write them; what could be two different days is none."""

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january,feb february,mar march,apr april,may,jun june,jul july,aug august,"
        "sep sept september,oct october,nov november,dec december".split(","),
        1,
    )
    for name in names.split()
}
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?:D:)?(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:\d{6})?(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\.?[ -]+(?P<m>[a-z]+)\.?,?[ -]+(?P<y>\d{4})(?!\d)", re.I
)
_MONTH_DAY = re.compile(
    r"(?P<m>[a-z]+)\.? +(?P<d>\d{1,2})(?:st|nd|rd|th)?,? +(?P<y>\d{4})(?!\d)", re.I
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +", re.I)


def read_date(value: object) -> date | None:
    """The day that a value starts with; None when there is none, or it is not certain."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str | int):
        return None
    text = _WEEKDAY.sub("", str(value).strip())
    if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
        return _day(found["y"], found["m"], found["d"])
    if found := _DAY_MONTH.match(text) or _MONTH_DAY.match(text):
        return _day(found["y"], str(_MONTHS.get(found["m"].lower(), 0)), found["d"])
    found = _YEAR_LAST.match(text)
    return _year_last(found[1], found[2], found[3], found[4]) if found else None


def _year_last(first: str, separator: str, second: str, year: str) -> date | None:
    """Dots mean day first; with strokes only a number above 12 tells which is the day."""
    day_first = _day(year, second, first)
    if separator == ".":
        return day_first
    month_first = _day(year, first, second)
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
