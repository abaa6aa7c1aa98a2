"""A server on 127.0.0.1 that plays ``/v1/chat/completions`` from a script, faults included.

A real HTTP server in a thread: what the client meets is a socket, not a mock.
"""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

__all__ = [
    "Answer",
    "Cut",
    "Dribble",
    "Hang",
    "Late",
    "Page",
    "Received",
    "Reset",
    "ScriptedServer",
    "Status",
    "Step",
]

MODEL = "scripted"


@dataclass(frozen=True)
class Answer:
    """A chat completion. ``usage`` is prompt, cached and completion tokens, None for no usage."""

    text: str | None
    finish_reason: str = "stop"
    refusal: str | None = None
    usage: tuple[int, int, int] | None = (1000, 0, 200)
    model: str = MODEL
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """The JSON that goes over the wire."""
        message: dict[str, Any] = {"role": "assistant", "content": self.text}
        if self.refusal is not None:
            message["refusal"] = self.refusal
        body: dict[str, Any] = {
            "id": "chatcmpl-scripted",
            "object": "chat.completion",
            "created": 1_700_000_000,
            "model": self.model,
            "choices": [{"index": 0, "message": message, "finish_reason": self.finish_reason}],
        }
        if self.usage is not None:
            prompt, cached, completion = self.usage
            body["usage"] = {
                "prompt_tokens": prompt,
                "completion_tokens": completion,
                "total_tokens": prompt + completion,
                "prompt_tokens_details": {"cached_tokens": cached},
            }
        return body


@dataclass(frozen=True)
class Status:
    """An error answer as OpenAI writes them."""

    code: int
    message: str = "scripted fault"
    error_code: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """A 200 with a body of our choice."""

    body: str
    content_type: str = "text/html"


@dataclass(frozen=True)
class Cut:
    """A 200 whose JSON stops in the middle, though the HTTP message is whole."""


@dataclass(frozen=True)
class Reset:
    """The connection is reset without an answer."""


@dataclass(frozen=True)
class Hang:
    """The request is taken, and no answer ever comes."""


@dataclass(frozen=True)
class Dribble:
    """A good answer, one byte in ``pause`` seconds, for ever: each read succeeds, the whole never
    ends."""

    pause: float = 0.01


@dataclass(frozen=True)
class Late:
    """``step``, but only after so many seconds, or when the server closes."""

    seconds: float
    step: Answer


Step = Answer | Status | Page | Cut | Reset | Hang | Dribble | Late
Script = Iterable[Step] | Callable[[Mapping[str, Any]], Step]
"""Steps in their order, or what answers each request by its body."""


@dataclass(frozen=True)
class Received:
    """A request as it came. Header names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


class ScriptedServer:
    """Use as a context manager; ``base_url`` is there inside. Requests beyond the script get a
    501 and are counted in ``overrun``. ``connections`` counts all that were ever opened."""

    def __init__(self, script: Script = ()) -> None:
        self._answer = script if callable(script) else None
        self._steps: list[Step] = [] if callable(script) else list(script)
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._idle = threading.Condition(self._lock)
        self._open = 0
        self.requests: list[Received] = []
        self.connections = 0
        self.overrun = 0

    def add(self, *steps: Step) -> None:
        """Put more steps at the end of the script."""
        with self._lock:
            self._steps.extend(steps)

    @property
    def base_url(self) -> str:
        """What a client takes as its base URL."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def wait_until_no_connection(self, seconds: float = 10.0) -> bool:
        """Whether all clients have hung up, waiting for it at most so long."""
        with self._idle:
            return self._idle.wait_for(lambda: self._open == 0, seconds)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.script = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exc: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _next(self, received: Received) -> Step:
        with self._lock:
            self.requests.append(received)
            if self._answer is not None:
                return self._answer(received.body)
            if not self._steps:
                self.overrun += 1
                return Status(501, "the script is at its end")
            return self._steps.pop(0)

    def _count(self, change: int) -> None:
        with self._idle:
            self._open += change
            self.connections += change > 0
            self._idle.notify_all()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    script: ScriptedServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle(self) -> None:
        self.server.script._count(1)
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            pass  # the client hung up, which some tests are about
        finally:
            self.server.script._count(-1)

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", "0"))
        received = Received(
            path=self.path,
            headers={name.lower(): value for name, value in self.headers.items()},
            body=json.loads(self.rfile.read(length) or b"{}"),
        )
        self._play(self.server.script._next(received))

    def _play(self, step: Step) -> None:
        match step:
            case Answer():
                text = json.dumps(step.body(), ensure_ascii=False)
                self._send(200, text.encode(), headers=step.headers)
            case Status():
                error = {"message": step.message, "type": step.error_code, "code": step.error_code}
                self._send(step.code, json.dumps({"error": error}).encode(), headers=step.headers)
            case Page():
                self._send(200, step.body.encode(), step.content_type)
            case Cut():
                self._send(200, json.dumps(Answer("{}").body()).encode()[:60])
            case Reset():
                # Linger 0 makes close() send a reset instead of a farewell.
                option = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
                self.close_connection = True
                self.connection.close()
            case Hang():
                self._until_closed()
            case Dribble():
                self._dribble(step.pause)
            case Late():
                self.server.script._closing.wait(step.seconds)
                self._play(step.step)

    def _send(
        self,
        code: int,
        body: bytes,
        content_type: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.send_response(code)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _until_closed(self) -> None:
        """Wait for the client to hang up, or for the server to close."""
        self.connection.settimeout(0.05)
        while not self.server.script._closing.is_set():
            try:
                if not self.connection.recv(1):
                    break
            except TimeoutError:
                continue
        self.close_connection = True

    def _dribble(self, pause: float) -> None:
        body = json.dumps(Answer("{}").body()).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body) + 1_000_000))
        self.end_headers()
        self.close_connection = True
        at = 0
        while not self.server.script._closing.wait(pause):
            self.wfile.write(body[at : at + 1] or b" ")
            self.wfile.flush()
            at += 1

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests read what was received from the server object."""
