"""Text of others (a model, a document, the person) made fit for st.markdown."""

import re

from assistant.cleaning import clean_markdown

_MARKER = re.compile(r"\[(\d{1,3}(?:, ?\d{1,3})*)\]")
_BLOCK_START = re.compile(r"^(?:#{1,6}|>|[-*+])\s+")
_LINE_START = re.compile(r"\s*(?:[-*+>]|\d+[.)]|#+)\s+")
_SPACES = re.compile(r"\s+")


def shown(text: str) -> str:
    """Cleaned Markdown that Streamlit shows as it is meant: no maths, no directives."""
    return clean_markdown(text)


def said(text: str) -> str:
    """A person's words: cleaned, with their line breaks kept."""
    return shown(text).replace("\n", "  \n")


def replied(text: str) -> str:
    """The mentor's words: cleaned, with citation markers set apart."""
    return _MARKER.sub(r":small[:gray[\\[\1\\]]]", shown(text))


def label(text: str) -> str:
    """One line for a button, a link or a title: cleaned, without block structure."""
    return shown(_BLOCK_START.sub("", _SPACES.sub(" ", text).strip())) or "…"


def marked(passage: str, quotes: tuple[str, ...]) -> str:
    """A passage, cleaned, with the quotes in it marked where they stand."""
    text = shown(passage)
    for quote in quotes:
        words = [re.escape(word) for word in shown(quote).split()]
        if not words:
            continue
        text = re.sub(r"\s+".join(words), _mark_lines, text, count=1)
    return text


def _mark_lines(found: re.Match[str]) -> str:
    return "\n".join(_mark_line(line) for line in found.group(0).split("\n"))


def _mark_line(line: str) -> str:
    start = _LINE_START.match(line)
    head, words = line[: start.end()] if start else "", line[start.end() :] if start else line
    if (
        not words.strip()
        or words.startswith("|")
        or words.count("**") % 2
        or words.count("[") != words.count("]")
    ):
        return line
    return f"{head}:primary-background[{words}]"
