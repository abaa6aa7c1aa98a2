"""A server on 127.0.0.1 that plays ``/v1/files`` and ``/v1/batches`` as OpenAI documents them.

It holds an input file to the endpoint's form, works a batch off when it is told to
(:meth:`BatchServer.finish`) by a script as :class:`ScriptedServer` takes it, and can fail in the
ways that the endpoint and the way to it can.
"""

from __future__ import annotations

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.support.scripted_server import Answer, Reset, Status

__all__ = ["BatchServer", "Made", "Short"]

Script = Callable[[Mapping[str, Any]], Answer | Status]
Lines = list[bytes]
_ENDPOINT = "/v1/chat/completions"
_PART = re.compile(rb'name="(\w+)"(?:; filename="([^"]*)")?.*?\r\n\r\n', re.DOTALL)


@dataclass(frozen=True)
class Short:
    """A 200 that promises more than comes before the connection is closed."""


@dataclass
class Made:
    """A batch that was submitted: ``requests`` by their custom_id."""

    told: dict[str, Any]
    requests: dict[str, Mapping[str, Any]]

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.told["id"])


@dataclass
class _Fault:
    method: str
    path: re.Pattern[str]
    step: Status | Reset | Short
    after: bool  # the work is done, and only the answer lost
    times: int


@dataclass
class BatchServer:
    """Use as a context manager. ``calls`` are method and path of all requests, in order;
    ``batches`` what was submitted, the oldest first; ``files`` what was brought up or made, by id.
    """

    calls: list[str] = field(default_factory=list)
    batches: list[Made] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    page: int = 100
    _faults: list[_Fault] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        """What a client takes as its base URL."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def fail(
        self,
        method: str,
        path: str,
        step: Status | Reset | Short,
        *,
        times: int = 1,
        after: bool = False,
    ) -> None:
        """Answer the next ``times`` such requests by ``step``; with ``after`` once the work is
        done, so that only its answer is lost."""
        self._faults.append(_Fault(method, re.compile(path), step, after, times))

    def asked(self, made: Made | None = None) -> int:
        """How many requests were in a batch, or in all that were taken."""
        batches = self.batches if made is None else [made]
        return sum(len(b.requests) for b in batches if b.told["status"] != "failed")

    def finish(
        self,
        made: Made,
        script: Script,
        *,
        status: str = "completed",
        of: Callable[[Mapping[str, Any]], bool] = lambda _: True,
        edit: Callable[[Lines], Lines] = lambda lines: lines,
    ) -> None:
        """Work ``made`` off by ``script``, those requests only that ``of`` is true of; ``edit`` is
        what goes wrong with the lines of its output file."""
        answers, errors = [], []
        for name, body in made.requests.items():
            if not of(body):
                if status == "expired":
                    told = {"code": "batch_expired", "message": "not executed in time"}
                    errors.append(_line(name, None, told))
                continue
            step = script(body)
            if isinstance(step, Answer):
                answers.append(_line(name, (200, step.body()), None))
            else:
                error = {"message": step.message, "type": None, "code": step.error_code}
                errors.append(_line(name, (step.code, {"error": error}), None))
        counts = {"total": len(made.requests), "completed": len(answers), "failed": len(errors)}
        made.told |= {"status": status, "request_counts": counts}
        if answers:
            made.told["output_file_id"] = self._keep(b"".join(edit(answers)))
        if errors:
            made.told["error_file_id"] = self._keep(b"".join(errors))

    def _keep(self, content: bytes) -> str:
        name = f"file-{len(self.calls)}-{len(self.files)}"
        self.files[name] = content
        return name

    # --- the endpoints ------------------------------------------------------------------------

    def answer(self, method: str, path: str, query: str, body: bytes) -> tuple[int, bytes]:
        """Status and body of the answer to a request."""
        match (method, path.removeprefix("/v1/").split("/")):
            case ("POST", ["files"]):
                return self._uploaded(body)
            case ("GET", ["files", name, "content"]) if name in self.files:
                return 200, self.files[name]
            case ("DELETE", ["files", name]) if name in self.files:
                del self.files[name]
                return _ok({"id": name, "object": "file", "deleted": True})
            case ("POST", ["batches"]):
                return self._submitted(json.loads(body))
            case ("GET", ["batches"]):
                return self._listed(query)
            case ("GET", ["batches", name]):
                for made in self.batches:
                    if made.id == name:
                        return _ok(made.told)
        return _error(404, "no such thing")

    def _uploaded(self, body: bytes) -> tuple[int, bytes]:
        edge = body[: body.index(b"\r\n")]
        fields: dict[str, tuple[str, bytes]] = {}
        for part in body.split(edge):
            found = _PART.search(part)
            if found is not None:
                name, filename = found[1].decode(), (found[2] or b"").decode()
                fields[name] = filename, part[found.end() :].removesuffix(b"\r\n")
        filename, content = fields["file"]
        if fields["purpose"][1] != b"batch" or not filename.endswith(".jsonl"):
            return _error(400, "no file for a batch")
        name = self._keep(content)
        told = {"id": name, "object": "file", "bytes": len(content), "created_at": int(time.time())}
        return _ok({**told, "filename": filename, "purpose": "batch", "status": "processed"})

    def _submitted(self, asked: dict[str, Any]) -> tuple[int, bytes]:
        right = asked["endpoint"] == _ENDPOINT and asked["completion_window"] == "24h"
        if not right:
            return _error(400, "no such endpoint or window")
        told: dict[str, Any] = {
            "id": f"batch_{len(self.batches) + 1}",
            "object": "batch",
            "endpoint": _ENDPOINT,
            "completion_window": "24h",
            "created_at": int(time.time()),
            "input_file_id": asked["input_file_id"],
            "status": "validating",
            "metadata": asked.get("metadata"),
        }
        requests: dict[str, Mapping[str, Any]] = {}
        for text in self.files.get(asked["input_file_id"], b"").splitlines():
            line = json.loads(text)
            right = line["method"] == "POST" and line["url"] == _ENDPOINT
            if not right or line["custom_id"] in requests:
                told["status"] = "failed"
            requests[line["custom_id"]] = line["body"]
        if not requests:
            told["status"] = "failed"
        self.batches.append(Made(told, requests))
        return _ok(told)

    def _listed(self, query: str) -> tuple[int, bytes]:
        newest = [made.told for made in reversed(self.batches)]
        after = re.search(r"after=(\w+)", query)
        if after is not None:
            at = [told["id"] for told in newest].index(after[1]) + 1
            newest = newest[at:]
        data = newest[: self.page]
        return _ok({"object": "list", "data": data, "has_more": len(newest) > len(data)})

    # --- the server ---------------------------------------------------------------------------

    def __enter__(self) -> Self:
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.plays = self
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
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def take(
        self, method: str, path: str, query: str, body: bytes
    ) -> tuple[int, bytes, Status | Reset | Short | None]:
        """The answer to a request, and what becomes of it on the way."""
        with self._lock:
            self.calls.append(f"{method} {path}")
            fault = next(
                (f for f in self._faults if f.method == method and f.path.fullmatch(path)), None
            )
            if fault is not None:
                fault.times -= 1
                if fault.times == 0:
                    self._faults.remove(fault)
                if not fault.after and not isinstance(fault.step, Short):
                    return 0, b"", fault.step
            status, answer = self.answer(method, path, query, body)
            return status, answer, None if fault is None else fault.step


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    plays: BatchServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _serve(self) -> None:
        body = self._body()
        path, _, query = self.path.partition("?")
        status, answer, fault = self.server.plays.take(self.command, path, query, body)
        headers: Mapping[str, str] = {}
        length = len(answer)
        match fault:
            case Status():
                status, answer = _error(fault.code, fault.message, fault.error_code)
                length, headers = len(answer), fault.headers
            case Reset():
                # Linger 0 makes close() send a reset instead of a farewell.
                option = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
                self.close_connection = True
                self.connection.close()
                return
            case Short():
                answer, self.close_connection = answer[: len(answer) // 2], True
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", "0")))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def handle(self) -> None:
        # The connection was reset, which some tests are about.
        with suppress(ConnectionError, TimeoutError, ValueError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests read what was received from the server object."""


def _line(name: str, answer: tuple[int, object] | None, error: object) -> bytes:
    response = None
    if answer is not None:
        response = {"status_code": answer[0], "request_id": "req_1", "body": answer[1]}
    told = {"id": "batch_req_1", "custom_id": name, "response": response, "error": error}
    return json.dumps(told).encode() + b"\n"


def _ok(told: object) -> tuple[int, bytes]:
    return 200, json.dumps(told).encode()


def _error(status: int, message: str, code: str | None = None) -> tuple[int, bytes]:
    told = {"message": message, "type": code, "code": code}
    return status, json.dumps({"error": told}).encode()
