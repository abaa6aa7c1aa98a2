"""A model's server on 127.0.0.1 that costs next to nothing: replies by number, faults, a count.

A request is answered with the reply of the wire whose reference (``R000123``) stands in it, after
``latency`` seconds, or with a 429 or a 500 by a fixed lot. It speaks HTTP/1.1 at the level of the
protocol, so that its processor time hardly counts beside the client's. ``GET /count`` tells how
many requests came, how many were faults, and when the first and the second came and the last was
answered, on the monotonic clock that all processes share.

python -m bench.stub REPLIES.json --latency S [--limited SHARE] [--broken SHARE] prints its base URL
and serves until standard input is closed. REPLIES is a list of replies; reference n takes the reply
n modulo their number.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Stub", "reference", "stub"]

ROOT = Path(__file__).parents[1]
_REFERENCE = re.compile(rb"\bR(\d{6})\b")
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)


def reference(number: int) -> str:
    """The word by which the stub knows the wire ``number`` again."""
    return f"R{number:06d}"


class _Server:
    def __init__(self, replies: list[str], latency: float, limited: float, broken: float) -> None:
        self.answers = [_answer(200, json.dumps(_completion(text)).encode()) for text in replies]
        fault = {"message": "scripted fault", "type": None, "code": None}
        body = json.dumps({"error": fault}).encode()
        self.too_many = _answer(429, body, b"retry-after: 1\r\n")
        self.broke = _answer(500, body)
        self.latency, self.limited, self.broken = latency, limited, broken
        self.lot = random.Random(7)  # noqa: S311 - the same faults each time
        self.requests = self.limits = self.faults = 0
        self.in_flight = self.most_in_flight = 0
        self.first = self.second = self.last = 0.0

    def count(self) -> bytes:
        told = {
            "requests": self.requests,
            "limited": self.limits,
            "broken": self.faults,
            "in_flight": self.most_in_flight,
            "first": self.first,
            "second": self.second,
            "last": self.last,
        }
        return _answer(200, json.dumps(told).encode())

    def answer(self, body: bytes) -> tuple[float, bytes]:
        if self.requests == 0:
            self.first = time.monotonic()
        elif self.requests == 1:
            self.second = time.monotonic()
        self.requests += 1
        drawn = self.lot.random()
        if drawn < self.limited:
            self.limits += 1
            return 0.0, self.too_many
        if drawn < self.limited + self.broken:
            self.faults += 1
            return 0.0, self.broke
        found = _REFERENCE.search(body)
        number = int(found[1]) if found else 0
        return self.latency, self.answers[number % len(self.answers)]


class _Connection(asyncio.Protocol):
    def __init__(self, server: _Server) -> None:
        self.server = server
        self.got = bytearray()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the types
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.got += data
        head = self.got.find(b"\r\n\r\n")
        if head < 0:
            return
        length = _LENGTH.search(self.got, 0, head)
        end = head + 4 + (int(length[1]) if length else 0)
        if len(self.got) < end:
            return
        body = bytes(self.got[head + 4 : end])
        if self.got.startswith(b"GET "):
            self._send(self.server.count(), counted=False)
        else:
            wait, answer = self.server.answer(body)
            self.server.in_flight += 1
            self.server.most_in_flight = max(self.server.most_in_flight, self.server.in_flight)
            asyncio.get_running_loop().call_later(wait, self._send, answer)
        del self.got[:end]

    def _send(self, answer: bytes, counted: bool = True) -> None:
        if counted:
            self.server.in_flight -= 1
            self.server.last = time.monotonic()
        if self.transport is not None and not self.transport.is_closing():
            self.transport.write(answer)


def _completion(text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    return {
        "id": "chatcmpl-stub",
        "object": "chat.completion",
        "created": 1_700_000_000,
        "model": "stub",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 2000, "completion_tokens": 300, "total_tokens": 2300},
    }


def _answer(status: int, body: bytes, headers: bytes = b"") -> bytes:
    return (
        b"HTTP/1.1 %d X\r\ncontent-type: application/json\r\ncontent-length: %d\r\n"
        % (status, len(body))
        + headers
        + b"\r\n"
        + body
    )


async def _serve(server: _Server) -> None:
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: _Connection(server), "127.0.0.1", 0, backlog=1024)
    port = listening.sockets[0].getsockname()[1]
    print(f"http://127.0.0.1:{port}/v1", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    listening.close()


@dataclass(frozen=True)
class Stub:
    """A running stub: ``base_url`` is what a client takes."""

    base_url: str

    def count(self) -> dict[str, float]:
        """What came in so far: requests, limited, broken, in_flight (the most), first, second,
        last."""
        with urllib.request.urlopen(self.base_url + "/count") as answer:  # noqa: S310 - our own
            told: dict[str, float] = json.load(answer)
        return told


@contextmanager
def stub(
    replies: Path, *, latency: float, limited: float = 0.0, broken: float = 0.0
) -> Iterator[Stub]:
    """A stub in a process of its own, which ends with the context."""
    command = [sys.executable, "-m", "bench.stub", str(replies), "--latency", str(latency)]
    command += ["--limited", str(limited), "--broken", str(broken)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        if process.stdout is None or process.stdin is None:
            raise RuntimeError("the stub has no streams")
        yield Stub(process.stdout.readline().strip())
    finally:
        if process.stdin is not None:
            process.stdin.close()
        process.wait(timeout=10)


def main() -> None:
    """Serve."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("replies", type=Path)
    parser.add_argument("--latency", type=float, required=True, metavar="S")
    parser.add_argument("--limited", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--broken", type=float, default=0.0, metavar="SHARE")
    args = parser.parse_args()
    replies = json.loads(args.replies.read_text("utf-8"))
    asyncio.run(_serve(_Server(replies, args.latency, args.limited, args.broken)))


if __name__ == "__main__":
    main()
