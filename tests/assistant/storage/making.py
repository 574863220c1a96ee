"""Turns, documents and passages to keep."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from assistant.conversation import Turn
from knowledge.documents import Document, DocumentInfo
from knowledge.passages import Passage


def turn_in(conversation_id: str, parent_id: str | None = None, **fields: Any) -> Turn:
    given: dict[str, Any] = {
        "id": uuid.uuid4().hex,
        "role": "author",
        "text": "What should we do?",
        "created_at": datetime.now(UTC),
    }
    given |= {"conversation_id": conversation_id, "parent_id": parent_id} | fields
    return Turn(**given)


def document(name: str, texts: Sequence[str] = ("One.", "Two.")) -> tuple[Document, list[Passage]]:
    whole = "\n".join(texts)
    passages, start = [], 0
    for ordinal, words in enumerate(texts):
        id_ = hashlib.sha256(f"{name} {ordinal} {words}".encode()).hexdigest()[:16]
        passages.append(Passage(id_, name, ordinal, "A › B", start, start + len(words), words))
        start += len(words) + 1
    info = DocumentInfo(
        id=name,
        title=f"On {name}",
        kind="memo",
        source=f"memos/{name}.md",
        content_hash=hashlib.sha256(whole.encode()).hexdigest(),
        status="superseded",
        dated=date(2026, 2, 28),
        superseded_by="a later memo",
        owner="the platform team",
        origin="the wiki, page 12",
        format="docx",
    )
    return Document(info, whole), passages
