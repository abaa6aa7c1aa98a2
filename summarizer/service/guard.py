"""What every request meets first: size, time, origin, counting, and the headers of the answer.

A plain ASGI wrapper around the application, so that nothing of it depends on a route. HEAD is
answered as GET is; the server leaves the body away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from ipaddress import ip_address
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from summarizer.service.metrics import Metrics
from summarizer.service.problems import ProblemResponse, problem_response

__all__ = ["GONE", "MAX_HEAD_BYTES", "Guard", "Hold"]

MAX_HEAD_BYTES: Final = 65_536
"""The most that a request's line and headers may have."""
GONE: Final = 499
"""What is counted where the caller went away: no answer was sent."""

_SMALL: Final = 65_536
"""So much of a body the server holds for each connection anyway."""

_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


_AGAIN: Final = 2
"""Seconds after which there may be room for a body again."""


class Hold:
    """The bytes of bodies that are in memory: on their way, waiting, and at work.

    A place in the queue bounds how many wires wait, and not how many callers send a body that
    nobody has read yet. What is small is always taken, so that nobody who sends little by little
    keeps others out.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.held = 0

    def add(self, size: int, whole: int) -> bool:
        """Hold ``size`` more bytes of a body of which there are ``whole`` now; False: no room."""
        if whole > _SMALL and self.held + size > self.most:
            return False
        self.held += size
        return True


class Guard:
    """Wraps ``app``. ``open_to_all`` is a service without keys, which answers this machine only.

    Such a service takes a request only where the host that it asks for is this machine by a name
    of its own, and, from a page, only from a page of its own: else any page in a browser on this
    machine could use it (DNS rebinding).
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        max_body_bytes: int,
        hold: Hold,
        body_seconds: float,
        open_to_all: bool,
        metrics: Metrics,
        clock: Callable[[], float],
    ) -> None:
        self.app = app
        self.max_body_bytes = max_body_bytes
        self.hold = hold
        self.body_seconds = body_seconds
        self.open_to_all = open_to_all
        self.metrics = metrics
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = self.clock()
        status = 500
        size = 0
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}

        def hold(more: int) -> bool:
            nonlocal size
            taken = self.hold.add(more, size + more)
            size += more if taken else 0
            return taken

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            self._check(Headers(scope=scope))
            await self.app(scope, self._bounded(receive, hold), answer)
        except ProblemResponse as refused:
            await problem_response(refused.problem, refused.headers)(scope, receive, answer)
        except ClientDisconnect:
            status = GONE
        finally:
            self.hold.held -= size
            route = scope.get("route")
            path = getattr(route, "path", "none")
            self.metrics.requests.labels(path, str(status)).inc()
            self.metrics.seconds.labels(path).observe(self.clock() - started)

    def _check(self, headers: Headers) -> None:
        if self.open_to_all:
            host = headers.get("host", "").lower()
            origin = headers.get("origin")
            if not _own(host) or (
                origin is not None and origin.lower().split("://", 1)[-1] != host
            ):
                raise ProblemResponse("not-from-here")
        if sum(len(name) + len(value) + 4 for name, value in headers.raw) > MAX_HEAD_BYTES:
            raise ProblemResponse("head-too-large", headers={"connection": "close"})
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self.max_body_bytes:
            raise self._too_large()

    def _too_large(self) -> ProblemResponse:
        # The rest of the body is not read; so the connection cannot be used again.
        detail = f"a body may have {self.max_body_bytes:,} bytes"
        return ProblemResponse("body-too-large", detail, headers={"connection": "close"})

    def _bounded(self, receive: Receive, hold: Callable[[int], bool]) -> Receive:
        """``receive``, with an end to how much and how slowly a body may come; ``hold`` tells
        whether there is room for so many bytes of it."""
        size = 0
        until = asyncio.get_running_loop().time() + self.body_seconds
        whole = False

        async def bounded() -> Message:
            nonlocal size, whole
            if whole:  # what is left to hear is that the caller went away
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise ProblemResponse("body-too-slow", headers={"connection": "close"}) from None
            if message["type"] == "http.request":
                came = len(message.get("body", b""))
                size += came
                whole = not message.get("more_body", False)
                if size > self.max_body_bytes:
                    raise self._too_large()
                if not hold(came):
                    raise ProblemResponse(
                        "busy",
                        "there is no room for another body now",
                        headers={"retry-after": str(_AGAIN), "connection": "close"},
                    )
            return message

        return bounded


def _own(host: str) -> bool:
    name = (host.rsplit(":", 1)[0] if not host.endswith("]") else host).removesuffix(".")
    if name == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
