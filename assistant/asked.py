"""What a question asks for: which sections of a document answer it, and what kind of sentence.

Used to choose what is quoted. A question may hold two ("Did we decide …, and why?").
"""

import re

_CUES = (
    (
        r"\bwhy\b|\breasons?\b|what made\b",
        r"reason|\bwhy\b|causes?|factors|motivation",
    ),
    (r"\bagainst\b|disagree|object(s|ed|ion)|dissent|oppos|doubts?\b|sceptic", r"dissent"),
    (r"\bcosts?\b|how much\b|\bprice|expensive", r"\bcosts?\b|summary|decision|impact"),
    (
        r"alternatives?\b|options?\b|other ways?\b|considered|compared|why not\b",
        r"options|alternativ",
    ),
    (r"downsides?\b|\brisks?\b|drawbacks?\b|give up|\baccept", r"downside|drawback|risk"),
    (r"reopen|revisit|reconsider|change (our|its|the|your) minds?|look at .* again", r"reopen"),
    (r"next steps?\b|happens next|follow[- ]?up|what remains", r"next step|follow-up|actions"),
    (
        r"happened|turn(ed)? out|\bdid .* work|results?\b|outcome|since then|how did\b",
        r"since|outcome|happened|follow-up|note of|verification",
    ),
    (r"revers|\bundo|undone|go(ing)? back|roll(ed)? ?back", r"reversib|rollback"),
    (
        r"\bhow (do|should|can|would|could) (i|we|you|one)\b|\bsteps?\b|which order|go about",
        r"steps|how it works|what it is",
    ),
    (r"when (should|do|would|is it|not)\b|situations?", r"when to use"),
    (r"mistakes?\b|go(es)? wrong|\bfail|pitfall|misuse", r"failure|failed"),
    (r"\bexamples?\b", r"example"),
    (r"what (is|are|does) (a|an|the)?|\bmean\b|definition", r"what it is|summary|decision"),
    (
        r"\bwho (decided|approved|rejected|chose)|\b(did|do) we\b|decided?\b|"
        r"\bwhen (did|was|were)\b",
        r"decision|outcome|summary",
    ),
)
_SECTIONS = tuple((re.compile(cue, re.I), re.compile(section, re.I)) for cue, section in _CUES)
_ANSWERS = (
    (
        re.compile(r"\bwhy\b|\breasons?\b", re.I),
        re.compile(r"\b(because|since|so that|reasons?|due to|as)\b", re.I),
    ),
    (re.compile(r"\b(how (many|much|long|often)|costs?)\b", re.I), re.compile(r"\d")),
    (
        re.compile(r"\b(when|dates?|by what time|since when)\b", re.I),
        re.compile(
            r"\b((19|20)\d\d|january|february|march|april|may|june|july|august|september|"
            r"october|november|december|monday|tuesday|wednesday|thursday|friday)\b",
            re.I,
        ),
    ),
    (
        re.compile(r"\b(who|whose|owners?|deciders?)\b", re.I),
        re.compile(
            r"\b(teams?|leads?|managers?|directors?|owners?|head|group|engineers?|officer|c[tfe]o|"
            r"vp|clerks?|person|people|authors?|board)\b",
            re.I,
        ),
    ),
)
_SECOND = re.compile(
    r",?\s+(?:and|or)\s+(?=(?:why|when|who|whom|what|how|where|which|whose)\b)", re.I
)
_FIRST = re.compile(
    r"^\W*(?:did|do|does|was|were|is|are|has|have|had|can|should|why|when|who|what|how|where|which)\b",
    re.I,
)
_NOTED = re.compile(r"\bsupersed|\breplac|\bstill\b|\bcurrent|\bvalid\b", re.I)


def section_fits(question: str, heading: str) -> bool:
    """Whether the last heading of a path names what the question asks for."""
    last = heading.rsplit("›", 1)[-1]
    return any(cue.search(question) and section.search(last) for cue, section in _SECTIONS)


def sentence_fits(question: str, sentence: str) -> bool:
    """Whether a sentence has what the question asks for: a reason, a figure, a date, a role."""
    return any(cue.search(question) and answer.search(sentence) for cue, answer in _ANSWERS)


def asks_what_replaced(question: str) -> bool:
    """Whether it asks what a document replaced or was replaced by."""
    return bool(_NOTED.search(question))


def halves(question: str) -> tuple[str, ...]:
    """The questions that a question holds: one, or two that are joined by "and"."""
    parts = _SECOND.split(question, maxsplit=1)
    if len(parts) < 2 or not _FIRST.match(parts[0]) or len(parts[0].split()) < 3:
        return (question,)
    return (parts[0], parts[1])
