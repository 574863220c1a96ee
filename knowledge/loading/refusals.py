"""Refusals that several loaders share."""

from knowledge.errors import DocumentRefused
from knowledge.loading.limits import MAX_BYTES, megabytes


def too_large(name: str) -> DocumentRefused:
    """The refusal of a file above the limit."""
    return DocumentRefused(
        f"{name} is larger than {megabytes(MAX_BYTES)}.",
        next_step="Split it into smaller documents.",
    )


def bomb(name: str, limit: int) -> DocumentRefused:
    """The refusal of what grows too large when it is unpacked."""
    return DocumentRefused(
        f"{name} grows beyond {megabytes(limit)} when it is unpacked.",
        next_step="Split it into smaller documents, or save it again without embedded content.",
    )


def damaged(name: str) -> DocumentRefused:
    """The refusal of a file that its format's reader cannot read."""
    return DocumentRefused(
        f"{name} is damaged and cannot be read.",
        next_step="Open it in the program it comes from, save it again, and add that file.",
    )


def protected(name: str) -> DocumentRefused:
    """The refusal of a file that needs a password."""
    return DocumentRefused(
        f"{name} is protected by a password.",
        next_step="Save it without the password, and add that file.",
    )
