"""An author's words as they stand in a memo: verbatim, as sentences where they can be."""

import re

from assistant.sentences import CLOSING, split

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|do|does|did|can|could|will|would|cannot|must|should|"
    r"might|may|shall|\w+n['’]t|\w+['’](?:re|ve|ll|d|m)|(?:it|he|she|that|there|here)['’]s|decides?|agrees?|needs?|wants?|waits?|"
    r"takes?|took|costs?|loses?|lost|fails?|failed|breaks?|broke|blocks?|complains?|keeps?|kept|"
    r"goes|went|gets?|got|makes?|made|spends?|spent|misses|missed|comes?|came|stops?|stopped|"
    r"hurts?|slips?|slipped|drops?|dropped|leaves?|left|depends?|reconciles?|pays?|paid|grew|"
    r"grows?|rejects?|ships?|rises?|rose|falls?|fell|says?|said|asks?|reads?|runs?|ends?|moves?|"
    r"works?|sends?|begins?|uses?|knows?|tells?|told|decided)\b",
    re.I,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b", re.I)
_LOOSE = re.compile(
    r"(?:and|or|but|so|because|since|although|that|which|who|whose|as|than|to|for|with|from|of|"
    r"by|in|on|at|instead|not|without)\b",
    re.I,
)
_BLOCK_SIGN = re.compile(r"(?:[#>|+*=-]|`{3,}|~{3,})(?!\w)|[#>|]|\[")
_PLAIN_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*[,;:.!?]?")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"\](?=[(\[:])")


def sentence(words: str) -> str:
    """The words with a capital and a stop, and nothing in them that would begin a block."""
    said = one_line(words)
    return capital(said) + ("" if CLOSING.search(said) or not said else ".")


def one_line(words: str) -> str:
    """The words on one line, safe at the start of a block and within one."""
    said = _LINK.sub(r"]\\", _TAG.sub(r"\\<", " ".join(words.split())))
    if said.count("`") % 2:
        said = said.replace("`", "\\`")
    said = _NUMBERED.sub(r"\1\\\2", said, count=1) if _NUMBERED.match(said) else said
    return f"\\{said}" if _BLOCK_SIGN.match(said) else said


def capital(words: str) -> str:
    """The words with a capital first letter; a name with a mark or capitals in it keeps its own."""
    first = words.split(maxsplit=1)[0] if words else ""
    return words[:1].upper() + words[1:] if _PLAIN_WORD.fullmatch(first) else words


def stands_alone(words: str) -> bool:
    """Whether the words begin with a clause of their own: a subject, a verb, no loose link."""
    spans = split(words)
    first = spans[0].of(words) if spans else ""
    main = _RELATIVE.split(first, maxsplit=1)[0]
    verb = _VERB.search(main)
    whole = verb is not None and (verb.start() > 0 or bool(re.search("['’]", verb.group())))
    return whole and not _LOOSE.match(first)


def same_words(words: str) -> str:
    """Words in a form in which they can be looked for in others."""
    return " ".join(re.findall(r"\w+", words.lower()))
