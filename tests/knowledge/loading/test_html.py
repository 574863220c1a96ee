from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents import Details
from knowledge.errors import DocumentRefused
from knowledge.loading.html import load_page
from tests.knowledge.loading.making import PAGE

EXPECTED = """# One broker

We use RabbitMQ **only**, snake_case and all.

## Reasons

3. Known
4. Cheap
   - to run
   - to learn

| Broker | Cost a\\|b |
| --- | --- |
| RabbitMQ | 350 |

```python
def send():
    return 1
```

A chart of the costs"""


def _text(page: str) -> str:
    return load_page(page.encode(), "x.html").text


def test_a_page_is_what_a_reader_sees_of_it() -> None:
    loaded = load_page(PAGE.encode(), "wiki/one.html")
    assert loaded.text == EXPECTED
    assert loaded.format == "html"


def test_the_head_says_what_the_page_is() -> None:
    said = load_page(PAGE.encode(), "wiki/one.html").said
    assert said == Details(
        title="One broker",
        status="superseded",
        dated=date(2024, 5, 14),
        superseded_by="Move to Kafka",
        owner="Head of Reliability",
        origin="https://wiki.example/one-broker",
    )


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Flags - Wiki</title>", "<h1>Flags</h1><p>x", "Flags"),
        ("<title>Flags</title>", "<h1>Another matter</h1><p>x", "Flags"),
        ("<title>  </title>", "<h2>Only a heading</h2><p>x", "Only a heading"),
        ("", "<p>No heading", "The page"),
        ("<meta name=title content='By meta'><title>Flags</title>", "<p>x", "By meta"),
    ],
)
def test_where_a_pages_title_comes_from(head: str, body: str, title: str) -> None:
    raw = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    assert load_page(raw, "the-page.html").said.title == title


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>SECRET</script>",
        "<style>SECRET</style>",
        "<noscript>SECRET</noscript>",
        "<template>SECRET</template>",
        "<!-- SECRET -->",
        "<!--[if IE]><p>SECRET</p><![endif]-->",
        "<p hidden>SECRET</p>",
        "<div aria-hidden=true><p>SECRET</div>",
        "<span style='display:none'>SECRET</span>",
        "<span style='Visibility : HIDDEN'>SECRET</span>",
        "<span style='font-size:0'>SECRET</span>",
        "<span style='opacity: 0;'>SECRET</span>",
        "<nav>SECRET</nav>",
        "<div role=navigation>SECRET</div>",
        "<header><a>SECRET</a></header>",
        "<footer>SECRET</footer>",
        "<svg><text>SECRET</text></svg>",
        "<textarea>SECRET</textarea>",
        "<a href='https://example.org/SECRET' title=SECRET></a>",
        "<img src='https://example.org/SECRET.png'>",
        "<iframe srcdoc='SECRET'></iframe>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(unseen: str) -> None:
    text = _text(f"<html><body>{unseen}<h1>Title</h1><p>Words before.</p>{unseen}</body></html>")
    assert "SECRET" not in text
    assert "Words before." in text


@pytest.mark.parametrize(
    "seen",
    [
        "<span style='opacity: 0.5'>WORDS</span>",
        "<span style='font-size:0.9em'>WORDS</span>",
        "<article><header><h2>WORDS</h2></header></article>",
        "<details><summary>WORDS</summary></details>",
        "<aside><h2>WORDS</h2></aside>",
    ],
)
def test_what_a_reader_sees_stays(seen: str) -> None:
    assert "WORDS" in _text(f"<html><body>{seen}<p>And on.</p></body></html>")


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("<p>Größe".encode(), "Größe"),
        ("<meta charset=windows-1252><p>Größe – “x”".encode("windows-1252"), "Größe – “x”"),
        ("<meta charset=iso-8859-1><p>“Größe”".encode("windows-1252"), "“Größe”"),
        ("<p>Größe".encode("windows-1252"), "Größe"),
        ("<meta charset=utf-8><p>Größe".encode("windows-1252"), "Größe"),
        ("<p>Größe".encode("utf-16"), "Größe"),
        ("\ufeff<p>Größe".encode(), "Größe"),
        ("<meta charset=shift_jis><p>日本".encode("shift_jis"), "日本"),
        (b"<meta charset=rot13><p>plain", "plain"),
        (b"<meta charset=unicode_escape><p>\\u0041", "\\u0041"),
    ],
)
def test_encodings(raw: bytes, word: str) -> None:
    assert load_page(raw, "x.html").text == word


@pytest.mark.parametrize("raw", [b"<p>a\x00b", b"", b"<html><body><script>x</script>", b"<nav>a"])
def test_pages_without_text_are_refused(raw: bytes) -> None:
    with pytest.raises(DocumentRefused, match=r"no text|binary") as refusal:
        load_page(raw, "x.html")
    assert refusal.value.next_step


def test_a_page_of_too_many_elements_is_refused_at_once() -> None:
    with pytest.raises(DocumentRefused, match="more than 300,000 tags"):
        load_page(b"<p>" * 300_001, "x.html")


def test_nesting_beyond_reason_still_gives_the_words() -> None:
    assert _text("<div>" * 3000 + "deep" + "</div>" * 3000) == "deep"


def test_a_paragraph_that_looks_like_a_heading_is_none() -> None:
    assert _text("<p># Approved by all</p>") == "\\# Approved by all"


@given(st.text(max_size=200), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_page_loads_or_is_refused(body: str, title: str) -> None:
    page = f"<title>{title}</title><p>{body}</p><li>{body}<table><td>{body}"
    try:
        loaded = load_page(page.encode("utf-8", "replace"), "x.html")
    except DocumentRefused:
        return
    assert loaded.text.strip()
    assert loaded.said.title
    assert "\u202e" not in loaded.text + loaded.said.title
