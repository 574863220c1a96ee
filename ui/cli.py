"""`mentor`, the command line: every error becomes one line and an exit code here.

Exit codes: 0 done, 1 it could not be done, 2 wrong use, 130 interrupted.
"""

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import TyperException

from assistant.errors import MentorError
from knowledge.errors import KnowledgeError
from ui.commands import asking, evaluating, framing, knowledge, memo, model, running
from ui.commands.output import complain, use_utf8

_NO_SPACE = (28, 122)
"""ENOSPC and EDQUOT."""

app = typer.Typer(
    name="mentor",
    help="A mentor for individual contributors who are growing into leaders.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
running.add_to(app)
asking.add_to(app)
framing.add_to(app)
memo.add_to(app)
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(model.app, name="model")
app.add_typer(evaluating.app, name="eval")
app.add_typer(running.database, name="db")


@app.callback()
def _options(
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Write what happens to standard error.")
    ] = False,
) -> None:
    handler = logging.StreamHandler() if verbose else logging.NullHandler()
    logging.basicConfig(level=logging.INFO if verbose else logging.WARNING, handlers=[handler])


def main() -> None:
    """The entry point of the console script."""
    code = run(sys.argv[1:])
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.exit(code)
    # The reader of our output has gone. Nothing more may be written, not even at the exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(1)


def run(arguments: Sequence[str]) -> int:
    """Run one command. Returns the exit code; what went wrong is on standard error."""
    use_utf8()
    as_json = "--json" in arguments
    try:
        code = app(list(arguments), prog_name="mentor", standalone_mode=False)
    except TyperException as error:
        return _wrong_use(error, as_json=as_json)
    except KeyboardInterrupt:
        return 130
    except (typer.Abort, BrokenPipeError):
        return 1
    except OSError as error:
        complain(_about(error), as_json=as_json)
        return 1
    except (MentorError, KnowledgeError) as error:
        complain(error.one_line(), as_json=as_json)
        return 1
    return code if isinstance(code, int) else 0


def _wrong_use(error: TyperException, *, as_json: bool) -> int:
    message = error.format_message()
    if "\n" in message.strip():  # a command without arguments shows its help
        sys.stderr.write(message.rstrip() + "\n")
    else:
        complain(f"{message} See --help.", as_json=as_json)
    return error.exit_code


def _about(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in _NO_SPACE:
        return f"The disk is full{where}. Nothing was lost; make room and run this again."
    return (
        f"{error.strerror or error}{where}. Check the folder and its permissions, then try again."
    )
