"""Patterns for the roles and teams that people name in a text."""

import re

_AREA = (
    r"(?:engineering|product|platform|security|finance|sales|support|staff|principal|tech|team|"
    r"group|program|programme|eng|data science|data|payments|checkout|search|growth|design|mobile|"
    r"operations|infrastructure|marketing|billing|delivery|regional|technical|executive|managing)"
)
ROLE = re.compile(
    rf"\b(?:(?:my|our|the|their|your)\s+)?(?:(?:vp|head|director|chief|manager|lead|owner)\s+of\s+"
    rf"(?:the\s)?(?:data science|[a-z]+)|cto|ceo|cfo|cpo|coo|ciso"
    rf"|(?:{_AREA}\s+)+(?:manager|director|lead|vp|"
    r"engineer|owner|head)s?|(?<!to )(?<!will )(?:vp|director|manager)s?|pms?"
    r"|product managers?|boss|board|"
    r"exec(?:utive)?s?|architect(?:s|ure (?:board|group|review))?|steering (?:group|committee))\b",
    re.I,
)
TEAM = re.compile(
    r"\b(?:(?:the|our|other|another|every|their)\s+)?(?:(?:support|sales|finance|legal|security|"
    r"marketing|data|platform|infra(?:structure)?|ops|operations|product|design|mobile|frontend|"
    r"backend|billing|payments|checkout|identity|search|customer success|compliance"
    r"|on-?call|sre|qa|"
    r"analytics|warehouse|partner|growth|engineering|logistics|procurement|purchasing|delivery|hr|"
    r"event|web|ml|machine learning|data science|release|customer)\s+(?:teams?|folks"
    r"|people|engineers?|group|organi[sz]ation|reps?|"
    r"agents?)|customers|clients|the customer|end users|account managers?|new hires"
    r"|stakeholders|downstream "
    r"teams?|other teams?|all teams|drivers|carriers|suppliers|auditors|analysts|merchants|"
    r"(?:the )?purchasing|procurement|people at the [a-z]+(?: desk)?|sales|support"
    r"|finance|legal|marketing|customer success|sres?)\b",
    re.I,
)
