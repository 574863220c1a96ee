"""The memo studio's pages: the list with the ways to begin, and one memo with its review."""

from ui.views.memo.listing import show as show_list
from ui.views.memo.page import show as show_memo

__all__ = ["show_list", "show_memo"]
