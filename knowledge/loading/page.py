"""Turns a page's elements into Markdown: what a reader sees, without what surrounds it.

Links become their text and pictures their description, as nothing outside is ever fetched.
"""

import functools
import re
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString
from markdownify import MarkdownConverter

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_NEVER_READ = frozenset({
    "script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "applet",
    "svg", "math", "canvas", "audio", "video", "map", "button", "input", "select", "textarea",
    "dialog", "nav", "menu", "head", "link", "meta", "base",
})  # fmt: skip
_SURROUNDING_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu"}
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|"
    r"font-size\s*:\s*0(?:\.0+)?\s*(?:px|pt|em|rem|%)?\s*(?:;|$|!)",
    re.I,
)
_LANGUAGE = re.compile(r"^(?:language|lang)-([\w+#-]{1,20})$")
_SPACES = re.compile(r"[ \t\xa0]+$", re.M)
_BLANK = re.compile(r"\n{3,}")


def cleaned_page(soup: BeautifulSoup) -> Tag:
    """The part of a page that is its content; what is hidden or surrounds it is taken out."""
    for node in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        node.extract()
    for element in soup.find_all(_is_unseen):
        if not element.decomposed and element.name not in {"html", "body"}:
            element.decompose()
    whole = soup.body or soup
    main = soup.find("main") or soup.find(role="main") or _only(soup, "article")
    root = main if main is not None and main.get_text(strip=True) else whole
    if root is whole:
        _drop_edges(whole)
    return root


def to_markdown(root: Tag) -> str:
    """The Markdown of an element; the bare text of one that is nested beyond reason."""
    for ordered in root.find_all("ol"):
        _number(ordered)
    try:
        text = str(_converter().convert_soup(root))
    except RecursionError:
        text = "\n\n".join(root.stripped_strings)
    return _BLANK.sub("\n\n", _SPACES.sub("", text.replace("\xa0", " "))).strip("\n")


def _is_unseen(element: Tag) -> bool:
    if element.name in _NEVER_READ:
        return True
    if not element.attrs:
        return False
    if element.has_attr("hidden") or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in _SURROUNDING_ROLES:
        return True
    style = element.get("style")
    return isinstance(style, str) and _UNSEEN.search(style) is not None


def _only(soup: BeautifulSoup, name: str) -> Tag | None:
    found = soup.find_all(name, limit=2)
    return found[0] if len(found) == 1 else None


def _drop_edges(body: Tag) -> None:
    """The site's own header and footer, which stand outside any article."""
    for element in body.find_all(["header", "footer", "aside"]):
        if element.decomposed or element.find_parent(["article", "main", "section"]):
            continue
        if element.name == "footer" or not element.find(["h1", "h2"]):
            element.decompose()


def _number(ordered: Tag) -> None:
    """Write each item's number down; counting its neighbours again each time is quadratic."""
    start = str(ordered.get("start") or "1")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
    for at, item in enumerate(ordered.find_all("li", recursive=False)):
        item["data-number"] = str(first + at)


class _Converter(MarkdownConverter):
    """Markdown for reading and quoting: no addresses, no escapes within words."""

    def convert_a(self, el: Tag, text: str, parent_tags: "AbstractSet[str]") -> str:
        return text

    def convert_img(self, el: Tag, text: str, parent_tags: "AbstractSet[str]") -> str:
        return " ".join(str(el.get("alt") or "").split())

    def convert_li(self, el: Tag, text: str, parent_tags: "AbstractSet[str]") -> str:
        text = text.strip()
        if not text:
            return "\n"
        number = el.get("data-number")
        bullet = f"{number}. " if number else "- "
        inner = text.replace("\n", "\n" + " " * len(bullet))
        return f"{bullet}{inner}\n"

    def convert_td(self, el: Tag, text: str, parent_tags: "AbstractSet[str]") -> str:
        inner = " ".join(text.split()).replace("|", "\\|")
        span = str(el.get("colspan") or "1")
        columns = int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1
        return f" {inner} |" + " |" * (columns - 1)

    convert_th = convert_td

    def convert_p(self, el: Tag, text: str, parent_tags: "AbstractSet[str]") -> str:
        text = text.strip(" \t\r\n")
        if "_inline" in parent_tags:
            return f" {text} "
        # A paragraph that starts like a heading is none.
        escape = "\\" if text.startswith("#") else ""
        return f"\n\n{escape}{text}\n\n" if text else ""


@functools.cache
def _converter() -> Any:
    return _Converter(
        heading_style="ATX",
        bullets="-",
        escape_asterisks=False,
        escape_underscores=False,
        escape_misc=False,
        table_infer_header=True,
        code_language_callback=_language,
    )


def _language(pre: Tag) -> str:
    for element in [pre, *pre.find_all("code", limit=1)]:
        for each in element.get("class") or ():
            if found := _LANGUAGE.match(each):
                return found[1]
    return ""
