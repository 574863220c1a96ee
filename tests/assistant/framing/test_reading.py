"""What code reads in a message: the right slots, and only words that stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.framing.reading import clauses, read
from tests.assistant.turns import author, coach

CASES = [
    ("We need to rewrite the billing service.", "goal", "rewrite the billing service"),
    (
        "I was asked to migrate all services to Kafka by June",
        "goal",
        "migrate all services to Kafka by June",
    ),
    ("Should we move from Jenkins to a hosted CI?", "goal", "move from Jenkins to a hosted CI"),
    ("Let's split the monolith because builds are slow", "goal", "split the monolith"),
    ("How do I convince them? We want to hire two SREs.", "goal", "hire two SREs"),
    ("Builds take 40 minutes and nobody waits for them.", "problem", "Builds take 40 minutes"),
    ("Support waits four days for fixes", "problem", "Support waits four days for fixes"),
    ("From 47 minutes to under 20 by April", "gap", "From 47 minutes to under 20 by April"),
    ("We have 140 tickets a week", "gap?", "We have 140 tickets a week"),
    ("It costs us €18,000 every month", "gap?", "It costs us €18,000 every month"),
    ("We get paged twice a week", "gap?", "We get paged twice a week"),
    ("The VP of product has to approve it", "decider", "The VP of product has to approve it"),
    ("My director decides in January", "decider", "My director decides in January"),
    ("Sales and the billing team have to change", "affected?", "Sales"),
    ("mobile and data are affected most", "affected", "mobile and data are affected most"),
    ("Alternatively we leave it as it is", "options", "Alternatively we leave it as it is"),
    (
        "Then we could ship so that customers can pay",
        "means_to",
        "we could ship so that customers can pay",
    ),
    ("If more than one test slips through I would drop it", "evidence", None),
    ("I'll ask the CTO on Tuesday", "next_step", "ask the CTO on Tuesday"),
    ("I have ten minutes, quick question", "flag:hurry", None),
    ("What would you do?", "flag:advice", "What would you do"),
    ("Just tell me what to do.", "flag:advice", "Just tell me"),
    ("We cannot stop feature work", "constraints?", None),
    ("The contract ends in May", "constraints?", "The contract ends in May"),
    ("We leave the schema as it is", "non_scope", "We leave the schema as it is"),
    ("I would not touch deployment", "non_scope", None),
    ("I assume that approvals are quick", "assumptions?", None),
    ("The point is that two people keep it alive", "problem", "two people keep it alive"),
    ("What worries me is the missing owner", "problem", "the missing owner"),
    ("There is no owner who could sign it off", "problem", None),
    ("All product teams wait for the release", "level:3", "All product teams wait for the release"),
    ("We lost two deals over it", "level:4", "We lost two deals over it"),
    ("We must to change how we plan", "goal", "change how we plan"),
    ("We're moving 60 services to one broker", "goal", "moving 60 services to one broker"),
    ("Cycle time went from 6 to 19 days", "gap?", None),
    ("We leave it as it is", "options", None),
    ("No, that is not it", "flag:disagree", "No,"),
    ("You keep asking me things", "flag:impatient", "You keep asking"),
    ("Thanks, that's enough", "flag:closing", "Thanks"),
    ("Hello!", "flag:greeting", "Hello!"),
    ("I'm so frustrated with this", "flag:feeling", "I'm so frustrated"),
]

NOT_THERE = [
    ("We need to decide what to do", "goal"),
    ("I want to understand this", "goal"),
    ("The product teams say they have no time", "flag:hurry"),
    ("If support did not use it after a month", "gap?"),
    ("We could lose customers", "problem"),
    ("What goes wrong?", "problem"),
    ("The report is nice", "problem"),
    ("A number of things", "gap"),
    ("We must not forget that I know the code", "flag:unknown"),
    ("The sales numbers look fine to me", "decider"),
    ("I don't know where to begin", "flag:unknown"),
    ("We're moving 60 services from one broker to another", "gap"),
    ("We leave the schema as it is", "problem"),
    ("Alternatively we leave it as it is", "problem"),
    ("or leaving it as it is", "non_scope"),
    ("Above both of them there is only the COO", "options"),
    ("I like it", "level:2"),
]


@pytest.mark.parametrize(("text", "slot", "quote"), CASES)
def test_reads_what_is_said(text: str, slot: str, quote: str | None) -> None:
    seen = {(item.slot, item.quote) for item in read((author(text),))}
    assert slot in {name for name, _ in seen}
    assert quote is None or (slot, quote) in seen


@pytest.mark.parametrize(("text", "slot"), NOT_THERE)
def test_reads_nothing_into_it(text: str, slot: str) -> None:
    assert slot not in {item.slot for item in read((author(text),))}


ANSWERS = [
    ("gap", "About 20 hours a week, and it should be two.", "gap"),
    ("gap", "Quite a lot, honestly.", "gap?"),
    ("gap", "The director of platform decides. The mobile team fears it.", None),
    ("decider", "My head of platform.", "decider"),
    ("decider", "Hard to tell these days", None),
    ("affected", "Finance reconciles every invoice by hand.", "affected"),
    ("options", "We could move only the price rules out.", "options"),
    ("problem", "I don't know.", None),
    ("problem", "No, you misunderstand.", None),
    ("problem", "What do you mean by that?", None),
    ("next_step", "I'll ask finance on Thursday", "next_step"),
    ("next_step", "Talk to finance", "next_step?"),
    ("means_to", "Finance can close by nine", "means_to"),
    ("decider", "Nobody, that is the problem.", "decider"),
    ("decider", "Good question. Above both there is only the COO.", "decider"),
    ("affected", "The drivers, and people at the gate.", "affected"),
    ("frames", "She would say that it is about ownership.", "frames"),
    ("problem", "19 days now; I'd want 8 within a year.", None),
    ("gap", "What else?", None),
    ("non_scope", "No change to team reporting lines this year.", "non_scope"),
    ("assumptions", "That approvals are quick. I could time five.", "assumptions"),
    ("options", "idk", None),
]


@pytest.mark.parametrize(("asked", "text", "slot"), ANSWERS)
def test_takes_a_message_as_the_answer_to_what_was_asked(
    asked: str, text: str, slot: str | None
) -> None:
    seen = {
        item.slot
        for item in read((author("x"), coach("…?", "move", asked), author(text)))
        if item.slot.rstrip("?") == asked
    }
    assert seen == ({slot} if slot else set())


WORDS = st.sampled_from(
    "we need to rewrite the billing service because nobody 40 minutes , . ! ? \n my director "
    "decides so that customers can pay - which fails every week and I would drop it “quoted” €5k "
    "I'll ask sales No, thanks don’t know [x](y) ``` <b> 😀 é".split(" ")
)


@given(
    st.lists(WORDS, min_size=1, max_size=40).map(" ".join),
    st.sampled_from(["", "gap", "problem", "next_step"]),
)
def test_every_quote_stands_in_the_message(text: str, asked: str) -> None:
    path = (author("x"), coach("…?", "move", asked), author(text))
    for item in read(path):
        assert item.quote in text
        assert item.quote.strip()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(item.quote in text for item in read((author(text),)))
    assert all(clause in text for clause in clauses(text))


def test_the_goal_of_one_party_is_not_the_authors() -> None:
    text = "The sales director wants us to freeze the ranking, and both call it urgent."
    assert "goal" not in {item.slot for item in read((author(text),))}


def test_an_assumption_carries_its_test() -> None:
    path = (
        author("x"),
        coach("…?", "name_assumption", "assumptions"),
        author("I take for granted that keys are unique. We could replay a week and count."),
    )
    seen = {item.slot: item.quote for item in read(path)}
    assert seen["assumptions"] == "I take for granted that keys are unique"
    assert seen["test"] == "We could replay a week and count"


CHOICES = [
    ("Hers, I think.", "second"),
    ("The first one for the planning, not the second.", "first"),
    ("I think second is more near to truth", "second"),
    ("Honestly the director's view is closer.", "second"),
    ("Mine, of course.", "first"),
    ("It is about how prices get decided, really.", "second"),
    ("Hard to say.", None),
    ("Both matter.", None),
]


@pytest.mark.parametrize(("answer", "which"), CHOICES)
def test_which_frame_is_taken(answer: str, which: str | None) -> None:
    asked = "“price changes take weeks”, or “how prices get decided is unclear”: which?"
    path = (author("x"), coach(asked, "choose_frame", "frames"), author(answer))
    seen = {item.slot for item in read(path) if item.slot.startswith("choice:")}
    assert seen == ({f"choice:{which}"} if which else set())
