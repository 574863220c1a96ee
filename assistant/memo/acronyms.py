"""Acronyms that a memo uses and spells out nowhere."""

import re
from collections.abc import Iterator

from assistant.memo.document import Document

_ACRONYM = re.compile(r"(?<![\w/.@#-])[A-Z][A-Z0-9]{1,5}(?=s?(?![\w/@]|-\d|\.\w))")
_COMMON = frozenset(
    (
        "AI AM API APIS AWS BBC CD CEO CET CEST CFO CI CIO CISO CLI COO CPO CPU CSS CSV CTO DB DNS "
        "DOCX EDT EST ETA EU EUR FAQ FYI GB GBP GCP GDPR GIT GMT GPS GPU GUI HR HTML HTTP HTTPS ID "
        "IDE IDS IO IP ISO IT JPEG JSON KB KPI LAN LLM MB ML MVP NASA NATO NB OK OKR OS PC PDF PDT "
        "PIN PM PNG POC PR PS PST QA RAM RFC ROI SDK SMS SQL SSH SSL SSO TB TCP TLS TODO TV UI UK "
        "UN URL URLS US USA USB USD UTC UX VAT VM VP VPN WIFI XML YAML ZIP CHF JPY SVG TL DR TLDR "
        "KW MW GW HZ KHZ MHZ GHZ TWH MWH GWH KWH KHZ PH UV LED DVD CO2 "
        "ADR NA AD BC PO GO MAC SIM ATM CV CC BCC RSVP"
    ).split()
)
_EMPHASIS = frozenset(
    (
        "A ALL ALWAYS AND ANY AT BUT BY CAN DO DONE FOR FROM HAS IF IMPORTANT IN IS MAY MUST NEED "
        "NEVER NEW NO NOT NOTE NOW OF OLD ON ONE ONLY OR OUT SHALL SHOULD STOP THE THEN THIS TO "
        "VERY WARN WAS WE WHEN WHO WHY WILL WITH YES YOU GOOD BAD DRAFT OPEN HIGH LOW MEDIUM"
    ).split()
)
_ROMAN = re.compile(r"[IVX]{1,5}")
_PLAIN_WORD = re.compile(r"(?<!\w)[a-z]{2,6}(?!\w)")
_HOW_SPELT = (
    r"\((?:[^()\n]{{0,40}}\b)?{name}s?\b[^()\n]{{0,40}}\)",
    r"\b{name}s?\*{{0,2}}\s\((?:[A-Za-z][\w-]*\s){{1,7}}[A-Za-z][\w-]*",
    r"\b{name}s?\*{{0,2}},?\s(?:stands?\sfor|means|is\sshort\sfor|short\sfor|that\sis|i\.e\.|or\s"
    r"(?:the\s)?[a-z]+\s[a-z]+)",
    r"^[\s*|>•-]*{name}\*{{0,2}}(?:\s?[:=|–—]|\s-\s)",
)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where acronyms stand in a text, those left out that everybody knows or that are shouted."""
    if _shouted(text):
        return
    for match in _ACRONYM.finditer(text):
        name = match.group()
        if name not in _COMMON and name not in _EMPHASIS and not _is_code(name):
            yield match.span()


def undefined(document: Document) -> set[str]:
    """The acronyms of a memo's sentences that stand spelt out nowhere in its text."""
    used: set[str] = set()
    for sentence in document.sentences:
        used.update(sentence.text[start:end] for start, end in spans(sentence.text))
    if not used:
        return used
    words = set(_PLAIN_WORD.findall(document.text))
    return {each for each in used if each.lower() not in words and not _spelt(each, document.text)}


def _spelt(name: str, text: str) -> bool:
    patterns = (each.format(name=name) for each in _HOW_SPELT)
    return any(re.search(each, text, re.M) for each in patterns) or _initials(name, text)


def _initials(name: str, text: str) -> bool:
    """Whether words with these initials, each a capital, stand somewhere: Service Level Goal."""
    return bool(re.search(r"\b" + r"[a-z]+[\s-](?:of\s|and\s|the\s)?".join(name) + r"[a-z]+", text))


def _is_code(name: str) -> bool:
    """Roman numerals, and names such as S3, Q4 or P95, which have one letter only."""
    return bool(_ROMAN.fullmatch(name)) or sum(map(str.isalpha, name)) < 2


def _shouted(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) >= 4 and sum(map(str.isupper, words)) > len(words) / 2
