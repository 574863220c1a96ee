"""`mentor model`: the weights of the local models."""

import typer

app = typer.Typer(help="The local models: list, pull, serve.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """The local models."""
