"""How large a file may be, before and after it is unpacked, and how long it may take.

The worst of what stays below them takes a few hundred megabytes and some seconds of one process
that is ended when it takes more.
"""

MAX_BYTES = 10_000_000
"""A file as it comes, in bytes."""
MAX_INFLATED = 20_000_000
"""The text parts of one DOCX, unpacked, in bytes; its trees take twenty times as much."""
MAX_UNPACKED = 60_000_000
"""All documents of one zip together, unpacked, in bytes."""
MAX_MEMBERS = 10_000
"""Entries of a zip, and parts of a DOCX."""
MAX_CHARACTERS = 10_000_000
"""The text of one document."""

MAX_TAGS = 300_000
"""Of an HTML page, opening and closing ones; its tree takes two kilobytes each."""

MAX_MEMORY = 768_000_000
"""The address space of the process that parses, in bytes."""
MAX_SECONDS = 30.0
"""One file, in seconds of one core."""


def megabytes(size: int) -> str:
    """A size in bytes as a person reads it: `10 MB`."""
    return f"{size / 1_000_000:.0f} MB"
