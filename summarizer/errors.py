"""The one tree of errors.

    SummarizerError
    ├── ConfigurationError          settings that cannot work: no model, a bad value, no extra
    │   └── LedgerError             a ledger that is damaged, of something else, newer, or in use
    ├── InputError                  an input that cannot be read as a wire
    │   ├── NotFound                no such file or folder
    │   ├── NotAWire                empty, binary, or not in a format that is read
    │   ├── NotAReport              an item of a format that is read, which is no report: skipped
    │   └── TooLarge                more text than MAX_TEXT_BYTES
    ├── Withheld                    the gate holds the wire back (held, killed, skipped)
    ├── ChecksFailed                policy "raise", and a claim failed its checks
    ├── Internal                    a fault of this program's own, over one wire
    └── EngineError                 the model's server, or what it sent
        ├── DeadlineExceeded        the deadline passed before a first draft was there
        ├── BudgetExhausted         the budget of requests is spent
        ├── ServerUnavailable       connection errors and 5xx, after the retries
        ├── RateLimited             429 after the retries, or a Retry-After past the deadline
        ├── QuotaExhausted          the account has no credit left
        ├── AccessDenied            401, 403: the key is not accepted
        ├── RequestRejected         any other 4xx: the request itself is not accepted
        ├── Refused                 the model declined to answer
        ├── ContentFiltered         the provider's filter stopped the answer
        ├── Truncated               the answer hit the limit of output tokens
        ├── MalformedReply          an answer that is not in the schema, after the re-ask
        └── NotAnswered             a provider's batch ended without an answer to the request

Every error says what happened, to which input, what it cost and what to do: ``str(error)``
is one line, ``hint`` says what to do, ``requests`` counts the requests that were sent to a
model's server, ``retryable`` says whether the same call may succeed later.
"""

from __future__ import annotations

import traceback
from datetime import datetime
from typing import ClassVar

from summarizer.visible import visible

__all__ = [
    "AccessDenied",
    "BudgetExhausted",
    "ChecksFailed",
    "ConfigurationError",
    "ContentFiltered",
    "DeadlineExceeded",
    "EngineError",
    "InputError",
    "Internal",
    "LedgerError",
    "MalformedReply",
    "NotAReport",
    "NotAWire",
    "NotAnswered",
    "NotFound",
    "QuotaExhausted",
    "RateLimited",
    "Refused",
    "RequestRejected",
    "ServerUnavailable",
    "SummarizerError",
    "TooLarge",
    "Truncated",
    "Withheld",
]


class SummarizerError(Exception):
    """Base of every error that this package raises on purpose.

    ``message`` is one line for a person, in which no character acts on a screen, whatever a wire,
    a server or the name of a file brought into it. ``input`` names the wire (a path, ``-``, an id)
    as it is, or is None. ``requests`` counts the requests sent on its behalf. ``hint`` says what to
    do.
    """

    code: ClassVar[str] = "error"
    retryable: ClassVar[bool] = False
    default_hint: ClassVar[str] = ""

    def __init__(
        self,
        message: str,
        *,
        input: str | None = None,
        requests: int = 0,
        hint: str | None = None,
    ) -> None:
        message = visible(" ".join(message.splitlines()))
        super().__init__(message)
        self.message = message
        self.input = input
        self.requests = requests
        self.hint = self.default_hint if hint is None else hint

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword-only arguments do not survive pickling (Celery, Ray) otherwise.
        return (_rebuild, (type(self), self.message, dict(self.__dict__)))


def _rebuild(
    kind: type[SummarizerError], message: str, state: dict[str, object]
) -> SummarizerError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class ConfigurationError(SummarizerError):
    """Settings that cannot work: no model named, a bad value, a missing extra."""

    code = "configuration"
    default_hint = "set SUMMARIZER_MODEL and a key or a base URL, or use --engine offline"


class LedgerError(ConfigurationError):
    """A ledger that cannot be used: damaged, of something else, from a newer version, in use."""

    code = "ledger"
    default_hint = "give another place"


class InputError(SummarizerError):
    """An input that cannot be read as a wire."""

    code = "input"


class NotFound(InputError):
    """There is no such file or folder."""

    code = "not-found"
    default_hint = "check the path"


class NotAWire(InputError):
    """The input is empty, binary, or in no format that is read."""

    code = "not-a-wire"
    default_hint = "give the report's text as UTF-8 or Windows-1252"


