"""What can go wrong in the library.

KnowledgeError              message, and the next step for the person
├── DocumentRefused         this file cannot be taken (the others can)
├── DocumentNotFound        no document or passage with that id
├── LibraryBusy             another process owns the index folder
└── LibraryUnavailable      folder not writable, disk full, encoder missing or damaged
"""


class KnowledgeError(Exception):
    """Something the person can be told in one line, with what to do next."""

    def __init__(self, message: str, *, next_step: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def one_line(self) -> str:
        """The message and the next step, without line breaks."""
        return " ".join(f"{self.message} {self.next_step}".split())


class DocumentRefused(KnowledgeError):
    """One file that cannot be taken into the library."""


class DocumentNotFound(KnowledgeError):
    """No document or passage with that id."""


class LibraryBusy(KnowledgeError):
    """Another process owns the index folder."""


class LibraryUnavailable(KnowledgeError):
    """The library's folder, disk or encoder does not let us work."""
