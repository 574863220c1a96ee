"""The mentor: what other packages may rely on, light enough to import anywhere."""

from assistant.cases import Case
from assistant.conversation import Citation, Conversation, Turn
from assistant.errors import MentorError

__all__ = ["Case", "Citation", "Conversation", "MentorError", "Turn"]
