"""A small model's words only point: what is read are the passages' own sentences."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asking.copying import copier
from assistant.quoting import excerpts
from knowledge.documents import DocumentInfo
from knowledge.passages import Hit, Passage

TEXT = (
    "The proposal to rewrite billing was rejected on 22 May 2023. The CTO and the CFO decided "
    "together. Instead, the team takes only the price rating out of it.\n\n"
    "| Rewrite | 14 months | rejected |\n"
)
INFO = DocumentInfo("d", "Rewrite billing", "memo", "m.md", "0")
HIT = Hit(Passage("p", "d", 0, "Rewrite billing › Outcome", 0, len(TEXT), TEXT), INFO, 0.9)
REJECTED = "The proposal to rewrite billing was rejected on 22 May 2023."
INSTEAD = "Instead, the team takes only the price rating out of it."

RETOLD = [
    ("The proposal to rewrite billing was rejected on 22 May 2023.", REJECTED),
    ("The rewrite of billing was rejected on 22 May 2023. It takes only price rating out.", None),
    ("Instead the team takes the price rating out of it.", INSTEAD),
    ("The rewrite of billing was accepted on 3 June 2024.", ""),
    # It opens like the passage's sentence, so that one is read and not the false end of it.
    ("The proposal to rewrite billing was accepted on 3 June 2024.", REJECTED),
    ("The rewrite took 14 months.", ""),
    ("", ""),
]


def _copied(*pieces: str) -> str:
    return "".join(copier((HIT,))(pieces))


@pytest.mark.parametrize(("retold", "read"), RETOLD)
def test_gives_the_passages_sentence(retold: str, read: str | None) -> None:
    said = _copied(retold)
    assert said == read if read is not None else said.startswith(REJECTED)


NOTE = 'This supersedes "Rewrite the ledger in two years".'


@pytest.mark.parametrize(("notes", "read"), [(True, NOTE), (False, "")])
def test_a_title_that_is_repeated_is_no_answer(notes: bool, read: str) -> None:
    found = Hit(Passage("q", "d", 1, "Ledger › Decision", 0, len(NOTE), NOTE), INFO, 0.9)
    retold = ("Rewrite the ledger in two years.",)
    assert "".join(copier((found,), notes=notes)(retold)) == read


def test_gives_each_sentence_once() -> None:
    assert _copied(f"{REJECTED} ", f"{REJECTED} {INSTEAD}") == f"{REJECTED} {INSTEAD}"


def test_a_sentence_is_given_as_soon_as_it_is_recognised() -> None:
    taken: list[str] = []

    def pieces() -> Iterator[str]:
        for word in REJECTED.split():
            taken.append(word)
            yield f"{word} "

    assert next(copier((HIT,))(pieces())) == REJECTED
    assert len(taken) < len(REJECTED.split())


@given(st.lists(st.integers(1, 90), max_size=6))
def test_how_the_words_arrive_changes_nothing(cuts: list[int]) -> None:
    whole = f"{INSTEAD} {REJECTED} The moon is made of green cheese today."
    places = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    pieces = [whole[a:b] for a, b in itertools.pairwise(places)]
    assert _copied(*pieces) == f"{INSTEAD} {REJECTED}"


def test_excerpts_are_the_closest_sentences_within_the_words() -> None:
    ((hit, text),) = excerpts("When was the rewrite rejected?", (HIT,), words=14)
    assert hit is HIT
    assert text == REJECTED


def test_encoder_can_overrule_shared_words() -> None:
    def meant(query: str, texts: object) -> list[float]:
        assert isinstance(texts, list)
        return [1.0 if "price rating" in text else 0.0 for text in texts]

    ((_, text),) = excerpts("What about billing?", (HIT,), 12, meant)
    assert text == INSTEAD
