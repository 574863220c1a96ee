"""`mentor up`, `web`, `doctor` and `db upgrade`: bringing it up and keeping it healthy."""

from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.output import AsJson, complain, emit, say
from ui.commands.progress import counted

if TYPE_CHECKING:
    from assistant.doctor import Check
    from assistant.settings import Settings

database = typer.Typer(help="The record.", no_args_is_help=True)
Browser = Annotated[bool, typer.Option(help="Open the browser when the page is ready.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("up")(up)
    app.command("web")(web)
    app.command("doctor")(doctor)


def up(browser: Browser = True) -> None:
    """Fetch what is missing, bring everything up to date, and open the mentor."""
    from ui import web as pages
    from ui.commands.opening import settings

    chosen = settings()
    _get_weights(chosen)
    _take_in_corpus(chosen)
    raise typer.Exit(pages.serve(chosen, browser))


def _get_weights(chosen: "Settings") -> None:
    """Pull what is missing. Without it everything works in authored words, so it is no error."""
    from assistant.errors import MentorError
    from assistant.holdings import needed, trouble
    from knowledge.errors import KnowledgeError
    from ui.commands.fetching import fetch

    for entry in needed(chosen):
        if trouble(entry, chosen.cache):
            try:
                fetch(entry, chosen.cache, quiet=False)
            except (MentorError, KnowledgeError) as error:
                complain(error.one_line(), as_json=False)
                say(f"Going on without {entry.name}; `mentor up` tries again.")


def _take_in_corpus(chosen: "Settings") -> None:
    """Bring the record up to date and take in the bundled documents that are new or changed."""
    from assistant.holdings import bundled_documents
    from assistant.storage.documents import DocumentRepository
    from assistant.wiring import open_workplace
    from knowledge.errors import LibraryBusy
    from knowledge.ingest import bundled_corpus

    with open_workplace(chosen) as place, counted("Taking in", quiet=False) as progress:
        current, bundled = bundled_documents(DocumentRepository(place.database, None))
        if current == bundled:
            return
        try:
            results = place.library.get().ingest(bundled_corpus(), progress=progress)
        except LibraryBusy as busy:
            complain(busy.one_line(), as_json=False)
            return
    new = sum(1 for result in results if result.status in ("added", "replaced"))
    if new:
        say(f"{new} bundled documents were taken into the library.")


def web(browser: Browser = False) -> None:
    """Serve the web pages on this machine until Ctrl-C."""
    from ui import web as pages
    from ui.commands.opening import settings

    raise typer.Exit(pages.serve(settings(), browser))


def doctor(as_json: AsJson = False) -> None:
    """Say what is there, what is missing, and how to mend it."""
    from assistant.doctor import examine
    from ui.commands.opening import settings

    checks: list[Check] = []
    for check in examine(settings()):
        checks.append(check)
        if not as_json:
            say(f"{'✓' if check.ok else '✗'} {check.name:12} {check.detail}")
    ok = all(check.ok for check in checks)
    if as_json:
        shapes = [{"name": each.name, "ok": each.ok, "detail": each.detail} for each in checks]
        emit({"ok": ok, "checks": shapes})
    else:
        failed = sum(1 for check in checks if not check.ok)
        say("\nAll is well." if ok else f"\n{failed} of {len(checks)} need mending (✗).")
    raise typer.Exit(0 if ok else 1)


@database.command("upgrade")
def upgrade(as_json: AsJson = False) -> None:
    """Bring the record's schema up to date; the pages and commands do it on their own too."""
    from ui.commands.opening import workplace

    with workplace() as opened:
        place, revision = opened.database.place, opened.database.schema_revision()
    if as_json:
        emit({"place": place, "revision": revision})
        return
    say(f"The record {place} is at revision {revision}.")
