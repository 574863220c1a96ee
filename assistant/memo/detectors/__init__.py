"""One detector for each criterion; together they judge a memo without a model."""

from collections.abc import Mapping

from assistant.memo.detectors import (
    brevity,
    claims,
    decision,
    design,
    incident,
    options_weighed,
    sharing,
    stakes,
)
from assistant.memo.verdicts import Detector

DETECTORS: Mapping[str, Detector] = {
    **decision.TABLE,
    **options_weighed.TABLE,
    **claims.TABLE,
    **stakes.TABLE,
    **brevity.TABLE,
    **design.TABLE,
    **incident.TABLE,
    **sharing.TABLE,
}
