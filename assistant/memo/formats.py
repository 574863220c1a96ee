"""What a text is when it is no memo in Markdown: a file's bytes, data, a program, a web page."""

import json
import re

Format = str
"""`binary`, `json`, `page` or `code`; empty for words, with or without Markdown."""
_LOOKED_AT = 8_000
_MAGIC = ("%PDF-", "PK\x03\x04", "\x89PNG", "\xff\xd8\xff", "GIF8", "{\\rtf", "\x7fELF", "MZ\x90")
_FEW = 0.02
_TAG = re.compile(
    r"</?(?:html|head|body|div|span|p|ul|ol|li|table|tr|td|th|script|style|meta|link|h[1-6]|"
    r"section|header|footer|nav|button|form|input)\b[^<>\n]{0,300}/?>",
    re.I,
)
_PAGE = re.compile(r"\s{0,200}(?:<!doctype html|<html|<\?xml)", re.I)
_FENCED = re.compile(r"^(?:```|~~~)", re.M)
_CODE_LINE = re.compile(
    r"(?!\s{0,20}(?:[-*+•>|]\s|\d{1,3}[.)]\s))\s{0,80}(?:"
    r"(?:async )?def \w+\(|class \w+[:({ ]|(?:from [\w.]+ )?import [\w.*{]|#include\b|"
    r"package [\w.]+;?$|"
    r"(?:export |public |private |protected |static |async ){0,4}"
    r"(?:function|interface|enum|void)\b|"
    r"(?:const|let|var|final|val) \w+.{0,80}=|return\b.{0,80}[;)\w]$|"
    r"(?:if|for|while|switch|elif|else if|catch|with) ?\(?.{1,80}(?:\{|\)|:)$|"
    r"(?:else|try|finally)\s?[:{]$|[})\]]+[;,]?$|//|/\*|\*/|@\w+(?:\(.{0,80}\))?$|"
    r"(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|JOIN|WHERE)\b|"
    r"[\w.\[\]\"']{1,60} ?(?:[-+*/|&]?=|:=) ?\S|[\w.]{1,60}\(.{0,120}\)[;{]?$|.{1,200}[;{]$)"
)
_DATA_LINE = re.compile(r"\s{0,80}(?:[{}\[\]],?|\"[^\"\n]{1,200}\"\s?:|[{\[]\")")
_LEAST_LINES = 5


def format_of(text: str) -> Format:
    """What the text is, in time linear in its length."""
    head = text[:_LOOKED_AT]
    if _is_binary(head):
        return "binary"
    if _is_json(text):
        return "json"
    if _is_page(head):
        return "page"
    return "code" if _is_code(head) else ""


def _is_binary(head: str) -> bool:
    strange = sum(each == "\ufffd" or (each < " " and each not in "\n\r\t\f") for each in head)
    return head.startswith(_MAGIC) or "\0" in head or strange > max(3, _FEW * len(head))


def _is_json(text: str) -> bool:
    shown = text.strip()
    if not shown.startswith(("{", "[")):
        return False
    if shown.endswith(("}", "]")):
        try:
            return isinstance(json.loads(shown), dict | list)
        except (ValueError, RecursionError):
            pass
    return _share(_DATA_LINE, shown[:_LOOKED_AT]) >= 0.5


def _is_page(head: str) -> bool:
    if _PAGE.match(head):
        return True
    tags = sum(1 for _ in _TAG.finditer(head))
    return tags >= 6 and tags * 12 > len(_TAG.sub(" ", head).split())


def _is_code(head: str) -> bool:
    """A program, or a fence around nearly all there is."""
    parts = _FENCED.split(head)
    outside = " ".join(parts[::2])
    if len(parts) > 1 and len(outside.split()) < 5 and len(head.split()) > 20:
        return True
    return _share(_CODE_LINE, outside) >= 0.5


def _share(pattern: re.Pattern[str], text: str) -> float:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < _LEAST_LINES:
        return 0.0
    return sum(1 for line in lines if pattern.match(line[:400])) / len(lines)
