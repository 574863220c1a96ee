"""A framing conversation in a terminal."""

from collections.abc import Callable

from assistant.conversation import Turn
from assistant.errors import MentorError
from assistant.mentor import Mentor
from ui.commands.output import complain, say
from ui.commands.watching import Screen, shown, terminal_screen

HELP = """/why     why the mentor asked this
/canvas  what you have established so far
/retry   another reply to the same words
/quit    end (Ctrl-D too); Ctrl-C stops a running reply"""
_MARKS = {"empty": "·", "weak": "~", "firm": "✓"}


class Talk:
    """The loop of prompt, reply and commands."""

    def __init__(
        self,
        mentor: Mentor,
        conversation_id: str | None,
        read: Callable[[str], str] = input,
        screen: Callable[[], Screen] = terminal_screen,
        *,
        kind: str = "",
        first: str = "",
    ) -> None:
        self._mentor = mentor
        self._id = conversation_id
        self._read = read
        self._screen = screen
        self._kind = kind
        self._first = first
        self._commands: dict[str, Callable[[], None]] = {
            "/why": self._why,
            "/canvas": self._canvas,
            "/retry": self._retry,
            "/help": lambda: say(HELP),
        }

    def run(self) -> int:
        """Talk until /quit or Ctrl-D. Returns the exit code.

        Raises MentorError when the words that it was to begin with cannot be taken.
        """
        if self._first:
            self._take(self._first)
        else:
            self._greet()
        while True:
            try:
                words = self._read("\n› ").strip()
            except EOFError:
                say()
                break
            if words == "/quit":
                break
            try:
                self._take(words)
            except MentorError as error:
                complain(error.one_line(), as_json=False)
        if self._id is not None:
            say(f"Kept. Continue with: mentor frame --conversation {self._id}")
        return 0

    def _greet(self) -> None:
        if not self._mentor.model_status.ready:
            say(f"Working without a model. {self._mentor.model_status.detail}")
        last = self._last_reply()
        if last is None:
            say("What are you trying to get done? (/help lists the commands)")
        else:
            say(last.text)
        if last is not None and last.status in ("broken", "failed"):
            say("(That reply broke off. Your words are kept; /retry writes it again.)")

    def _take(self, words: str) -> None:
        if words in self._commands:
            self._commands[words]()
        elif words.startswith("/") and " " not in words:
            say(f"There is no command {words}.\n{HELP}")
        elif words:
            if self._id is None:
                self._id = self._mentor.begin("framing", words, kind=self._kind).id
            shown(self._mentor.say(self._id, words), self._screen())

    def _why(self) -> None:
        last = self._last_reply()
        say(last.why if last is not None and last.why else "There is nothing to explain yet.")

    def _canvas(self) -> None:
        if self._id is None:
            say("Nothing yet.")
            return
        for slot in self._mentor.canvas(self._id).slots:
            say(f" {_MARKS[slot.status]} {slot.label}")
            for quote in slot.quotes:
                say(f"     “{quote}”")

    def _retry(self) -> None:
        last = self._last_reply()
        if self._id is None or last is None:
            say("There is no reply yet.")
            return
        shown(self._mentor.retry(self._id, last.id), self._screen())

    def _last_reply(self) -> Turn | None:
        if self._id is None:
            return None
        path = self._mentor.conversations.get(self._id).latest_path()
        return next((turn for turn in reversed(path) if turn.role == "coach"), None)
