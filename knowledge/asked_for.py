"""What a question asks for: under which headings it is said, and what kind of words say it.

Decision records, design documents, post-mortems and guides name their sections alike: a reason
stands under "Why" or "Motivation", a price under "Downside" (the templates of Nygard's decision
records, of Rust's RFCs and of Google's post-mortems, among others). A reason is told with
"because", an amount with a figure. Passages are ranked by both, and so are the sentences that are
quoted from them.
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


class AskedFor:
    """The answers that one question wants."""

    def __init__(self, question: str) -> None:
        self._sections = [section for cue, section in _SECTIONS if cue.search(question)]
        self._kinds = [answer for cue, answer in _KINDS if cue.search(question)]
        self._day = bool(_WHEN.search(question))

    def under(self, heading: str) -> bool:
        """Whether the last heading of a path names what is asked for."""
        last = heading.rsplit("›", 1)[-1]
        return any(section.search(last) for section in self._sections)

    def said_in(self, text: str) -> int:
        """How much a text has of what is asked for: a reason, a figure, a day, a role.

        A day is no figure: it does not answer "how many".
        """
        day = self._day and bool(_DATES.search(text))
        if not self._kinds:
            return int(day)
        dateless = _DATES.sub("", text)
        return day + sum(bool(answer.search(dateless)) for answer in self._kinds)
