"""Faults of a model's server: which may pass, how long to wait, and what they are called here.

The one edge at which exceptions of openai, httpx, instructor and pydantic become errors of
:mod:`summarizer.errors`. Nothing of the wire or of a reply gets into a message, and no key.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.engines.request import shown
from summarizer.errors import (
    AccessDenied,
    ContentFiltered,
    DeadlineExceeded,
    EngineError,
    MalformedReply,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    ServerUnavailable,
)

if TYPE_CHECKING:
    from openai import APIStatusError

__all__ = [
    "BadReply",
    "backoff",
    "is_passing",
    "malformed_reason",
    "retry_after",
    "root_of",
    "translated",
    "was_free",
]

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 20.0
_PASSING_STATUS = frozenset({408, 409, 429})
_LONGEST_MESSAGE = 200


class BadReply(Exception):
    """A 200 whose body is no chat completion; the message says in what way."""


def root_of(exc: BaseException) -> BaseException:
    """What ``exc`` is really about: instructor wraps what it was given."""
    from instructor.core.exceptions import InstructorRetryException

    while isinstance(exc, InstructorRetryException) and exc.__cause__ is not None:
        exc = exc.__cause__
    return exc


def is_passing(exc: BaseException) -> bool:
    """Whether the same request may succeed when sent again: connection errors, 408, 409, 429,
    5xx. A used-up quota does not pass, nor does a time-out: each request has all the time left.
    """
    import openai

    if isinstance(exc, openai.APITimeoutError):
        return False
    if isinstance(exc, openai.APIConnectionError):
        return True
    if not isinstance(exc, openai.APIStatusError) or _is_quota(exc):
        return False
    return exc.status_code in _PASSING_STATUS or exc.status_code >= 500


_IN_WORDS = {
    "json_invalid": "it is no valid JSON",
    "missing": "is missing",
    "extra_forbidden": "is not in the schema",
}
"""Pydantic's types of errors in words of our own: its texts change between versions, and what
goes to a model must not."""


def malformed_reason(exc: BaseException) -> str | None:
    """In what way the answer is not in the schema; None where ``exc`` is about something else.

    Names the place and the rule, never the reply's own words.
    """
    if isinstance(exc, ValidationError):
        first = exc.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        what = _IN_WORDS.get(
            first["type"], "has not the type or the value that the schema asks for"
        )
        return f"{place} {what}".strip()
    if isinstance(exc, json.JSONDecodeError | UnicodeError | RecursionError):
        return "the body of the answer is broken"
    if isinstance(exc, BadReply):
        return str(exc)
    return None


def was_free(exc: BaseException) -> bool:
    """Whether a request that ended in ``exc`` can have cost nothing: it was answered with an
    error status, or never reached the server. Whatever broke off later may have been billed.
    """
    import httpx2
    import openai

    if isinstance(exc, openai.APIStatusError):
        return True
    never_sent = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
    return isinstance(exc, openai.APIConnectionError) and isinstance(exc.__cause__, never_sent)


def backoff(attempt: int, jitter: float) -> float:
    """Seconds to wait after the ``attempt``-th failure (from 1) where the server names no time.

    Doubles from half a second to 20 s; ``jitter`` from 0 to 1 takes off up to half of it.
    """
    longest = min(_LONGEST_WAIT, _FIRST_WAIT * 2.0 ** min(attempt - 1, 30))
    return longest * (1 - jitter / 2)


def retry_after(exc: BaseException, now: Callable[[], float] = time.time) -> float | None:
    """Seconds that the server asks to wait (``retry-after-ms``, ``Retry-After`` in seconds or as
    a date); None where it asks for nothing that can be read. ``now`` is in epoch seconds."""
    import openai

    if not isinstance(exc, openai.APIStatusError):
        return None
    headers: Mapping[str, str] = exc.response.headers
    for name, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers[name]) / scale
        except (KeyError, ValueError):
            continue
        if math.isfinite(seconds):
            return max(0.0, seconds)
    try:
        moment = parsedate_to_datetime(headers["retry-after"])
        return max(0.0, moment.timestamp() - now())
    except (KeyError, ValueError, OverflowError):
        return None


def translated(
    exc: BaseException, *, requests: int, server: str, secret: str | None = None
) -> EngineError | None:
    """The error of ours that says what ``exc`` was, most specific first; None for a defect.

    ``requests`` is what was sent for this wire so far, ``server`` the host, ``secret`` the key,
    which a server might repeat.
    """
    import openai

    tail = f"after {requests} request{'' if requests == 1 else 's'}"
    message: str
    if isinstance(exc, TimeoutError | openai.APITimeoutError):
        message = f"no usable reply from {server} in time, {tail}"
        return DeadlineExceeded(message, requests=requests)
    if isinstance(exc, openai.APIConnectionError):
        reason = type(exc.__cause__).__name__ if exc.__cause__ else "connection error"
        message = f"{server} cannot be reached ({reason}), {tail}"
        return ServerUnavailable(message, requests=requests)
    if isinstance(exc, openai.APIStatusError):
        wait, kind = retry_after(exc), _kind_of(exc)
        asks = f", asks to wait {wait:.0f} s" if wait and kind.retryable else ""
        message = f"{server} answered {exc.status_code}{_said(exc, secret)}{asks}, {tail}"
        return kind(message, requests=requests)
    malformed = malformed_reason(exc)
    if malformed is not None:
        message = f"the reply from {server} is not in the schema ({shown(malformed)}), {tail}"
        return MalformedReply(message, requests=requests)
    if isinstance(exc, openai.OpenAIError):
        message = f"the request to {server} failed ({type(exc).__name__}), {tail}"
        return RequestRejected(message, requests=requests)
    return None


def _kind_of(exc: APIStatusError) -> type[EngineError]:
    status = exc.status_code
    if _is_quota(exc):
        return QuotaExhausted
    if exc.code == "content_filter":  # Azure refuses the prompt with a 400
        return ContentFiltered
    if status in (401, 403):
        return AccessDenied
    if status == 429:
        return RateLimited
    if status in _PASSING_STATUS or status >= 500:
        return ServerUnavailable
    return RequestRejected


def _is_quota(exc: APIStatusError) -> bool:
    """A used-up account: OpenAI says so in a 429 that looks like any other, others by 402."""
    return "insufficient_quota" in (exc.code, exc.type) or exc.status_code == 402


def _said(exc: APIStatusError, secret: str | None) -> str:
    """What the server itself had to say, on one short line, without the key."""
    body = exc.body
    text = body.get("message") if isinstance(body, Mapping) else None
    if not isinstance(text, str) or not text.strip():
        return ""
    if secret:
        text = text.replace(secret, "…")
    line = shown(text)
    return f": {line if len(line) <= _LONGEST_MESSAGE else line[: _LONGEST_MESSAGE - 1] + '…'}"
