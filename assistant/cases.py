"""A case: one thinking project of one author."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Case:
    """The thread that runs through all modes."""

    id: str
    title: str
    kind: str
    """An org-wide migration, an architecture decision, a process improvement, …"""
    created_at: datetime
    updated_at: datetime
