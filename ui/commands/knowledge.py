"""`mentor knowledge`: the library from the command line."""

import typer

from ui.commands import knowledge_changing, knowledge_looking

app = typer.Typer(help="The library: take documents in, list, search, show, change, remove.")
knowledge_changing.add_to(app)
knowledge_looking.add_to(app)
