"""Keeps a stream of text within so many words and so many questions, by whole sentences."""

import re
from collections import Counter

from assistant.sentences import ends_sentence

_ASKS = "?？؟"
_CLOSERS = frozenset("\"'”’»)]}*_`!.…」』）") | frozenset(_ASKS)
_ASKED = re.compile(rf"[{_ASKS}][!{_ASKS}]*")
_ASKED_END = re.compile(rf"[{_ASKS}][\"'”’»)\]}}*_`!.…」』）{_ASKS}]*$")
_NEW_LINE = frozenset("-*+•>|#0123456789`~")
_END = 48
"""How many characters tell whether a sentence has ended."""
_SHARE = 0.6
"""From this share of the words on, sentences are given out whole."""


class Rationer:
    """`feed` it text and `close` it; both give what may be shown."""

    def __init__(self, max_words: int, max_questions: int, report: Counter[str]) -> None:
        self._max_words = max_words
        self._max_questions = max_questions
        self._report = report
        self._words = 0
        self._asked = 0
        self._complete = False
        """Whether a whole sentence was given out."""
        self._gave = False
        self._gap = ""
        """The blank space before sentences dropped since the last that was given out."""
        self._space = ""
        self._lead = ""
        """The blank space before the sentence that is read now."""
        self._sentence = ""
        self._held_words = 0
        self._whole = max_questions <= 0
        """Whether the sentence that is read now is held back to its end."""
        self.full = False
        """Whether the words are used up, so that nothing more will be given out."""

    def feed(self, text: str) -> str:
        """What may be shown after `text`."""
        return "".join(self._char(char) for char in text)

    def close(self) -> str:
        """What may be shown at the end of the text."""
        return "" if self.full else self._finish()

    def _char(self, char: str) -> str:
        if self.full:
            return ""
        if char.isspace():
            self._space += char
            return ""
        out = self._finish() if self._sentence and self._begins(char) else ""
        if self.full:
            return out
        return out + (self._hold(char) if self._whole else self._pass(char))

    def _begins(self, char: str) -> bool:
        """Whether `char` begins another sentence."""
        end = self._sentence[-_END:]
        if _ASKED_END.search(end) and (self._space or char not in _CLOSERS):
            return True
        if not self._space:
            return False
        breaks = self._space.count("\n")
        if breaks > 1 or (breaks and char in _NEW_LINE):
            return True
        return ends_sentence(end)

    def _start(self) -> None:
        """Note the blank space before a sentence's first character."""
        self._lead, self._space = self._space, ""
        if not self._gave:
            self._lead = ""
        elif self._gap and self._lead.count("\n") <= self._gap.count("\n"):
            self._lead = self._gap

    def _pass(self, char: str) -> str:
        first = not self._sentence
        if first:
            self._start()
        space = self._lead if first else self._space
        if (space or not self._gave) and self._words == self._max_words:
            return self._cut()
        self._words += bool(space or not self._gave)
        self._sentence += ("" if first else space) + char
        self._space = ""
        self._gave, self._gap = True, ""
        return space + char

    def _hold(self, char: str) -> str:
        if not self._sentence:
            self._start()
            self._held_words = int(bool(self._lead or not self._gave))
            self._sentence = char
        else:
            self._held_words += bool(self._space)
            self._sentence += self._space + char
            self._space = ""
        if self._words + self._held_words <= self._max_words:
            return ""
        if self._complete or self._words:
            return self._cut()
        words = re.findall(r"\s*\S+", self._sentence)[: self._max_words]
        self._gave = True
        return "".join(words) + self._cut()

    def _cut(self) -> str:
        """Stop here; with an ellipsis when that is inside a sentence that was begun."""
        self.full = True
        self._report["over_length"] += 1
        inside = self._gave and (not self._whole or not self._words) and bool(self._sentence)
        return "…" if inside else ""

    def _finish(self) -> str:
        """End the sentence: give it out if it was held back and may be shown."""
        sentence, self._sentence = self._sentence, ""
        asked = len(_ASKED.findall(sentence))
        out = ""
        if not sentence:
            return out
        if not self._whole:
            self._asked += asked
            self._complete = True
        elif asked and self._asked + asked > self._max_questions:
            self._report["extra_question"] += 1
            self._gap = self._lead or " "
        else:
            out = self._lead + sentence
            self._words += self._held_words
            self._asked += asked
            self._complete = self._gave = True
            self._gap = ""
        few = self._words < _SHARE * self._max_words
        self._whole = self._asked >= self._max_questions or not few
        return out
