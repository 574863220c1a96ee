"""What a question asks for: which sections of a document answer it, and what kind of sentence.

Used to choose what is quoted. A question may hold two ("Did we decide …, and why?").
"""

import re

_CUES = (
    (
        r"\bwhy\b|\breasons?\b|what made\b",
        r"reason|\bwhy\b|causes?|factors|motivation",
    ),
    (r"\bcauses?\b", r"causes?|factors|\bwhy\b"),
    (r"\b(before|until) (that|then)\b|original|in (19|20)\d\d\b", r"decision|outcome|summary"),
    (r"\bagainst\b|disagree|object(s|ed|ion)|dissent|oppos|doubts?\b|sceptic", r"dissent"),
    (r"\bcosts?\b|how much\b|\bprice|expensive", r"\bcosts?\b|summary|decision|impact|proposed"),
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
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATES = re.compile(
    rf"\b\d{{1,2}} ({_MONTHS})\b( (19|20)\d\d)?|\b({_MONTHS}) (\d{{1,2}},? )?(19|20)\d\d\b|"
    r"\b(19|20)\d\d\b|\b(mon|tues|wednes|thurs|fri)day\b",
    re.I,
)
_NUMBERS = r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|half)\b"
_ANSWERS = (
    (r"\bwhy\b|\breasons?\b", r"\b(because|since|so that|reasons?|due to)\b"),
    (r"\bhow (many|much|long|often|big|large|fast)\b", _NUMBERS),
    (r"\bcosts?\b|\bprice|expensive", r"\b(eur|costs?|months?|years|money|engineers)\b|[€$£]"),
    (
        r"\b(who|when)\b.*\b(decided?|approved?|agreed|rejected|accepted|decision)\b|\bdid we\b",
        r"\b(decided?|decides|approved?|agreed?|rejected|accepted|chosen?|voted)\b",
    ),
    (
        r"\b(who|whose|owners?|deciders?)\b",
        r"\b(teams?|leads?|managers?|directors?|owners?|head|group|engineers?|officer|c[tfe]o|vp|"
        r"clerks?|person|people|authors?|board)\b",
    ),
)
_KINDS = tuple((re.compile(cue, re.I), re.compile(answer, re.I)) for cue, answer in _ANSWERS)
_WHEN = re.compile(r"\b(when|dates?|by what time|since when)\b", re.I)
_SECOND = re.compile(
    r",?\s+(?:and|or)\s+(?=(?:why|when|who|whom|what|how|where|which|whose)\b)", re.I
)
_FIRST = re.compile(
    r"^\W*(?:did|do|does|was|were|is|are|has|have|had|can|should|why|when|who|what|how|where|which)\b",
    re.I,
)
_STORY = re.compile(r"\bexample\b[^›]*$", re.I)
_SUPERSEDES = re.compile(r"\bsupersede[sd]\b", re.I)
_NOTED = re.compile(r"\bsupersed|\breplac|\bstill\b|\bcurrent|\bvalid\b", re.I)


def section_fits(question: str, heading: str) -> bool:
    """Whether the last heading of a path names what the question asks for."""
    last = heading.rsplit("›", 1)[-1]
    return any(cue.search(question) and section.search(last) for cue, section in _SECTIONS)


def tells_a_story(heading: str) -> bool:
    """Whether a heading stands over an invented example, which is no source of facts."""
    return bool(_STORY.search(heading))


def sentence_fits(question: str, sentence: str) -> int:
    """How much a sentence has of what the question asks for: a reason, a figure, a day, a role.

    A day is no figure: it does not answer "how many".
    """
    day = bool(_WHEN.search(question) and _DATES.search(sentence))
    dateless = _DATES.sub("", sentence)
    return day + sum(
        bool(cue.search(question) and answer.search(dateless)) for cue, answer in _KINDS
    )


def asks_what_replaced(question: str) -> bool:
    """Whether it asks what a document replaced or was replaced by."""
    return bool(_NOTED.search(question))


def notes_what_replaced(sentence: str) -> bool:
    """Whether a sentence says that one document replaced another."""
    return bool(_SUPERSEDES.search(sentence))


def halves(question: str) -> tuple[str, ...]:
    """The questions that a question holds: one, or two that are joined by "and"."""
    parts = _SECOND.split(question, maxsplit=1)
    if len(parts) < 2 or not _FIRST.match(parts[0]) or len(parts[0].split()) < 3:
        return (question,)
    return (parts[0], parts[1])
