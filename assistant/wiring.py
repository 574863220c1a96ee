"""The only place where parts are chosen and put together.

`open_workplace(settings)` opens what a process shares (record, library, model, jobs) and
`Workplace.mentor(owner)` gives one person's door to it.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.asking.mode import ASK
from assistant.framing.mode import FRAMING
from assistant.jobs import Jobs, worker_alive
from assistant.llm.model import ChatModel
from assistant.mentor import Mentor
from assistant.phrasing import Phraser
from assistant.settings import Settings
from assistant.storage.database import Database
from assistant.storage.documents import DocumentRepository
from assistant.storage.jobs import mend_orphans
from assistant.storage.users import ensure_user
from assistant.tokens import TokenCounter
from knowledge.library import Library

log = logging.getLogger(__name__)
LOCAL_USER = "local"
MODES = {mode.name: mode for mode in (ASK, FRAMING)}
