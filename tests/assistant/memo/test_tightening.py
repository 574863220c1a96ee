"""Edits of one sentence: what they do, and what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.memo.tightening import LONG, cut_filler, main_first, plain_ask, split_long

LONG_ONE = (
    "The platform team has moved eleven of the services to the new bus, and the other teams have "
    "told us that they cannot start before May because of the launch, so we need a decision now."
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Due to the fact that it is late, we wait.", "Because it is late, we wait."),
        ("We wait in order to save time.", "We wait to save time."),
        ("It should be noted that the queue is full.", "The queue is full."),
        ("Please note that we wait.", "We wait."),
        ("As you know, we wait.", "We wait."),
        ("The team is able to utilise the tool.", "The team can use the tool."),
        ("It is a very important and extremely slow step.", "It is an important and slow step."),
        ("It is an extremely large table.", "It is a large table."),
        ("It runs on a daily basis.", "It runs daily."),
        ("in order to win", "to win"),
        ("It is not very stable.", "It is not very stable."),
        ("It was never really open.", "It was never really open."),
        ("What would it really take?", "What would it really take?"),
        ("At this very point we stop.", "At this very point we stop."),
        ("The very first step is as very as ever.", "The very first step is as very as ever."),
        ("Set `in order to` as in [it](http://a/in order to).",
         "Set `in order to` as in [it](http://a/in order to)."),
        ("It was decided to wait.", "It was decided to wait."),
        ("We think that it takes three weeks.", "We think that it takes three weeks."),
        ("It might take three weeks, roughly.", "It might take three weeks, roughly."),
    ],
)  # fmt: skip
def test_filler(before: str, after: str) -> None:
    assert cut_filler(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We think it might make sense to consider moving the queue.",
         "We propose moving the queue."),
        ("We believe that it would be a good idea to split it by June.",
         "We propose to split it by June."),
        ("I feel it could be worth thinking about a freeze.",
         "I propose thinking about a freeze."),
        ("We would like to suggest that we freeze it.", "We propose that we freeze it."),
        ("It would be great if you could approve it by 3 June.", "Please approve it by 3 June."),
        ("We could move only the rules.", "We could move only the rules."),
        ("We think it takes three weeks.", "We think it takes three weeks."),
        ("It might make sense to wait.", "It might make sense to wait."),
    ],
)  # fmt: skip
def test_hedged_asks(before: str, after: str) -> None:
    assert plain_ask(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Maybe we could move only the rules.", "We propose to move only the rules."),
        ("It might make sense to wait.", "We propose to wait."),
        ("We should perhaps consider moving.", "We propose moving."),
        (
            "It might therefore make sense to consider closing it, and maybe to wait.",
            "We propose closing it, and to wait.",
        ),
        ("We wait.", "We wait."),
    ],
)
def test_what_is_known_to_be_the_ask_loses_every_hedge(before: str, after: str) -> None:
    assert plain_ask(before, also_maybe=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Because the contract for the old licences of the bus ends in June, we have to move.",
         "We have to move because the contract for the old licences of the bus ends in June."),
        ("Because it is late, we move.", "Because it is late, we move."),
        ("Because the contract for the old licences of the bus ends in June, it has to move.",
         "Because the contract for the old licences of the bus ends in June, it has to move."),
        ("If the contract for the old licences of the bus ends in June, we have to move.",
         "If the contract for the old licences of the bus ends in June, we have to move."),
        ("Because the contract for all the old licences ends in June, we have to do that before.",
         "Because the contract for all the old licences ends in June, we have to do that before."),
    ],
)  # fmt: skip
def test_the_main_clause_first(before: str, after: str) -> None:
    assert main_first(before) == after


def test_a_long_sentence_is_cut_where_a_clause_begins() -> None:
    assert split_long(LONG_ONE) == LONG_ONE.replace("new bus, and the other", "new bus. The other")


@pytest.mark.parametrize(
    "sentence",
    [
        "We wait, and the others have told us that they cannot start.",
        "The bus drops messages and somebody is paged for it at night, and then spends the next "
        "day half asleep while all the rest of the team waits for the report that never comes.",
        "We list (the bus that drops all of the messages under load, and the queue that we have "
        "to restart by hand every night of every week of the whole year) as causes of the pages.",
    ],
)
def test_sentences_that_are_short_or_have_no_second_clause_stay(sentence: str) -> None:
    assert split_long(sentence) == sentence


_WORDS = st.sampled_from(
    "We think it might make sense to consider moving , and the team is very late ; but not `in "
    "order to` in order to wait . because since June 3 weeks maybe you could (so) it \ue001".split()
)


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_edits_invent_no_number_and_keep_every_one(sentence: str) -> None:
    for edit in (cut_filler, main_first, split_long, lambda s: plain_ask(s, also_maybe=True)):
        after = edit(sentence)
        assert after.count("3") <= sentence.count("3")
        assert after.count("June") <= sentence.count("June")
        assert after.lower().count("not") == sentence.lower().count("not")
        assert after.count("`in order to`") == sentence.count("`in order to`")
        assert edit(sentence) == after
    assert main_first(sentence).lower().count("3") == sentence.count("3")
    assert len(split_long(sentence).split()) <= max(LONG, len(sentence.split()))
