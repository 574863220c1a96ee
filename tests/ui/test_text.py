"""What others wrote is shown as words, and nothing in it acts."""

import pytest

from ui.components.text import label, marked, replied, said, shown


@pytest.mark.parametrize("show", [shown, said, replied, label])
def test_no_image_link_or_markup_survives(show: object) -> None:
    assert callable(show)
    hostile = (
        "![a](https://evil.example/x.png) <img src=x> [here](https://evil.example) $x$ :red[y]"
    )
    text = show(hostile)
    assert "](" not in text
    assert "<img" not in text
    assert "\\$x\\$" in text
    assert ":red[" not in text.replace("\\:", "").replace("\\[", "")


def test_markers_are_set_apart() -> None:
    assert replied("It failed. [1] Twice [2, 3].") == (
        "It failed. :small[:gray[\\[1\\]]] Twice :small[:gray[\\[2, 3\\]]]."
    )


def test_a_persons_line_breaks_are_kept() -> None:
    assert said("one\ntwo") == "one  \ntwo"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# A title", "A title"),
        ("two\nlines  here", "two lines here"),
        ("2025 in review", "2025 in review"),
        ("- point", "point"),
        ("", "…"),
    ],
)
def test_a_label_is_one_line(text: str, line: str) -> None:
    assert label(text) == line


@pytest.mark.parametrize(
    ("passage", "quote", "expected"),
    [
        ("It failed. It hurt.", "It failed.", ":primary-background[It failed.] It hurt."),
        ("It\nfailed twice.", "It failed", ":primary-background[It]\n:primary-background[failed]"),
        ("It cost $5.", "It cost $5.", ":primary-background[It cost \\$5.]"),
        ("- one\n- two", "one\n- two", "- :primary-background[one]\n- :primary-background[two]"),
        ("Nothing like it.", "Something else", "Nothing like it."),
        ("| a | b |\n|---|---|\n| c | d |", "| c | d |", "| a | b |\n|---|---|\n| c | d |"),
    ],
)
def test_the_quote_is_marked_inside_the_passage(passage: str, quote: str, expected: str) -> None:
    assert marked(passage, (quote,)).startswith(expected)
