"""A server on 127.0.0.1 that plays Slack: messages, edits, history, windows, clicks, faults.

It holds messages to the limits that Slack documents for Block Kit, and answers ``invalid_blocks``
where one is broken, and to the one of all blocks that it only enforces (``msg_blocks_too_long``).
It knows scopes, channels that are not there and messages that nobody may change. A request that is
slower than its client waits is carried out all the same. A real HTTP server in threads: a bot that
is killed meets sockets.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import random
import socket
import struct
import threading
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self

__all__ = ["FakeSlack", "Fault", "Posted", "random_faults", "violations"]

SECRET = "signing-secret-of-nobody"
TOKEN = "xoxb-of-nobody"

SCOPES = frozenset({"chat:write", "channels:history", "groups:history", "metadata.message:read"})
OWN = "BBOT"

Fault = Literal["none", "slow", "late", "429", "500", "cut-before", "cut-after", "500-after"]
"""``cut-after`` and ``500-after``: the message is stored, and no good answer comes. ``late``: it is
stored when the client has long given up."""


@dataclass
class Posted:
    """A message as it stands in a channel; ``versions`` are the blocks that it has had."""

    channel: str
    ts: str
    text: str
    blocks: list[dict[str, Any]]
    metadata: dict[str, Any]
    versions: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """All text that a person sees, a line a piece."""
        return "\n".join(texts(self.blocks))

    @property
    def buttons(self) -> dict[str, str]:
        """The value of each button."""
        return {
            e["action_id"]: e["value"]
            for b in self.blocks
            if b["type"] == "actions"
            for e in b["elements"]
        }


def texts(thing: Any) -> list[str]:
    """Every text inside blocks, in their order."""
    if isinstance(thing, list):
        return [t for one in thing for t in texts(one)]
    if not isinstance(thing, dict):
        return []
    own = thing.get("text")
    if isinstance(own, str):
        return [own]
    return [t for key in ("text", "elements", "label") for t in texts(thing.get(key))]


def random_faults(seed: int, share: float) -> Callable[[str], Fault]:
    """A fault for each call: ``share`` of them, the same ones for the same seed and order."""
    chance = random.Random(seed)
    lock = threading.Lock()
    kinds: tuple[Fault, ...] = (
        "slow",
        "late",
        "429",
        "500",
        "cut-before",
        "cut-after",
        "500-after",
    )

    def next_fault(_: str) -> Fault:
        with lock:
            return chance.choice(kinds) if chance.random() < share else "none"

    return next_fault


class FakeSlack:
    """The workspace. Use as a context manager; ``url`` is what the bot is given."""

    def __init__(
        self,
        faults: Callable[[str], Fault] = lambda _: "none",
        *,
        retry_after: float = 1,
        slow: float = 0.3,
        late: float = 2.6,
        page: int = 50,
    ) -> None:
        self.faults = faults
        self.retry_after = retry_after
        self.slow = slow
        self.late = late
        self.scopes: frozenset[str] | None = SCOPES
        """None: Slack does not tell them, and gives what :data:`SCOPES` allow but no metadata."""
        self.missing: set[str] = set()
        """Channels that are not there."""
        self.fixed: dict[str, str] = {}
        """By the ``ts`` of a message, why it cannot be changed."""
        self.page = page
        self.messages: list[Posted] = []
        self.views: list[dict[str, Any]] = []
        self.calls: list[tuple[str, Fault]] = []
        self.broken: list[str] = []
        self.early = 0
        self.not_before = 0.0
        self.changed = threading.Condition()
        self._serial = 0
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                fake.answer(self)

            do_GET = do_POST  # noqa: N815  http.server looks for that name

            def log_message(self, *_: object) -> None:
                return

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                return  # the client was killed

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/api/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def in_channel(self, channel: str) -> list[Posted]:
        """The messages of a channel, the oldest first."""
        with self.changed:
            return [m for m in self.messages if m.channel == channel]

    def wait(self, done: Callable[[], object], seconds: float = 60.0) -> None:
        """Until ``done`` holds; looked at whenever a call has been answered. Fails in the end."""
        until = time.monotonic() + seconds
        with self.changed:
            while not done():
                left = until - time.monotonic()
                shown = "\n---\n".join(m.shown for m in self.messages[-3:])
                assert left > 0, f"it did not come: {self.calls[-8:]}\n{shown}"
                self.changed.wait(min(left, 0.2))

    # --- the API ----------------------------------------------------------------------------------

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request, or fail as the next fault has it."""
        length = int(handler.headers.get("Content-Length") or 0)
        body = handler.rfile.read(length)
        where = urllib.parse.urlsplit(handler.path)
        method = where.path.removeprefix("/api/")
        told: dict[str, Any] = dict(urllib.parse.parse_qsl(where.query))
        if "json" in handler.headers.get("Content-Type", "") and body:
            told |= json.loads(body)
        fault = self.faults(method)
        if fault in ("slow", "late"):
            time.sleep(self.slow if fault == "slow" else self.late)
        with self.changed:
            self.calls.append((method, fault))
            if time.monotonic() < self.not_before:
                self.early += 1  # Retry-After was not obeyed
            done: dict[str, Any] = {"ok": False, "error": "internal_error"}
            if handler.headers.get("Authorization") != f"Bearer {TOKEN}":
                done = {"ok": False, "error": "invalid_auth"}
            elif fault == "429":
                self.not_before = time.monotonic() + self.retry_after
            elif fault not in ("500", "cut-before"):
                done = self._done(method, told)
            self.changed.notify_all()
        if fault in ("cut-before", "cut-after"):
            _reset(handler)
        elif fault == "429":
            headers = {"Retry-After": str(self.retry_after)}
            _send(handler, 429, {"ok": False, "error": "ratelimited"}, headers)
        else:
            told_scopes = {} if self.scopes is None else {"X-OAuth-Scopes": ",".join(self.scopes)}
            _send(handler, 500 if fault in ("500", "500-after") else 200, done, told_scopes)

    def _done(self, method: str, told: dict[str, Any]) -> dict[str, Any]:
        needed = {
            "chat.postMessage": {"chat:write"},
            "chat.update": {"chat:write"},
            "conversations.history": {"channels:history"},
        }.get(method, set())
        if not needed <= (SCOPES if self.scopes is None else self.scopes):
            return {"ok": False, "error": "missing_scope", "needed": ",".join(needed)}
        if told.get("channel") in self.missing:
            return {"ok": False, "error": "channel_not_found"}
        if method == "auth.test":
            return {"ok": True, "user_id": "UBOT", "bot_id": OWN, "team_id": "T1"}
        if method == "chat.postMessage":
            return self._post(told)
        if method == "chat.update":
            return self._update(told)
        if method == "conversations.history":
            return self._history(told)
        if method == "views.open":
            self.views.append(told["view"])
            return {"ok": True}
        return {"ok": False, "error": "unknown_method"}

    def _broken(self, told: dict[str, Any]) -> str | None:
        """The error that Slack answers with for a message that it does not take."""
        found = violations(told["blocks"])
        error = "invalid_blocks" if found else None
        if len(json.dumps(told["blocks"], ensure_ascii=False)) > MOST_OF_BLOCKS:
            found.append("blocks are too long")
            error = error or "msg_blocks_too_long"
        if len(told["text"]) > 40_000:
            found.append("text is too long")
            error = error or "msg_too_long"
        self.broken += found
        return error

    def _post(self, told: dict[str, Any]) -> dict[str, Any]:
        if (error := self._broken(told)) is not None:
            return {"ok": False, "error": error}
        self._serial += 1
        ts = f"{time.time():.3f}{self._serial % 1000:03d}"
        self.messages.append(
            Posted(told["channel"], ts, told["text"], told["blocks"], told["metadata"])
        )
        return {"ok": True, "ts": ts, "channel": told["channel"]}

    def _update(self, told: dict[str, Any]) -> dict[str, Any]:
        if told["ts"] in self.fixed:
            return {"ok": False, "error": self.fixed[told["ts"]]}
        if (error := self._broken(told)) is not None:
            return {"ok": False, "error": error}
        for message in self.messages:
            if (message.channel, message.ts) == (told["channel"], told["ts"]):
                message.versions.append(message.blocks)
                message.text, message.blocks = told["text"], told["blocks"]
                message.metadata = told["metadata"]
                return {"ok": True, "ts": message.ts}
        return {"ok": False, "error": "message_not_found"}

    def _history(self, told: dict[str, Any]) -> dict[str, Any]:
        oldest = float(told.get("oldest") or 0)
        found = [m for m in self.messages if m.channel == told["channel"] and float(m.ts) >= oldest]
        found.reverse()
        start = int(told.get("cursor") or 0)
        end = start + min(self.page, int(told.get("limit") or 100))
        with_metadata = str(told.get("include_all_metadata")).lower() in ("1", "true")
        with_metadata &= "metadata.message:read" in (self.scopes or ())
        return {
            "ok": True,
            "messages": [
                {"type": "message", "ts": m.ts, "text": m.text, "bot_id": OWN}
                | ({"metadata": m.metadata} if with_metadata else {})
                for m in found[start:end]
            ],
            "has_more": end < len(found),
            "response_metadata": {"next_cursor": str(end) if end < len(found) else ""},
        }

    # --- people -----------------------------------------------------------------------------------

    def click(
        self, bot: str, message: Posted, action: str, user: str = "ines", value: str | None = None
    ) -> int:
        """Press a button of ``message``; returns the status of the bot's answer, 0 for none."""
        told = {
            "type": "block_actions",
            "user": {"id": "U1", "name": user},
            "trigger_id": "1.2.3",
            "actions": [
                {
                    "type": "button",
                    "action_id": action,
                    "value": message.buttons[action] if value is None else value,
                }
            ],
        }
        return self.send(bot, told)[0]

    def submit(self, bot: str, view: dict[str, Any], text: str, user: str = "ines") -> bytes:
        """Send off the window ``view`` with ``text``; returns the body of the bot's answer."""
        told = {
            "type": "view_submission",
            "user": {"id": "U1", "name": user},
            "view": view | {"state": {"values": {"text": {"text": {"value": text}}}}},
        }
        return self.send(bot, told)[1]

    def send(
        self,
        bot: str,
        told: dict[str, Any],
        *,
        at: float | None = None,
        secret: str = SECRET,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, bytes]:
        """A signed request of Slack's to the bot; (0, b"") where nobody answers."""
        body = urllib.parse.urlencode({"payload": json.dumps(told)})
        stamp = str(int(time.time() if at is None else at))
        mac = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
        signed = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={mac.hexdigest()}",
        }
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(bot).netloc, timeout=10)
        try:
            connection.request("POST", "/slack", body, signed | (headers or {}))
            answer = connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()


