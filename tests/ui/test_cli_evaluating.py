"""`mentor eval run`: which suites and authors there are."""

import pytest

from tests.command_line import CommandLine


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--suite", "moons"), "framing, ask, memo"),
        (("--suite", "framing", "--author", "nobody"), "no author 'nobody'"),
    ],
)
def test_what_there_is_not_is_said_with_what_there_is(
    mentor: CommandLine, arguments: tuple[str, ...], named: str
) -> None:
    answer = mentor("eval", "run", *arguments)
    assert answer.code == 2
    assert named in " ".join(answer.err.split())
