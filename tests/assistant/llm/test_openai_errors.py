"""No error class of the vendors may be unknown to us."""

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import httpx2
import langchain_core.exceptions
import langchain_openai
import openai
import pytest

from assistant.errors import ModelError, ReplyBroken, ReplyRefused, ReplyTruncated
from assistant.llm.openai_errors import check_finish, vendor_errors

# Parts of the vendors' packages that a streamed chat completion does not run.
NOT_OURS = (
    "openai.lib.beta.",
    "openai.lib.browser.",
    "openai.lib.computer.",
    "openai.lib.decisions_tool_runner.",
    "openai.lib.responses_tool_runner.",
    "openai.lib.responses_websocket.",
    "openai.auth._x509.",
    "langchain_openai.chatgpt_oauth.",
)


ERROR_CLASS = re.compile(r"^ *class \w+\([^)]*(?:Error|Exception|Timeout)[^)]*\)", re.MULTILINE)


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The package and its modules that define an error; to import all takes too long."""
    yield package
    top = Path(package.__file__ or "").parent
    for path in [] if not hasattr(package, "__path__") else sorted(top.rglob("*.py")):
        parts = path.relative_to(top).with_suffix("").parts
        name = ".".join((package.__name__, *parts)).removesuffix(".__init__")
        if f"{name}.".startswith(NOT_OURS) or not ERROR_CLASS.search(path.read_text()):
            continue
        try:
            yield importlib.import_module(name)
        except ImportError:  # an optional part that is not installed
            continue


def error_classes(package: ModuleType) -> set[type[BaseException]]:
    root = package.__name__.split(".")[0]
    return {
        value
        for module in modules_of(package)
        for value in list(vars(module).values())
        # Not isinstance: the packages hold proxies that would load all of themselves.
        if issubclass(type(value), type)
        and issubclass(value, BaseException)
        and not issubclass(value, Warning)
        and value.__module__.split(".")[0] == root
        and not f"{value.__module__}.".startswith(NOT_OURS)
    }


@pytest.mark.parametrize(
    ("package", "at_least"),
    [(openai, 20), (langchain_openai, 10), (langchain_core.exceptions, 8), (httpx2, 20)],
)
def test_no_vendor_error_is_unmapped(package: ModuleType, at_least: int) -> None:
    known = tuple(kind for kind, _ in vendor_errors())
    classes = error_classes(package)
    assert len(classes) >= at_least  # the walk found them
    unmapped = [c for c in classes if not issubclass(c, known)]
    assert unmapped == []


def test_broken_json_is_mapped() -> None:
    assert issubclass(json.JSONDecodeError, tuple(kind for kind, _ in vendor_errors()))


def test_no_rule_is_hidden_by_an_earlier_one() -> None:
    rules = vendor_errors()
    hidden = [
        kind
        for n, (kind, ours) in enumerate(rules)
        for earlier, theirs in rules[:n]
        if issubclass(kind, earlier) and ours is not theirs
    ]
    assert hidden == []


@pytest.mark.parametrize(
    ("finish", "error"),
    [
        ("length", ReplyTruncated),
        ("content_filter", ReplyRefused),
        ("", ReplyBroken),
        ("tool_calls", ReplyBroken),
    ],
)
def test_only_stop_is_whole(finish: str, error: type[ModelError]) -> None:
    check_finish("stop")
    with pytest.raises(error):
        check_finish(finish)