def _send(
    handler: BaseHTTPRequestHandler,
    status: int,
    told: dict[str, Any],
    headers: dict[str, str] | None = None,
) -> None:
    body = json.dumps(told).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    for name, value in (headers or {}).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def _reset(handler: BaseHTTPRequestHandler) -> None:
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True


# --- limits, as docs.slack.dev/reference/block-kit states them ------------------------------------

MOST_OF_BLOCKS = 13_200
"""Characters of all blocks of a message, which is not documented: as people have measured it."""

_ELEMENTS = {"actions": 25, "context": 10}


def violations(blocks: list[dict[str, Any]]) -> list[str]:
    """In what way ``blocks`` break the documented limits."""
    found = []
    if not 1 <= len(blocks) <= 50:
        found.append(f"{len(blocks)} blocks")
    for block in blocks:
        kind = block["type"]
        if kind == "header":
            found += _text(block["text"], "plain_text", 150)
        elif kind == "section":
            found += _text(block["text"], None, 3000)
        elif kind in _ELEMENTS:
            elements = block["elements"]
            if not 1 <= len(elements) <= _ELEMENTS[kind]:
                found.append(f"{len(elements)} elements in {kind}")
            for element in elements:
                if element["type"] == "button":
                    found += _text(element["text"], "plain_text", 75)
                    if len(element["value"]) > 2000 or len(element["action_id"]) > 255:
                        found.append("a button's value")
                else:
                    found += _text(element, None, 3000)
        elif kind == "rich_text":
            found += _rich(block["elements"])
        else:
            found.append(f"unknown block {kind}")
    return found


def _text(text: dict[str, Any], kind: str | None, most: int) -> list[str]:
    found = []
    if text["type"] not in ("plain_text", "mrkdwn") or kind not in (None, text["type"]):
        found.append(f"text of type {text['type']}")
    if not 1 <= len(text["text"]) <= most:
        found.append(f"{len(text['text'])} characters, at most {most}")
    return found


def _rich(elements: list[dict[str, Any]]) -> list[str]:
    found = []
    for element in elements:
        kind = element["type"]
        if kind == "rich_text_list":
            found += _rich(element["elements"])
        elif kind in ("rich_text_section", "rich_text_quote"):
            for piece in element["elements"]:
                if piece["type"] != "text" or not 1 <= len(piece["text"]) <= 3000:
                    found.append(f"a piece of rich text: {piece}"[:80])
        else:
            found.append(f"unknown {kind}")
    return found
