"""The bot's own HTTP: Slack's clicks, evidence pages, and the page on which a person decides.

Slack's requests are taken only with its signature, and answered before anything slow is done.
The pages are opened by names that nobody can guess, one to read the evidence and another to
decide, which stand in the message: whoever can read the message can open them, and nobody else. A
decision is taken only from the page itself; who decides is what the page was told.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

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
_MOST_DIGITS: Final = 9
_COOKIE: Final = "decide"
_TOO_LONG: Final = (
    f"The text is longer than {LONGEST:,} characters: shorten it. Nothing was posted."
)
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # else a browser sends no Origin with a decision
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


def application(
    state: State,
    decisions: Decisions,
    slack: Slack | None,
    secret: str,
    url: str,
    *,
    tell: Callable[[str], None],
) -> web.Application:
    """The routes. Without ``slack`` there are no clicks; ``secret`` is what Slack signs with, and
    ``url`` where people reach the bot."""
    verifier = SignatureVerifier(secret) if secret else None
    it = _Web(state, decisions, slack, verifier, url, tell)
    app = web.Application(client_max_size=_MOST_BYTES)
    app.on_response_prepare.append(_headed)
    app.router.add_get("/healthz", it.health)
    app.router.add_post("/slack", it.clicked)
    app.router.add_get("/m/{uid}", it.evidence)
    app.router.add_get("/decide/{key}", it.ask)
    app.router.add_post("/decide/{key}", it.decided)
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
        url: str,
        tell: Callable[[str], None],
    ) -> None:
        self._state = state
        self._decisions = decisions
        self._slack = slack
        self._verifier = verifier
        parts = urlsplit(url)
        self._origin = f"{parts.scheme}://{parts.netloc}".lower()
        self._secure = parts.scheme == "https"
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
            "too_long": _TOO_LONG,
            "closed": "Nobody may decide over this text now: look at the message.",
            "unknown": "This message is not known any more.",
        }[answer]
        return web.json_response({"response_action": "errors", "errors": {"text": why}})

    # --- pages ------------------------------------------------------------------------------------

    def _message(self, message: Message | None) -> Message:
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
        message = self._message(self._decisions.messages.find(request.match_info["uid"]))
        row = self._state.row("SELECT wire, summary FROM bot_wires WHERE id = ?", message.wire)
        if row is None or row["summary"] is None:
            raise web.HTTPNotFound(text="nothing was kept of it\n")
        wire = _WIRE.validate_json(row["wire"])
        summary = Summary.model_validate_json(row["summary"])
        page = await aside(lambda: render_page(wire, summary))
        return web.Response(text=page, content_type="text/html")

    async def ask(self, request: web.Request) -> web.Response:
        """The page to decide on. To open it changes nothing: programs open links too."""
        return self._page(request, self._to_decide(request))

    def _to_decide(self, request: web.Request) -> Message:
        """The message that the request may decide over; in Slack that is done by its buttons, which
        tell who presses them."""
        message = self._decisions.messages.find_to_decide(request.match_info["key"])
        sent = message is not None and message.place is not None and not message.in_slack
        return self._message(message if sent else None)

    def _page(
        self,
        request: web.Request,
        message: Message,
        problem: str | None = None,
        status: int = 200,
        text: str | None = None,
    ) -> web.Response:
        token = request.cookies.get(_COOKIE) or secrets.token_urlsafe(18)
        answer = _html(decide_page(message, token, problem, text), status)
        answer.set_cookie(
            _COOKIE, token, path="/decide/", httponly=True, secure=self._secure, samesite="Strict"
        )
        return answer

    def _is_ours(self, request: web.Request, token: str) -> bool:
        """Whether the decision comes from the bot's own page, opened by the same browser."""
        origin = request.headers.get("Origin", "").lower()
        given = request.cookies.get(_COOKIE, "")
        same = hmac.compare_digest(token.encode(), given.encode())
        return origin == self._origin and bool(given) and same

    async def decided(self, request: web.Request) -> web.Response:
        """A decision by that page."""
        message = self._to_decide(request)
        form = await request.post()
        fields = {name: str(value) for name, value in form.items()}
        action, by = fields.get("action", ""), fields.get("by", "").strip()
        actions: dict[str, Action] = {"approve": "approve", "edit": "edit", "reject": "reject"}
        if not self._is_ours(request, fields.get("token", "")):
            raise web.HTTPForbidden(text="not sent by the page of this message: open it again\n")
        try:
            rev = _number(fields.get("rev", ""))
        except ValueError:
            rev = None
        if action not in actions or rev is None:
            raise web.HTTPBadRequest(text="no decision that is known here\n")
        text = fields.get("text", "")
        if not by:
            return self._page(request, message, "Say who decides.", 400, text)
        how = " (as told on the page)"
        answer = self._decisions.take(message.uid, rev, actions[action], by, text, how=how)
        problem = {
            "outdated": "The text has changed since you opened this, or is empty: look again.",
            "decided": "Somebody decided before you.",
            "too_long": _TOO_LONG,
            "closed": "Nobody may decide over this text now.",
        }.get(answer)
        kept = text if answer == "too_long" else None
        status = {None: 200, _TOO_LONG: 400}.get(problem, 409)
        return self._page(request, self._to_decide(request), problem, status, kept)


def _version(told: str) -> tuple[str, int]:
    uid, _, rev = told.partition(":")
    return uid, _number(rev)


def _number(told: str) -> int:
    """A number of a version; raises ValueError for what can be none."""
    if not (told.isascii() and told.isdigit() and len(told) <= _MOST_DIGITS):
        raise ValueError(told)
    return int(told)


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")
