"""The labelled questions are what they say they are."""

from collections import Counter
from functools import cache

import pytest

from evals.retrieval import judgements
from evals.retrieval.questions import Question, load
from knowledge.chunking import chunk
from knowledge.ingest import bundled_corpus
from knowledge.lexical import Analyser
from knowledge.loading.markdown import load as load_document
from knowledge.passages import Passage
from knowledge.sources import document_id

QUESTIONS = load()
ANSWERABLE = [question for question in QUESTIONS if question.answers]


@cache
def _passages(source: str) -> tuple[Passage, ...]:
    raw = (bundled_corpus() / source).read_bytes()
    return chunk(load_document(raw, document_id=document_id(source), source=source))


def _holding(question: Question) -> list[Passage]:
    """The passages that hold the answers' sentences."""
    return [
        passage
        for answer in question.answers
        for passage in _passages(answer.document)
        if " ".join(answer.quote.split()) in " ".join(passage.text.split())
    ]


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question.question[:60])
def test_every_answer_stands_in_its_document(question: Question) -> None:
    assert len(_holding(question)) >= len(question.answers)


@pytest.mark.parametrize(
    "question",
    [question for question in QUESTIONS if question.kind == "paraphrase"],
    ids=lambda question: question.question[:60],
)
def test_a_paraphrase_shares_no_key_word_with_its_passage(question: Question) -> None:
    analyser = Analyser()
    asked = set(analyser.stems(question.question))
    assert len(asked) >= 2
    for passage in _holding(question):
        shared = asked & set(analyser.stems(f"{passage.heading}\n{passage.text}"))
        assert not shared, passage.text


@pytest.mark.parametrize(
    "question",
    [question for question in QUESTIONS if question.kind == "follow_up"],
    ids=lambda question: question.question[:60],
)
def test_a_follow_up_follows_something(question: Question) -> None:
    assert question.after
    assert (bundled_corpus() / question.after_document).is_file()


def test_a_superseded_answer_lies_in_a_superseded_memo() -> None:
    for question in QUESTIONS:
        if question.kind == "superseded":
            for answer in question.answers:
                text = (bundled_corpus() / answer.document).read_text(encoding="utf-8")
                assert "\nstatus: superseded" in text, question.question


def test_every_question_that_has_an_answer_was_judged() -> None:
    grades = judgements.load()
    standalone = {each.question for each in ANSWERABLE if each.kind != "follow_up"}
    assert set(grades) == standalone
    assert all(grades.values())
    fully = [name for name, each in grades.items() if judgements.FULLY in each.values()]
    assert len(fully) >= len(grades) - 2


def test_what_was_judged_is_there() -> None:
    """And each labelled sentence stands in a passage that was judged to answer at least in part."""
    grades = judgements.load()
    named = {address for each in grades.values() for address in each}
    addresses: dict[str, str] = {}
    for source in {address.split(" › ")[0] for address in named}:
        addresses |= judgements.addresses(source, _passages(source))
    assert named <= set(addresses)
    for question in ANSWERABLE:
        if question.kind != "follow_up":
            judged = {addresses[address] for address in grades[question.question]}
            assert {passage.id for passage in _holding(question)} <= judged, question.question


def test_there_are_enough_of_each_kind() -> None:
    kinds = Counter(question.kind for question in QUESTIONS)
    assert len(ANSWERABLE) >= 150
    assert kinds["paraphrase"] * 3 >= len(ANSWERABLE)
    assert kinds["unanswerable"] >= 40
    assert kinds["follow_up"] >= 20
    assert kinds["superseded"] >= 20
    assert len({(question.after, question.question) for question in QUESTIONS}) == len(QUESTIONS)
    for kind in kinds:
        splits = Counter(question.split for question in QUESTIONS if question.kind == kind)
        assert min(splits["tune"], splits["test"]) >= 5, kind
