"""Chooses the sentences of passages that come closest to a question.

By the words they share, by what kind of section and sentence the question asks for, and, for
those that this puts in front, by the encoder. The weights were chosen on the tune half of the
labelled questions, by how often a labelled sentence is among the first two.
"""

import re
from collections.abc import Callable, Collection, Sequence

from assistant.asked import (
    asks_what_replaced,
    halves,
    notes_what_replaced,
    tells_a_story,
)
from assistant.conversation import Citation
from assistant.quotable import MAX_QUOTE, Source, sentences
from assistant.sentences import CLOSING
from assistant.stems import stem_of
from assistant.support import read
from knowledge.asked_for import AskedFor
from knowledge.passages import Hit

Closeness = Callable[[str, Sequence[str]], Sequence[float]]
"""How close each of some texts is to a query, as a cosine."""
_ENCODED = 6
"""How many sentences the encoder looks at: each costs a few milliseconds before the reply, and
more than six find no more."""
_SHARED, _KIND, _SECTION, _WHOLE, _LONG = 3.0, 1.5, 1.4, 1.0, 1.6
_FOR_WORDS = 1.6
"""By how much more the kind of section counts for a follow-up, which has few words of its own."""
_PASSAGE, _RANK, _MEANING = 2.4, 1.5, 3.3
_NOTE, _INVENTED, _ASKING, _ROWS = 1.5, 1.5, 0.8, 5.0
"""What is taken off: notes on what replaced what, stories of frameworks, questions, tables."""
_NEARLY = 1.5
"""How far behind the best sentence another may be to be quoted beside it."""
_FEW_WORDS = 8
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_GENERAL = frozenset(map(stem_of, ("decide", "happen", "think", "use", "want", "need", "tell")))
"""Words of questions that hardly single out a sentence."""
_LITTLE = 0.2
"""Their weight, and that of the words that a follow-up leaves out."""
_Ranked = list[tuple[float, Source]]


def best_quotes(
    question: str,
    hits: Sequence[Hit],
    limit: int = 2,
    encoder: Closeness | None = None,
    *,
    about: str = "",
    skip: Collection[str] = (),
) -> tuple[Citation, ...]:
    """The sentences of the passages that come closest to the question, best first.

    At least one when there is any hit with words in it; the second and later ones only when they
    come nearly as close. Of two questions in one, each gets its sentence. `about` is what a
    follow-up is about without saying so; the quotes of `skip` are left out where others are left.
    """
    asked = halves(question) if limit > 1 else (question,)
    chosen: list[Source] = []
    for half in _completed(asked):
        found = _ranked(half, hits, encoder, about)
        ranked = [each for each in found if each[1].quote not in skip] or found
        if len(asked) > 1:
            chosen.extend([source for _, source in ranked if source not in chosen][:1])
        else:
            least = ranked[0][0] - _NEARLY if ranked else 0.0
            chosen.extend([source for score, source in ranked if score >= least][:limit])
    return tuple(source.cited(number) for number, source in enumerate(chosen, 1))


def excerpts(
    question: str,
    hits: Sequence[Hit],
    words: int,
    encoder: Closeness | None = None,
    *,
    about: str = "",
) -> tuple[tuple[Hit, str], ...]:
    """Of each passage the sentences that come closest to the question, up to `words` in all.

    Passages and sentences keep their order; a passage without a chosen sentence is left out, and
    at least one sentence is chosen.
    """
    asked = _completed(halves(question))
    lists = [_without_notes(question, _ranked(half, hits, encoder, about)) for half in asked]
    chosen: list[Source] = []
    for _, source in (pair for places in zip(*lists, strict=False) for pair in places):
        words -= 0 if source in chosen else len(source.quote.split())
        if chosen and words < 0:
            break
        chosen.append(source)
    return tuple((hit, said) for hit in hits if (said := _in_order(hit, chosen)))


def _without_notes(question: str, ranked: _Ranked) -> _Ranked:
    """Without sentences that only say what replaced what, which a small model takes for answers."""
    if asks_what_replaced(question):
        return ranked
    return [each for each in ranked if not notes_what_replaced(each[1].quote)] or ranked


