"""Errors as ``application/problem+json`` (RFC 9457), each with a code that does not change.

``code`` is that of the error tree (``not-a-wire``, ``rate-limited``, …) or one of the service's
own, which :data:`OWN` lists. ``status``, ``title`` and ``detail`` are the standard's; ``hint`` says
what to do, ``retryable`` whether the same call may succeed later, ``requests`` what it cost.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel, Field
from starlette.responses import Response

from summarizer import errors
from summarizer.errors import SummarizerError

__all__ = [
    "MEDIA_TYPE",
    "OWN",
    "STATUS",
    "Problem",
    "ProblemResponse",
    "described",
    "problem_of",
    "problem_response",
    "trouble_of",
]

MEDIA_TYPE: Final = "application/problem+json"

STATUS: Final[dict[type[SummarizerError], int]] = {
    errors.ConfigurationError: 500,
    errors.LedgerError: 503,
    errors.TooLarge: 413,
    errors.NotFound: 404,
    errors.InputError: 422,
    errors.ChecksFailed: 422,
    errors.DeadlineExceeded: 504,
    errors.BudgetExhausted: 502,
    errors.ServerUnavailable: 502,
    errors.RateLimited: 503,
    errors.QuotaExhausted: 502,
    errors.EngineError: 502,
    SummarizerError: 500,
}
"""The status of each error; of the classes that fit, the nearest in the tree counts."""

OWN: Final[dict[str, tuple[int, str, str]]] = {
    "no-key": (401, "A key is needed", "send it as: Authorization: Bearer KEY"),
    "bad-key": (401, "This key is not known", "check the key; it is shown only when it is made"),
    "not-from-here": (
        403,
        "Without keys the service answers this machine's own pages and programs only",
        "ask for it as 127.0.0.1 or localhost, or set up keys",
    ),
    "too-many": (429, "Too many requests for this key", "wait as Retry-After says"),
    "busy": (429, "The service is busy", "wait as Retry-After says"),
    "body-too-large": (413, "The body is larger than one request may be", "send single wires"),
    "body-too-slow": (408, "The body did not arrive in time", "send it in one go"),
    "head-too-large": (
        431,
        "The head of the request is too large",
        "send fewer or shorter headers",
    ),
    "unsupported-type": (
        415,
        "A body of this type is no wire",
        "send the wire itself as the body, as text/plain or application/octet-stream",
    ),
    "unknown-charset": (
        415,
        "The charset that is declared is not known",
        "name the charset of the text, or leave it out",
    ),
    "bad-request": (400, "The request is not as it has to be", "see /openapi.json"),
    "no-such-page": (404, "There is nothing at this address", "see /openapi.json"),
    "no-such-method": (405, "This address takes other methods", "see the Allow header"),
    "no-such-summary": (404, "There is no summary with this id", "summarise the wire first"),
    "no-such-batch": (404, "There is no batch with this id", "check the id"),
    "superseded": (
        404,
        "A later version of the story counts",
        "take the summary that `latest` names",
    ),
    "held": (404, "The story is held: nothing is to go out now", "ask again later"),
    "withdrawn": (410, "The wire was killed: its summary is withdrawn", "take it out"),
    "stopping": (503, "The service is being stopped", "try again in a moment"),
}
"""The service's own codes: status, title, hint."""


_FULL: Final = "the disk is full"


class Problem(BaseModel):
    """What went wrong, after RFC 9457. ``type`` stays ``about:blank``: ``code`` tells the kind."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    hint: str
    retryable: bool = False
    requests: int = Field(0, description="requests that were sent to the model's server")
    latest: str | None = Field(None, description="path of the summary that counts instead")


class ProblemResponse(Exception):
    """Raised in a handler: answer with this problem."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        headers: Mapping[str, str] | None = None,
        latest: str | None = None,
    ) -> None:
        super().__init__(code)
        status, title, hint = OWN[code]
        self.headers = dict(headers or {})
        if latest is not None:
            self.headers["Link"] = f'<{latest}>; rel="latest-version"'
        self.problem = Problem(
            title=title,
            status=status,
            detail=detail or title,
            code=code,
            hint=hint,
            retryable=status in (408, 429, 503) or code == "held",
            latest=latest,
        )


def problem_of(error: SummarizerError) -> Problem:
    """The problem that an error of the tree is.

    What is wrong with the ledger is told to a caller who cannot see its path and gives no command.
    """
    if isinstance(error, errors.LedgerError):
        return Problem(
            title=_title(errors.LedgerError),
            status=_status(errors.LedgerError),
            detail=trouble_of(error),
            code=error.code,
            hint="try again later; who runs the service has to make room, and it goes on by itself",
            retryable=True,
        )
    return Problem(
        title=_title(type(error)),
        status=_status(type(error)),
        detail=error.message,
        code=error.code,
        hint=error.hint,
        retryable=error.retryable,
        requests=error.requests,
    )


def trouble_of(error: errors.LedgerError) -> str:
    """What is wrong with the ledger, without its place on the disk."""
    said = error.message.rpartition(": ")[2]
    return said if said == _FULL else "the ledger cannot be used"


def problem_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """``problem`` as an answer."""
    body = json.dumps(problem.model_dump(), ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, problem.status, headers, MEDIA_TYPE)


def described(*codes: str | type[SummarizerError]) -> dict[int | str, dict[str, Any]]:
    """For OpenAPI: the statuses of ``codes`` and of errors of the tree, each a problem."""
    texts: dict[int, list[str]] = {}
    for code in codes:
        if isinstance(code, str):
            status, title, _ = OWN[code]
            texts.setdefault(status, []).append(f"{title} (`{code}`)")
        else:
            texts.setdefault(_status(code), []).append(f"{_title(code)} (`{code.code}`)")
    return {
        status: {
            "description": "; ".join(said),
            "model": Problem,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, said in sorted(texts.items())
    }


def _status(kind: type[SummarizerError]) -> int:
    return next(STATUS[base] for base in kind.__mro__ if base in STATUS)


def _title(kind: type[SummarizerError]) -> str:
    if issubclass(kind, errors.LedgerError):
        return "The service cannot write down what it does"
    return (kind.__doc__ or kind.code).split("\n", 1)[0].rstrip(".")
