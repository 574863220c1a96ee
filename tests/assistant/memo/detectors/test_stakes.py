"""What it costs, whether it can be undone, what would reopen it, who disagrees, what comes next."""

import pytest

from tests.assistant.memo.detectors.judge import judge, said

OPTIONS = (
    "## Options\n\n- **Buy the planner (recommended).** It costs 9,000 euros.\n"
    "- **Build our own planner.** It would take a year, but it would be ours.\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "What we give up is the freedom of each team to pick its tools.",
        "## Downsides\n\nReports lag by an hour.",
        "## What we lose\n\nThe hall becomes less handsome.",
        "We become dependent on one supplier.",
        "## Drawbacks\n\nThe table adds 4 ms to every claim.",
        "The price of this is that releases are slower for six weeks.",
        "## Trade-offs\n\nTwo systems have to be learned.",
        "**The price we pay.** Nights get a second tool.",
        "People who like the old editor will lose features.",
    ],
)
def test_a_downside_of_the_own_way(text: str) -> None:
    assert said("downside", text) == "sound"


@pytest.mark.parametrize(
    "text",
    [
        "We ask the CTO to approve the move.",
        "## Benefits\n\nReleases are faster and calmer.",
        OPTIONS + "We recommend buying the planner.",
        "## Next step\n\nThe buyer signs by 3 May.",
    ],
)
def test_no_downside(text: str) -> None:
    assert said("downside", text) == "missing"


def test_downsides_only_of_what_was_not_chosen() -> None:
    text = OPTIONS + "## Downsides\n\nBuilding our own planner would tie up the team for a year."
    verdict = judge("downside", text)
    assert verdict.fault == "elsewhere"
    assert verdict.words["words"] in text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("We can switch back within a day.", "sound"),
        ("This is a one-way door, as the contract runs three years.", "sound"),
        ("## If we are wrong\n\nThe lease ends after a year with eight weeks' notice.", "sound"),
        ("Going back would take two engineers a week.", "sound"),
        ("The servers are wiped in May. After that there is no way back.", "sound"),
        ("## Way back\n\nOne setting sends all searches back.", "sound"),
        ("It cannot be undone once the data is merged.", "sound"),
        ("The change is reversible at any time.", "sound"),
        ("We ask the CTO to approve the move.", "missing"),
        ("## Risks\n\n- The supplier may be late.", "missing"),
        ("## Change-over\n\nIn May the old servers are wiped.", "hidden"),
        ("In the first week we delete the old addresses.", "hidden"),
        ("In November the label stock is destroyed.", "hidden"),
        ("The old presses are scrapped in June.", "hidden"),
        ("On 3 May we hand back the licence and erase its maps.", "hidden"),
    ],
)
def test_whether_it_can_be_undone(text: str, fault: str) -> None:
    assert said("reversibility", text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("We reopen this if the price rises by more than 20 %.", "sound"),
        ("We review the choice on 1 March.", "sound"),
        ("Should the supplier be bought by a rival, the decision is open again.", "sound"),
        ("## When we look again\n\nTwo outages in a year.", "sound"),
        ("## What would change our minds\n\nA second region wants to join.", "sound"),
        ("If fewer than half of the teams use it by October, we reconsider.", "sound"),
        ("## When we would look at this again\n\nIf redraws are above 1,500.", "sound"),
        ("We ask the CTO to approve the move.", "missing"),
        ("## Reopening\n\nWe can always look at it again should the need arise.", "vague"),
        ("We shall keep an eye on it and come back if necessary.", "vague"),
        ("We will revisit this if things change.", "vague"),
        ("We reconsider the choice from time to time.", "vague"),
        ("The decision can be reopened when appropriate.", "vague"),
        ("We look at it again if problems arise.", "vague"),
    ],
)
def test_what_would_reopen_it(text: str, fault: str) -> None:
    assert said("reopen", text) == fault


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("## Next step\n\nThe buyer signs the order by 21 March.", "sound"),
        ("## Next steps\n\n- @payments-oncall tests the switch by 12 June\n- Docs later", "sound"),
        ("## What happens next\n\nPriya opens the tender on 12 May.", "sound"),
        ("## Next\n\nThe platform team moves the first queue by the end of Q3.", "sound"),
        ("**Next.** The staff engineer for billing sends the plan by Friday.", "sound"),
        ("## Next step\n\nI send the form to the vendor on 3 May.", "sound"),
        (
            "## Next step\n\n| What | Owner | By |\n|---|---|---|\n| Sign | SRE lead | 3 May |",
            "sound",
        ),
        ("After approval, the head of reliability opens the tender within two weeks.", "sound"),
        ("We ask the CTO to approve the move.", "missing"),
        ("## Next step\n\nThe order form has to be signed by 21 March.", "no_owner"),
        ("## Next step\n\nThe tender is to be opened on 12 May.", "no_owner"),
        ("## Next steps\n\n- Sign the order form by 21 March", "no_owner"),
        ("## Next step\n\nThe manual for the support team is printed by 3 May.", "no_owner"),
        ("## Next step\n\nThe procurement lead signs the order form.", "no_date"),
        ("## Next step\n\nThe buyer opens the tender in due course.", "no_date"),
        ("## Next step\n\nThe platform team starts in the next sprint.", "no_date"),
    ],
)
def test_the_next_step(text: str, fault: str) -> None:
    assert said("next_step", text) == fault


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The security lead disagrees and would rather wait.", "sound"),
        ("## Objections\n\nHull says that drivers know better.", "sound"),
        ("## Voices against\n\nNobody spoke against it.", "sound"),
        ("Two staff engineers preferred the other option.", "sound"),
        ("Not everybody is convinced.", "sound"),
        ("Sales objected that the change comes too late.", "sound"),
        ("## Who sees it differently\n\nStorage would upgrade.", "sound"),
        ("A minority wanted to wait for the new building.", "sound"),
        ("We ask the CTO to approve the move.", "missing"),
    ],
)
def test_dissent(text: str, status: str) -> None:
    assert said("dissent", text) == status


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("## Risks\n\n- The scanner fails: the ward lead keeps a spare.", "sound"),
        ("## What could go wrong\n\nThe vendor is late; the buyer holds a second offer.", "sound"),
        (
            "## Risks\n\n| Risk | We do | Owner |\n|---|---|---|\n| Late | Keep stock | Buyer |",
            "sound",
        ),
        ("The main risk is data loss; the storage team checks the counts.", "sound"),
        (
            "## Dangers\n\n- The table grows. The database engineer drops old keys each night.",
            "sound",
        ),
        ("We ask the CTO to approve the move.", "missing"),
        ("## Risks\n\n- The scanner fails: each floor gets a spare.", "no_owner"),
        (
            "## Risks\n\n| Risk | We do | Owner |\n|---|---|---|\n| Late | Keep stock | |",
            "no_owner",
        ),
        ("## Risks\n\n- The supplier may be late, as the buyer has seen before.", "no_mitigation"),
        (
            "## Risks\n\n| Risk | Answer | Owner |\n|---|---|---|\n| Late | Unlikely | Buyer |",
            "no_mitigation",
        ),
        ("## Risks\n\n- The table grows. The database engineer is aware of this.", "no_mitigation"),
    ],
)
def test_risks(text: str, fault: str) -> None:
    assert said("risks", text) == fault
