"""The service as a process of its own, and a client that sees all of an answer."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import uvicorn

from summarizer.batch import Batch
from summarizer.service import ServiceSettings, create_app
from summarizer.service.protocol import Protocol
from summarizer.service.work import Desk
from tests.hosts.processes import ROOT, Started, started
from tests.project.commands import clean_environ

__all__ = ["REPORT", "RULES", "Answer", "Service", "listening", "served"]

RULES = Batch(engine="offline")

REPORT = (
    "HARROW BAY (Tideline) - Norvale beat Port Ellan 2-1 on Saturday in the Coastal League.\n\n"
    "Ana Reis scored for Norvale in the 12th minute and Mia Torp equalised in the 40th. "
    "Jo Falk headed the winner for the hosts in the 77th minute.\n\n"
    "“We never stopped believing,” Norvale coach Ida Brandt said.\n"
)
"""A report of invented clubs: three goals and one quotation."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of a problem; fails where the answer is none as RFC 9457 has it."""
        assert self.headers["content-type"] == "application/problem+json", self
        assert self.json["status"] == self.status
        for key in ("type", "title", "detail", "code", "hint"):
            assert self.json[key], key
        code: str = self.json["code"]
        return code


@dataclass(frozen=True)
class Service:
    """One that listens at ``url``."""

    url: str
    process: Started
    app: Any = None
    """The application, where it runs in this process."""

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        at = urlsplit(self.url)
        assert at.hostname is not None
        assert at.port is not None
        return at.hostname, at.port

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, **headers: str
    ) -> Answer:
        """One request on a connection of its own; ``_`` in a header's name is a hyphen."""
        data = body.encode() if isinstance(body, str) else body
        connection = http.client.HTTPConnection(*self.address, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, data, named)
            got = connection.getresponse()
            told = {name.lower(): value for name, value in got.getheaders()}
            return Answer(got.status, told, got.read())
        finally:
            connection.close()

    def post(self, path: str, body: bytes | str, **headers: str) -> Answer:
        """Post a wire."""
        return self.ask("POST", path, body, **headers)


@contextmanager
def listening(
    settings: ServiceSettings,
    batch: Batch,
    before: Callable[[Desk], None] = lambda _: None,
    **more: Any,
) -> Iterator[Service]:
    """The service of these settings, in a thread of this process, with real sockets.

    ``before`` is done with its desk, open already, before it begins.
    """
    app = create_app(settings, batch=batch)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", http=Protocol, **more))
    if more.get("lifespan") != "off":
        app.state.desk.open()
        before(app.state.desk)
    with socket.create_server(("127.0.0.1", 0)) as line:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [line]})
        thread.start()
        try:
            # Connections wait in the backlog until the server takes them.
            url = f"http://127.0.0.1:{line.getsockname()[1]}"
            yield Service(url, None, app)  # type: ignore[arg-type]
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def served(
    *options: str, engine: str = "offline", ledger: Path | None = None, **environ: str
) -> Iterator[Service]:
    """``summarizer serve`` with these options, on a port that is free; its ledger is its own."""
    with TemporaryDirectory() as folder:
        kept = str(ledger or Path(folder, "summarizer.db"))
        args = ["summarizer", "serve", "--port", "0", "--engine", engine, "--ledger", kept]
        with _served([*args, *options], environ) as it:
            yield it


@contextmanager
def _served(args: list[str], environ: Mapping[str, str]) -> Iterator[Service]:
    with started(args, clean_environ({"PYTHONPATH": str(ROOT), **environ})) as process:
        yield Service(process.written(r"listening on (http://\S+)")[1], process)
