"""Which branch of a conversation is on the page."""

from assistant.conversation import Conversation, Turn


def shown_path(conversation: Conversation, turn_id: str) -> tuple[Turn, ...]:
    """The branch through `turn_id`, followed to its latest end; without it the latest branch."""
    if conversation.turn(turn_id) is None:
        return conversation.latest_path()
    leaf = turn_id
    while children := [turn.id for turn in conversation.turns if turn.parent_id == leaf]:
        leaf = children[-1]
    return conversation.path_to(leaf)


def replies_to(conversation: Conversation, author_turn: Turn) -> tuple[Turn, ...]:
    """The replies to one message, oldest first."""
    return tuple(
        turn
        for turn in conversation.turns
        if turn.parent_id == author_turn.id and turn.role == "coach"
    )
