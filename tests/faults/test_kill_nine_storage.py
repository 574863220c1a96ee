"""Killed at any moment, the record has every turn whose keeping was acknowledged."""

import contextlib
import random
import signal
import subprocess
import sys
from pathlib import Path

from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database
from assistant.storage.users import ensure_user

_WRITER = """
import sys, threading, uuid
from datetime import UTC, datetime
from assistant.conversation import Turn
from assistant.storage.conversations import ConversationRepository
from assistant.storage.database import Database

conversations = ConversationRepository(Database.open(sys.argv[1]), "local")

def write(conversation_id):
    parent = None
    while True:
        turn = Turn(uuid.uuid4().hex, conversation_id, parent, "author", "words " * 50,
                    datetime.now(UTC), "running")
        conversations.append(turn)
        sys.stdout.write(f"{turn.id}\\n")
        sys.stdout.flush()
        conversations.save_text(turn.id, "more words " * 50)
        parent = turn.id

for conversation_id in sys.argv[2:]:
    threading.Thread(target=write, args=(conversation_id,)).start()
"""
_KILLS = 10


def test_no_acknowledged_turn_is_lost(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    with contextlib.closing(Database.open(url)) as db:
        ensure_user(db, "local")
        ids = [ConversationRepository(db, "local").start("ask").id for _ in range(2)]
    chance = random.Random(20)
    acknowledged: set[str] = set()
    for _ in range(_KILLS):
        acknowledged |= _write_until_killed(url, ids, after=chance.randint(1, 60))
        with contextlib.closing(Database.open(url)) as db:  # this plays the log back
            assert db.check() is None
            conversations = ConversationRepository(db, "local")
            kept = {turn.id for id_ in ids for turn in conversations.get(id_).turns}
        assert acknowledged <= kept
    assert len(acknowledged) > 10 * _KILLS
    assert len(kept - acknowledged) <= 2 * _KILLS  # kept, but killed before saying so


def _write_until_killed(url: str, conversation_ids: list[str], *, after: int) -> set[str]:
    """The turns that a writing process acknowledged; it is killed after so many of them."""
    command = [sys.executable, "-c", _WRITER, url, *conversation_ids]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        try:
            first = [writer.stdout.readline() for _ in range(after)]
        finally:
            with contextlib.suppress(ProcessLookupError):
                writer.send_signal(signal.SIGKILL)
        # What it had still written to the pipe counts; a line cut short does not.
        lines = [*first, *writer.stdout.read().splitlines(keepends=True)]
    assert writer.returncode == -signal.SIGKILL
    return {line.strip() for line in lines if line.endswith("\n")}
