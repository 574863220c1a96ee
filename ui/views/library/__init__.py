"""The library's pages: the shelves with a search over them, and one document to read."""

from ui.views.library.page import show
from ui.views.library.reading import show_document

__all__ = ["show", "show_document"]
