"""Servers on 127.0.0.1 that do not answer as they should, each in its own way.

    python -m tests.support.faulty_servers     serves them all until standard input is closed, and
                                               prints their base URLs as one line of JSON

In a process of their own their threads and sockets are not those of the one who asks.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path

from tests.support.scripted_server import (
    Answer,
    Dribble,
    Hang,
    Late,
    Page,
    Reset,
    ScriptedServer,
    Status,
    Step,
)

__all__ = ["FAULTS", "GOOD", "faulty_servers"]

GOOD = (
    '{"kind":"match_report","matches":[{"sport":"football","facts":["home|Norvale|1",'
    '"away|Port Ellan|1","score|2-1|1"],"events":[],"headline":"","blurb":""}],'
    '"quotes":[],"not_speech":[]}'
)
_ROOT = Path(__file__).parents[2]


@contextmanager
def _scripted(step: Step) -> Iterator[str]:
    with ScriptedServer(lambda _: step) as server:
        yield server.base_url


@contextmanager
def _listening(serve: Callable[[socket.socket], None], backlog: int = 64) -> Iterator[str]:
    """A bare socket; ``serve`` gets it in a thread, and an OSError when it is closed."""
    with socket.create_server(("127.0.0.1", 0), backlog=backlog) as server:

        def run() -> None:
            with suppress(OSError):
                serve(server)

        threading.Thread(target=run, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"


def _never_reads(server: socket.socket) -> None:
    kept = []
    while True:
        kept.append(server.accept())


def _headers_by_the_byte(server: socket.socket) -> None:
    closing = threading.Event()
    while True:
        client, _ = server.accept()
        with client, suppress(OSError):
            for byte in b"HTTP/1.1 200 OK\r\n" + b"x-filler: x\r\n" * 1000:
                client.send(bytes([byte]))
                closing.wait(0.05)


@contextmanager
def _never_accepts() -> Iterator[str]:
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(3):  # fill the queue: who comes now gets no answer at all
            client = stack.enter_context(socket.socket())
            client.setblocking(False)
            with suppress(BlockingIOError):
                client.connect(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}/v1"


@contextmanager
def _tls_never_shakes_hands() -> Iterator[str]:
    with _listening(_never_reads) as url:
        yield url.replace("http://", "https://")


@contextmanager
def _refused() -> Iterator[str]:
    with socket.socket() as bound:  # bound and not listening: nobody else gets the port
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/v1"


FAULTS: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "none": lambda: _scripted(Answer(GOOD)),
    "hangs before the headers": lambda: _scripted(Hang()),
    "dribbles the headers": lambda: _listening(_headers_by_the_byte),
    "dribbles the body, a byte a second": lambda: _scripted(Dribble(1.0)),
    "answers after the deadline": lambda: _scripted(Late(3.0, Answer(GOOD))),
    "accepts and never reads": lambda: _listening(_never_reads),
    "never accepts": _never_accepts,
    "never shakes hands (TLS)": _tls_never_shakes_hands,
    "refuses connections": _refused,
    "resets connections": lambda: _scripted(Reset()),
    "429, Retry-After 120": lambda: _scripted(Status(429, headers={"Retry-After": "120"})),
    "500, always": lambda: _scripted(Status(500)),
    "20 MB that are no JSON": lambda: _scripted(Page("[" * 20_000_000, "application/json")),
}


@contextmanager
def faulty_servers() -> Iterator[dict[str, str]]:
    """The base URL of each of :data:`FAULTS`, served by a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.faulty_servers"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(30)


def _main() -> None:
    with ExitStack() as stack:
        urls = {name: stack.enter_context(make()) for name, make in FAULTS.items()}
        sys.stdout.write(json.dumps(urls) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _main()
