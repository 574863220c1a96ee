"""The library's pages: the shelves, a search over them, and one document to read."""

from ui.views.library.page import show

__all__ = ["show"]
