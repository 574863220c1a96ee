"""Loads Word documents: Mammoth makes a page of them, which takes the path of every page.

Only the XML parts are unpacked, each within what is left of the limit, into a container without
compression; so Mammoth never unpacks anything itself, and never sees pictures or macros.
"""

import io
import re
from collections.abc import Mapping
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from knowledge.loading.details import property_title
from knowledge.loading.limits import MAX_INFLATED
from knowledge.loading.loaded import Loaded
from knowledge.loading.markdown import finished
from knowledge.loading.metadata import read
from knowledge.loading.page import cleaned_page, to_markdown
from knowledge.loading.refusals import bomb, damaged, protected
from knowledge.loading.zipping import is_encrypted, opened, read_member
from knowledge.normalising import normalise

_PART = re.compile(r"(?:\[Content_Types\]\.xml|_rels/[^/]*|word/[^/]*|word/_rels/[^/]*)\Z")
_PROPERTIES = "docProps/core.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Code'] => pre:separator('\\n')
p[style-name='Code Block'] => pre:separator('\\n')
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='macro'] => pre:separator('\\n')
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Code'] => code
r[style-name='HTML Code'] => code
r[style-name='Verbatim Char'] => code
"""
_SMALL = 4_000_000
_PACKED = 150
_TEMPLATE_AUTHORS = {"python-docx", "docx4j", "apache poi", "unknown", "user", "author"}
"""Names that programs and templates write where a person's belongs."""
_TEMPLATE_CREATED = "2013-12-23T23:15:00Z"
"""The day of python-docx's own template, which its documents carry unless told otherwise."""
_ODD = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError,
        ElementTree.ParseError, RuntimeError)  # fmt: skip


def load_docx(raw: bytes, name: str) -> Loaded:
    """A DOCX file. Raises DocumentRefused: protected, damaged, a bomb, without text."""
    from xml.parsers.expat import ExpatError

    parts = _parts(raw, name)
    try:
        properties = _properties(parts.pop(_PROPERTIES, b""))
        body = _body(parts)
    except (*_ODD, ExpatError) as error:
        raise damaged(name) from error
    return finished(normalise(body), read(properties), "docx", name)


def _parts(raw: bytes, name: str) -> dict[str, bytes]:
    with opened(raw, name) as container:
        members = [
            each
            for each in container.infolist()
            if _PART.match(each.filename) or each.filename == _PROPERTIES
        ]
        if any(map(is_encrypted, members)):
            raise protected(name)
        if any(map(_is_bomb, members)) or sum(each.file_size for each in members) > MAX_INFLATED:
            raise bomb(name, MAX_INFLATED)
        parts: dict[str, bytes] = {}
        left = MAX_INFLATED
        for member in members:
            parts[member.filename] = read_member(container, member, left, name)
            left -= len(parts[member.filename])
    if any(b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096] for part in parts.values()):
        # Word never writes one; entities are how XML is made to explode.
        raise damaged(name)
    return parts


def _is_bomb(member: ZipInfo) -> bool:
    """Text that people have written packs to a tenth or, in tables, to a fiftieth."""
    return member.file_size > max(_SMALL, _PACKED * member.compress_size)


def _body(parts: Mapping[str, bytes]) -> str:
    import mammoth  # type: ignore[import-untyped]
    from bs4 import BeautifulSoup

    plain = io.BytesIO()
    with ZipFile(plain, "w", ZIP_STORED) as container:
        for part, content in parts.items():
            container.writestr(part, _visible(content))
    plain.seek(0)
    page = mammoth.convert_to_html(
        plain,
        style_map=_STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(_no_picture),
    )
    soup = BeautifulSoup(f"<body>{page.value}</body>", "lxml")
    return to_markdown(cleaned_page(soup))


def _no_picture(_image: object) -> dict[str, str]:
    return {}


def _visible(part: bytes) -> bytes:
    """The part without runs of hidden text, which Word does not show and Mammoth does not know."""
    if b"vanish" not in part:
        return part
    root = ElementTree.fromstring(part)  # noqa: S314 - sizes and entities are checked above
    for parent in root.iter():
        for run in [each for each in parent if each.tag.endswith("}r") and _is_hidden(each)]:
            parent.remove(run)
    return ElementTree.tostring(root)


def _is_hidden(run: ElementTree.Element) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    if mark is None:
        return False
    value = next((v for key, v in mark.attrib.items() if key.endswith("}val")), "true")
    return value not in {"0", "false", "off"}


def _properties(core: bytes) -> Mapping[str, object]:
    """The core properties that a person may have written."""
    if not core:
        return {}
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(core):  # noqa: S314 - as above
        found[element.tag.rsplit("}", 1)[-1].lower()] = (element.text or "").strip()
    stated: dict[str, object] = {
        "title": property_title(found.get("title", "")),
        "status": found.get("contentstatus", ""),
        "category": found.get("category", ""),
        "tags": found.get("keywords", ""),
    }
    if found.get("creator", "").casefold() not in _TEMPLATE_AUTHORS:
        stated["author"] = found.get("creator", "")
    if found.get("created") != _TEMPLATE_CREATED:
        stated["created"] = found.get("created", "")
    return stated
