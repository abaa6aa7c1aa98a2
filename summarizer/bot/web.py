"""The bot's own HTTP: Slack's clicks, evidence pages, and the page on which a person decides.

Slack's requests are taken only with its signature, and answered before anything slow is done.
The pages are opened by a name that nobody can guess, which stands in the message: whoever can read
the message can open them, and nobody else.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qs

from aiohttp import web
from pydantic import TypeAdapter
from slack_sdk.signature import SignatureVerifier

from summarizer.aside import aside
from summarizer.bot.blocks import modal, status_line
from summarizer.bot.channels import Lost, NotTaken
from summarizer.bot.decisions import LONGEST, Decisions
from summarizer.bot.messages import Action, Answer, Message
from summarizer.bot.pages import decide_page, plain_page
from summarizer.bot.slack import Slack
from summarizer.bot.state import State
from summarizer.page import render_page
from summarizer.summary import Summary
from summarizer.wire import Wire

__all__ = ["application"]

_WIRE: Final = TypeAdapter(Wire)
_MOST_BYTES: Final = 1_000_000
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def application(
    state: State,
    decisions: Decisions,
    slack: Slack | None,
    secret: str,
    *,
    tell: Callable[[str], None],
) -> web.Application:
    """The routes. Without ``slack`` there are no clicks; ``secret`` is what Slack signs with."""
    it = _Web(state, decisions, slack, SignatureVerifier(secret) if secret else None, tell)
    app = web.Application(client_max_size=_MOST_BYTES)
    app.on_response_prepare.append(_headed)
    app.router.add_get("/healthz", it.health)
    app.router.add_post("/slack", it.clicked)
    app.router.add_get("/m/{uid}", it.evidence)
    app.router.add_get("/decide/{uid}", it.ask)
    app.router.add_post("/decide/{uid}", it.decided)
    return app


async def _headed(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


class _Web:
    def __init__(
        self,
        state: State,
        decisions: Decisions,
        slack: Slack | None,
        verifier: SignatureVerifier | None,
        tell: Callable[[str], None],
    ) -> None:
        self._state = state
        self._decisions = decisions
        self._slack = slack
        self._verifier = verifier
        self._tell = tell
        self._opening: set[asyncio.Task[None]] = set()

    async def health(self, _: web.Request) -> web.Response:
        """Whether the process answers."""
        return web.Response(text="ok\n")

    # --- Slack ------------------------------------------------------------------------------------

    async def clicked(self, request: web.Request) -> web.Response:
        """A button or a window of Slack; the answer is empty once the decision is on disk."""
        body = await request.read()
        if not self._signed(body, request):
            raise web.HTTPUnauthorized(text="not signed by Slack\n")
        try:
            told = json.loads(parse_qs(body.decode("utf-8"), strict_parsing=True)["payload"][0])
            user = told["user"]
            by = str(user.get("name") or user.get("username") or user["id"])
            if told["type"] == "view_submission":
                uid, rev = _version(told["view"]["private_metadata"])
                text = told["view"]["state"]["values"]["text"]["text"]["value"] or ""
                return self._edited(self._decisions.take(uid, rev, "edit", by, text))
            if told["type"] == "block_actions":
                for action in told["actions"]:
                    self._action(action, by, str(told.get("trigger_id") or ""))
        except (KeyError, IndexError, TypeError, AttributeError, ValueError) as fault:
            raise web.HTTPBadRequest(text="no click that is known here\n") from fault
        return web.Response()

    def _signed(self, body: bytes, request: web.Request) -> bool:
        if self._verifier is None:
            return False
        try:
            return self._verifier.is_valid_request(body, dict(request.headers))
        except (ValueError, UnicodeDecodeError):  # a time that is none
            return False

    def _action(self, action: dict[str, Any], by: str, trigger: str) -> None:
        name = action.get("action_id")
        if name not in ("approve", "edit", "reject"):
            return  # a link
        uid, rev = _version(action["value"])
        if name != "edit":
            self._decisions.take(uid, rev, name, by)
            return
        message = self._decisions.messages.find(uid)
        if message is None or not message.decidable or message.rev != rev or self._slack is None:
            return
        # The trigger holds for three seconds, as long as Slack waits for our answer: not before it.
        task = asyncio.create_task(self._open(self._slack, trigger, message))
        self._opening.add(task)
        task.add_done_callback(self._opening.discard)

    async def _open(self, slack: Slack, trigger: str, message: Message) -> None:
        try:
            await slack.open_view(trigger, modal(message))
        except (NotTaken, Lost) as fault:
            self._tell(f"{message.desk}: the window to edit did not open: {fault}")

    def _edited(self, answer: Answer) -> web.Response:
        if answer in ("taken", "again"):
            return web.Response()
        why = {
            "outdated": "The text has changed since you opened this, or is empty: look again.",
            "decided": "Somebody decided before you: look at the message.",
            "unknown": "This message is not known any more.",
        }[answer]
        return web.json_response({"response_action": "errors", "errors": {"text": why}})

    # --- pages ------------------------------------------------------------------------------------

    def _message(self, request: web.Request) -> Message:
        message = self._decisions.messages.find(request.match_info["uid"])
        if message is None:
            raise web.HTTPNotFound(
                text=plain_page(
                    "There is no such message", "Look in the channel for the last one."
                ),
                content_type="text/html",
            )
        if message.status in ("held", "withdrawn"):
            raise web.HTTPGone(
                text=plain_page(status_line(message), message.reason or ""),
                content_type="text/html",
            )
        return message

    async def evidence(self, request: web.Request) -> web.Response:
        """The wire, what was read from it and where; nothing of what was taken back."""
        message = self._message(request)
        row = self._state.row("SELECT wire, summary FROM bot_wires WHERE id = ?", message.wire)
        if row is None or row["summary"] is None:
            raise web.HTTPNotFound(text="nothing was kept of it\n")
        wire = _WIRE.validate_json(row["wire"])
        summary = Summary.model_validate_json(row["summary"])
        page = await aside(lambda: render_page(wire, summary))
        return web.Response(text=page, content_type="text/html")

    async def ask(self, request: web.Request) -> web.Response:
        """The page to decide on. To open it changes nothing: programs open links too."""
        return _html(decide_page(self._message(request)))

    async def decided(self, request: web.Request) -> web.Response:
        """A decision by that page."""
        message = self._message(request)
        form = await request.post()
        fields = {name: str(value) for name, value in form.items()}
        action, by = fields.get("action", ""), fields.get("by", "").strip()
        actions: dict[str, Action] = {"approve": "approve", "edit": "edit", "reject": "reject"}
        if action not in actions or not fields.get("rev", "").isdecimal():
            raise web.HTTPBadRequest(text="no decision that is known here\n")
        if not by:
            return _html(decide_page(message, "Say who decides."), 400)
        text = fields.get("text", "")[:LONGEST]
        answer = self._decisions.take(message.uid, int(fields["rev"]), actions[action], by, text)
        problem = {
            "outdated": "The text has changed since you opened this, or is empty: look again.",
            "decided": "Somebody decided before you.",
        }.get(answer)
        return _html(decide_page(self._message(request), problem), 409 if problem else 200)


def _version(told: str) -> tuple[str, int]:
    uid, _, rev = told.partition(":")
    return uid, int(rev)


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")
