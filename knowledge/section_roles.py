"""What a question asks for, and under which headings documents of work usually say it.

Decision records, design documents, post-mortems and guides name their sections alike: a reason
stands under "Why" or "Motivation", a price under "Downside" or "Consequences" (the templates of
Nygard's decision records, of Rust's RFCs and of Google's post-mortems, among others). A question
for a reason is better answered by such a section than by another one on the same matter.
"""

import re
from collections.abc import Sequence
from functools import cache

_ROLES: tuple[tuple[str, str], ...] = (
    # What the question says, and what the heading says.
    (
        r"\bwhy\b|\breasons?\b|\bhow come\b|\bwhat (made|led|drove|caused)\b",
        r"\b(reasons?|why|causes?|contributing|because|motivation|rationale|context|background)\b",
    ),
    (
        r"\b(paid? off|turn(ed)? out|went|outcomes?|results?|afterwards|work(ed)? out|end(ed)? up"
        r"|in the end|effects?)\b|\bhow did .* go\b",
        r"\b(since|outcomes?|results?|afterwards|later|what came|lessons?|update)\b",
    ),
    (
        r"\b(downsides?|risks?|drawbacks?|price|g[ia]ve up|accept(ed)?|worse|lose|sacrific\w+)\b",
        r"\b(downsides?|risks?|accept|drawbacks?|consequences?|trade-?offs?)\b",
    ),
    (
        r"\b(against|disagree\w*|dissent\w*|object\w*|opposed|warn\w*|critic\w*|doubts?)\b",
        r"\b(dissent|objections?|disagreements?)\b",
    ),
    (
        r"\b(reopen|revisit|reconsider|reverse|undo|look at (it|this|that) again|(change|changed) "
        r"(our|your|their|the) minds?)\b",
        r"\b(reopen|revisit|review|reconsider)\b",
    ),
    (
        r"\b(alternatives?|options?|instead|considered|turned down|reject\w*|other ways?)\b",
        r"\b(options?|alternatives?|considered|rejected)\b",
    ),
    (
        r"\bhow (do|does|can|should|would|could) (i|we|you|one|it|a|the)\b|\bsteps?\b|\bgo about\b",
        r"\b(steps?|how it works|how to|procedure|design)\b",
    ),
    (
        r"\b(mistakes?|go(es)? wrong|went wrong|fails?|failed|pitfalls?|traps?|warning)\b",
        r"\b(failures?|mistakes?|pitfalls?|wrong|contributing)\b",
    ),
    (
        r"\bwhen (should|do|does|is|not|to)\b|\b(not to use|suits?|right tool|too much)\b",
        r"\bwhen (to|not)\b",
    ),
    (r"\b(examples?|for instance|in practice|look like)\b", r"\bexamples?\b"),
    (
        r"\bwhat (is|are|does|do) \w+|\b(means?|definition|difference|idea)\b",
        r"\b(what it is|definitions?|summary|overview|introduction)\b",
    ),
    (
        r"\bwho (decid\w+|approv\w+|chose|signed)|\b(decided?|decision|agreed|approved)\b",
        r"\b(decisions?|decided|proposed|asked|proposal)\b",
    ),
    (
        r"\b(measured?|success|track|metrics?)\b|\b(know|tell|notice) (whether|if|that)\b",
        r"\b(know|measures?|success|metrics?|evidence)\b",
    ),
    (r"\b(how long|what time|started|noticed|detected|minutes|hours)\b", r"\btimeline\b"),
    (
        r"\b(how many|how much|costs?|impact|affected|lost|damage|hit)\b",
        r"\b(impact|numbers|costs?|figures|facts|budget)\b",
    ),
    (
        r"\b(prevent|fix(ed)?|actions?|make sure|never again|follow(ed)? up)\b",
        r"\b(actions?|what we (do|did|changed?)|follow-?ups?|next steps?)\b",
    ),
)


def fitting(question: str, headings: Sequence[str]) -> tuple[bool, ...]:
    """For each heading, whether a section of that name usually says what the question asks."""
    asked = [heading for asks, heading in _compiled() if asks.search(question)]
    return tuple(any(role.search(heading) for role in asked) for heading in headings)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(asks, re.I), re.compile(says, re.I)) for asks, says in _ROLES)
