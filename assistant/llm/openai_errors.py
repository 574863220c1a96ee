"""What the errors of openai, langchain_openai and httpx2 mean to us, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from assistant.errors import (
    ModelBusy,
    ModelError,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
    ReplyBroken,
    ReplyRefused,
    ReplyTruncated,
)
from assistant.llm.endpoint import Endpoint
from assistant.llm.time_limits import Watchdog


def check_finish(finish: str) -> None:
    """Accept a reply as whole. Raises ModelError when it is not."""
    again = "Nothing you wrote was lost; try again."
    match finish:
        case "stop":
            return
        case "length":
            raise ReplyTruncated("The reply met its length limit.", next_step=again)
        case "content_filter":
            raise ReplyRefused(
                "The endpoint's content filter stopped the reply.",
                next_step="Nothing you wrote was lost; say it in other words.",
            )
        case "":
            raise ReplyBroken("The model's reply stopped half-way.", next_step=again)
        case _:
            raise ReplyBroken(f"The model's reply ended oddly ({finish}).", next_step=again)


class ParameterRefused(ModelRejected):
    """The endpoint does not take one of the parameters."""

    def __init__(self, parameter: str, message: str, *, next_step: str) -> None:
        super().__init__(message, next_step=next_step)
        self.parameter = parameter


@contextmanager
def translated_errors(endpoint: Endpoint, watchdog: Watchdog) -> Iterator[None]:
    """Turn everything the vendors' code raises into a ModelError. For calls and iteration."""
    try:
        yield
    except ModelError:
        raise
    except tuple(kind for kind, _ in vendor_errors()) as error:
        if watchdog.expired:
            raise _too_late(endpoint, watchdog.expired) from error
        raise _translation(error, endpoint, started=watchdog.started) from error
    if watchdog.expired:
        raise _too_late(endpoint, watchdog.expired)


@cache
def vendor_errors() -> tuple[tuple[type[BaseException], type[ModelError]], ...]:
    """What each vendor error means to us; the first class that fits decides."""
    import httpx2
    import openai
    from langchain_core import exceptions as langchain
    from langchain_openai.chat_models import _client_utils, base

    return (
        (base.OpenAIRefusalError, ReplyRefused),
        (openai.ContentFilterFinishReasonError, ReplyRefused),
        (openai.LengthFinishReasonError, ReplyTruncated),
        (langchain.ContextOverflowError, ModelRejected),
        (openai.APITimeoutError, ModelTimeout),
        (openai.APIConnectionError, ModelUnavailable),
        (openai.RateLimitError, ModelBusy),
        (openai.ConflictError, ModelUnavailable),
        (openai.InternalServerError, ModelUnavailable),
        (openai.APIStatusError, ModelRejected),
        (openai.APIResponseValidationError, ReplyBroken),
        (openai.APIError, ModelUnavailable),
        (openai.OpenAIError, ModelRejected),
        (openai.InvalidWebhookSignatureError, ModelRejected),
        (langchain.ModelTimeoutError, ModelTimeout),
        (langchain.ModelRateLimitError, ModelBusy),
        (langchain.ModelAPIError, ModelUnavailable),
        (langchain.ModelConnectionError, ModelUnavailable),
        (langchain.ModelError, ModelRejected),
        (langchain.LangChainException, ReplyBroken),
        (_client_utils.StreamChunkTimeoutError, ModelTimeout),
        (httpx2.ConnectTimeout, ModelUnavailable),
        (httpx2.PoolTimeout, ModelUnavailable),
        (httpx2.TimeoutException, ModelTimeout),
        (httpx2.UnsupportedProtocol, ModelRejected),
        (httpx2.TooManyRedirects, ModelRejected),
        (httpx2.InvalidURL, ModelRejected),
        (httpx2.DecodingError, ReplyBroken),
        (httpx2.CookieConflict, ReplyBroken),
        (httpx2.StreamError, ReplyBroken),
        (httpx2.HTTPError, ModelUnavailable),
        # What the vendors' own code raises by accident when a reply has an unexpected shape.
        # JSONDecodeError is a ValueError.
        (ValueError, ReplyBroken),
        (TypeError, ReplyBroken),
        (LookupError, ReplyBroken),
        (AttributeError, ReplyBroken),
    )


