"""How long ago something was."""

from datetime import datetime


def ago(then: datetime, now: datetime) -> str:
    """How long ago that was, as a person would say it."""
    seconds = max(0, int((now - then).total_seconds()))
    for size, name in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if count := seconds // size:
            if size == 86_400 and count > 6:
                return f"{then:%d %B %Y}".lstrip("0")
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"
