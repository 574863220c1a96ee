"""Phrase and check: a model's words under a brief, repaired once, else the authored wording."""

import logging
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.composing import compose
from assistant.conversation import Citation, Turn
from assistant.errors import ModelError, ReplyTruncated, WeightsError
from assistant.guards import Contract, StreamGuard
from assistant.llm.model import ChatModel, Request
from assistant.modes import Brief, Checked, Mode, Wording
from assistant.stopwatch import Stopwatch
from assistant.tokens import TokenCounter
from prompts import library as prompts

log = logging.getLogger(__name__)
_TRIES = 2
NO_MODEL = "There is no model, so authored words stand in."


@dataclass(frozen=True, slots=True)
class Delta:
    """More words of the reply."""

    text: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The whole text so far is replaced by this."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrased:
    """The finished words and how they came about."""

    text: str
    citations: tuple[Citation, ...] = ()
    answered: bool = True
    move: str = ""
    wording: str = ""
    degraded: str = ""
    stopped: bool = False
    fingerprint: str = ""
    model: str = ""
    guard: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Attempt:
    """One try of the model: the words that were let through, and what became of them."""

    text: str = ""
    stopped: bool = False
    error: ModelError | WeightsError | None = None
    removed: Mapping[str, int] = field(default_factory=dict)


class Phraser:
    """Gets the words for a brief."""

    def __init__(self, counter: Callable[[], TokenCounter]) -> None:
        self._counter = counter

    def words(
        self,
        model: ChatModel | None,
        mode: Mode,
        brief: Brief,
        path: tuple[Turn, ...],
        *,
        stopped: Callable[[], bool],
        watch: Stopwatch,
    ) -> Generator[Delta | Replaced, None, Phrased]:
        """Yield the words as they come; the generator's value is a Phrased."""
        if model is None or not brief.prompt:
            words = brief.authored()
            watch.mark("first_token")
            yield Delta(words.text)
            return _authored(words, NO_MODEL if model is None else "", {})
        counts: dict[str, int] = {}
        faults: tuple[str, ...] = ()
        for _ in range(_TRIES):
            if faults:
                yield Replaced("")
            request = compose(brief, path, model.context_tokens, self._counter, faults=faults)
            attempt = yield from _attempt(model, request, brief, stopped, watch)
            _add(counts, attempt.removed)
            judged = _judge(mode, brief, path, attempt, model, counts)
            if isinstance(judged, Phrased):
                if judged.text != attempt.text:
                    yield Replaced(judged.text)
                return judged
            faults = judged
        words = brief.authored()
        yield Replaced(words.text)
        return _authored(words, "", counts)


def _judge(
    mode: Mode,
    brief: Brief,
    path: tuple[Turn, ...],
    attempt: _Attempt,
    model: ChatModel,
    counts: dict[str, int],
) -> Phrased | tuple[str, ...]:
    """What comes of an attempt: the words that stand, or the faults to try again with."""
    if attempt.stopped:
        return _kept(
            brief, model, _as_far_as_it_went(mode, brief, path, attempt), counts, stopped=True
        )
    if attempt.error is not None:
        return _authored(brief.authored(), attempt.error.one_line(), counts)
    checked = mode.check(attempt.text, brief, path)
    _add(counts, checked.dropped)
    if not checked.faults:
        return _kept(brief, model, checked, counts)
    log.info("words refused: faults=%s", ",".join(checked.faults))
    _add(counts, dict.fromkeys(checked.faults, 1))
    if checked.instead is not None:
        return _authored(checked.instead(), "", counts)
    return checked.faults


def _as_far_as_it_went(
    mode: Mode, brief: Brief, path: tuple[Turn, ...], attempt: _Attempt
) -> Checked:
    """A stopped reply keeps its words; markers only when they cite something."""
    checked = mode.check(attempt.text, brief, path)
    if checked.citations and not checked.faults:
        return checked
    return Checked(re.sub(r"\s?\[\d+\]", "", attempt.text))


def _attempt(
    model: ChatModel,
    request: Request,
    brief: Brief,
    stopped: Callable[[], bool],
    watch: Stopwatch,
) -> Generator[Delta, None, _Attempt]:
    markers = frozenset(range(1, len(brief.hits) + 1))
    guard = StreamGuard(Contract(brief.max_words, brief.max_questions, markers))
    attempt, shown = _Attempt(), ""
    pieces = model.stream(request)
    try:
        live = _until(pieces, stopped, attempt)
        safe = held_back(guard.filter(live), brief.silence)
        for words in brief.rewrite(safe) if brief.rewrite else safe:
            watch.mark("first_token")
            shown += words
            yield Delta(words)
    except ReplyTruncated:
        log.info("reply met its token limit")
    except (ModelError, WeightsError) as error:
        attempt.error = error
    attempt.text = shown.strip()
    attempt.removed = guard.report
    return attempt


def held_back(pieces: Iterator[str], silence: str) -> Iterator[str]:
    """Pass the pieces on, but not while they may still turn out to be `silence` alone."""
    held, open_ = "", not silence
    for piece in pieces:
        if open_:
            yield piece
            continue
        held += piece
        start = held.strip().lower()
        open_ = not (silence.lower().startswith(start) or start.startswith(silence.lower()))
        if open_:
            yield held


def _until(pieces: Iterator[str], stopped: Callable[[], bool], attempt: _Attempt) -> Iterator[str]:
    for piece in pieces:
        if stopped():
            attempt.stopped = True
            close = getattr(pieces, "close", None)
            if close is not None:
                close()
            return
        yield piece


def _authored(wording: Wording, degraded: str, counts: Mapping[str, int]) -> Phrased:
    return Phrased(
        text=wording.text,
        citations=wording.citations,
        answered=wording.answered,
        wording=wording.id,
        degraded=degraded,
        guard=counts,
        fingerprint=prompts.fingerprint(wording.id.split("#")[0]),
        model="",
    )


def _kept(
    brief: Brief,
    model: ChatModel,
    checked: Checked,
    counts: Mapping[str, int],
    *,
    stopped: bool = False,
) -> Phrased:
    return Phrased(
        text=checked.text,
        citations=checked.citations,
        stopped=stopped,
        fingerprint=prompts.fingerprint(brief.prompt),
        model=model.name,
        guard=counts,
    )


def _add(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count