class NotAReport(InputError):
    """An item of a format that is read, which is no report: a package, a planning item, a picture.

    Where several wires are read it is skipped, which is no failure.
    """

    code = "not-a-report"
    default_hint = "nothing has to be done: there is no report in it"


class TooLarge(InputError):
    """The input holds more text than one wire may."""

    code = "too-large"
    default_hint = "split the file into single wires"


class Withheld(SummarizerError):
    """The gate holds the wire back before any paid call.

    ``outcome`` is ``held``, ``killed`` or ``skipped``. ``until`` is when an embargo is over, in
    UTC; None where no time is given, or it is held for something else.
    """

    code = "withheld"

    def __init__(
        self,
        message: str,
        *,
        outcome: str,
        input: str | None = None,
        until: datetime | None = None,
    ) -> None:
        super().__init__(message, input=input)
        self.outcome = outcome
        self.until = until


class ChecksFailed(SummarizerError):
    """Policy ``raise``, and at least one claim failed its checks.

    ``findings`` holds them as :class:`summarizer.summary.Finding`.
    """

    code = "checks-failed"
    default_hint = "look at the findings, or use policy drop or flag"

    def __init__(
        self,
        message: str,
        *,
        findings: tuple[object, ...],
        input: str | None = None,
        requests: int = 0,
    ) -> None:
        super().__init__(message, input=input, requests=requests)
        self.findings = findings


def _file_name(path: str) -> str:
    # No pathlib here: rooms without input and output import this one.
    return path.replace("\\", "/").rsplit("/", 1)[-1]


class Internal(SummarizerError):
    """A fault of this program's own, met while it worked on one wire."""

    code = "internal"
    default_hint = "please report this, with the wire if it may be shared"

    @classmethod
    def met(cls, fault: Exception, input: str) -> Internal:
        """Name the fault and the place where it arose, in one line."""
        frames = traceback.extract_tb(fault.__traceback__)
        where = f" at {_file_name(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
        return cls(f"internal fault: {type(fault).__name__}: {fault}{where}", input=input)


class EngineError(SummarizerError):
    """The model's server failed, or sent what cannot be used."""

    code = "engine"


class DeadlineExceeded(EngineError):
    """The deadline passed before a first draft was there."""

    code = "deadline"
    retryable = True
    default_hint = 'give more time, or read by rule then (--fallback offline, fallback="offline")'


class BudgetExhausted(EngineError):
    """The budget of requests for this wire is spent."""

    code = "budget"
    retryable = True
    default_hint = "try later, or raise SUMMARIZER_MAX_REQUESTS"


class ServerUnavailable(EngineError):
    """The server could not be reached or answered 5xx, after the retries."""

    code = "server-unavailable"
    retryable = True
    default_hint = "try later, or use --fallback offline"


class RateLimited(EngineError):
    """The server kept answering 429, or asked to wait past the deadline."""

    code = "rate-limited"
    retryable = True
    default_hint = "try later, or lower the concurrency"


class QuotaExhausted(EngineError):
    """The account has no credit left."""

    code = "quota"
    default_hint = "top up the account of this key"


class AccessDenied(EngineError):
    """The server does not accept the key."""

    code = "access-denied"
    default_hint = "check the API key and what it may use"


class RequestRejected(EngineError):
    """The server does not accept the request itself."""

    code = "request-rejected"
    default_hint = "check the model's name and that the server takes response_format json_schema"


class Refused(EngineError):
    """The model declined to answer."""

    code = "refused"
    default_hint = "look at the wire; --fallback offline reads it by rule"


class ContentFiltered(EngineError):
    """The provider's content filter stopped the answer."""

    code = "content-filter"
    default_hint = "look at the wire; --fallback offline reads it by rule"


class Truncated(EngineError):
    """The answer hit the limit of output tokens."""

    code = "truncated"
    default_hint = "raise SUMMARIZER_MAX_OUTPUT_TOKENS, or split the wire"


class MalformedReply(EngineError):
    """The answer is not in the schema, also after the re-ask."""

    code = "malformed-reply"
    retryable = True
    default_hint = "use a model and a server that honour json_schema"


class NotAnswered(EngineError):
    """A provider's batch ended without an answer to this request.

    It expired or was cancelled, is not there any more, or the answer is not in its files.
    """

    code = "not-answered"
    retryable = True
    default_hint = "give the command without --resume: the request goes into another batch"
