"""`mentor memo`: write, review, follow and hand out memos."""

import typer

from ui.commands import (
    memo_changing,
    memo_following,
    memo_looking,
    memo_review,
    memo_starting,
)

app = typer.Typer(help="Write and review memos.", no_args_is_help=True)


def add_to(parent: typer.Typer) -> None:
    """Add the commands."""
    for group in (memo_starting, memo_review, memo_looking, memo_following, memo_changing):
        group.add_to(app)
    parent.add_typer(app, name="memo")
