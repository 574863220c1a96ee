"""Where in a document a passage stands, in words."""


def within(title: str, heading: str) -> str:
    """The heading path without the document's title; empty where the title is all of it."""
    return "" if heading == title else heading.removeprefix(f"{title} › ")


def located(title: str, heading: str) -> str:
    """The document's title and the heading path below it."""
    return " › ".join(part for part in (title, within(title, heading)) if part)
