"""`mentor model`: the weights of the local models, and serving them."""

import threading
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson, emit, say

if TYPE_CHECKING:
    from assistant.llm.registry import Entry

app = typer.Typer(help="The local models: list, pull, serve.", no_args_is_help=True)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the models of the registry, and whether they are here."""
    from assistant.holdings import trouble
    from assistant.llm.registry import Registry
    from ui.commands.opening import settings

    cache = settings().cache
    found = [(entry, trouble(entry, cache)) for entry in Registry.load().models]
    if as_json:
        emit({"models": [_shape(entry, wrong) for entry, wrong in found]})
        return
    for entry, wrong in found:
        details = ", ".join(part for part in (entry.purpose, entry.tier, entry.licence) if part)
        say(f"{entry.name}  ({details}, {entry.size / 2**20:,.0f} MB)\n    {wrong or 'ready'}")


@app.command()
def pull(
    name: Annotated[
        str | None, typer.Argument(help="A name of the list; all that is needed when left out.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Fetch weights and make them ready; what is here already is left alone."""
    from assistant.holdings import needed
    from assistant.llm.registry import Registry
    from ui.commands.fetching import fetch
    from ui.commands.opening import settings

    chosen = settings()
    entries = needed(chosen) if name is None else (Registry.load().entry(name),)
    pulled = []
    for entry in entries:
        folder = fetch(entry, chosen.cache, quiet=as_json)
        pulled.append({"name": entry.name, "path": str(folder)})
        if not as_json:
            say(f"{entry.name} is ready in {folder}")
    if as_json:
        emit({"models": pulled})


@app.command()
def serve(as_json: AsJson = False) -> None:
    """Serve the embedded model on this machine until Ctrl-C, for other programs to use."""
    from assistant.choosing import embedded_server
    from ui.commands.opening import settings

    server, name = embedded_server(settings())
    try:
        with server.in_use() as (base_url, api_key):
            if as_json:
                emit({"base_url": base_url, "api_key": api_key, "model": name})
            else:
                say(f"{name} answers at {base_url} with the key {api_key} (Ctrl-C ends it).")
            threading.Event().wait()
    finally:
        server.stop()


def _shape(entry: "Entry", wrong: str) -> dict[str, object]:
    return {
        "name": entry.name,
        "purpose": entry.purpose,
        "tier": entry.tier,
        "licence": entry.licence,
        "size": entry.size,
        "ready": not wrong,
        "detail": wrong,
    }
