"""No new facts, and none lost."""

import pytest

from assistant.memo.honest import faults

MEMO = (
    "The VP of product decides by 12 June. The platform team has moved 11 of 26 services to "
    "Kafka. We may not finish. Two people wait for three weeks. See [it](https://a.example/x)."
)
SELECTION = "The platform team has moved 11 of 26 services to Kafka and we may not finish."


@pytest.mark.parametrize(
    ("proposal", "broken"),
    [
        ("The platform team moved 11 of 26 services to Kafka. We may not finish.", ()),
        ("By 12 June the platform team moved 11 of 26 services to Kafka; we may not finish.", ()),
        ("The platform team [who?] moved 11 of 26 services to Kafka. We may not finish.", ()),
        ("The platform team moved 11 of 27 services to Kafka. We may not finish.",
         ("invented_number", "lost_number")),
        ("The platform team moved 11 of 26 services to Kafka in five weeks. We may not finish.",
         ("invented_number",)),
        ("The platform team moved 11 of 26 services to Pulsar. We may not finish.",
         ("invented_name", "lost_name")),
        ("Pulsar has moved 11 of 26 services to Kafka. We may not finish it now.",
         ("invented_name",)),
        ("The platform team moved 11 of 26 services to Kafka. We may not finish next quarter.",
         ("invented_time",)),
        ("The head of platform moved 11 of 26 services to Kafka. We may not finish.",
         ("invented_role",)),
        ("The security team moved 11 of 26 services to Kafka. We may not finish.",
         ("invented_role",)),
        ("The platform team moved 11 of 26 services to Kafka. We may finish.", ("turned_round",)),
        ("The platform team moved services to Kafka. We may not finish.", ("lost_number",)),
        ("The platform team moved 11 of 26 services to [Kafka](http://b). We may not finish.",
         ("invented_address",)),
        ("# Services\n\nThe platform team moved 11 of 26 services to Kafka. We may not finish.",
         ("another_block",)),
        ("11 of 26, Kafka, not.", ("length",)),
        ("", ("empty", "length", "lost_number", "lost_name", "turned_round")),
        ("The platform team “is late”: 11 of 26 services moved to Kafka. We may not finish.",
         ("invented_quote",)),
    ],
)  # fmt: skip
def test_faults(proposal: str, broken: tuple[str, ...]) -> None:
    assert faults(proposal, SELECTION, MEMO) == broken
