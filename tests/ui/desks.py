"""Real mentors on an empty home with a scripted model, and the pages that stand on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from assistant.choosing import Chosen
from assistant.llm.scripted import ScriptedModel
from assistant.mentor import Mentor
from assistant.settings import LibrarySettings, LlmSettings, Settings
from assistant.storage.database import Database
from assistant.tokens import estimating_counter
from assistant.wiring import Workplace
from knowledge.documents import Details, DocumentInfo
from knowledge.sources import Upload

MEMO = """---
title: Retire the nightly export
kind: memo
status: accepted
date: 2024-05-14
---

# Retire the nightly export

## Decision

We retire the nightly export. Sales reads the live report instead.

## Why

The nightly export failed eleven times in 2024. Each failure cost Routing a day of repair.
"""
QUESTION = "Why did we retire the nightly export?"
QUOTE = "The nightly export failed eleven times in 2024."


@dataclass(frozen=True)
class TestDesk:
    """A workplace of one test, and the pages that a person would see in it."""

    __test__ = False
    workplace: Workplace
    mentor: Mentor

    def open(self, page: str = "home", **query: str) -> AppTest:
        """The page, drawn once, with this query in its address."""
        return open_page(lambda _settings: self.mentor, page, **query)

    def talk(self, mode: str, *messages: str) -> str:
        """A finished conversation; returns its id."""
        conversation = self.mentor.begin("ask" if mode == "ask" else "framing", messages[0])
        for words in messages:
            self.mentor.say(conversation.id, words).wait(10)
        return conversation.id


def open_page(open_desk: Callable[[Settings], Mentor], page: str, **query: str) -> AppTest:
    """A page on any mentor."""
    at = AppTest.from_function(_script, args=(open_desk, page), default_timeout=10)
    at.query_params.update(query)
    return at.run()


def make_desk(
    home: Path,
    script: Sequence[str] | Callable[[Any], str] | None = None,
    *,
    model: bool = True,
    editors: str = "*",
) -> TestDesk:
    """A desk on an empty home; without a model when told so."""
    settings = Settings(
        home=home,
        llm=LlmSettings(backend="scripted" if model else "none"),
        library=LibrarySettings(editors=editors),
    )
    chosen = Chosen(
        "scripted" if model else "none",
        "scripted" if model else "no model",
        ScriptedModel(script) if model else None,
        estimating_counter,
        "" if model else "No weights are there yet. Run `mentor model pull`.",
    )
    home.mkdir(parents=True, exist_ok=True)
    workplace = Workplace(settings, Database.open(settings.resolved_database_url()), chosen)
    return TestDesk(workplace, workplace.mentor())


NEWER = """---
title: Bring the export back as a feed
kind: memo
status: accepted
date: 2025-02-03
owner: Data lead
---

# Bring the export back as a feed

## Decision

We bring the export back as a feed that partners can read every hour.
"""


def with_successor(desk: TestDesk) -> tuple[DocumentInfo, DocumentInfo]:
    """A newer memo on the desk's shelf that replaced the first; both as they are known."""
    library = desk.mentor.library
    library.take([Upload("feed.md", NEWER.encode())])
    older, newer = sorted(library.documents(), key=lambda info: info.dated or date.min)
    older = library.describe(
        older.id, Details(status="superseded", superseded_by="Bring the export back as a feed")
    )
    return older, newer


def with_memo(desk: TestDesk, folder: Path) -> TestDesk:
    """The same desk with one memo in its library."""
    folder.mkdir(exist_ok=True)
    (folder / "nightly-export.md").write_text(MEMO, "utf-8")
    desk.mentor.library.ingest(folder)
    return desk


def texts(at: AppTest) -> str:
    """Everything a person can read on the page, widgets' labels included."""
    shown = [*at.markdown, *at.caption, *at.warning, *at.code]
    labels = [button.label for button in at.button]
    return "\n".join([*(str(element.value) for element in shown), *labels])


def given_back(at: AppTest) -> str:
    """The words that the page put into the message box."""
    sent = at.chat_input[0].proto
    return str(sent.value) if sent.set_value else ""


def _script(open_desk: object, page: str) -> None:
    from ui import shell

    shell.run(open_desk, page)  # type: ignore[arg-type]