def _too_late(endpoint: Endpoint, limit: str) -> ModelTimeout:
    return ModelTimeout(
        f"The model at {endpoint.place} took too long (limit: {limit}).",
        next_step="Nothing you wrote was lost; try again, or raise the limit in the settings.",
    )


def _our_class(error: BaseException) -> type[ModelError]:
    return next((ours for kind, ours in vendor_errors() if isinstance(error, kind)), ReplyBroken)


def _root(error: BaseException) -> BaseException:
    """The transport error inside the vendor's wrappings, which says more; else the error."""
    import httpx2

    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, httpx2.HTTPError):
            return inner
        inner = inner.__cause__
    return error


def _translation(error: BaseException, endpoint: Endpoint, *, started: bool) -> ModelError:
    """Our error for a vendor's. Carries codes, never the vendor's text: it may quote a prompt."""
    root = _root(error)
    kind = _our_class(root)
    place = endpoint.place
    again = "Nothing you wrote was lost; try again."
    if kind is ModelUnavailable:
        return _failed(root, place, started=started)
    if kind is ModelTimeout:
        return _too_late(endpoint, "no byte came")
    if kind is ModelBusy:
        return _busy(root, place)
    if kind is ModelRejected:
        return _rejected(root, endpoint)
    if kind is ReplyBroken:
        check = "Try again; if it stays, check MENTOR_LLM__BASE_URL (it ends with /v1)."
        return ReplyBroken(f"{place} sent something that is not a reply.", next_step=check)
    return kind("The model gave no usable reply.", next_step=again)


def _failed(error: BaseException, place: str, *, started: bool) -> ModelError:
    import httpx2

    again = "Nothing you wrote was lost; try again."
    cut = isinstance(error, httpx2.HTTPError)
    if started:
        what = f"The connection to {place} broke" if cut else f"The model at {place} failed"
        return ReplyBroken(f"{what} during the reply.", next_step=again)
    status = getattr(error, "status_code", None)
    failure = f"The model at {place} failed{f' ({status})' if status else ''}."
    return ModelUnavailable(
        f"No answer from {place}." if cut else failure,
        next_step=f"{again} If it stays, check the model server and MENTOR_LLM__BASE_URL.",
    )


def _busy(error: BaseException, place: str) -> ModelBusy:
    if getattr(error, "code", None) == "insufficient_quota":
        return ModelBusy(
            f"The quota at {place} is used up.",
            next_step="Raise it with the provider, or set another endpoint or the local model.",
            passing=False,
        )
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        wait = max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        wait = None
    return ModelBusy(
        f"The model at {place} is busy (429).",
        next_step="Nothing you wrote was lost; wait a moment and try again.",
        retry_after_s=wait,
    )


def _rejected(error: BaseException, endpoint: Endpoint) -> ModelRejected:
    status = getattr(error, "status_code", None)
    place = endpoint.place
    parameter = getattr(error, "param", None)
    if status == 400 and isinstance(parameter, str):
        return ParameterRefused(
            parameter,
            f"{place} does not accept the parameter “{parameter}” (400).",
            next_step="Choose a model that does, by MENTOR_LLM__MODEL.",
        )
    match status:
        case 401:
            what, step = "refuses the key (401)", "Check MENTOR_LLM__API_KEY."
        case 403:
            what = "does not permit this (403)"
            step = "Check what MENTOR_LLM__API_KEY is allowed to use."
        case 404:
            what = f"has no chat model “{endpoint.model}” at this address (404)"
            step = "Check MENTOR_LLM__MODEL and MENTOR_LLM__BASE_URL (it ends with /v1)."
        case 413 | 400 if getattr(error, "code", None) == "context_length_exceeded":
            what = "says that the conversation is too long for its window"
            step = "Check MENTOR_LLM__CONTEXT_TOKENS, or start a new conversation."
        case _:
            what = f"refuses the request ({status or type(error).__name__})"
            step = "Check MENTOR_LLM__BASE_URL and MENTOR_LLM__MODEL."
    return ModelRejected(f"The endpoint {place} {what}.", next_step=step)
