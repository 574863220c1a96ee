"""Loads web pages: what a reader sees of them as Markdown, and what their head says."""

import re
import warnings
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.errors import DocumentRefused
from knowledge.loading.details import one_line
from knowledge.loading.limits import MAX_TAGS
from knowledge.loading.loaded import Loaded
from knowledge.loading.markdown import finished, first_heading
from knowledge.loading.metadata import read
from knowledge.loading.page import cleaned_page, to_markdown
from knowledge.normalising import looks_binary, normalise

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_TEXT_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:-?[lb]e)?|windows-?(?:125\d|874)|cp125\d|iso-?8859-?\d{1,2}|koi8-?[ru]|"
    r"shift[_-]?jis|euc-?(?:jp|kr)|gb2312|gbk|gb18030|big5|mac(?:roman|intosh)",
    re.I,
)
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LATIN = re.compile(r"iso-?8859-?1", re.I)
_HEAD = 4096
"""Bytes in which the encoding is declared."""
_OTHER_SENSE = "og:type"
"""Says `article` or `website`, which is no kind of document."""


def load_page(raw: bytes, name: str) -> Loaded:
    """An HTML file. Raises DocumentRefused when it is binary or has no text for a reader."""
    from bs4 import BeautifulSoup

    if raw.count(b"<") > MAX_TAGS:
        raise DocumentRefused(
            f"{name} is too large for a page: it has more than {MAX_TAGS:,} tags.",
            next_step="Split it into smaller pages.",
        )
    text = decode_page(raw, name)
    with warnings.catch_warnings():
        # It wonders aloud about pages that look like XML or like a file's name.
        warnings.simplefilter("ignore", UserWarning)
        soup = BeautifulSoup(text, "lxml")
    said = read(_stated(soup))
    title = _element_title(soup)
    body = normalise(to_markdown(cleaned_page(soup)))
    heading = first_heading(body)
    if not said.title:
        said = replace(said, title=_title(title, heading) or None)
    return finished(body, said, "html", name)


def decode_page(raw: bytes, name: str) -> str:
    """The characters of a page: by its mark, by what it declares, as UTF-8, else as Windows-1252.

    Raises DocumentRefused for binary content.
    """
    marked = next((each for mark, each in _MARKS.items() if raw.startswith(mark)), "")
    if not marked.startswith("utf-16") and looks_binary(raw):
        raise DocumentRefused(
            f"{name} holds binary data, not a page.",
            next_step="Save the page as HTML again, and add that file.",
        )
    for encoding in filter(None, (marked, _declared(raw), "utf-8")):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("windows-1252", errors="replace")


def _declared(raw: bytes) -> str:
    found = _DECLARED.search(raw[:_HEAD])
    encoding = found[1].decode("ascii") if found else ""
    if not _TEXT_ENCODINGS.fullmatch(encoding) or encoding.lower().startswith("utf"):
        # A page whose declaration we could read in single bytes is not in UTF-16.
        return ""
    return "windows-1252" if _LATIN.fullmatch(encoding) else encoding


def _stated(soup: "BeautifulSoup") -> Mapping[str, object]:
    """The meta elements by name, and the page's own address."""
    stated: dict[str, object] = {}
    for meta in soup.find_all("meta", limit=200):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = meta.get("content")
        if isinstance(name, str) and isinstance(content, str) and name.lower() != _OTHER_SENSE:
            stated.setdefault(name, content)
    canonical = soup.find("link", rel="canonical")
    address = canonical.get("href") if canonical else None
    if isinstance(address, str):
        stated.setdefault("canonical", address)
    return stated


def _element_title(soup: "BeautifulSoup") -> str:
    return one_line(soup.title.get_text()) if soup.title else ""


def _title(element: str, heading: str) -> str:
    """The heading where the title element holds it: the rest is the site's name."""
    if heading and heading.casefold() in element.casefold():
        return heading
    return element or heading
