"""How the service speaks HTTP, where its server (uvicorn, httptools) leaves something open.

A head has a bound (the server's parser would take any), what is no HTTP is answered as a problem,
and a caller that has sent all and closed its side of the connection gets its answer.
"""

from __future__ import annotations

import json

from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)

from summarizer.service.guard import MAX_HEAD_BYTES
from summarizer.service.problems import MEDIA_TYPE, ProblemResponse

__all__ = ["Protocol"]


class Protocol(HttpToolsProtocol):
    """One connection."""

    _idle = 0
    """Bytes that came since there was a whole head, or a piece of a body, in them."""
    _whole = False
    """Whether the last request that began is there to its end."""

    def data_received(self, data: bytes) -> None:
        """Hand on what came, as long as a head, or what stands behind a body, is not too long."""
        if self.transport.is_closing():
            return
        self._idle += len(data)
        super().data_received(data)
        # A head that came whole is measured by the guard.
        if self._idle > MAX_HEAD_BYTES and not self.transport.is_closing():
            self._refuse("head-too-large")

    def on_headers_complete(self) -> None:
        """The head ends here."""
        self._idle, self._whole = 0, False
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self._idle = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The body ends here; what comes next is another head."""
        self._idle, self._whole = 0, True
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        self._refuse("bad-request", msg)

    def eof_received(self) -> bool | None:  # type: ignore[override]  # asyncio keeps it open for True
        """A caller that has closed its side is still there for an answer to what it sent whole."""
        if not self._whole or not _is_open(self.cycle):
            return None
        self.cycle.keep_alive = False
        return True

    def _refuse(self, code: str, detail: str = "") -> None:
        if _is_open(self.cycle):
            self.transport.close()  # an answer to something else is on its way
            return
        problem = ProblemResponse(code, detail).problem
        body = json.dumps(problem.model_dump()).encode()
        head = (
            f"content-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n"
            "x-content-type-options: nosniff\r\nconnection: close\r\n\r\n"
        )
        self.transport.write(STATUS_LINE[problem.status] + head.encode() + body)
        self.transport.close()


def _is_open(cycle: RequestResponseCycle | None) -> bool:
    return cycle is not None and not cycle.response_complete
