"""Memos for the tests of the pages, and how to look at what a page says of them."""

from streamlit.testing.v1 import AppTest

from assistant.memo.kinds import memo_kinds
from assistant.memos import MemoPage, TrackedFinding
from tests.ui.desks import TestDesk, texts
from ui.components.memo.paper import hook

OWNED = "The head of platform decides by 3 May 2027."


def weak() -> str:
    """A decision memo with much to fix, one of which is that nobody decides."""
    return memo_kinds()["decision"].weak


def reviewed(desk: TestDesk, text: str = "") -> MemoPage:
    """A decision memo that was reviewed once."""
    memos = desk.mentor.memos
    return memos.review(memos.create("", "decision", text or weak()).memo.id)


def finding(page: MemoPage, criterion: str) -> TrackedFinding:
    """What was found by that criterion."""
    return next(each for each in page.findings if each.finding.criterion == criterion)


def hook_of(page: MemoPage, criterion: str) -> str:
    """The name of its card."""
    return hook(finding(page, criterion).finding.id)


def said(at: AppTest) -> str:
    """Everything that can be read on the page, our own HTML included."""
    return "\n".join([texts(at), *(str(each.value) for each in at.html)])


def paper_of(at: AppTest) -> str:
    """The memo as it is shown to be read."""
    return next(str(each.value) for each in at.html if "<article" in str(each.value))


def style_of(at: AppTest) -> str:
    """The rules that join findings and sentences."""
    return next(str(each.value) for each in at.html if "<style>body:has(" in str(each.value))
