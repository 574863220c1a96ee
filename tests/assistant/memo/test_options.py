"""Options from headings, lists, bold words, tables and prose."""

import pytest

from assistant.memo.document import parse
from assistant.memo.reading import Option
from assistant.memo.roles import read

NAMES = ["Buy the planner", "Build our own", "Do nothing"]
HEADINGS = (
    "## Options\n\n### A. Buy the planner (recommended)\n\nIt costs 9,000 euros.\n\n"
    "### B. Build our own\n\nIt takes a year.\n\n### C. Do nothing\n\nThe queue stays."
)
NAMED = (
    "## Option A: Buy the planner\n\nQuick. We recommend this.\n\n## Option B: Build our own\n\n"
    "It takes a year.\n\n## Option C: Do nothing\n\nThe queue stays."
)
ITEMS = (
    "## What we looked at\n\n1. **Buy the planner.** It costs 9,000 euros. Chosen.\n"
    "2. **Build our own.** It takes a year.\n3. **Do nothing.** The queue stays."
)
PLAIN_ITEMS = (
    "## Alternatives\n\n- Buy the planner: quick, and dear. Chosen.\n"
    "- Build our own: it takes a year.\n- Do nothing: the queue stays."
)
LEADS = (
    "## The ways we could go\n\nThere are three.\n\n**Buy the planner (recommended).** Quick.\n\n"
    "**Build our own.** It takes a year.\n\n*Do nothing.* The queue stays."
)
LEAD_ITEMS = (
    "**What we looked at**\n\n- *Buy the planner* costs 9,000 euros. Chosen.\n"
    "- *Build our own* takes a year.\n- *Do nothing* leaves the queue.\n\n"
    "**What we lose.** The team learns a second tool.\n\n**Next.** The buyer signs by 3 May."
)
ROWS = (
    "Three ways are open to us.\n\n| Way | Cost | Why |\n|---|---|---|\n"
    "| Buy the planner | 9,000 euros | Chosen |\n| Build our own | a year | too slow |\n"
    "| Do nothing | none | the queue stays |"
)
LETTERS = (
    "Option A: Buy the planner. We recommend this.\n\nOption B: Build our own. Too slow.\n\n"
    "Option C: Do nothing. The queue stays."
)


def options(text: str, kind: str = "decision") -> tuple[Option, ...]:
    return read(parse(text), kind).options


@pytest.mark.parametrize(
    "text", [HEADINGS, NAMED, ITEMS, PLAIN_ITEMS, LEADS, LEAD_ITEMS, ROWS, LETTERS]
)
def test_the_same_options_however_they_are_laid_out(text: str) -> None:
    found = options(text)
    assert [each.name for each in found] == NAMES
    assert [each.chosen for each in found] == [True, False, False]
    assert [each.does_nothing for each in found] == [False, False, True]
    assert all(each.words > 0 and each.sentences for each in found)


def test_options_in_columns() -> None:
    text = (
        "## Options\n\n| Criterion | Option A: Buy | Option B: Build | Do nothing |\n"
        "|---|---|---|---|\n| Cost | 9 | 90 | 0 |\n| Weeks | 2 | 50 | 0 |"
    )
    assert [each.name for each in options(text)] == ["Buy", "Build", "Do nothing"]


def test_options_in_prose() -> None:
    text = (
        "## Alternatives\n\nOne way is to rent the servers. It binds us for a year. Another option "
        "is to buy them. The third way would be to do nothing."
    )
    found = options(text)
    assert [each.sentences[0] for each in found] == [1, 3, 4]
    assert found[2].does_nothing


@pytest.mark.parametrize(
    "name",
    [
        "Do nothing",
        "Leave things as they are",
        "The status quo",
        "Stay as we are",
        "Carry on as before",
        "Keep the present tool",
        "No change",
        "Wait and see",
        "Continue with the current system",
        "Stay with Core",
    ],
)
def test_to_leave_everything_as_it_is(name: str) -> None:
    found = options(f"## Options\n\n- **Buy it.** Quick.\n- **{name}.** It goes on.")
    assert [each.does_nothing for each in found] == [False, True]


def test_sentences_elsewhere_that_name_an_option_are_its_own() -> None:
    text = f"{HEADINGS}\n\n## Downsides\n\nBuilding our own would tie up the team."
    build = options(text)[1]
    assert build.sentences == (2, 4)


def test_what_is_chosen_follows_from_what_is_asked() -> None:
    text = "We recommend the new planner.\n\n## Options\n\n- New planner\n- Old sheets\n- Paper"
    assert [each.chosen for each in options(text)] == [True, False, False]


def test_the_alternatives_of_a_design_are_not_chosen_by_their_words() -> None:
    text = (
        "We ask to accept queues.\n\n## Alternatives\n\n- **One queue.** Slow.\n- **Files.** Old."
    )
    assert not any(each.chosen for each in options(text, "design"))


@pytest.mark.parametrize("text", ["", "Nothing here.", "# Title", "- one\n- two\n- three"])
def test_no_options(text: str) -> None:
    assert options(text) == ()