def _in_order(hit: Hit, chosen: Sequence[Source]) -> str:
    quotes = [source.quote for source in sentences(hit) if source in chosen]
    return " ".join(" ".join(quote.split()) for quote in quotes)


def _completed(asked: tuple[str, ...]) -> tuple[str, ...]:
    """The second of two questions with the words of the first, which it leaves out."""
    if len(asked) < 2:
        return asked
    first, second = asked
    kept = (word for word in _WORD.findall(first) if read(word).stems)
    return first, f"{second.rstrip('?')} {' '.join(kept)}?"


def _ranked(question: str, hits: Sequence[Hit], encoder: Closeness | None, about: str) -> _Ranked:
    """The sentences of the passages with their scores, best first; the same words only once."""
    first: dict[str, tuple[int, Source]] = {}
    for rank, hit in enumerate(hits):
        for source in sentences(hit):
            first.setdefault(source.quote, (rank, source))
    found = list(first.values())
    score = _by_words(question, about, [source for _, source in found])
    ranked = sorted(
        ((score(source) + _RANK / (1 + rank), source) for rank, source in found),
        key=lambda each: -each[0],
    )
    if encoder is None or len(ranked) < 2:
        return ranked
    return _by_meaning(f"{question} {about}".strip(), ranked, encoder)


def _by_meaning(question: str, ranked: _Ranked, encoder: Closeness) -> _Ranked:
    first, rest = ranked[:_ENCODED], ranked[_ENCODED:]
    told = [f"{source.hit.document.title}: {source.quote}" for _, source in first]
    meant = encoder(question, told)
    scored = [
        (score + _MEANING * cosine, source)
        for (score, source), cosine in zip(first, meant, strict=True)
    ]
    return [*sorted(scored, key=lambda each: -each[0]), *rest]


def _by_words(question: str, about: str, sources: Sequence[Source]) -> Callable[[Source], float]:
    """How close a sentence is without the encoder; rare words of the question count for more."""
    said = _said_in(sources)
    rarity = {
        stem: weight / (1 + sum(stem in words for words in said.values()))
        for stem, weight in _weights(question, about).items()
    }
    total = sum(rarity.values()) or 1.0
    section = _SECTION * (_FOR_WORDS if about else 1.0)
    wants_notes, wanted = asks_what_replaced(question), AskedFor(question)

    def score(source: Source) -> float:
        words = said[source.quote]
        length = len(source.quote.split())
        whole = bool(CLOSING.search(source.quote)) and _FEW_WORDS <= length <= MAX_QUOTE
        return (
            _SHARED * sum(weight for stem, weight in rarity.items() if stem in words) / total
            + _KIND * wanted.said_in(source.quote)
            + section * wanted.under(source.hit.passage.heading)
            + _WHOLE * whole
            + _LONG * min(length, MAX_QUOTE) / MAX_QUOTE
            + _PASSAGE * source.hit.score
            - _NOTE * (not wants_notes and notes_what_replaced(source.quote))
            - _INVENTED * tells_a_story(source.hit.passage.heading)
            - _ASKING * source.quote.rstrip().endswith("?")
            - _ROWS * source.quote.startswith("|")
        )

    return score


def _said_in(sources: Sequence[Source]) -> dict[str, frozenset[str]]:
    """The words of each sentence, without the titles of other documents that it names."""
    titles = {source.hit.document.title for source in sources}
    names = re.compile("|".join(f'[“"]{re.escape(title)}[”"]' for title in titles) or "$^")
    return {source.quote: read(names.sub("", source.quote)).words for source in sources}


def _weights(question: str, about: str) -> dict[str, float]:
    """The words to look for: those of the question, less those that say little, and its topic."""
    asked = read(question).stems
    little = dict.fromkeys((*asked, *read(about).stems), _LITTLE)
    return little | {stem: 1.0 for stem in asked if stem not in _GENERAL}
