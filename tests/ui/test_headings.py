import pytest

from ui.headings import located, within


@pytest.mark.parametrize(
    ("heading", "below", "whole"),
    [
        ("Brokers", "", "Brokers"),
        ("", "", "Brokers"),
        ("Brokers › Why", "Why", "Brokers › Why"),
        ("Brokers › Why › Now", "Why › Now", "Brokers › Why › Now"),
        ("Why", "Why", "Brokers › Why"),
        ("Brokers of old › Why", "Brokers of old › Why", "Brokers › Brokers of old › Why"),
    ],
)
def test_a_title_is_said_once(heading: str, below: str, whole: str) -> None:
    assert within("Brokers", heading) == below
    assert located("Brokers", heading) == whole
